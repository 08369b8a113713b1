import re

import pytest

from reports.tests.extraction.test_quotes import MINISTER, OFFICER, find

ENGLISH = [
    ("noted that", "Olim Safarov noted that the work goes on.", ["Olim Safarov"]),
    ("adverb", "Olim Safarov also stressed the role of schools.", ["Olim Safarov"]),
    ("thanked", "Olim Safarov thanked WHO for its help.", ["Olim Safarov"]),
    ("second verb", "Olim Safarov received the guests and expressed hope for more.", ["Olim Safarov"]),
    ("apposition", "Olim Safarov, Minister of Health, said the work goes on.", ["Olim Safarov"]),
    ("in brackets", "Olim Safarov (UNICEF) said the work goes on.", ["Olim Safarov"]),
    ("between hyphens", "Olim Safarov - who came in May - said the work goes on.", ["Olim Safarov"]),
    ("clause", "Olim Safarov, who met the guests, spoke about the reform.", ["Olim Safarov"]),
    ("turn", "Olim Safarov, in his turn, was grateful for the help.", ["Olim Safarov"]),
    ("according", "According to Olim Safarov, the work goes on.", ["Olim Safarov"]),
    ("at the end", "The work goes on, Olim Safarov told.", ["Olim Safarov"]),
    ("verb first", "The work goes on, said Olim Safarov.", ["Olim Safarov"]),
    ("participle", "Olim Safarov opened the centre, noting that it was new.", ["Olim Safarov"]),
    ("replied that", "Olim Safarov replied that the work goes on.", ["Olim Safarov"]),
    ("asked", "Olim Safarov asked for oxygen and two doctors.", ["Olim Safarov"]),
    ("invited", "Olim Safarov invited WHO to open a laboratory.", ["Olim Safarov"]),
    ("of a body", "Olim Safarov of UNICEF said that the work goes on.", ["Olim Safarov"]),
    ("from a body", "Olim Safarov from the Ministry of Health, aged 40, said it is so.", ["Olim Safarov"]),
    ("according, inside", "The work, according to Dr. Olim Safarov, goes on.", ["Olim Safarov"]),
    ("relative clause", "The centre was opened by Olim Safarov, who noted its role.", ["Olim Safarov"]),
    ("agent", "At the meeting it was noted by Olim Safarov that nurses are few.", ["Olim Safarov"]),
    ("by a body", "Olim Safarov came, it was announced by the Ministry.", []),
    ("was asked", "Olim Safarov was asked about the fees.", []),
    ("concluded a visit", "Olim Safarov concluded his visit to the centre.", []),
    ("passive", "Olim Safarov was informed about the work.", []),
    ("object", "The guests thanked Olim Safarov for his help.", []),
    ("after a preposition", "The guests met with Olim Safarov and stressed the role of schools.", []),
    ("possessive", "Olim Safarov’s speech stressed the role of schools.", []),
    ("nothing told", "Olim Safarov opened the centre in May.", []),
    ("the parties", "Olim Safarov met the guests. The parties noted the progress.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), [row[1:] for row in ENGLISH], ids=[row[0] for row in ENGLISH])
def test_statements(text: str, wanted: list[str]) -> None:
    assert [quote.speaker for quote in find(text, MINISTER)] == wanted


RUSSIAN = [
    ("отметил, что", "Олим Сафаров отметил, что работа идет.", ["Олим Сафаров"]),
    ("наречие", "Олим Сафаров также особо подчеркнул роль школ.", ["Олим Сафаров"]),
    ("оборот", "Олим Сафаров, говоря о школах, поблагодарил гостей.", ["Олим Сафаров"]),
    ("второе сказуемое", "Олим Сафаров принял гостей и выразил надежду на помощь.", ["Олим Сафаров"]),
    ("обратный порядок", "Об успехах рассказал министр здравоохранения Олим Сафаров.", ["Олим Сафаров"]),
    ("по словам", "По словам Олима Сафарова, работа идет.", ["Олим Сафаров"]),
    ("в конце", "Работа идет, отметил Олим Сафаров.", ["Олим Сафаров"]),
    ("придаточное", "Центр открыл Олим Сафаров, который отметил роль школ.", ["Олим Сафаров"]),
    ("по мнению д-ра", "По мнению д-ра Олима Сафарова, работа идет.", ["Олим Сафаров"]),
    ("страдательный залог", "Олимом Сафаровым отмечено, что работа идет.", ["Олим Сафаров"]),
    ("страдательный залог, было", "Поручено Олимом Сафаровым было ускорить работу.", ["Олим Сафаров"]),
    ("отмечено не им", "В докладе отмечено, что Олим Сафаров приехал.", []),
    ("пригласил", "Олим Сафаров пригласил ВОЗ открыть лабораторию.", ["Олим Сафаров"]),
    ("косвенный падеж", "Гости поблагодарили Олима Сафарова за прием.", []),
    ("предлог", "На встрече с Олимом Сафаровым представитель ВОЗ отметила рост.", []),
    ("род", "Олим Сафаров и гостья вошли, она отметила рост.", []),
    ("множественное число", "Олим Сафаров приехал, и стороны отметили рост.", []),
    ("другое подлежащее", "Олим Сафаров посетил центр и врач рассказал о работе.", []),
    ("чужие слова", "Эксперт отметил, что Олим Сафаров приехал в срок.", []),
    ("пресс-секретарь", "Пресс-секретарь сообщил, Олим Сафаров приехал в срок.", []),
    ("пусто", "Об этом сообщил министр здравоохранения Олим Сафаров.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), [row[1:] for row in RUSSIAN], ids=[row[0] for row in RUSSIAN])
def test_statements_in_russian(text: str, wanted: list[str]) -> None:
    written = re.search(r"Олим\w* Сафаров\w*", text).group()
    told = f"Олим Сафаров = {written}; министр здравоохранения"
    assert [quote.speaker for quote in find(text, told)] == wanted


def test_a_sentence_of_two_speakers_is_a_statement_of_each() -> None:
    text = "Olim Safarov thanked WHO for its help, and Maria Lopez noted the progress."
    assert [quote.speaker for quote in find(text, MINISTER, OFFICER)] == ["Olim Safarov", "Maria Lopez"]


def test_what_somebody_is_said_to_have_said_is_no_statement_of_his() -> None:
    text = "Olim Safarov said that Maria Lopez had promised help."
    assert [quote.speaker for quote in find(text, MINISTER, OFFICER)] == ["Olim Safarov"]
    text = "Olim Safarov said that nurses are few, and Maria Lopez promised help."
    assert [quote.speaker for quote in find(text, MINISTER, OFFICER)] == ["Olim Safarov", "Maria Lopez"]


def test_the_text_is_the_whole_sentence_on_one_line() -> None:
    text = "Yesterday was busy. Olim Safarov noted  that\tthe work goes on."
    (quote,) = find(text, MINISTER)
    assert (quote.text, quote.kind) == ("Olim Safarov noted that the work goes on.", "indirect")
