import json
import sys

import pytest
from hypothesis import example, given, settings

from reports.extraction import as_json, extract, stored_text
from reports.extraction.findings import Extraction, Quote, Span
from reports.tests.extraction import hostile_texts
from reports.tests.extraction.hostile_texts import SHAPES

SHORT = 6_000  # characters
LONGER = 4  # times
MEGABYTE = 1_000_000


def slices(text: str, spans) -> list[str]:
    assert all(0 <= start < end <= len(text) for start, end in spans)
    return [text[start:end] for start, end in spans]


def check_head(text: str, found: Extraction) -> None:
    if found.title:
        assert slices(text, found.title.spans)[0] == found.title.value
    for finding in (found.source, found.published):
        assert finding is None or all(slices(text, finding.spans))


def check_people(text: str, found: Extraction) -> None:
    participants = [person for meeting in found.meetings for person in meeting.participants]
    for person in [*participants, *found.mentioned]:
        assert slices(text, [person.span]) == [person.name_as_written]
        assert (person.role is None) == (person.role_span is None)
        assert person.role_span is None or slices(text, [person.role_span])[0].strip()


def check_quote(text: str, quote: Quote, meetings: int) -> None:
    written = slices(text, [quote.span])[0]
    assert quote.text == " ".join(quote.text.split()) != ""
    assert quote.meeting is None or quote.meeting < meetings
    if "\n" not in written:  # each paragraph of a quotation may open with a mark that is left out
        assert quote.text == " ".join(written.split())


def check(text: str) -> None:
    """Every span slices to its finding, the output is JSON, and a second reading finds the same."""
    found = extract(text)
    check_head(text, found)
    check_people(text, found)
    for meeting in found.meetings:
        for finding in (meeting.date, meeting.place, *meeting.countries, *meeting.topics):
            assert finding is None or all(slices(text, finding.spans))
    for body in found.organizations:
        assert body.span in body.mentions
        assert all(slices(text, body.mentions))
    for quote in found.quotes:
        check_quote(text, quote, len(found.meetings))
    printed = json.dumps(as_json(found, "a.txt"))
    assert json.loads(printed) == as_json(found, "a.txt")
    assert extract(text) == found


@settings(max_examples=300, deadline=None)
@given(hostile_texts.texts)
@example("\u202eאבג «“")
@example("\ud800".encode("utf-8", "replace").decode())
def test_any_text_gives_spans_that_slice_to_their_finding(text):
    check(stored_text(text.encode("utf-8", "replace")))


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_gives_spans_that_slice_to_their_finding(shape):
    check(stored_text(SHAPES[shape](1_500).encode()))


def calls(text: str) -> int:
    """How many calls it takes to read ``text``: a measure of work that no busy machine disturbs."""
    made = 0

    def count(frame, event, argument):
        nonlocal made
        made += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        extract(text)
    finally:
        sys.setprofile(None)
    return made


@pytest.mark.parametrize("shape", SHAPES)
def test_work_grows_with_length_alone(shape):
    """Four times the text takes about four times the calls; a quadratic scan would take sixteen."""
    short, longer = SHAPES[shape](SHORT), SHAPES[shape](LONGER * SHORT)
    extract(longer)  # with the lexicons loaded and the words known
    assert calls(longer) < 1.2 * LONGER * calls(short) + 2_000


def test_a_megabyte_without_a_full_stop_is_read():
    text = hostile_texts.repeat("word and people ", MEGABYTE // 2) + hostile_texts.repeat(
        "«слово и ", MEGABYTE // 2
    )
    found = extract(text)
    assert all(Span(0, len(text)).contains(quote.span) for quote in found.quotes)
