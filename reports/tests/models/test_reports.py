"""What a report without a title is called."""

import pytest

from reports.models import Report


def untitled(text: str, **evidence: str) -> Report:
    """A report whose date or source is found in the words given."""
    spans = {kind: [[text.index(words), text.index(words) + len(words)]] for kind, words in evidence.items()}
    return Report(text=text, evidence=spans)


@pytest.mark.parametrize(
    ("report", "lede"),
    [
        (untitled("The minister met the guests."), "The minister met the guests."),
        (untitled(" date 2021-03-10 The minister\n met.", published="2021-03-10"), "The minister met."),
        (
            untitled("date 2021-03-10 ASTANA. AGENCY – The talks.", published="2021-03-10", source="AGENCY"),
            "The talks.",
        ),
        (untitled("OSH, March 3 /Agency/. «Да», he said.", source="Agency"), "«Да», he said."),
        (
            untitled("The talks were held, Agency heard from them.", source="Agency"),
            "The talks were held, Agency heard from them.",
        ),
        (untitled("Talks. " * 40 + "Agency. More", source="Agency"), ("Talks. " * 17).strip() + "…"),
        (
            untitled("No words but the name of the Agency.", source="Agency"),
            "No words but the name of the Agency.",
        ),
    ],
)
def test_an_untitled_report_is_called_by_its_first_words_after_the_header(report, lede):
    assert str(report) == lede


def test_a_title_goes_before_the_first_words():
    assert str(Report(text="The talks.", title="Talks")) == "Talks"
