"""Made-up articles of the genre, without end: officials and words by Zipf's law, a fifth in Russian.

The same number gives the same article in every run, whatever was made before it.
"""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate

OFFICIALS = 5_000  # people of each government and of each organization
WORDS = 30_000  # made-up words beside those of the sentences
SURNAMES = 1_500  # of each of them
RUSSIAN = 5  # every fifth article
FIRST_DAY = date(2005, 1, 3)
DAYS = 7_300

SYLLABLES = (
    ("ba", "ба"), ("ra", "ра"), ("sa", "са"), ("ta", "та"), ("ka", "ка"), ("ma", "ма"), ("na", "на"),
    ("da", "да"), ("zha", "жа"), ("sho", "шо"), ("du", "ду"), ("mu", "му"), ("ru", "ру"), ("tu", "ту"),
    ("ki", "ки"), ("ri", "ри"), ("ni", "ни"), ("mi", "ми"), ("be", "бе"), ("ge", "ге"), ("to", "то"),
)  # fmt: skip
GOVERNMENT_ENDINGS = (("nov", "нов"), ("kov", "ков"), ("bekov", "беков"), ("liev", "лиев"), ("shev", "шев"))
FOREIGN_ENDINGS = (("nson", "нсон"), ("ller", "ллер"), ("rgen", "рген"), ("lman", "лман"), ("ndi", "нди"))
GOVERNMENT_GIVEN = (
    ("Askar", "Аскар"), ("Bolot", "Болот"), ("Nurlan", "Нурлан"), ("Marat", "Марат"), ("Timur", "Тимур"),
    ("Ruslan", "Руслан"), ("Damir", "Дамир"), ("Akmal", "Акмал"), ("Farrukh", "Фаррух"), ("Kairat", "Кайрат"),
)  # fmt: skip
FOREIGN_GIVEN = (
    ("Anna", "Анна"), ("Laura", "Лаура"), ("Maria", "Мария"), ("Helena", "Хелена"), ("Karin", "Карин"),
    ("Monika", "Моника"), ("Clara", "Клара"), ("Emma", "Эмма"), ("Nora", "Нора"), ("Ingrid", "Ингрид"),
)  # fmt: skip
# English name, Russian genitive, Russian "in", capital, Russian capital, agency.
COUNTRIES = (
    ("Kazakhstan", "Казахстана", "Казахстане", "ASTANA", "АСТАНА", "Kazinform"),
    ("Kyrgyzstan", "Кыргызстана", "Кыргызстане", "BISHKEK", "БИШКЕК", "Kabar"),
    ("Tajikistan", "Таджикистана", "Таджикистане", "DUSHANBE", "ДУШАНБЕ", "Khovar"),
    ("Turkmenistan", "Туркменистана", "Туркменистане", "ASHGABAT", "АШХАБАД", "Orient"),
    ("Uzbekistan", "Узбекистана", "Узбекистане", "TASHKENT", "ТАШКЕНТ", "UzDaily"),
)
BODIES = (("WHO", "ВОЗ"), ("UNICEF", "ЮНИСЕФ"))
TOPICS = (
    ("immunization of children", "вакцинации детей"),
    ("primary health care", "первичной медико-санитарной помощи"),
    ("digital health", "цифрового здравоохранения"),
    ("tuberculosis control", "борьбы с туберкулёзом"),
    ("maternal and child health", "охраны материнства и детства"),
    ("the response to COVID-19", "борьбы с COVID-19"),
    ("nutrition of schoolchildren", "питания школьников"),
    ("mental health services", "охраны психического здоровья"),
)
MONTHS_RU = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip

ENGLISH = """\
{capital}, {published} /{agency}/. On {day}, Minister of Health of {country} {minister} met with \
{guest}, {body} Representative in {country}.

The sides discussed {topic} and {other_topic}. Deputy Minister of Health {deputy} also took part in the \
meeting. {filler}

“Our country will extend {topic} to every region in the coming {number} years, with {words},” \
{minister} said.

{filler} {guest} noted that {body} stands ready to support {words}.

“We value the work on {other_topic}, and {words} show it,” {guest} said.

{filler}

The minister thanked the organization for its help. {filler} Earlier {mentioned} visited a hospital in \
the city.
"""
RUSSIAN_TEXT = """\
{capital}, {published}. /{agency}/. {day} министр здравоохранения {country} {minister} встретился с \
представителем {body} в {in_country} {guest}.

Стороны обсудили вопросы {topic} и {other_topic}. Во встрече также участвовал заместитель министра \
{deputy}. {filler}

«За {number} лет мы расширим программу {topic} во всех областях страны, где есть {words}», – сказал \
{minister}.

{filler} {guest} отметила, что {body} готова поддержать {words}.

«Мы ценим работу в области {other_topic}, и {words} это показывают», – сказала {guest}.

{filler}

Министр поблагодарил организацию за помощь. {filler} Ранее {mentioned} посетил больницу в городе.
"""
FILLERS = (
    "According to the ministry, {words} were opened in {number} districts last year.",
    "The programme of {words} covers {number} hospitals and {words}.",
    "Experts of the agency pointed to {words} and to the training of {number} nurses.",
    "It was also told about {words}, which the government has financed since the reform of {words}.",
)
FILLERS_RU = (
    "По данным министерства, в прошлом году {words} появились в {number} районах.",
    "Программа {words} охватывает {number} больниц и {words}.",
    "Эксперты агентства указали на {words} и на обучение {number} медсестёр.",
    "Было также рассказано о {words}, на которые правительство выделило средства после реформы {words}.",
)


@dataclass(frozen=True)
class Name:
    """A person's name in both scripts."""

    latin: str
    russian: str


def article(number: int) -> tuple[str, str]:
    """The language and the text of the article of that number."""
    chance = random.Random(number)  # noqa: S311 - no secret
    russian = number % RUSSIAN == 0
    script = 1 if russian else 0
    country = chance.choice(COUNTRIES)
    day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    topics = chance.sample(TOPICS, 2)
    body = chance.choice(BODIES)
    minister, deputy, mentioned = (_official(chance, country[0]) for _ in range(3))
    guest = _official(chance, body[0])
    fields = {
        "capital": country[3 + script],
        "agency": country[5],
        "country": country[script],
        "in_country": country[2],
        "published": _written(day + timedelta(days=1), russian),
        "day": _written(day, russian),
        "minister": minister.russian if russian else minister.latin,
        "deputy": deputy.russian if russian else deputy.latin,
        "mentioned": mentioned.russian if russian else mentioned.latin,
        "guest": guest.russian if russian else guest.latin,
        "body": body[script],
        "topic": topics[0][script],
        "other_topic": topics[1][script],
    }
    pattern = RUSSIAN_TEXT if russian else ENGLISH
    return ("ru" if russian else "en"), _filled(pattern, fields, chance, script)


def _filled(pattern: str, fields: dict[str, str], chance: random.Random, script: int) -> str:
    """The pattern with its fields, and each filler, number and run of words different from the others."""
    makers = {
        "filler": lambda: " ".join(chance.sample((FILLERS, FILLERS_RU)[script], 2)),
        "words": lambda: " ".join(words(script, chance)),
        "number": lambda: str(chance.randrange(2, 90)),
    }
    for name, make in makers.items():
        while f"{{{name}}}" in pattern:
            pattern = pattern.replace(f"{{{name}}}", make(), 1)
    return pattern.format(**fields)


def _written(day: date, russian: bool) -> str:
    if russian:
        return f"{day.day} {MONTHS_RU[day.month - 1]} {day.year} года"
    return f"{day:%B} {day.day}, {day.year}"


def _official(chance: random.Random, employer: str) -> Name:
    named, weights = people(employer)
    return chance.choices(named, cum_weights=weights)[0]


@cache
def people(employer: str) -> tuple[list[Name], list[float]]:
    """Who works there, each of another name, the most frequent first; and the cumulative weights."""
    chance = random.Random(employer)  # noqa: S311 - no secret
    international = employer in {english for english, _russian in BODIES}
    given = FOREIGN_GIVEN if international else GOVERNMENT_GIVEN
    endings = FOREIGN_ENDINGS if international else GOVERNMENT_ENDINGS
    surnames = [_joined(*chance.choices(SYLLABLES, k=3), chance.choice(endings)) for _ in range(SURNAMES)]
    of_surnames = zipf(SURNAMES, 0.7)
    names: dict[str, Name] = {}
    while len(names) < OFFICIALS:
        first = chance.choice(given)
        last = chance.choices(surnames, cum_weights=of_surnames)[0]
        name = Name(*(f"{one} {other.capitalize()}" for one, other in zip(first, last, strict=True)))
        names.setdefault(name.latin, name)
    return list(names.values()), zipf(OFFICIALS, 1.0)


def _joined(*syllables: tuple[str, str]) -> tuple[str, str]:
    return tuple("".join(parts) for parts in zip(*syllables, strict=True))


def word(chance: random.Random) -> tuple[str, str]:
    """A made-up word in both scripts."""
    return _joined(*chance.choices(SYLLABLES, k=chance.randrange(2, 6)))


@cache
def vocabulary(script: int) -> tuple[list[str], list[float]]:
    """The made-up words of a script, the most frequent first; and the cumulative weights."""
    chance = random.Random(script)  # noqa: S311 - no secret
    made = [word(chance)[script] for _ in range(WORDS)]
    return made, zipf(WORDS, 1.0)


def words(script: int, chance: random.Random) -> list[str]:
    """Three to eight of the made-up words, by Zipf's law."""
    known, weights = vocabulary(script)
    return chance.choices(known, cum_weights=weights, k=chance.randrange(3, 9))


def zipf(number: int, exponent: float) -> list[float]:
    """The cumulative weights of ranks 1 to ``number``."""
    return list(accumulate(rank**-exponent for rank in range(1, number + 1)))
