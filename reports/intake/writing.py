"""What extractions change in the records of reports, written: a statement a model for all of them.

The keys of what is new are reserved before, so that the rows lead to each other.
"""

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from django.db import models

from reports.intake import corrections, meetings, records, slugs
from reports.intake.candidates import Register
from reports.intake.reconcile import ACCOUNT, Held, Outcome, Row, State
from reports.intake.relocation import relocate
from reports.models import Account, Meeting, Quote, Report, history
from reports.models.derivation import derive

ADDRESSED = {"participation", "quote"}


@dataclass(frozen=True, slots=True)
class Before:
    """The rows as they are ``stored``, and those to reconcile: the same, with their spans in the new text."""

    stored: State
    last: State
    now: State
    held: Held
    is_new: bool = False  # the report is not written yet

    def relocated(self, old: str, new: str) -> "Before":
        """The same with the spans counted in the text ``new``."""
        return Before(self.stored, *(_relocated(part, old, new) for part in (self.last, self.now, self.held)))


def _relocated(part: State | Held, old: str, new: str) -> State | Held:
    if isinstance(part, Held):
        removed = {key: relocate(row, old, new) for key, row in part.removed.items()}
        return replace(part, removed=removed)
    return {key: relocate(row, old, new) for key, row in part.items()}


@dataclass(slots=True)
class Change:
    """What an extraction does to one report.

    ``keys`` are those of the records of the rows added, by their own; ``told`` the meetings of the report by
    the position of its accounts, ``touched`` those that it had before, ``changed`` its fields that are set.
    """

    report: Report
    before: Before
    outcome: Outcome
    keys: dict[str, str] = field(default_factory=dict)
    told: dict[int, int] = field(default_factory=dict)
    touched: set[int] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)

    def added(self, of_type: str) -> State:
        """The rows of a type that are added."""
        return {key: row for key, row in self.outcome.add.items() if row["type"] == of_type}

    def under(self, account: str) -> list[Row]:
        """The rows added under an account."""
        return [row for row in self.outcome.add.values() if row.get(ACCOUNT) == account]

    def pointed(self, row: Row) -> Row:
        """The row with the key of its account's record."""
        return row | {ACCOUNT: self.keys.get(row[ACCOUNT], row[ACCOUNT])} if ACCOUNT in row else row

    def remove(self) -> None:
        """Delete the records of the rows that are lost."""
        self._read_told()
        self.touched = set(self.told.values())
        if self.outcome.remove:
            records.remove(self.outcome.remove)
            self._read_told()

    def _read_told(self) -> None:
        if any(row["type"] == ACCOUNT for row in self.before.now.values()):
            self.told = dict(Account.objects.filter(report=self.report).values_list("position", "meeting"))

    def settle(self) -> None:
        """Bring the report itself in line; it is not written yet."""
        fields = self.pointed(self.outcome.change.get(records.key_of(self.report), {}))
        self.changed = records.assign(self.report, fields)
        self.report.baseline = {
            self.keys.get(key, key): self.pointed(row) for key, row in self.outcome.baseline.items()
        }

    def finish(self) -> None:
        """Write what changes in records that were there before."""
        own = records.key_of(self.report)
        records.change({key: self.pointed(row) for key, row in self.outcome.change.items() if key != own})
        if self.changed:
            history.remember(Report, [self.report.pk])
        # Its text is not written again: the search index would have to read it anew.
        self.report.save(update_fields={"extraction", "baseline", "updated_at"} | self.changed)
        if self.changed:
            history.note(Report, [self.report.pk])
        corrections.save(self.report, self.before.now, self.before.held, self.outcome)


def write(changes: Sequence[Change], people: Register) -> None:
    """Write the changes of reports, and derive the meetings that they bear on; ``people`` are those named."""
    for change in changes:
        change.remove()
    keys = _reserve(changes)
    names = people.latin_names(key for change in changes for key in _addressed(change))
    made = _meet(changes, keys, names)
    for change in changes:
        change.settle()
    Report.objects.bulk_create(change.report for change in changes if change.before.is_new)
    _add(changes, names)
    for change in changes:
        if not change.before.is_new:
            change.finish()
    touched = {meeting for change in changes for meeting in (*change.touched, *change.told.values())}
    for meeting in Meeting.objects.filter(pk__in=touched - made):
        derive(meeting)


def _reserve(changes: Sequence[Change]) -> deque[int]:
    """Give every row that is added the key of its record; what comes back are keys for meetings."""
    rows = [(change, key, row["type"]) for change in changes for key, row in change.outcome.add.items()]
    wanted = Counter(records.MODELS[of_type] for _change, _key, of_type in rows)
    wanted[Meeting] = wanted[Account]
    keys = records.reserve(wanted)
    for change, key, of_type in rows:
        change.keys[key] = f"{of_type}:{keys[records.MODELS[of_type]].popleft()}"
    return keys[Meeting]


def _addressed(change: Change) -> Iterator[int]:
    """Who is named in the addresses of what is added: those who took part and those who are quoted."""
    for row in change.outcome.add.values():
        key = row.get("person") or row.get("speaker")
        if key and row["type"] in ADDRESSED:
            yield key


def _meet(changes: Sequence[Change], keys: deque[int], names: dict[int, str]) -> set[int]:
    """Find the meeting of every account that is added, or make one; the keys of those made."""
    accounts = [
        (change, row, change.under(key)) for change in changes for key, row in change.added(ACCOUNT).items()
    ]
    told = meetings.Told((row, rows) for _change, row, rows in accounts)
    new: list[meetings.New] = []
    for change, row, rows in accounts:
        meeting = told.find(row, rows, set(change.told.values()))
        if meeting is None:
            meeting = keys.popleft()
            new.append(meetings.New(meeting, row, rows))
        told.note(row, rows, meeting)
        change.told[max(change.told, default=-1) + 1] = meeting
    meetings.create(new, names)
    return {meeting.key for meeting in new}


def _add(changes: Sequence[Change], names: dict[int, str]) -> None:
    """Write the records of the rows that are added, a statement a model."""
    for of_type, model in records.MODELS.items():
        rows = [(change, key, row) for change in changes for key, row in change.added(of_type).items()]
        made = [_made(model, change, key, row) for change, key, row in rows]
        if model is Account:
            _place(changes, made)
        if model is Quote:
            wanted = [_address(change, row, names) for change, _key, row in rows]
            for quote, slug in zip(made, slugs.free(Quote, wanted), strict=True):
                quote.slug = slug
        model.objects.bulk_create(made)


def _made(model: type[models.Model], change: Change, key: str, row: Row) -> models.Model:
    """The record of a row, not written yet."""
    record = model(pk=records.split_key(change.keys[key])[1])
    if hasattr(model, "report"):
        record.report = change.report
    records.assign(record, change.pointed(row))
    return record


def _place(changes: Sequence[Change], accounts: Iterable[Account]) -> None:
    """Give the accounts, in the order in which they are added, their meetings and positions."""
    accounts = iter(accounts)
    for change in changes:
        number = len(change.added(ACCOUNT))
        for position in sorted(change.told)[len(change.told) - number :]:
            account = next(accounts)
            account.position, account.meeting_id = position, change.told[position]


def _address(change: Change, row: Row, names: dict[int, str]) -> str:
    """The slug wanted for a quote: ``john-smith-2021-03-04-we-are-ready-to``."""
    speaker = names[row["speaker"]] if row["speaker"] else row["speaker_as_written"]
    account = change.report.baseline.get(change.pointed(row)[ACCOUNT], {})
    return slugs.words(speaker, account.get("date") or change.report.published or "undated", row["text"])
