from pathlib import Path

import pytest

from reports.extraction import quotes, references
from reports.extraction.findings import Quote
from reports.tests.extraction import samples

SEEDS = Path(__file__).parents[3] / "seeds"

MINISTER = "Olim Safarov; Minister of Health of Tajikistan"
OFFICER = "Maria Lopez; WHO Representative; who"
МИНИСТР = "Олим Сафаров; министр здравоохранения"


def find(text: str, *people: str) -> list[Quote]:
    """The quotes of a text whose people are given."""
    article, sentences = samples.split(text)
    known = samples.people(text, *people)
    found = quotes.find(article, sentences, known, references.resolve(article, sentences, known))
    for quote in found:
        assert " ".join(text[slice(*quote.span)].replace("\n“", "\n").split()) == quote.text
        assert quote.meeting is None
    return list(found)


def direct(text: str, *people: str) -> list[tuple[str | None, str]]:
    """Speaker and text of the direct quotes."""
    return [(quote.speaker, quote.text) for quote in find(text, *people) if quote.kind == "direct"]


DIRECT = [
    ("after", "Olim Safarov came.\n“We are ready,” said Safarov.", [("Olim Safarov", "We are ready,")]),
    ("after, verb last", "Olim Safarov came.\n“We are ready,” Safarov said.",
     [("Olim Safarov", "We are ready,")]),
    ("after, full title", "“We are ready,” said Minister of Health Olim Safarov at the meeting.",
     [("Olim Safarov", "We are ready,")]),
    ("after, name and title", "“We are ready,” said Olim Safarov, Minister of Health of Tajikistan.",
     [("Olim Safarov", "We are ready,")]),
    ("after, title and name", "“We are ready,” Minister of Health, Olim Safarov, said.",
     [("Olim Safarov", "We are ready,")]),
    ("after, title alone", "Olim Safarov came.\n“We are ready”, stressed the Minister.",
     [("Olim Safarov", "We are ready")]),
    ("said to him", "Olim Safarov came.\n“We have no coal,” one teacher told Safarov.",
     [("one teacher", "We have no coal,")]),
    ("another verb of his", "“We are ready,” – Olim Safarov smiles.", [("Olim Safarov", "We are ready,")]),
    ("a name that nobody listed", "“We have no coal,” said Dr. L. Karimova.",
     [("Dr. L. Karimova", "We have no coal,")]),
    ("a paper", "“We are ready for that,” the statement said.", [(None, "We are ready for that,")]),
    ("a pronoun inside the marks", "Olim Safarov came.\n\"We are ready, - he explained. - We will wait.\"",
     [("Olim Safarov", "We are ready"), ("Olim Safarov", "We will wait.")]),
    ("a title unlisted", "Olim Safarov came.\n“We have no coal,” writes its lead author, Olim Safarov.",
     [("Olim Safarov", "We have no coal,")]),
    ("many", "“We are ready for that,” doctors say.", [("doctors", "We are ready for that,")]),
    ("straight single marks", "'We are ready,' said Olim Safarov.", [("Olim Safarov", "We are ready,")]),
    ("typed marks", "``We are ready,'' said Olim Safarov.", [("Olim Safarov", "We are ready,")]),
    ("commas for a mark", ',,We are ready", said Olim Safarov.', [("Olim Safarov", "We are ready")]),
    ("apostrophes", "Olim Safarov saw the nurses' rooms and the doctors' rooms.", []),
    ("a long clause without a listed verb",
     "Olim Safarov noted that “the ward looks like a station and nobody sleeps at night”.",
     [("Olim Safarov", "the ward looks like a station and nobody sleeps at night")]),
    ("dashes for marks", "Olim Safarov came.\n- We are ready, - the Minister said. - We go on now.",
     [("Olim Safarov", "We are ready"), ("Olim Safarov", "We go on now.")]),
    ("unclosed, with a dash", "Olim Safarov came.\n“We are ready, - Safarov said.",
     [("Olim Safarov", "We are ready")]),
    ("after, source", "Olim Safarov came.\n“We are ready for that,” according to the Ministry.",
     [("the Ministry", "We are ready for that,")]),
    ("after, agent", "“We are ready for that,” - this was stated by Olim Safarov.",
     [("Olim Safarov", "We are ready for that,")]),
    ("before, quoted", "The press service quotes Olim Safarov as saying: “We are ready.”",
     [("Olim Safarov", "We are ready.")]),
    ("before, no verb of saying", "Olim Safarov was brief: “We are ready.”",
     [("Olim Safarov", "We are ready.")]),
    ("a name before a source", "“Healthy Cities”, according to Olim Safarov, goes on.", []),
    ("after, pronoun", "Olim Safarov came.\n“We are ready,” he added.", [("Olim Safarov", "We are ready,")]),
    ("after, exclamation", "Olim Safarov came.\n“We are ready!” Safarov said.",
     [("Olim Safarov", "We are ready!")]),
    ("before, colon", "Olim Safarov said: “We are ready.”", [("Olim Safarov", "We are ready.")]),
    ("before, comma", "Olim Safarov said, “We are ready for all of it.”",
     [("Olim Safarov", "We are ready for all of it.")]),
    ("before, clause", "Olim Safarov noted that “the country is ready for it”.",
     [("Olim Safarov", "the country is ready for it")]),
    ("before, line end", "Olim Safarov said:\n“We are ready.”", [("Olim Safarov", "We are ready.")]),
    ("two pieces", "Olim Safarov came.\n“We are ready,” he said. “We go on.”",
     [("Olim Safarov", "We are ready,"), ("Olim Safarov", "We go on.")]),
    ("pieces of one sentence", "Olim Safarov came.\n“We are ready,” he said, “and we go on.”",
     [("Olim Safarov", "We are ready,"), ("Olim Safarov", "and we go on.")]),
    ("second piece without an opening mark",
     'Olim Safarov came.\n"We are ready," he said. - In May we open a new centre. "',
     [("Olim Safarov", "We are ready,"), ("Olim Safarov", "In May we open a new centre.")]),
    ("several paragraphs", "Olim Safarov came.\n“One day.\nTwo days.\nThree days,” he said.",
     [("Olim Safarov", "One day. Two days. Three days,")]),
    ("paragraphs that open anew", "Olim Safarov came.\n“One day.\n“Two days,” he said.",
     [("Olim Safarov", "One day. Two days,")]),
    ("a body", "«We ask for help,» the Ministry of Health said.",
     [("the Ministry of Health", "We ask for help,")]),
    ("a body before", "The Ministry of Health said in a statement: “The vaccines come in May.”",
     [("The Ministry of Health", "The vaccines come in May.")]),
    ("told somebody", "Olim Safarov came.\n“We are ready,” Safarov told reporters.",
     [("Olim Safarov", "We are ready,")]),
    ("nested name", "Olim Safarov came.\n«The «Clean Hands» drive goes on,» Safarov noted.",
     [("Olim Safarov", "The «Clean Hands» drive goes on,")]),
    ("single marks", "Olim Safarov came.\n‘We are ready,’ said Safarov.",
     [("Olim Safarov", "We are ready,")]),
    ("another verb", "Olim Safarov came.\n“We are ready,” laughed Safarov.",
     [("Olim Safarov", "We are ready,")]),
    ("quoted as saying", "Olim Safarov came.\n“We are ready,” he was quoted as saying.",
     [("Olim Safarov", "We are ready,")]),
    ("quoted by", "Olim Safarov came.\n“We are ready,” Safarov was quoted by the press as saying.",
     [("Olim Safarov", "We are ready,")]),
    ("signed", "Olim Safarov came.\n“We are ready.”\nOlim Safarov, Minister of Health",
     [("Olim Safarov", "We are ready.")]),
    ("signed after a dash", "“We are ready for it” – Olim Safarov, Minister of Health",
     [("Olim Safarov", "We are ready for it")]),
    ("named before a colon", "Olim Safarov, Minister of Health: “We are ready.”",
     [("Olim Safarov", "We are ready.")]),
    ("a name in the attribution", "Olim Safarov came.\n“We are ready,” he told the “Morning Star”.",
     [("Olim Safarov", "We are ready,")]),
    ("the official", "Olim Safarov came.\n“We are ready,” he said. “We go on,” the official added.",
     [("Olim Safarov", "We are ready,"), ("Olim Safarov", "We go on,")]),
    ("a project after speech", "Olim Safarov came.\n“We are ready,” he said. “Clean Hands” is a project.",
     [("Olim Safarov", "We are ready,")]),
    ("a surname between pieces", "Olim Safarov came.\n“We are ready,” said Safarov, “and we go on.”",
     [("Olim Safarov", "We are ready,"), ("Olim Safarov", "and we go on.")]),
    ("an unknown he", "“We are ready,” he said.", [(None, "We are ready,")]),
    ("a pictogram", "Olim Safarov came.\n💬 “We are ready for all of it”, Olim Safarov is certain.",
     [("Olim Safarov", "We are ready for all of it")]),
    ("his way to put it", "Olim Safarov came. “First the drugs, then the posters,” as Olim Safarov put it.",
     [("Olim Safarov", "First the drugs, then the posters,")]),
    ("below a colon", "Olim Safarov asks people not to wait:\n\n- Come in October. The vaccine is here.",
     [("Olim Safarov", "Come in October. The vaccine is here.")]),
    ("a project", "Olim Safarov opened the “Healthy Schools” project, which WHO said was good.", []),
    ("a motto", "The motto of the campaign: “Every child counts!”", []),
    ("a scare quote", "Olim Safarov called it “a milestone” and left.", []),
    ("an agency", "“Khovar” reported that Olim Safarov left.", []),
    ("a conference", "The conference entitled “Health for all in our time” was held.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), [row[1:] for row in DIRECT], ids=[row[0] for row in DIRECT])
def test_direct(text: str, wanted: list[tuple[str | None, str]]) -> None:
    people = [MINISTER] if "Olim Safarov" in text else []
    assert direct(text, *people) == wanted


RUSSIAN = [
    ("after", "Пришел Олим Сафаров.\n«Мы готовы», – сказал Сафаров.", [("Олим Сафаров", "Мы готовы")]),
    ("hyphen and plain marks", 'Пришел Олим Сафаров.\n"Мы готовы", - сказал он.',
     [("Олим Сафаров", "Мы готовы")]),
    ("no dash", "Пришел Олим Сафаров.\n«Мы готовы», отметил министр.", [("Олим Сафаров", "Мы готовы")]),
    ("full title", "«Мы готовы», – отметил на встрече с гостями министр здравоохранения Олим Сафаров.",
     [("Олим Сафаров", "Мы готовы")]),
    ("before", "Олим Сафаров отметил: «Мы готовы».", [("Олим Сафаров", "Мы готовы")]),
    ("clause", "Олим Сафаров отметил, что «страна уже готова к новой работе».",
     [("Олим Сафаров", "страна уже готова к новой работе")]),
    ("attribution inside the marks", "Пришел Олим Сафаров.\n«Мы готовы, – отметил министр. – Мы ждем».",
     [("Олим Сафаров", "Мы готовы"), ("Олим Сафаров", "Мы ждем")]),
    ("two pieces", "Пришел Олим Сафаров.\n«Мы готовы», – сказал он. – «Мы ждем».",
     [("Олим Сафаров", "Мы готовы"), ("Олим Сафаров", "Мы ждем")]),
    ("dashes for marks", "Пришел Олим Сафаров.\n– Мы готовы, – сказал Сафаров. – Мы ждем вас в мае.",
     [("Олим Сафаров", "Мы готовы"), ("Олим Сафаров", "Мы ждем вас в мае.")]),
    ("no marks", "Пришел Олим Сафаров.\nМы готовы ко всему. Мы ждем вас в мае, – сказал министр.",
     [("Олим Сафаров", "Мы готовы ко всему. Мы ждем вас в мае")]),
    ("attribution with a colon", "Пришел Олим Сафаров.\n«Мы готовы, — сказал он и добавил: — Мы ждем вас».",
     [("Олим Сафаров", "Мы готовы"), ("Олим Сафаров", "Мы ждем вас")]),
    ("no-break space", "Пришел Олим Сафаров.\n–\u00a0Мы ждем вас в мае,\u00a0– сказал он.",
     [("Олим Сафаров", "Мы ждем вас в мае")]),
    ("words in a paper", "Пришел Олим Сафаров.\n«Мы готовы», – передает пресс-служба слова Олима Сафарова.",
     [("Олим Сафаров", "Мы готовы")]),
    ("an epithet for who was told of", "Олим Сафаров отметил рост доверия.\n«Мы готовы», – добавил эксперт.",
     [("Олим Сафаров", "Мы готовы")]),
    ("an epithet for nobody", "Пришел Олим Сафаров.\n«Мы готовы», – добавил эксперт.",
     [("эксперт", "Мы готовы")]),
    ("two words after the attribution", "Пришел Олим Сафаров.\nМы готовы ко всему, – сказал он. – Ждем вас.",
     [("Олим Сафаров", "Мы готовы ко всему"), ("Олим Сафаров", "Ждем вас.")]),
    ("a guest before the speaker", "Пришел Олим Сафаров.\n«Мы готовы», – поблагодарил гостя Олим Сафаров.",
     [("Олим Сафаров", "Мы готовы")]),
    ("acting", "Пришел и.о. министра Олим Сафаров.\n«Мы готовы», – заявил и.о. министра Олим Сафаров.",
     [("Олим Сафаров", "Мы готовы")]),
    ("dashes, one sentence", "Пришел Олим Сафаров.\n– Мы ждем вас в мае, – сказал он, – и мы готовы.",
     [("Олим Сафаров", "Мы ждем вас в мае"), ("Олим Сафаров", "и мы готовы.")]),
    ("dashes, an agency", "Пришел Олим Сафаров.\n– Мы ждем вас, – сказал он, – передает агентство мира.",
     [("Олим Сафаров", "Мы ждем вас")]),
    ("no marks, after a colon", "Олим Сафаров отметил: – Мы ждем вас в мае.",
     [("Олим Сафаров", "Мы ждем вас в мае.")]),
    ("signed in its paragraph", "Пришел Олим Сафаров.\nМы готовы ко всему. Глава Минздрава Олим Сафаров",
     [("Олим Сафаров", "Мы готовы ко всему.")]),
    ("signed in the next", "Пришел Олим Сафаров.\nМы готовы ко всему, и мы ждем вас.\nМинистр Олим Сафаров",
     [("Олим Сафаров", "Мы готовы ко всему, и мы ждем вас.")]),
    ("one closing mark for two", "Пришел Олим Сафаров.\n«Мы открыли центр «Исток», – сказал он.",
     [("Олим Сафаров", "Мы открыли центр «Исток")]),
    ("another verb", "Пришел Олим Сафаров.\n«Мы готовы», – обрадовался министр.",
     [("Олим Сафаров", "Мы готовы")]),
    ("cited", "Пришел Олим Сафаров.\n«Мы готовы», – цитирует министра пресс-служба.",
     [("Олим Сафаров", "Мы готовы")]),
    ("cited by a pronoun", "Олим Сафаров отметил рост.\n«Мы готовы», – приводит его слова издание.",
     [("Олим Сафаров", "Мы готовы")]),
    ("told after", "Пришел Олим Сафаров.\n«Мы ждем этого дня». Об этом заявил Сафаров.",
     [("Олим Сафаров", "Мы ждем этого дня")]),
    ("a press service", "«Мы готовы», – сообщили в пресс-службе Минздрава.",
     [("пресс-служба Минздрава", "Мы готовы")]),
    ("his letter", "Олим Сафаров отметил рост.\n«Вакцины хватит всем», – говорится в его письме.",
     [("Олим Сафаров", "Вакцины хватит всем")]),
    ("her letter", "Олим Сафаров отметил рост.\n«Вакцины хватит всем», – говорится в её письме.",
     [(None, "Вакцины хватит всем")]),
    ("a paper", "«Вакцины хватит всем», – говорится в сообщении.", [(None, "Вакцины хватит всем")]),
    ("an agency's report", "Встреча прошла в мае, - сообщили в Минздраве.", []),
    ("a newspaper", "Газета «Новое слово» сообщила о встрече.", []),
    ("a body in which it was said", "«Вакцины хватит», – отметили в областном управлении здравоохранения.",
     [("областное управление здравоохранения", "Вакцины хватит")]),
    ("two words before the verb", "Пришел Олим Сафаров. «Мы готовы, – без слов ответил он. – Все есть».",
     [("Олим Сафаров", "Мы готовы"), ("Олим Сафаров", "Все есть")]),
    ("an unlisted verb and a title inside", "Пришел Олим Сафаров. «Мы готовы, – утешил министр, – все есть».",
     [("Олим Сафаров", "Мы готовы"), ("Олим Сафаров", "все есть")]),
    ("an unlisted verb inside", "Пришел Олим Сафаров. «Мы готовы, – утешил он, – и вакцины хватит».",
     [("Олим Сафаров", "Мы готовы"), ("Олим Сафаров", "и вакцины хватит")]),
    ("a paper inside", "«Вакцины хватит всем, – говорится в обращении. – Детей привьют».",
     [(None, "Вакцины хватит всем"), (None, "Детей привьют")]),
    ("a channel named", "«Не ищите вакцину в Telegram. Она есть», – сказал Олим Сафаров.",
     [("Олим Сафаров", "Не ищите вакцину в Telegram. Она есть")]),
    ("what he sent", "Олим Сафаров направил телеграмму. «Мы рады за вас», – говорится в ней.",
     [("Олим Сафаров", "Мы рады за вас")]),
    ("a dash and a report", "– Родители сомневались, – рассказал Олим Сафаров. – Мы ходили по домам.",
     [("Олим Сафаров", "Родители сомневались"), ("Олим Сафаров", "Мы ходили по домам.")]),
    ("after but", "Олим Сафаров согласился, но напомнил, что «вакцины пока не хватает всем школам».",
     [("Олим Сафаров", "вакцины пока не хватает всем школам")]),
    ("a project", "Олим Сафаров рассказал о проекте «Чистая вода для всех школ».", []),
    ("a motto", "Девиз кампании: «Каждый ребенок важен для нас!».", []),
    ("no person of that gender", "Пришел Олим Сафаров.\n«Мы готовы», – сказала она.", [(None, "Мы готовы")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), [row[1:] for row in RUSSIAN], ids=[row[0] for row in RUSSIAN])
def test_direct_in_russian(text: str, wanted: list[tuple[str | None, str]]) -> None:
    people = [МИНИСТР] if "Олим Сафаров" in text else []
    assert direct(text, *people) == wanted


def test_the_verb_tells_that_a_surname_is_a_womans() -> None:
    text = "Пришла Марейке Новаков.\n«Мы готовы», – сказала д-р Новаков."
    assert direct(text, "Марейке Новаков; директор") == [("Марейке Новаков", "Мы готовы")]


def test_a_name_inside_a_quotation_does_not_speak_after_it() -> None:
    text = "Olim Safarov met Maria Lopez.\n“We thank Maria Lopez.” He left. “We thank her,” he said."
    assert direct(text, MINISTER, OFFICER)[-1] == ("Olim Safarov", "We thank her,")


def test_a_whole_sentence_that_nobody_claims_is_doubted() -> None:
    (quote,) = find("“We will build ten new centres.”")
    assert (quote.speaker, bool(quote.doubt)) == (None, True)


def test_the_sentence_before_tells_the_speaker_with_a_doubt() -> None:
    quote = find("Olim Safarov thanked WHO.\n“We will build ten new centres.”", MINISTER)[-1]
    assert (quote.speaker, bool(quote.doubt)) == ("Olim Safarov", True)


def test_quotes_of_a_seed_keep_their_two_pieces() -> None:
    text = (SEEDS / "002_9f60963eabf2bf78.txt").read_text(encoding="utf-8")
    found = direct(text, "Talantbek Batyraliev; Minister of Health", "Monika Kosinska; ; who")
    assert [(speaker, words[:20]) for speaker, words in found] == [
        ("Monika Kosinska", "We continue to talk "),
        ("Monika Kosinska", "In Feb.2018 in Copen"),
        ("Talantbek Batyraliev", "It would be good if "),
        ("Talantbek Batyraliev", "We closely cooperate"),
    ]


@pytest.mark.parametrize(
    "unit",
    ["«Да», – сказал он. ", "“Yes,” he said. ", "– Да, – сказал он.\n", "Да, – сказал врач, – ", "«", '"a\n'],
)
def test_any_flood_gives_a_result(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    for quote in find(text):
        assert quote.text
