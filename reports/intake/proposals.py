"""An extraction as rows: what the records would be if no person had a hand in them."""

from collections.abc import Iterator

from reports.extraction.findings import Extraction, Finding, Meeting, Organization, Person, Quote
from reports.intake.bodies import Bodies
from reports.intake.candidates import NAME_LENGTH
from reports.intake.matching import People
from reports.intake.reconcile import Row, State, fold
from reports.intake.records import add_names
from reports.intake.reference import Reference
from reports.models import Report
from reports.models.spans import Side

ROLE_LENGTH = 500
SOURCE_LENGTH = 200
SEVERAL_DOUBT = "Several bodies are called"


def people_of(extraction: Extraction) -> Iterator[Person]:
    """Everyone whom the article names, those who took part first."""
    for meeting in extraction.meetings:
        yield from meeting.participants
    yield from extraction.mentioned


def bodies_of(extraction: Extraction) -> Iterator[Organization]:
    """Every body that the article names, also as somebody's office or as the speaker of a quote."""
    yield from extraction.organizations
    for person in people_of(extraction):
        if person.organization:
            country = _country_of_body(person)
            yield Organization(person.organization, person.span, side=person.side, country=country)
    for quote in extraction.quotes:
        if quote.speaker:
            yield Organization(quote.speaker, quote.span)


def _country_of_body(person: Person) -> str | None:
    """An official's country is his ministry's; that of a representative is where he is posted."""
    return person.country if person.side == Side.GOVERNMENT else None


def only_country(extraction: Extraction) -> str | None:
    """The country that the article's meetings are about, None where it is not exactly one."""
    countries = {country.value for meeting in extraction.meetings for country in meeting.countries}
    return countries.pop() if len(countries) == 1 else None


def header_of(extraction: Extraction) -> Row:
    """The row of the report itself."""
    found = (extraction.title, extraction.source, extraction.published)
    return {
        "type": "report",
        "title": _value(extraction.title),
        "source": _value(extraction.source)[:SOURCE_LENGTH],
        "language": extraction.language,
        "published": _value(extraction.published),
        "evidence.title": _spans(extraction.title),
        "evidence.source": _spans(extraction.source),
        "evidence.published": _spans(extraction.published),
        "doubts": [*extraction.doubts, *(finding.doubt for finding in found if finding and finding.doubt)],
    }


class Proposal:
    """The ``rows`` that an extraction proposes for a report."""

    def __init__(
        self, report: Report, extraction: Extraction, people: People, bodies: Bodies, reference: Reference
    ) -> None:
        self.extraction = extraction
        self.people = people
        self.bodies = bodies
        self.reference = reference
        header = header_of(extraction)
        self.doubts = header["doubts"]
        self.rows: State = {f"report:{report.pk}": header}
        for position, meeting in enumerate(extraction.meetings):
            self._add_meeting(f"account#{position}", meeting)
        for position, quote in enumerate(extraction.quotes):
            self.rows[f"quote#{position}"] = self._quote(position, quote)
        self._add_mentions()
        add_names(self.rows)

    def _add_meeting(self, key: str, meeting: Meeting) -> None:
        doubts = (meeting.doubt, meeting.date.doubt if meeting.date else "")
        self.rows[key] = {
            "type": "account",
            "date": _value(meeting.date),
            "date_basis": meeting.date_basis,
            "place": self.reference.place(meeting.place.value) if meeting.place else None,
            "evidence.date": _spans(meeting.date),
            "evidence.place": _spans(meeting.place),
            "doubt": _joined(*doubts),
        }
        for country in meeting.countries:
            if country.value in self.reference.countries:
                self._add(key, "account_country", {"country": country.value, "spans": _spans(country)})
        for topic in meeting.topics:
            if topic.value in self.reference.topics:
                self._add(
                    key,
                    "account_topic",
                    {"topic": self.reference.topics[topic.value], "spans": _spans(topic)},
                )
        for position, person in enumerate(meeting.participants):
            self._add(key, "participation", self._participation(position, person))

    def _add(self, account: str, of_type: str, fields: Row) -> None:
        """Add a row under an account; of two for the same person, country or topic the first stays."""
        identity = fields.get("person") or fields.get("country") or fields.get("topic")
        key = f"{of_type}#{account}#{identity}"
        self.rows.setdefault(key, {"type": of_type, "account": account} | fields)

    def _participation(self, position: int, person: Person) -> Row:
        match = self.people.match(person.name)
        body = None
        doubts = [person.doubt, match.doubt]
        if person.organization:
            body = self.bodies.match(person.organization, _country_of_body(person))
            if body is None:
                doubts.append(_several(person.organization))
        return {
            "person": match.reference,
            "position": position,
            "name": person.name[:NAME_LENGTH],
            "name_as_written": person.name_as_written[:NAME_LENGTH],
            "span": list(person.span),
            "role": (person.role or "")[:ROLE_LENGTH],
            "role_span": list(person.role_span) if person.role_span else None,
            "organization": body,
            "country": person.country if person.country in self.reference.countries else None,
            "side": person.side,
            "doubt": _joined(*doubts),
            "open": match.doubt,
        }

    def _quote(self, position: int, quote: Quote) -> Row:
        speaker = self.people.match(quote.speaker) if quote.speaker else None
        body = None
        if (
            quote.speaker
            and not speaker
            and (self._is_named(quote.speaker) or self.bodies.is_known(quote.speaker))
        ):
            body = self.bodies.match(quote.speaker)
        return {
            "type": "quote",
            "account": None if quote.meeting is None else f"account#{quote.meeting}",
            "position": position,
            "kind": quote.kind,
            "text": quote.text,
            "span": list(quote.span),
            "speaker": speaker.reference if speaker else None,
            "speaker_organization": body,
            "speaker_as_written": (quote.speaker or "")[:NAME_LENGTH],
            "doubt": _joined(quote.doubt, speaker.doubt if speaker else ""),
            "open": speaker.doubt if speaker else "",
        }

    def _is_named(self, name: str) -> bool:
        return any(fold(body.name) == fold(name) for body in self.extraction.organizations)

    def _add_mentions(self) -> None:
        took_part = {row["person"] for row in self.rows.values() if row["type"] == "participation"}
        for person in self.extraction.mentioned:
            match = self.people.match(person.name)
            if match.reference in took_part:
                continue
            self._add_mention("person", match.reference, person, match.doubt)
            if match.doubt:
                self.doubts.append(f"{person.name}: {match.doubt}")
        for body in self.extraction.organizations:
            reference = self.bodies.match(body.name, body.country)
            if reference is None:
                self.doubts.append(_several(body.name))
            else:
                self._add_mention("organization", reference, body)

    def _add_mention(
        self, kind: str, reference: int | str, found: Person | Organization, doubt: str = ""
    ) -> None:
        written = found.name_as_written if isinstance(found, Person) else found.name
        row = {
            "type": f"{kind}_mention",
            kind: reference,
            "name_as_written": written[:NAME_LENGTH],
            "span": list(found.span),
            "called": found.name,
            "open": doubt,
        }
        self.rows.setdefault(f"{kind}_mention#{reference}", row)


def _value(finding: Finding | None) -> str:
    return finding.value if finding else ""


def _spans(finding: Finding | None) -> list[list[int]]:
    return [list(span) for span in finding.spans] if finding else []


def _several(name: str) -> str:
    return f"{SEVERAL_DOUBT} {name}."


def _joined(*doubts: str) -> str:
    return " ".join(dict.fromkeys(filter(None, doubts)))
