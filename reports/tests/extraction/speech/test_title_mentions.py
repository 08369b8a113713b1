import pytest

from reports.extraction.findings import Person, Span
from reports.extraction.speech import title_mentions
from reports.extraction.speech.title_mentions import Title

CONCEPTS = [
    ("Minister of Health", {"minister", "health"}),
    ("глава Минздрава", {"head", "ministry", "health"}),
    ("Prime Minister", {"premier"}),
    ("премьер-министра", {"premier"}),
    ("Director of the World Health Organization", {"director", "who"}),
    ("представитель Детского фонда ООН", {"representative", "unicef"}),
    ("First Deputy Foreign Minister", {"deputy", "foreign", "minister"}),
    ("вице-министр здравоохранения РК", {"deputy", "minister", "health", "KZ"}),
    ("директор департамента кадров", {"director", "unit", "кадро"}),
]

HELD = [
    ("Minister", "Minister of Health", True),
    ("head of the Kyrgyz Ministry of Health", "Minister of Health", True),
    ("Kazakh minister", "Minister of Health of the Kyrgyz Republic", False),
    ("minister", "Deputy Minister of Health", False),
    ("minister", "Deputy Prime Minister and Minister of Finance", True),
    ("head of government", "Prime Minister", True),
    ("head of state", "President of Turkmenistan", True),
    ("глава ведомства", "министр здравоохранения", True),
    ("глава города", "аким Шымкента", True),
    ("глава кабмина", "Председатель Кабинета министров", True),
    ("спикер", "Председатель Сената", True),
    ("head of the ministry", "Head of Department of the Ministry of Health", False),
    ("глава Минздрава", "министр", True),
    ("глава Минздрава", "министр финансов", False),
    ("head of the Ministry of Health", "Head of the WHO Country Office", False),
    ("дипломат", "министр иностранных дел", True),
    ("UNICEF Representative", "United Nations Children’s Fund Representative in Tajikistan", True),
    ("WHO Representative", "UNICEF Representative in Tajikistan", False),
]


@pytest.mark.parametrize(("phrase", "wanted"), CONCEPTS)
def test_concepts(phrase: str, wanted: set[str]) -> None:
    assert title_mentions.concepts(phrase) == wanted


@pytest.mark.parametrize(("phrase", "role", "wanted"), HELD)
def test_whether_a_title_may_mean_a_role(phrase: str, role: str, wanted: bool) -> None:
    person = Person("A B", "A B", "A B", Span(0, 3), role)
    assert title_mentions.may_mean(Title(Span(0, 1), title_mentions.concepts(phrase)), person) is wanted


@pytest.mark.parametrize(
    ("word", "wanted"),
    [("министр", "nominative"), ("министром", "oblique"), ("minister", "nominative"), ("hospital", None)],
)
def test_head_case(word: str, wanted: str | None) -> None:
    assert title_mentions.head_case(word) == wanted
