import pytest

from reports.extraction.speech import quotations
from reports.tests.extraction import samples

MARKS = [
    ("He said: «We are ready.»", ["We are ready."]),
    ("He said: “We are ready.”", ["We are ready."]),
    ('He said: "We are ready."', ["We are ready."]),
    ("Он сказал: „Мы готовы“.", ["Мы готовы"]),
    ("He said: ''We are ready.''", ["We are ready."]),
    ('"We are ready, “ said the minister.', ["We are ready,"]),
    ("“We are ready, “ said the minister.", ["We are ready,"]),
    ("” We are ready ”, said the minister.", ["We are ready"]),
    ("« Мы готовы », – сказал он.", ["Мы готовы"]),
    ("«Мы открыли центр «Здоровье» в мае», – сказал он.", ["Мы открыли центр «Здоровье» в мае"]),
    ("«Мы открыли центр «Здоровье», – сказал он.", ["Мы открыли центр «Здоровье"]),
    (
        "«Мы открыли центр «Здоровье», – сказал он. – «Это важно».",
        ["Мы открыли центр «Здоровье", "Это важно"],
    ),
    ("«Мы открыли «Здоровье»», – сказал он.", ["Мы открыли «Здоровье»"]),
    ('"The "Healthy City" network grows," he said.', ['The "Healthy City" network grows,']),
    ("«Мы готовы, – сказал он.", ["Мы готовы, – сказал он."]),
    ('The minister,"We are ready,"said he.', ["We are ready,"]),
    ("“One.\nTwo.\nThree,” she said.", ["One.\nTwo.\nThree,"]),
    ("“One.\n“Two.\n“Three,” she said.", ["One.\n“Two.\n“Three,"]),
    ("«Раз.\nПрограмма «Два» идет.\nТри», – сказала она.", ["Раз.\nПрограмма «Два» идет.\nТри"]),
    ("“One is left open.\nHe went on.\n“Two,” she said.", ["One is left open.", "Two,"]),
    (
        "‘We are ready,’ said he. ‘O‘zbekiston’s hospitals are open.’",
        ["We are ready,", "O‘zbekiston’s hospitals are open."],
    ),
    ("“The ‘Every Child’ drive goes on,” he said.", ["The ‘Every Child’ drive goes on,"]),
    ("It’s the minister's day, О‘zbekiston.", []),
]


@pytest.mark.parametrize(("text", "wanted"), MARKS)
def test_finds_what_stands_between_marks(text: str, wanted: list[str]) -> None:
    found = quotations.find(samples.article(text))
    assert [text[slice(*quotation.inner)] for quotation in found if quotation.opened] == wanted


def test_tells_a_closing_mark_that_nothing_opens() -> None:
    text = '"Yes," she said. - In May we go on. "'
    found = quotations.find(samples.article(text))
    assert [(quotation.opened, quotation.outer) for quotation in found] == [(True, (0, 6)), (False, (36, 37))]


def test_an_unclosed_quotation_says_so() -> None:
    (found,) = quotations.find(samples.article("«Мы готовы."))
    assert not found.closed


@pytest.mark.parametrize("unit", ["«", "»", '"', "“", "”", "''", '« "', "«а\n", '"a\n', "» «"])
def test_a_flood_of_marks_is_read_in_linear_time(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    for found in quotations.find(samples.article(text)):
        assert 0 <= found.outer.start <= found.inner.start <= found.inner.end <= found.outer.end <= len(text)
