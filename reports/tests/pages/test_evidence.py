from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.pages.evidence import (
    MARGIN,
    Finding,
    anchor,
    context,
    in_window,
    marked,
    spans_of,
    words_at,
)

TEXT = "The head came. Hans Kluge met Askar Mamin yesterday, on Friday. They spoke."


def finding(*spans, key="f-x", kind="person", value="X"):
    return Finding(key, kind, "Participants", value, spans)


def span_of(words, text=TEXT):
    return text.index(words), text.index(words) + len(words)


class Marks(HTMLParser):
    """The text under each mark, and whether the elements nest."""

    def __init__(self, html):
        super().__init__()
        self.open, self.under, self.ids, self.text, self.links = [], {}, [], "", []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "a":
            assert "a" not in [name for name, _ in self.open], "a link within a link"
            self.links.append(attributes["href"])
        if attributes.get("id"):
            self.ids.append(attributes["id"])
        self.open.append((tag, attributes.get("id")))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        self.text += data
        for _, name in self.open:
            if name:
                self.under[name] = self.under.get(name, "") + data


def test_a_mark_has_the_id_of_its_place_and_leads_to_the_finding():
    html = marked("met Hans Kluge", [finding((4, 14), key="f-person-hans-kluge", value="Hans Kluge")])
    assert html == (
        '<p>met <mark id="e-4-14" class="person" title="Participants: Hans Kluge">'
        '<a href="#f-person-hans-kluge">Hans Kluge</a></mark></p>'
    )


def test_the_text_and_the_values_are_escaped():
    html = marked('<b>&"', [finding((0, 3), value='"><script>')])
    assert "<b>" not in html
    assert "<script>" not in html


def test_a_mark_within_another_nests_and_no_link_stands_in_a_link():
    found = Marks(marked("abcdef", [finding((0, 6), key="f-quote"), finding((2, 4), key="f-name")]))
    assert found.under == {"e-0-6": "abcdef", "e-2-4": "cd"}
    assert found.links == ["#f-quote", "#f-name", "#f-quote"]


def test_a_mark_that_crosses_another_goes_on_without_an_id():
    html = marked("abcdef", [finding((0, 4)), finding((2, 6))])
    assert Marks(html).under == {"e-0-4": "abcd", "e-2-6": "cd"}
    assert html.count('class="person continued"') == 1


def test_a_mark_over_two_paragraphs_goes_on_in_the_second():
    html = marked("ab\n\ncd", [finding((0, 6))])
    assert html == (
        '<p><mark id="e-0-6" class="person" title="Participants: X"><a href="#f-x">ab</a></mark></p>\n'
        '<p><mark class="person continued" title="Participants: X"><a href="#f-x">cd</a></mark></p>'
    )


def test_findings_of_one_place_share_a_mark():
    html = marked("Bishkek", [finding((0, 7), value="A"), finding((0, 7), value="B")])
    assert html.count("<mark") == 1
    assert 'title="Participants: A; Participants: B"' in html


def test_a_text_of_blank_lines_alone_has_no_paragraphs():
    assert marked("\n \n\n", []) == ""


@given(
    st.text("ab \n😷«", max_size=30),
    st.lists(st.tuples(st.integers(0, 32), st.integers(0, 32)).filter(lambda s: s[0] < s[1]), max_size=8),
)
def test_any_spans_give_nested_elements_and_all_of_the_words(text, spans):
    found = Marks(marked(text, [finding(span) for span in spans]))
    assert found.open == []
    assert "".join(found.text.split()) == "".join(text.split())
    assert len(found.ids) == len(set(found.ids))
    for span in set(spans):
        if text[slice(*span)].strip():
            assert anchor(span) in found.ids


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        ("Hans Kluge", "", " met Askar Mamin yesterday, on Friday."),
        ("yesterday", "Hans Kluge met Askar Mamin ", ", on Friday."),
        ("on Friday.", "Hans Kluge met Askar Mamin yesterday, ", ""),
        ("They", "", " spoke."),
        ("The head", "", " came."),
    ],
)
def test_the_context_of_words_is_their_sentence(words, before, after):
    assert context(TEXT, span_of(words)) == (before, words, after)


def test_a_context_does_not_reach_over_a_blank_line():
    text = "A headline\n\n  Hans Kluge came\n\nMore"
    assert context(text, span_of("Kluge", text)) == ("Hans ", "Kluge", " came")


def test_a_long_sentence_is_cut_between_words():
    text = "слово " * 100 + "ВОЗ" + " слово" * 100
    before, words, after = context(text, span_of("ВОЗ", text))
    assert (before.split()[:2], words, after.split()[-2:]) == (["…", "слово"], "ВОЗ", ["слово", "…"])
    assert len(before) < 250 > len(after)


def test_a_context_is_one_line():
    text = "met  Hans\n Kluge\tthere"
    assert context(text, (5, 16)) == ("met ", "Hans Kluge", " there")
    assert words_at(text, (5, 16)) == "Hans Kluge"


def test_no_evidence_has_no_spans():
    assert spans_of(None) == ()
    assert spans_of([[1, 2], [3, 4]]) == ((1, 2), (3, 4))


@given(
    text=st.text(alphabet="aB. \n", min_size=1, max_size=2000),
    places=st.tuples(st.integers(0, 2000), st.integers(0, 2000)),
)
def test_the_words_around_a_quote_suffice_for_its_sentence(text, places):
    start, end = sorted(min(place, len(text)) for place in places)
    window = text[max(start - MARGIN, 0) : end + MARGIN]
    assert in_window(window, (start, end)) == context(text, (start, end))
