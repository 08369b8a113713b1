"""The rule of corrections, row by row and then as laws over random histories."""

import copy
from dataclasses import dataclass, field, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from reports.intake.reconcile import (
    TYPES,
    WHOLE,
    Held,
    Outcome,
    Row,
    State,
    fold,
    reconcile,
    released,
    restored,
)

REPORT = "report:1"


def report(title="", published=""):
    return {"type": "report", "title": title, "published": published, "evidence.title": []}


def account(names=(), date="", basis="none", place=None):
    return {
        "type": "account",
        "date": date,
        "date_basis": basis,
        "place": place,
        "evidence.date": [],
        "names": sorted(map(fold, names)),
    }


def participation(of, person, name, role="", span=None, side="other"):
    return {
        "type": "participation",
        "account": of,
        "person": person,
        "name": name,
        "role": role,
        "role_span": None,
        "span": span,
        "side": side,
    }


def topic(of, number):
    return {"type": "account_topic", "account": of, "topic": number, "spans": []}


def quote(text, speaker=None, of=None, span=None):
    return {"type": "quote", "account": of, "text": text, "speaker": speaker, "span": span}


@dataclass
class Archive:
    """The records of one report and what is held of them, written to as the archive writes them."""

    now: State = field(default_factory=lambda: {REPORT: report()})
    last: State = field(default_factory=lambda: {REPORT: report()})
    held: Held = field(default_factory=Held)
    number: int = 0

    def tend(self, key: str) -> None:
        """Put a person's work beside a row, as a translation stands beside a quote."""
        self.held = replace(self.held, tended=self.held.tended | {key})

    def extract(self, new: State) -> Outcome:
        """Reconcile with an extraction and write the outcome, as a database would."""
        outcome = reconcile(*copy.deepcopy((self.last, self.now, new, self.held)))
        for key in outcome.remove:
            self.delete(key)
        keys: dict[str, str] = {}
        for key, row in outcome.add.items():
            self.number += 1
            keys[key] = f"{row['type']}:{self.number}"

        def pointed(row: Row) -> Row:
            return row | {"account": keys.get(row["account"], row["account"])} if "account" in row else row

        for key, fields in outcome.change.items():
            self.now[key] |= pointed(fields)
        for key, row in outcome.add.items():
            self.now[keys[key]] = {name: value for name, value in pointed(row).items() if name != "order"}
        self.last = copy.deepcopy({keys.get(key, key): pointed(row) for key, row in outcome.baseline.items()})
        for found in outcome.corrections:
            values = {"before": found["before"], "after": found["after"]}
            self.held.fields.setdefault(found["key"], {})[found["field"]] = values
        self.held.removed.update(outcome.removals)
        self._name()
        return outcome

    def delete(self, key: str) -> None:
        self.now.pop(key, None)
        for other, row in list(self.now.items()):
            if row.get("account") == key and row["type"] == "quote":
                row["account"] = None
            elif row.get("account") == key:
                del self.now[other]

    def release(self, key: str, name: str) -> set[str]:
        """Give a field back, as the archive does before it extracts anew; the fields that go with it."""
        self.last, fields = released(self.last, self.now, key, name)
        self.last = copy.deepcopy(self.last)
        kept = self.held.fields.pop(key, {})
        self.held.fields[key] = {other: held for other, held in kept.items() if other not in fields}
        return fields

    def restore(self, key: str) -> None:
        """Take a deletion back, as the archive does before it extracts anew."""
        self.last = restored(self.last, self.now, key)
        del self.held.removed[key]

    def add(self, row: Row) -> str:
        self.number += 1
        key = f"{row['type']}:{self.number}"
        self.now[key] = row
        self._name()
        return key

    def edit(self, key: str, **values) -> None:
        self.now[key] |= values
        self._name()

    def find(self, of_type: str, **values) -> str:
        found = [
            key
            for key, row in self.now.items()
            if row["type"] == of_type and all(row[name] == value for name, value in values.items())
        ]
        assert len(found) == 1, found
        return found[0]

    def _name(self) -> None:
        for key, row in self.now.items():
            if row["type"] == "account":
                row["names"] = sorted(
                    fold(other["name"])
                    for other in self.now.values()
                    if other["type"] == "participation" and other["account"] == key
                )


def meeting(*people, date="", basis="none", topics=(), quotes=(), title="") -> State:
    """An extraction with one meeting."""
    rows: State = {
        REPORT: report(title),
        "account#0": account([name for _p, name, _r in people], date, basis),
    }
    for number, (person, name, role) in enumerate(people):
        span = [20 * number, 20 * number + 10]
        rows[f"participation#{number}"] = participation("account#0", person, name, role, span)
    rows |= {f"account_topic#{number}": topic("account#0", number) for number in topics}
    rows |= {f"quote#{number}": quote(text, of="account#0") for number, text in enumerate(quotes)}
    return rows


KLUGE = (1, "Hans Kluge", "Regional Director")
OSMONOV = (2, "Damir Osmonov", "Minister")


def test_first_extraction_adds_everything():
    archive = Archive()
    outcome = archive.extract(meeting(KLUGE, OSMONOV, topics=[3], title="A visit"))
    assert not outcome.corrections and not outcome.removals
    assert archive.now[REPORT]["title"] == "A visit"
    assert len(archive.now) == 5


def test_what_nobody_touched_follows_the_extractor():
    archive = Archive()
    archive.extract(meeting(KLUGE, topics=[3]))
    archive.extract(
        meeting((1, "Hans Kluge", "WHO Regional Director"), date="2020", basis="explicit", topics=[4])
    )
    assert archive.now[archive.find("participation")]["role"] == "WHO Regional Director"
    assert archive.now[archive.find("account")]["date"] == "2020"
    assert archive.now[archive.find("account_topic")]["topic"] == 4


def test_edited_field_stays_and_is_recorded():
    archive = Archive()
    archive.extract(meeting(KLUGE))
    key = archive.find("participation")
    archive.edit(key, role="Director")
    outcome = archive.extract(meeting(KLUGE))
    assert archive.now[key]["role"] == "Director"
    assert outcome.corrections == [
        {"key": key, "field": "role", "before": "Regional Director", "after": "Director"}
    ]
    assert not outcome.conflicts


def test_value_that_the_extractor_came_to_agree_with_stays_the_persons():
    archive = Archive()
    archive.extract(meeting(KLUGE))
    key = archive.find("participation")
    archive.edit(key, role="Director")
    archive.extract(meeting((1, "Hans Kluge", "Director")))
    archive.extract(meeting((1, "Hans Kluge", "Chief")))
    assert archive.now[key]["role"] == "Director"


def test_third_value_is_a_conflict():
    archive = Archive()
    archive.extract(meeting(KLUGE))
    key = archive.find("participation")
    archive.edit(key, role="Director")
    outcome = archive.extract(meeting((1, "Hans Kluge", "Chief")))
    (conflict,) = outcome.conflicts
    assert (conflict["key"], conflict["field"]) == (key, "role")
    assert (conflict["before"], conflict["after"], conflict["proposed"]) == (
        "Regional Director",
        "Director",
        "Chief",
    )


def test_deleted_participant_does_not_come_back():
    archive = Archive()
    archive.extract(meeting(KLUGE, OSMONOV))
    archive.delete(archive.find("participation", person=2))
    outcome = archive.extract(meeting(KLUGE, OSMONOV))
    assert len(outcome.removals) == 1
    archive.extract(meeting(KLUGE, (2, "Osmonov Damir", "Health Minister")))
    assert archive.now[archive.find("participation")]["person"] == 1


def test_deleted_meeting_takes_what_hangs_on_it_along():
    archive = Archive()
    archive.extract(meeting(KLUGE, OSMONOV, topics=[1], quotes=["We agreed."]))
    archive.delete(archive.find("account"))
    outcome = archive.extract(meeting(KLUGE, OSMONOV, topics=[1], quotes=["We agreed."]))
    assert [row["type"] for row in outcome.removals.values()] == ["account"]
    assert not outcome.corrections
    assert sorted(row["type"] for row in archive.now.values()) == ["quote", "report"]


def test_added_participant_stays_and_meets_the_finding_of_the_same_person():
    archive = Archive()
    archive.extract(meeting(KLUGE))
    of = archive.find("account")
    key = archive.add(participation(of, 2, "Damir Osmonov", "Minister of Health"))
    outcome = archive.extract(meeting(KLUGE))
    assert [(found["key"], found["field"]) for found in outcome.corrections] == [(key, WHOLE)]
    archive.extract(meeting(KLUGE, OSMONOV))
    assert archive.now[archive.find("participation", person=2)]["role"] == "Minister of Health"
    archive.extract(meeting(KLUGE))
    assert key in archive.now


def test_corrected_date_keeps_its_basis():
    archive = Archive()
    archive.extract(meeting(KLUGE, date="2020-02-13", basis="explicit"))
    key = archive.find("account")
    archive.edit(key, date="2020-02-14")
    archive.extract(meeting(KLUGE))
    assert (archive.now[key]["date"], archive.now[key]["date_basis"]) == ("2020-02-14", "explicit")


def test_lost_row_with_a_correction_stays():
    archive = Archive()
    archive.extract(meeting(KLUGE, OSMONOV))
    key = archive.find("participation", person=2)
    archive.edit(key, side="government")
    archive.extract(meeting(KLUGE))
    assert archive.now[key]["side"] == "government"
    assert not archive.extract(meeting(KLUGE)).corrections


def test_lost_row_with_a_persons_work_beside_it_stays_and_follows_the_extractor():
    archive = Archive()
    archive.extract(meeting(KLUGE, quotes=["We agreed.", "Thank you."]))
    key = archive.find("quote", text="We agreed.")
    archive.tend(key)
    archive.extract({REPORT: report()})
    assert (archive.now[key]["text"], archive.now[key]["account"]) == ("We agreed.", archive.find("account"))
    archive.extract({REPORT: report(), "quote#0": quote("We agreed.", speaker=2)})
    assert archive.now[archive.find("quote")]["speaker"] == 2
    assert archive.find("quote") == key


def test_only_meeting_is_the_same_meeting_whoever_is_found_in_it():
    archive = Archive()
    archive.extract(meeting((5, "Hans K", "")))
    key = archive.find("account")
    archive.extract(meeting(KLUGE, OSMONOV))
    assert archive.find("account") == key


def test_field_that_a_baseline_does_not_know_yet_is_nobodys():
    archive = Archive()
    archive.extract(meeting(KLUGE))
    del archive.last[archive.find("participation")]["side"]
    assert not archive.extract(meeting(KLUGE)).corrections


def test_renamed_finding_is_the_same_by_its_span():
    archive = Archive()
    archive.extract(meeting((5, "Hans K", "Director")))
    key = archive.find("participation")
    archive.edit(key, side="who")
    archive.extract(meeting(KLUGE))
    row = archive.now[archive.find("participation")]
    assert (row["name"], row["person"], row["side"]) == ("Hans Kluge", 1, "who")


PEOPLE = {1: "Hans Kluge", 2: "Damir Osmonov", 3: "Askar Mamin"}
ROLES = ["", "Director", "Minister"]


@st.composite
def extractions(draw) -> State:
    rows: State = {REPORT: report(draw(st.sampled_from(["", "A", "B"])))}
    for number in range(draw(st.integers(0, 2))):
        of = f"account#{number}"
        people = draw(st.lists(st.sampled_from(sorted(PEOPLE)), max_size=3, unique=True))
        date, basis = draw(st.sampled_from([("", "none"), ("2020", "explicit"), ("2020-02-14", "published")]))
        rows[of] = account([PEOPLE[person] for person in people], date, basis)
        for person in people:
            start = draw(st.integers(0, 8)) * 5
            role = draw(st.sampled_from(ROLES))
            row = participation(of, person, PEOPLE[person], role, [start, start + 7])
            row["role_span"] = [start, start + 3] if role else None
            rows[f"participation#{number}.{person}"] = row
        for subject in draw(st.sets(st.integers(1, 2))):
            rows[f"account_topic#{number}.{subject}"] = topic(of, subject) | {"spans": [[subject, 9]]}
        rows[of]["evidence.date"] = draw(st.sampled_from([[], [[0, 4]], [[2, 12]]])) if date else []
    accounts = [key for key in rows if key.startswith("account#")]
    for number in range(draw(st.integers(0, 2))):
        start = draw(st.integers(0, 5)) * 6
        of = draw(st.sampled_from([None, *accounts]))
        text = draw(st.sampled_from(["We agreed.", "Thank you.", "It is so."]))
        speaker = draw(st.sampled_from([None, 1, 2]))
        rows[f"quote#{number}"] = quote(text, speaker, of, [start, start + 9])
    return rows


SPANS = st.sampled_from([[], [[60, 66]], [[60, 66], [70, 71]]])
EDITS = {
    "report": {"title": st.sampled_from(["Mine", ""]), "evidence.title": SPANS},
    "account": {
        "place": st.sampled_from([7, 8]),
        "date": st.sampled_from(["2019", "2018"]),
        "evidence.date": SPANS,
    },
    "account_topic": {"spans": SPANS},
    "participation": {
        "role": st.sampled_from(["Mine", ""]),
        "role_span": st.sampled_from([None, [70, 74]]),
        "span": st.sampled_from([None, [80, 87]]),
        "side": st.sampled_from(["who", "unicef"]),
    },
    "quote": {
        "speaker": st.sampled_from([3, None]),
        "text": st.just("Mine."),
        "span": st.sampled_from([None, [90, 99]]),
    },
}


def act(data, archive: Archive, theirs: dict[str, Row]) -> None:
    """One act of a person, noted in ``theirs``."""
    acts = [edit_somewhere, edit_somewhere, delete_somewhere, add_somewhere, translate_somewhere]
    data.draw(st.sampled_from(acts))(data, archive, theirs)


def edit_somewhere(data, archive, theirs):
    key = data.draw(st.sampled_from([key for key, row in archive.now.items() if row["type"] in EDITS]))
    name = data.draw(st.sampled_from(sorted(EDITS[archive.now[key]["type"]])))
    value = data.draw(EDITS[archive.now[key]["type"]][name])
    archive.edit(key, **{name: value})
    if value != archive.last.get(key, {}).get(name) or name in archive.held.fields.get(key, {}):
        theirs.setdefault(key, {})[name] = value
    elif key in archive.last:
        theirs.get(key, {}).pop(name, None)  # taken back before any extraction saw it


def delete_somewhere(data, archive, theirs):
    keys = [key for key, row in archive.now.items() if row["type"] in EDITS and key != REPORT]
    if not keys:
        return
    key = data.draw(st.sampled_from(keys))
    archive.delete(key)
    for gone in theirs.keys() - archive.now.keys():
        del theirs[gone]
    for kept in theirs.values():
        if kept.get("account") == key:
            kept["account"] = None


def add_somewhere(data, archive, theirs):
    accounts = [key for key, row in archive.now.items() if row["type"] == "account"]
    row = account()
    if accounts:
        of, person = data.draw(st.sampled_from(accounts)), data.draw(st.sampled_from([4, 5]))
        row = participation(of, person, f"Person {person}", "Guest")
    if identity(row) not in [identity(other) for other in archive.now.values()]:
        theirs[archive.add(row)] = {name: row[name] for name in row if name not in ("type", "names")}


def translate_somewhere(data, archive, theirs):
    """The words of a quote are held as its translator read them, and the quote stays."""
    keys = [key for key, row in archive.now.items() if row["type"] == "quote"]
    if not keys:
        return
    key = data.draw(st.sampled_from(keys))
    archive.tend(key)
    words = archive.now[key]["text"]
    archive.held.fields.setdefault(key, {}).setdefault("text", {"before": words, "after": words})
    theirs.setdefault(key, {})["text"] = words


def identity(row: Row):
    names = TYPES[row["type"]].identity
    return (row["type"], *(row[name] for name in names)) if names else id(row)


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_no_human_value_is_lost(data):
    archive, theirs = Archive(), {}
    for _round in range(data.draw(st.integers(1, 4))):
        archive.extract(data.draw(extractions()))
        for _edit in range(data.draw(st.integers(0, 3))):
            act(data, archive, theirs)
    archive.extract(data.draw(extractions()))
    for key, fields in theirs.items():
        assert {name: archive.now[key][name] for name in fields} == fields
    identities = [identity(row) for row in archive.now.values()]
    assert len(identities) == len(set(identities))
    assert all(row.get("account") in (None, *archive.now) for row in archive.now.values())


def test_a_corrected_meeting_that_is_lost_is_not_taken_for_the_one_that_is_found():
    archive = Archive()
    archive.extract(
        {
            REPORT: report(),
            "account#0": account(["Jan Novak"], "2020", "explicit"),
            "participation#0": participation("account#0", 1, "Jan Novak", span=[0, 9]),
            "account#1": account(),
        }
    )
    archive.now["account:1"]["place"] = 7
    only = {REPORT: report(), "account#0": account([], "2020", "explicit")}
    archive.extract(only)
    before = copy.deepcopy(archive.now)
    archive.extract(only)
    assert archive.now == before


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_running_twice_changes_nothing(data):
    archive, theirs = Archive(), {}
    for _round in range(data.draw(st.integers(1, 3))):
        archive.extract(data.draw(extractions()))
        for _edit in range(data.draw(st.integers(0, 3))):
            act(data, archive, theirs)
    new = data.draw(extractions())
    archive.extract(new)
    before = copy.deepcopy((archive.now, archive.last))
    outcome = archive.extract(new)
    assert not (outcome.change or outcome.add or outcome.remove or outcome.corrections or outcome.removals)
    assert (archive.now, archive.last) == before


@settings(max_examples=200, deadline=None)
@given(st.lists(extractions(), min_size=1, max_size=4))
def test_untouched_records_are_what_the_last_extraction_says(runs):
    archive = Archive()
    for new in runs:
        outcome = archive.extract(new)
        assert not (outcome.corrections or outcome.removals or outcome.conflicts)
    assert sorted(map(comparable, archive.now.values())) == sorted(map(comparable, runs[-1].values()))


def comparable(row: Row) -> str:
    return repr(sorted((name, value) for name, value in row.items() if name != "account"))


@settings(max_examples=200, deadline=None)
@given(extractions(), extractions(), st.data())
def test_deleted_row_does_not_come_back(first, second, data):
    archive = Archive()
    archive.extract(first)
    rows = [key for key, row in archive.now.items() if row["type"] in ("participation", "account_topic")]
    if not rows:
        return
    key = data.draw(st.sampled_from(rows))
    gone = archive.now[key]
    archive.delete(key)
    archive.extract(second)
    archive.extract(first)
    assert identity(gone) not in map(identity, archive.now.values())


def test_a_released_field_follows_the_extractor_again():
    archive = Archive()
    archive.extract(meeting(KLUGE, date="2020", basis="explicit"))
    key = archive.find("account")
    archive.edit(key, date="2019", place=7)
    archive.extract(meeting(KLUGE, date="2021", basis="published"))
    archive.release(key, "date")
    outcome = archive.extract(meeting(KLUGE, date="2021", basis="published"))
    row = archive.now[key]
    assert (row["date"], row["date_basis"], row["place"]) == ("2021", "published", 7)
    assert not outcome.conflicts


def test_a_released_addition_goes_unless_it_is_found():
    archive = Archive()
    archive.extract(meeting(KLUGE))
    guest = participation(archive.find("account"), 2, "Damir Osmonov", "Guest")
    keys = [archive.add(guest | {"person": person, "name": name}) for person, name in ((2, "D"), (3, "M"))]
    archive.extract(meeting(KLUGE))
    for key in keys:
        archive.release(key, WHOLE)
    archive.extract(meeting(KLUGE, OSMONOV))
    assert archive.now[keys[0]]["role"] == "Minister"
    assert keys[1] not in archive.now


def test_a_released_deletion_lets_the_row_come_back():
    archive = Archive()
    archive.extract(meeting(KLUGE, OSMONOV, quotes=["We agreed."]))
    key = archive.find("account")
    archive.delete(key)
    archive.extract(meeting(KLUGE, OSMONOV, quotes=["We agreed."]))
    archive.restore(key)
    outcome = archive.extract(meeting(KLUGE, OSMONOV, quotes=["We agreed."]))
    assert not (outcome.removals or outcome.corrections)
    assert archive.now[archive.find("quote")]["account"] == archive.find("account")
    assert archive.find("participation", person=2)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_release_gives_back_its_group_and_nothing_else(data):
    archive, theirs = Archive(), {}
    for _round in range(data.draw(st.integers(1, 3))):
        archive.extract(data.draw(extractions()))
        for _edit in range(data.draw(st.integers(0, 3))):
            act(data, archive, theirs)
    new = data.draw(extractions())
    archive.extract(new)
    held = [
        (key, name)
        for key, fields in archive.held.fields.items()
        for name in fields
        if key in archive.now and name != WHOLE
    ]
    if not held:
        return
    key, name = data.draw(st.sampled_from(held))
    fields = archive.release(key, name)
    archive.extract(new)
    if key in archive.now:
        of_extractor = archive.last[key]
        assert {each: archive.now[key][each] for each in fields} == {
            each: of_extractor[each] for each in fields
        }
    theirs[key] = {each: value for each, value in theirs.get(key, {}).items() if each not in fields}
    for other, kept in theirs.items():
        if kept:
            assert {each: archive.now[other][each] for each in kept} == kept


@settings(max_examples=200, deadline=None)
@given(extractions(), st.lists(extractions(), max_size=3), st.data())
def test_an_accepted_value_stays_the_persons(first, later, data):
    archive = Archive()
    archive.extract(first)
    key = data.draw(st.sampled_from([key for key, row in archive.now.items() if row["type"] in EDITS]))
    name = data.draw(st.sampled_from(sorted(EDITS[archive.now[key]["type"]])))
    value = archive.now[key][name]
    archive.held.fields[key] = {name: {"before": value, "after": value}}
    for new in later:
        archive.extract(new)
    assert archive.now[key][name] == value


@settings(max_examples=200, deadline=None)
@given(extractions(), st.lists(extractions(), min_size=1, max_size=3), st.data())
def test_no_row_with_a_persons_work_beside_it_is_removed(first, later, data):
    archive = Archive()
    archive.extract(first)
    keys = [key for key, row in archive.now.items() if row["type"] == "quote"]
    if not keys:
        return
    archive.tend(data.draw(st.sampled_from(keys)))
    for new in later:
        archive.extract(new)
        before = copy.deepcopy((archive.now, archive.last))
        assert archive.held.tended <= archive.now.keys()
        assert not archive.extract(new).corrections
        assert (archive.now, archive.last) == before
