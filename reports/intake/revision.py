"""What an extraction changes in a report's records, but for what people corrected."""

from collections.abc import Iterable, Sequence

from reports.extraction.findings import Extraction
from reports.intake import authority, corrections, records
from reports.intake.bodies import Bodies, Homonyms
from reports.intake.candidates import Register
from reports.intake.matching import Match, People, distinct
from reports.intake.proposals import Proposal, bodies_of, only_country, people_of
from reports.intake.reconcile import Held, Outcome, State, fold, reconcile
from reports.intake.reference import Reference
from reports.intake.writing import Before, Change, write
from reports.models import Report

NAMES = {"participation": "name", "person_mention": "name_as_written"}  # of the person, by type of row
TO_PEOPLE = {"person", "speaker"}
TO_BODIES = {"organization", "speaker_organization"}


def record(read: Sequence[tuple[Report, Extraction]]) -> None:
    """Write new reports, which have a key already, with the records that their extractions lead to."""
    catalogue = Catalogue(extraction for _report, extraction in read)
    changes = []
    for report, extraction in read:
        own = {records.key_of(report): records.row_of(report)}
        changes.append(_follow(report, extraction, Before(own, own, own, Held(), is_new=True), catalogue))
    catalogue.people.save()
    write(changes, catalogue.people)


def revise(report: Report, extraction: Extraction, earlier_text: str | None = None) -> None:
    """Bring the report's records in line with ``extraction``; the report has its text already.

    ``earlier_text`` is the text that the records' spans count in where the report has a new one.
    """
    stored = records.load(report)
    last = report.baseline or {records.key_of(report): records.row_of(report)}
    before = Before(stored, last, stored, corrections.load(stored))
    if earlier_text is not None:
        before = before.relocated(earlier_text, report.text)
    catalogue = Catalogue([extraction])
    change = _follow(report, extraction, before, catalogue)
    catalogue.people.save()
    write([change], catalogue.people)


class Catalogue:
    """What the articles of a batch may lead to, looked up for all of them in a few queries."""

    def __init__(self, extractions: Iterable[Extraction]) -> None:
        self.reference = Reference()
        self.people = Register()
        self.bodies = Homonyms()
        extractions = list(extractions)
        people = distinct(person for extraction in extractions for person in people_of(extraction))
        officials = (authority.person_by_name(person.name) for person in people.values())
        self.people.expect(people.values(), (entry.id for entry in officials if entry))
        bodies = (body for extraction in extractions for body in bodies_of(extraction))
        self.bodies.expect({body.name for body in bodies}, ())


def _follow(report: Report, extraction: Extraction, before: Before, catalogue: Catalogue) -> Change:
    """What the extraction changes; the people whom it makes stand in the catalogue."""
    russian = extraction.language == "ru"
    now = before.now
    known = _known_people(before.last, now)
    people = People(people_of(extraction), known, russian, catalogue.people)
    bodies = Bodies(bodies_of(extraction), only_country(extraction), russian, catalogue.bodies)
    proposal = Proposal(report, extraction, people, bodies, catalogue.reference)
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
    for row in outcome.add.values():
        if row["type"] == "participation":
            catalogue.people.took_part(row["person"], row["side"])
    return Change(report, before, outcome)


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
