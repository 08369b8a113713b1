import pytest

from reports.extraction.findings import Organization, Span
from reports.extraction.titles import offices

OFFICES = [
    ("Deputy Minister of Health", "UZ", "Ministry of Health of Uzbekistan"),
    ("Health Minister", None, "Ministry of Health"),
    ("министр иностранных дел", "TM", "Ministry of Foreign Affairs of Turkmenistan"),
    ("Prime Minister", "KZ", "Government of Kazakhstan"),
    ("President of Kyrgyzstan", "KG", "Administration of the President of Kyrgyzstan"),
    ("akim of the region", "KZ", None),
]


@pytest.mark.parametrize(("title", "country", "body"), OFFICES)
def test_office_of_a_state_belongs_to_a_body_of_its_country(title, country, body):
    assert offices.Bodies(()).of_title(title, Span(0, len(title)), "government", country) == body


def test_the_largest_body_named_in_the_title():
    title = "director at the WHO Regional Office for Europe"
    named = (
        Organization("WHO", Span(16, 19), (Span(16, 19),)),
        Organization("WHO Regional Office for Europe", Span(16, 46), (Span(16, 46),)),
    )
    assert offices.Bodies(named).of_title(title, Span(0, 46), "who", None) == "WHO Regional Office for Europe"
