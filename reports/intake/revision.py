"""A report's records brought in line with a new extraction, but for what people corrected."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from reports.extraction.findings import Extraction
from reports.intake import corrections, meetings, records, slugs
from reports.intake.bodies import Bodies
from reports.intake.matching import Match, People
from reports.intake.proposals import Proposal, bodies_of, only_country, people_of
from reports.intake.reconcile import ACCOUNT, Held, Outcome, Row, State, fold, reconcile
from reports.intake.relocation import relocate
from reports.models import Account, Meeting, Person, Quote, Report, history
from reports.models.derivation import derive

NAMES = {"participation": "name", "person_mention": "name_as_written"}  # of the person, by type of row
ADDRESSED = {"participation", "quote"}
TO_PEOPLE = {"person", "speaker"}
TO_BODIES = {"organization", "speaker_organization"}


def record(report: Report, extraction: Extraction) -> None:
    """Make the records of a report that has been created just now and has none yet."""
    own = {records.key_of(report): records.row_of(report)}
    _follow(report, extraction, _Before(own, own, own, Held()))


def revise(report: Report, extraction: Extraction, earlier_text: str | None = None) -> None:
    """Bring the report's records in line with ``extraction``; the report has its text already.

    ``earlier_text`` is the text that the records' spans count in where the report has a new one.
    """
    stored = records.load(report)
    last = report.baseline or {records.key_of(report): records.row_of(report)}
    before = _Before(stored, last, stored, corrections.load(stored))
    if earlier_text is not None:
        before = before.relocated(earlier_text, report.text)
    _follow(report, extraction, before)


@dataclass(frozen=True, slots=True)
class _Before:
    """The rows as they are ``stored``, and those to reconcile: the same, with their spans in the new text."""

    stored: State
    last: State
    now: State
    held: Held

    def relocated(self, old: str, new: str) -> "_Before":
        """The same with the spans counted in the text ``new``."""
        return _Before(
            self.stored, *(_relocated(part, old, new) for part in (self.last, self.now, self.held))
        )


def _follow(report: Report, extraction: Extraction, before: _Before) -> None:
    russian = extraction.language == "ru"
    now = before.now
    people = People(people_of(extraction), _known_people(before.last, now), russian)
    bodies = Bodies(bodies_of(extraction), only_country(extraction), russian)
    proposal = Proposal(report, extraction, people, bodies)
    outcome = reconcile(before.last, now, proposal.rows, before.held)
    if now is not before.stored:
        outcome.removals |= before.held.removed  # with their spans in the new text
    moved = {
        key: {name: row[name] for name in row if row[name] != before.stored[key][name]}
        for key, row in now.items()
    }
    outcome.change = {
        key: fields
        for key in now
        if key not in outcome.remove and (fields := moved[key] | outcome.change.get(key, {}))
    }
    _point(outcome, people, bodies)
    _Writing(report, before, outcome).write()


def _relocated(part: State | Held, old: str, new: str) -> State | Held:
    if isinstance(part, Held):
        return Held(part.fields, {key: relocate(row, old, new) for key, row in part.removed.items()})
    return {key: relocate(row, old, new) for key, row in part.items()}


def _known_people(last: State, now: State) -> dict[str, Match]:
    """Whom the records hold a name for, by the folded name, with the doubt that was left open about it."""
    known: dict[str, Match] = {}
    for key, row in now.items():
        if row["type"] in NAMES:
            made = last.get(key, {})
            doubt = made.get("open", "") if made.get("person") == row["person"] else ""
            for spelling in (made.get("called", ""), row[NAMES[row["type"]]]):
                known.setdefault(fold(spelling), Match(row["person"], doubt))
    return known


def _point(outcome: Outcome, people: People, bodies: Bodies) -> None:
    """Make the people and bodies that the rows need, and put their keys where the tokens are."""
    rows = [*outcome.baseline.values(), *outcome.add.values(), *outcome.change.values()]
    conflicts = [{conflict["field"]: conflict["proposed"]} for conflict in outcome.conflicts]
    for named, fields in ((people, TO_PEOPLE), (bodies, TO_BODIES)):
        used = {row[name] for row in (*rows, *conflicts) for name in fields & row.keys()}
        made = named.save(used - {None})
        for row in rows:
            row.update((name, made.get(row[name], row[name])) for name in fields & row.keys())
        for conflict in outcome.conflicts:
            if conflict["field"] in fields:
                conflict["proposed"] = made.get(conflict["proposed"], conflict["proposed"])


def _added_people(outcome: Outcome) -> set[int]:
    """Who is named in the addresses of what is added: those who took part and those who are quoted."""
    rows = outcome.add.values()
    return {row.get("person") or row.get("speaker") for row in rows if row["type"] in ADDRESSED} - {None}


class _Writing:
    """The changes of one outcome, written. ``keys`` are the records' keys of the rows added, by their own.

    ``told`` are the meetings of the report by the position of its accounts, ``made`` those of them
    that are new, ``people`` those whom it names.
    """

    def __init__(self, report: Report, before: _Before, outcome: Outcome) -> None:
        self.report = report
        self.before = before
        self.outcome = outcome
        self.keys: dict[str, str] = {}
        self.told: dict[int, int] = {}
        self.made: set[int] = set()
        self.people = Person.objects.in_bulk(_added_people(outcome))

    def write(self) -> None:
        self._read_told()
        touched = set(self.told.values())
        if self.outcome.remove:
            records.remove(self.outcome.remove)
            self._read_told()
        self._add_accounts()
        self._add_rest()
        changed = self._change()
        self.report.baseline = {
            self.keys.get(key, key): self._pointed(row) for key, row in self.outcome.baseline.items()
        }
        if changed:
            history.remember(Report, [self.report.pk])
        # Its text is not written again: the search index would have to read it anew.
        self.report.save(update_fields={"extraction", "baseline", "updated_at"} | changed)
        if changed:
            history.note(Report, [self.report.pk])
        corrections.save(self.report, self.before.now, self.before.held, self.outcome)
        for meeting in Meeting.objects.filter(pk__in=touched | set(self.told.values()) - self.made):
            derive(meeting)

    def _read_told(self) -> None:
        if any(row["type"] == ACCOUNT for row in self.before.now.values()):
            self.told = dict(Account.objects.filter(report=self.report).values_list("position", "meeting"))

    def _pointed(self, row: Row) -> Row:
        """The row with the key of its account's record."""
        return row | {ACCOUNT: self.keys.get(row[ACCOUNT], row[ACCOUNT])} if ACCOUNT in row else row

    def _change(self) -> set[str]:
        """Write the changes but for those of the report itself; which fields of it they set."""
        changes = {key: self._pointed(row) for key, row in self.outcome.change.items()}
        of_report = changes.pop(records.key_of(self.report), {})
        records.change(changes)
        return records.assign(self.report, of_report)

    def _add_accounts(self) -> None:
        added = {key: row for key, row in self.outcome.add.items() if row["type"] == ACCOUNT}
        if not added:
            return
        found: dict[str, int] = {}
        taken = set(self.told.values())
        for key, row in added.items():
            countries = {part["country"] for part in self._under(key, "account_country")}
            meeting = meetings.find(row, self._under(key, "participation"), countries, taken)
            if meeting is not None:
                found[key] = meeting
                taken.add(meeting)
        new = {key: self._under(key) for key in added if key not in found}
        created = meetings.create([(added[key], rows) for key, rows in new.items()], self.people)
        found |= dict(zip(new, created, strict=True))
        self.made.update(created)
        first = max(self.told, default=-1) + 1
        accounts = {}
        for position, (key, row) in enumerate(added.items(), first):
            self.told[position] = found[key]
            accounts[key] = (Account(report=self.report, meeting_id=found[key], position=position), row)
        self._create(accounts)

    def _under(self, account: str, *types: str) -> list[Row]:
        """The rows added under an account, those of the types alone where some are given."""
        rows = [row for row in self.outcome.add.values() if row.get(ACCOUNT) == account]
        return [row for row in rows if row["type"] in types] if types else rows

    def _add_rest(self) -> None:
        by_type: dict[str, State] = defaultdict(dict)
        for key, row in self.outcome.add.items():
            if row["type"] != ACCOUNT:
                by_type[row["type"]][key] = self._pointed(row)
        addresses = self._addresses(by_type.get("quote", {}))
        for of_type, rows in by_type.items():
            model = records.MODELS[of_type]
            has_report = any(column.name == "report" for column in model._meta.fields)
            started: dict[str, Any] = {"report": self.report} if has_report else {}
            self._create(
                {key: (model(**started, **addresses.get(key, {})), row) for key, row in rows.items()}
            )

    def _create(self, started: dict[str, tuple[Any, Row]]) -> None:
        for record, row in started.values():
            records.assign(record, row)
        created = [record for record, _row in started.values()]
        type(created[0]).objects.bulk_create(created)
        self.keys |= {key: records.key_of(record) for key, (record, _row) in started.items()}

    def _addresses(self, quotes: State) -> dict[str, dict[str, str]]:
        """By key, the slug of each quote: ``john-smith-2021-03-04-we-are-ready-to``."""
        dates = {
            self.keys.get(key, key): row["date"]
            for key, row in self.outcome.baseline.items()
            if "date" in row
        }
        wanted = []
        for row in quotes.values():
            speaker = self.people[row["speaker"]].name if row["speaker"] else row["speaker_as_written"]
            date = dates.get(row[ACCOUNT]) or self.report.published or "undated"
            wanted.append(slugs.words(speaker, date, row["text"]))
        return {key: {"slug": slug} for key, slug in zip(quotes, slugs.free(Quote, wanted), strict=True)}
