"""The texts of rows in which hits are marked, looked up together: one query a page, not one a row."""

from collections.abc import Iterable
from functools import singledispatch

from django.db.models import Model

from reports.models import Country, Meeting, Organization, Person, Quote, Report, Topic
from reports.pages.meetings import sides, title
from reports.search import highlights
from reports.search.terms import Terms


def prepare(records: Iterable[Model], terms: Terms | None) -> None:
    """Make the terms ready to be marked in the rows of these records."""
    if terms:
        highlights.prepare([text for record in records for text in shown(record)], terms)


@singledispatch
def shown(record: Model) -> list[str]:
    """The texts of a record's row."""
    raise TypeError(f"{type(record).__name__} has no row")


@shown.register(Person)
@shown.register(Organization)
@shown.register(Country)
@shown.register(Topic)
def _(record) -> list[str]:
    return [record.name, record.name_ru, getattr(record, "latest_role", None) or ""]


@shown.register
def _(record: Report) -> list[str]:
    return [record.title, record.text]


@shown.register
def _(record: Quote) -> list[str]:
    speaker = str(record.speaker or record.speaker_organization or "")
    return [record.text, speaker, record.role or "", *(each.text for each in record.translations.all())]


@shown.register
def _(record: Meeting) -> list[str]:
    told = sides(record)
    texts = [title(record, told), *(account.report.text for account in record.accounts.all())]
    for each in (each for _side, people in told for each in people):
        texts += [str(each.person), each.first.role]
    return texts
