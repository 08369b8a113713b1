import pytest

from reports.extraction import references
from reports.tests.extraction import samples

MINISTER = "Olim Safarov; Minister of Health of Tajikistan"
DEPUTY = "Lola Karimova; Deputy Minister of Foreign Affairs"
OFFICER = "Ingrid Nilsen; WHO Representative in Tajikistan; who"
DIRECTOR = "Jan de Vries; WHO Regional Director for Europe; who"
CHILD = "Ana Costa; UNICEF Representative in Tajikistan; unicef"
PRESIDENT = "Rustam Azizov; President of the Republic of Tajikistan"
PREMIER = "Timur Bekov; Prime Minister"

ENGLISH = [
    ("{} met {}. The Minister smiled.", (MINISTER, OFFICER), [("Minister", "Olim Safarov")]),
    ("{} met {}. The head of the Tajik Ministry of Health left.", (MINISTER, OFFICER),
     [("head of the Tajik Ministry of Health", "Olim Safarov")]),
    ("{} met {}. The health minister spoke.", (MINISTER, DEPUTY), [("health minister", "Olim Safarov")]),
    ("{} met {}. His Tajik colleague spoke.", (PREMIER, MINISTER), [("Tajik colleague", "Olim Safarov")]),
    ("{} met {}. His colleague spoke.", (PREMIER, MINISTER), []),
    ("{} met {}. The deputy minister spoke.", (MINISTER, DEPUTY), [("deputy minister", "Lola Karimova")]),
    ("{} met {}. The foreign minister was away.", (MINISTER, OFFICER), []),
    ("{} met {}. The WHO Head spoke.", (MINISTER, DIRECTOR), [("WHO Head", "Jan de Vries")]),
    ("{} met {}. The Regional Director spoke.", (MINISTER, DIRECTOR),
     [("Regional Director", "Jan de Vries")]),
    ("{} met {}. The UNICEF representative spoke.", (OFFICER, CHILD),
     [("UNICEF representative", "Ana Costa")]),
    ("{} met {}. The Representative spoke.", (MINISTER, CHILD), [("Representative", "Ana Costa")]),
    ("{} met {}. The head of state spoke.", (PRESIDENT, DIRECTOR), [("head of state", "Rustam Azizov")]),
    ("{} met {}. The Tajik President spoke.", (PRESIDENT, DIRECTOR), [("Tajik President", "Rustam Azizov")]),
    ("{} met {}. The Kazakh President was away.", (PRESIDENT, DIRECTOR), []),
    ("{} met {}. The head of government spoke.", (PREMIER, DIRECTOR),
     [("head of government", "Timur Bekov")]),
    ("{} met {}. The Premier spoke.", (PREMIER, MINISTER), [("Premier", "Timur Bekov")]),
    ("{} met {}. The Minister spoke.", (PREMIER, MINISTER), [("Minister", "Olim Safarov")]),
    ("{} met {}. A minister of another country spoke.", (MINISTER, OFFICER), []),
    ("{} met {}. Minister of Justice Karim Nazarov left.", (MINISTER, OFFICER), []),
    ("{} met {}. The head of the department spoke.", (MINISTER, OFFICER), []),
    ("{} met {}. Safarov spoke.", (MINISTER, OFFICER), [("Safarov", "Olim Safarov")]),
    ("{} met {}. O. Safarov spoke.", (MINISTER, OFFICER), [("O. Safarov", "Olim Safarov")]),
    ("{} met {}. B. Safarov spoke.", (MINISTER, OFFICER), []),
    ("{} met {}. Nilsen University opened.", (MINISTER, OFFICER), []),
    ("{} met {}. He spoke.", (MINISTER, OFFICER), [("He", "Olim Safarov")]),
    ("{} met {}. She spoke.", (DEPUTY, MINISTER), [("She", "Lola Karimova")]),
    ("{} received {}. She spoke.", (MINISTER, DEPUTY), [("She", "Lola Karimova")]),
    ("{} and {} met. He spoke.", (DIRECTOR, MINISTER), []),
    ("{} met {}. According to him, all went well.", (MINISTER, OFFICER), [("him", "Olim Safarov")]),
    ("According to {}, all went well. He left.", (MINISTER,), [("He", "Olim Safarov")]),
    ("The guests saw {} and {}. She left.", (MINISTER, DEPUTY), [("She", "Lola Karimova")]),
    ("The guests saw {} and {}. She left.", (OFFICER, DEPUTY), []),
    ("{} met {}. The guest left.", (MINISTER, OFFICER), [("guest", "Ingrid Nilsen")]),
    ("{} met {} and {}. The guest left.", (MINISTER, OFFICER, CHILD), []),
    ("{} received a guest. All the guests left.", (OFFICER,), []),
    ("{} met {}. The WHO expert left.", (MINISTER, OFFICER), [("WHO expert", "Ingrid Nilsen")]),
    ("{} met {}. The expert left.", (MINISTER, OFFICER), []),
    ("{} met {}. “He is a friend of the President,” it was said.", (PRESIDENT, OFFICER), []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "people", "wanted"), ENGLISH)
def test_tells_who_is_meant(text: str, people: tuple[str, ...], wanted: list[tuple[str, str]]) -> None:
    text = text.format(*(told.split(";")[0] for told in people))
    assert _resolved(text, people) == wanted


RU_MINISTER = "Олим Сафаров; министр здравоохранения Таджикистана"
RU_GUEST = "Ингрид Нильсен = Ингрид Нильсен; представитель ЮНИСЕФ в Таджикистане; unicef"
RU_HEAD = "Питер Якобсен; Генеральный директор ВОЗ; who"
RU_EUROPE = "Ева Новак; директор Европейского регионального бюро ВОЗ; who"
RU_SECOND = "Ева Новак; заместитель представителя ЮНИСЕФ; unicef"
RU_CHAIR = "Тимур Беков; торага Жогорку Кенеша"
RU_DOCTOR = "Ева Новак; главный внештатный онколог Минздрава"
RU_ACTING = "Нодир Тошев; и.о. министра финансов Таджикистана"
RU_MAYOR = "Тимур Беков; аким Караганды"
RU_PRESIDENT = "Рустам Азизов; Президент"

RUSSIAN = [
    ("{} принял гостя. Представитель Детского фонда ООН отметила рост.", (RU_GUEST,),
     [("Представитель Детского фонда ООН", "Ингрид Нильсен")]),
    ("{} вошла. Представитель ЮНИСЕФ отметила рост.", (RU_SECOND,), [("Представитель ЮНИСЕФ", "Ева Новак")]),
    ("{} вошла. Представитель ВОЗ отметила рост.", (RU_SECOND,), []),
    ("{} и {} вошли. Представитель ЮНИСЕФ отметила рост.", (RU_GUEST, RU_SECOND),
     [("Представитель ЮНИСЕФ", "Ингрид Нильсен")]),
    ("{} вошел. Спикер парламента отметил рост.", (RU_CHAIR,), [("Спикер парламента", "Тимур Беков")]),
    ("{} вошел. Торага отметил рост.", (RU_CHAIR,), [("Торага", "Тимур Беков")]),
    ("{} вошла. Онколог отметила рост.", (RU_DOCTOR,), [("Онколог", "Ева Новак")]),
    ("{} вошла. Кардиолог отметила рост.", (RU_DOCTOR,), []),
    ("{} принял гостя. И.о. министра отметил рост.", (RU_ACTING,), [("И.о. министра", "Нодир Тошев")]),
    ("{} принял гостя. Исполняющий обязанности министра отметил рост.", (RU_ACTING,),
     [("Исполняющий обязанности министра", "Нодир Тошев")]),
    ("{} принял гостя. Министр здравоохранения Узбекистана уехал.", (RU_MINISTER,), []),
    ("{} вошел. Гостья отметила рост.", (RU_GUEST,), [("Гостья", "Ингрид Нильсен")]),
    ("{} вошел. Дипломат отметил рост.", ("Тимур Беков; заместитель министра иностранных дел",),
     [("Дипломат", "Тимур Беков")]),
    ("{} вошел. Мэр отметил рост.", ("Тимур Беков; председатель города Душанбе",), [("Мэр", "Тимур Беков")]),
    ("{} вошел. Председатель Сената отметил рост.", ("Тимур Беков; председатель верхней палаты",),
     [("Председатель Сената", "Тимур Беков")]),
    ("Миссию возглавляет её {}. Глава миссии отметила рост.", ("Ева Новак; эксперт; who",),
     [("Глава миссии", "Ева Новак")]),
    ("Министр принял {}. Датчанка отметила рост.", (RU_GUEST,), [("Датчанка", "Ингрид Нильсен")]),
    ("{} вошла. Датский эксперт отметила рост.", (RU_GUEST,), [("Датский эксперт", "Ингрид Нильсен")]),
    ("Миссию возглавляет {}. Руководитель миссии отметила рост.", ("Ева Новак; микробиолог; who",),
     [("Руководитель миссии", "Ева Новак")]),
    ("{} принял гостя. Министр улыбнулся.", (RU_MINISTER,), [("Министр", "Олим Сафаров")]),
    ("{} принял гостя. Глава Минздрава ушел.", (RU_MINISTER,), [("Глава Минздрава", "Олим Сафаров")]),
    ("{} принял гостя. Глава ведомства ушел.", (RU_MINISTER,), [("Глава ведомства", "Олим Сафаров")]),
    ("{} принял гостя. Глава МИД ушел.", (RU_MINISTER,), []),
    ("{} принял гостя. По словам главы Минздрава, все идет.", (RU_MINISTER,),
     [("главы Минздрава", "Олим Сафаров")]),
    ("{} принял гостя. Глава города ушел.", (RU_MAYOR,), [("Глава города", "Тимур Беков")]),
    ("{} принял гостя. Аким Караганды ушел.", (RU_MAYOR,), [("Аким Караганды", "Тимур Беков")]),
    ("{} принял гостя. Аким Шымкента ушел.", (RU_MAYOR,), []),
    ("{} принял гостя. Глава государства ушел.", (RU_PRESIDENT,), [("Глава государства", "Рустам Азизов")]),
    ("{} и {} встретились. Глава ВОЗ ушел.", (RU_HEAD, RU_EUROPE), [("Глава ВОЗ", "Питер Якобсен")]),
    ("{} и {} встретились. Глава ЕРБ ВОЗ ушла.", (RU_HEAD, RU_EUROPE), [("Глава ЕРБ ВОЗ", "Ева Новак")]),
    ("{} принял гостя. Директор департамента ушел.", (RU_EUROPE,), []),
    ("{} принял гостя. Организация стоит во главе ВОЗ.", (RU_HEAD,), []),
    ("{} принял гостя. Министр юстиции Карим Назаров ушел.", (RU_MINISTER,), []),
    ("{} принял гостя. О.Сафарову вручили книгу.", (RU_MINISTER,), [("О.Сафарову", "Олим Сафаров")]),
    ("{} принял гостя. Сафаровым довольны.", (RU_MINISTER,), [("Сафаровым", "Олим Сафаров")]),
    ("{} принял гостя. Улица имени Сафарова длинна.", (RU_MINISTER,), []),
    ("{} принял гостя. Он отметил рост.", (RU_MINISTER,), [("Он", "Олим Сафаров")]),
    ("{} принял гостя. Центр готов, он откроется скоро.", (RU_MINISTER,), []),
    ("{} приняла гостя. По ее словам, все идет.", (RU_GUEST,), [("ее", "Ингрид Нильсен")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "people", "wanted"), RUSSIAN)
def test_tells_who_is_meant_in_russian(
    text: str, people: tuple[str, ...], wanted: list[tuple[str, str]]
) -> None:
    text = text.format(*(told.split(";")[0].partition("=")[0].strip() for told in people))
    assert _resolved(text, people) == wanted


def _resolved(text: str, people: tuple[str, ...]) -> list[tuple[str, str]]:
    article, sentences = samples.split(text)
    known = samples.people(text, *people)
    mentions = references.resolve(article, sentences, known)
    assert list(mentions) == sorted(mentions, key=lambda mention: mention.span)
    return [
        (text[slice(*mention.span)], known[mention.person].name)
        for mention in mentions
        if mention.kind != "name"
    ]


def test_of_two_ministers_a_title_means_the_one_named_last() -> None:
    text = (
        "Minister of Health Olim Safarov met Minister of Finance Timur Bekov. "
        "The minister spoke. Safarov left. The minister of finance stayed."
    )
    people = ("Olim Safarov; Minister of Health", "Timur Bekov; Minister of Finance")
    assert _resolved(text, people) == [
        ("minister", "Timur Bekov"),
        ("Safarov", "Olim Safarov"),
        ("minister of finance", "Timur Bekov"),
    ]


def test_a_title_means_whose_role_says_it_and_not_whose_role_implies_it() -> None:
    text = "Prime Minister Timur Bekov met head of government Olim Safarov. The Prime Minister spoke."
    people = ("Timur Bekov; Prime Minister", "Olim Safarov; head of government")
    assert _resolved(text, people)[-1] == ("Prime Minister", "Timur Bekov")


def test_without_people_nothing_is_resolved() -> None:
    article, sentences = samples.split("The Minister said that he was glad.")
    assert references.resolve(article, sentences, ()) == ()
