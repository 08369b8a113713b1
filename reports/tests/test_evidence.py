from hypothesis import given
from hypothesis import strategies as st

from reports.evidence import Mark, Segment, segments

MARKS = st.lists(
    st.builds(Mark, st.integers(-5, 40), st.integers(-5, 40), st.sampled_from("abc")), max_size=12
)


def keys(text, *marks):
    return [(segment.text, segment.keys) for segment in segments(text, marks)]


def test_a_text_without_marks_is_one_segment():
    assert segments("Bishkek", []) == [Segment("Bishkek", 0, 7, ())]


def test_an_empty_text_has_no_segments():
    assert segments("", [Mark(0, 3, "a")]) == []


def test_a_mark_cuts_the_text_around_it():
    assert keys("in Bishkek.", Mark(3, 10, "place")) == [("in ", ()), ("Bishkek", ("place",)), (".", ())]


def test_overlapping_marks_share_a_segment():
    assert keys("abcdef", Mark(0, 4, "x"), Mark(2, 6, "y")) == [
        ("ab", ("x",)),
        ("cd", ("x", "y")),
        ("ef", ("y",)),
    ]


def test_the_outer_mark_comes_first_whatever_the_order_given():
    for marks in ([Mark(0, 4, "outer"), Mark(0, 2, "inner")], [Mark(0, 2, "inner"), Mark(0, 4, "outer")]):
        assert keys("abcd", *marks) == [("ab", ("outer", "inner")), ("cd", ("outer",))]


def test_touching_marks_stay_apart():
    assert keys("abcd", Mark(0, 2, "x"), Mark(2, 4, "y")) == [("ab", ("x",)), ("cd", ("y",))]


def test_a_key_stands_once_in_a_segment_however_often_it_is_marked():
    assert keys("abc", Mark(0, 3, "x"), Mark(0, 3, "x"), Mark(1, 2, "x")) == [
        ("a", ("x",)),
        ("b", ("x",)),
        ("c", ("x",)),
    ]


def test_what_lies_outside_of_the_text_is_cut_off():
    assert keys("abc", Mark(-4, 1, "x"), Mark(2, 99, "y")) == [("a", ("x",)), ("b", ()), ("c", ("y",))]


def test_marks_of_no_character_are_left_out():
    assert keys("abc", Mark(1, 1, "x"), Mark(2, 1, "y"), Mark(7, 9, "z")) == [("abc", ())]


def test_spans_count_characters_beyond_the_basic_plane():
    assert keys("😷ВОЗ", Mark(1, 4, "who")) == [("😷", ()), ("ВОЗ", ("who",))]


@given(st.text(max_size=30), MARKS)
def test_the_segments_join_to_the_text_and_carry_the_marks_over_each_character(text, marks):
    found = segments(text, marks)
    assert "".join(segment.text for segment in found) == text
    for segment in found:
        assert text[segment.start : segment.end] == segment.text
        for position in range(segment.start, segment.end):
            assert set(segment.keys) == {mark.key for mark in marks if mark.start <= position < mark.end}


def test_thousands_of_marks_are_cut_in_one_sweep():
    text = "слово " * 20_000
    found = segments(text, [Mark(start, start + 5, start) for start in range(0, len(text), 6)])
    assert len(found) == 40_000
