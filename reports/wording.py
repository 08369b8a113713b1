"""What the fields of a record say, in words: for the keys that rows hold, the names of what they lead to.

Rows are those of ``reports.intake.records``; a correction holds their values, or a whole row.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from reports.models import Correction, Country, Organization, Person, Place, Topic
from reports.models.corrections import AUTHORITY
from reports.models.dates import DateBasis
from reports.models.quotes import QuoteKind
from reports.models.spans import Side

FIELDS = {
    "account": _("meeting"),
    "country": _("country"),
    "date": _("date"),
    "date_basis": _("basis of the date"),
    "doubt": _("doubt"),
    "doubts": _("doubts"),
    "evidence.date": _("evidence of the date"),
    "evidence.place": _("evidence of the place"),
    "evidence.published": _("evidence of the day of publication"),
    "evidence.source": _("evidence of the source"),
    "evidence.title": _("evidence of the title"),
    "kind": _("kind of quote"),
    "language": _("language"),
    "name": _("name"),
    "name_as_written": _("name as written"),
    "organization": _("organization"),
    "person": _("person"),
    "place": _("place"),
    "position": _("position"),
    "published": _("published"),
    "role": _("role"),
    "role_span": _("evidence of the role"),
    "side": _("side"),
    "source": _("source"),
    "span": _("evidence"),
    "spans": _("evidence"),
    "speaker": _("speaker"),
    "speaker_as_written": _("speaker as written"),
    "speaker_organization": _("body that speaks"),
    "text": _("words"),
    "title": _("title"),
    "topic": _("topic"),
}
TYPES = {
    "report": _("report"),
    "account": _("meeting"),
    "account_country": _("country"),
    "account_topic": _("topic"),
    "participation": _("participant"),
    "quote": _("quote"),
    "person_mention": _("person mentioned"),
    "organization_mention": _("organization mentioned"),
}
LED_TO: dict[str, type[Model]] = {
    "country": Country,
    "organization": Organization,
    "parent": Organization,
    "person": Person,
    "place": Place,
    "speaker": Person,
    "speaker_organization": Organization,
    "topic": Topic,
}
CHOICES = {"date_basis": DateBasis, "kind": QuoteKind, "side": Side}
# The fields by which a row of each type is told from its neighbours.
TELLING = {
    "report": ("title",),
    "account": ("date", "place"),
    "account_country": ("country",),
    "account_topic": ("topic",),
    "participation": ("name", "role"),
    "quote": ("text",),
    "person_mention": ("name_as_written",),
    "organization_mention": ("name_as_written",),
}


def field_name(field: str) -> str | Promise:
    """The name of a field as a person reads it."""
    return FIELDS.get(field, field)


class Wording:
    """Words for the values of some rows; what they lead to is read in one query a model."""

    def __init__(self, values: Iterable[tuple[str, Any]]) -> None:
        """``values`` are pairs of a field and a value; the value of any field may be a whole row."""
        wanted: dict[type[Model], set] = defaultdict(set)
        for field, value in _flat(values):
            if field in LED_TO and value is not None:
                wanted[LED_TO[field]].add(value)
        self.names = {model: model._default_manager.in_bulk(keys) for model, keys in wanted.items()}

    def of(self, field: str, value: Any) -> str:
        """The value in words, empty where nothing is known; of a row, what tells it from its neighbours."""
        if value in (None, "", []):
            return ""
        if isinstance(value, dict):
            return self.of_row(value)
        if field in LED_TO:
            record = self.names[LED_TO[field]].get(value)
            return f"#{value}" if record is None else str(record)
        if field in CHOICES:
            return str(dict(CHOICES[field].choices).get(value, value))
        return plain(value)

    def of_row(self, row: dict[str, Any]) -> str:
        """What tells a row from its neighbours: name and role, the words of a quote …"""
        said = (self.of(field, row.get(field)) for field in TELLING[row["type"]])
        return ", ".join(filter(None, said))


@dataclass(frozen=True, slots=True)
class Worded:
    """A correction in words. ``field`` says what was corrected, also where that is a whole row."""

    correction: Correction
    field: str
    before: str
    after: str
    proposed: str


def in_words(corrections: Iterable[Correction]) -> list[Worded]:
    """The corrections in words, in their order."""
    corrections = list(corrections)
    values = ("before", "after", "proposed")
    wording = Wording((each.field, getattr(each, value)) for each in corrections for value in values)
    return [
        Worded(each, _corrected(each), *(wording.of(each.field, getattr(each, value)) for value in values))
        for each in corrections
    ]


def _corrected(correction: Correction) -> str:
    row = correction.before if ":" in correction.field else correction.after
    if correction.field and ":" not in correction.field:
        model = correction.content_type.model_class()
        own = model in AUTHORITY and model._meta.get_field(correction.field).verbose_name
        return str(own or field_name(correction.field))
    return str(TYPES[row["type"]])


def _flat(values: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    for field, value in values:
        if isinstance(value, dict):
            yield from value.items()
        else:
            yield field, value


def plain(value: Any) -> str:
    """A value that leads to no record in words; the places of evidence as “8–20; 40–52”."""
    if isinstance(value, dict):  # the evidence of several fields
        return "; ".join(f"{field_name(f'evidence.{name}')}: {plain(spans)}" for name, spans in value.items())
    if not isinstance(value, list):
        return str(value)
    if all(isinstance(part, int) for part in value):
        return "–".join(map(str, value))
    return "; ".join(map(plain, value))
