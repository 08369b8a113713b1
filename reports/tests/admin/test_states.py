"""What two people do to one form at a time: whatever it is, no value of either is lost."""

from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from reports.admin.states import KEY, RECORD, opened, rebase, sealed

WORDS = st.sampled_from(["", "a", "b", "c\nd"])
ROW = st.fixed_dictionaries({"name": WORDS, "role": WORDS})
ROWS = st.dictionaries(st.sampled_from("123456"), ROW, max_size=4)


def state(record, rows):
    return {
        RECORD: {RECORD: record},
        "rows": {key: row | {KEY: key, "DELETE": ""} for key, row in rows.items()},
    }


def sent(record, rows, new=()):
    """What a browser sends: rows that exist by key, then new ones."""
    data = QueryDict(mutable=True)
    data.update({name: value.replace("\n", "\r\n") for name, value in record.items()})
    all_rows = [*({KEY: key} | row for key, row in rows.items()), *({KEY: ""} | row for row in new)]
    data.update({"rows-TOTAL_FORMS": str(len(all_rows)), "rows-INITIAL_FORMS": str(len(rows))})
    for number, row in enumerate(all_rows):
        data.update({f"rows-{number}-{name}": value.replace("\n", "\r\n") for name, value in row.items()})
    return data


def rows_of(data):
    number = int(data["rows-TOTAL_FORMS"])
    names = (KEY, "name", "role", "DELETE")
    return [
        {name: data[f"rows-{n}-{name}"] for name in names if f"rows-{n}-{name}" in data}
        for n in range(number)
    ]


@given(ROW, ROWS)
def test_a_seal_is_opened_again(record, rows):
    assert opened(sealed(state(record, rows)))[1] == state(record, rows)
    assert opened("x" + sealed(state(record, rows))) is None


@given(ROW, ROWS, ROW, ROWS)
def test_who_touched_nothing_takes_what_is_there(record, rows, record_now, rows_now):
    made = rebase(sent(record, rows), state(record, rows), state(record_now, rows_now))
    assert {name: made.data[name] for name in record_now} == record_now
    assert {row.pop(KEY): row for row in rows_of(made.data)} == rows_now
    assert {key for _prefix, key in made.added} == rows_now.keys() - rows.keys()
    assert {key for _prefix, key in made.removed} == rows.keys() - rows_now.keys()
    assert not made.kept
    assert all(change.mine is None for change in made.changes)


@given(ROW, ROWS, ROW, st.lists(ROW, max_size=2), st.data(), ROW, ROWS)
def test_what_was_entered_stays(record, rows, mine, new, data, record_now, rows_now):
    edited = {key: data.draw(ROW) for key in rows}
    then, now = state(record, rows), state(record_now, rows_now)
    made = rebase(sent(mine, edited, new), then, now)
    for name, value in mine.items():
        kept = value if value != record[name] else record_now[name]
        assert made.data[name].replace("\r\n", "\n") == kept
    found = [{name: text.replace("\r\n", "\n") for name, text in row.items()} for row in rows_of(made.data)]
    by_key = {row[KEY]: row for row in found}
    for key, row in edited.items():
        entered = {name: value for name, value in row.items() if value != rows[key][name]}
        if key in rows_now:
            assert by_key[key] == {KEY: key} | rows_now[key] | entered
        elif entered:
            assert {KEY: ""} | row in found
    assert all({KEY: ""} | row in found for row in new)
    assert rows_now.keys() <= by_key.keys()
    existing = int(made.data["rows-INITIAL_FORMS"])
    assert all(bool(row[KEY]) == (number < existing) for number, row in enumerate(found))


def test_a_row_marked_for_deletion_stays_marked():
    then, now = (state({}, {"1": {"name": name, "role": ""}}) for name in "ab")
    data = sent({}, {"1": {"name": "a", "role": "", "DELETE": "on"}})
    made = rebase(data, then, now)
    assert rows_of(made.data) == [{KEY: "1", "name": "b", "role": "", "DELETE": "on"}]
    assert [(change.name, change.now) for change in made.changes] == [("name", "b")]


def test_saving_again_is_meant():
    then, now = state({"name": "a"}, {}), state({"name": "b"}, {})
    made = rebase(sent({"name": "c"}, {}), then, now)
    assert [(change.now, change.mine) for change in made.changes] == [("b", "c")]
    assert rebase(made.data, now, now).changes == []
