import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.intake.relocation import relocate

OLD = "Kluge came. Then Kluge left."


@pytest.mark.parametrize(
    ("span", "new", "wanted"),
    [
        ([0, 5], OLD, [0, 5]),
        ([0, 5], "Hans " + OLD, [5, 10]),
        ([17, 22], "Kluge came. Then the guest Kluge left.", [27, 32]),
        ([17, 22], "Kluge left.", [0, 5]),
        ([0, 5], "Nobody came.", None),
        (None, OLD, None),
    ],
)
def test_span_goes_with_its_words(span, new, wanted):
    assert relocate({"span": span}, OLD, new) == {"span": wanted}


def test_all_spans_of_a_row():
    row = {"role_span": [6, 10], "spans": [[0, 5], [12, 16]], "evidence.date": [[12, 16]], "name": "Kluge"}
    moved = relocate(row, OLD, "Kluge never came.")
    assert moved == {"role_span": [12, 16], "spans": [[0, 5]], "evidence.date": [], "name": "Kluge"}


@given(st.text("ab ", min_size=1), st.text("ab "), st.data())
def test_moved_span_holds_the_same_words(old, new, data):
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    moved = relocate({"span": [start, end]}, old, new)["span"]
    assert moved is None if old[start:end] not in new else new[slice(*moved)] == old[start:end]
