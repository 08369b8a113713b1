"""How other records lead to those that can be merged."""

from typing import NamedTuple

from django.db.models import Model

from reports.models import (
    Account,
    AccountTopic,
    Meeting,
    Organization,
    OrganizationMention,
    OrganizationName,
    Participation,
    Person,
    PersonMention,
    PersonName,
    Quote,
    Topic,
)
from reports.models.merges import MergeKind


class MergeRefused(Exception):  # noqa: N818 - it is an answer, not a fault
    """Records that cannot be merged, or a merge that cannot be undone; the message says why."""


class Link(NamedTuple):
    """``field`` leads to the record; two rows of one ``owner`` may not lead to the same one."""

    model: type[Model]
    field: str
    owner: str = ""

    @property
    def column(self) -> str:
        return f"{self.field}_id"


LINKS: dict[type[Model], tuple[Link, ...]] = {
    Person: (
        Link(Participation, "person", "account"),
        Link(Quote, "speaker"),
        Link(PersonMention, "person", "report"),
    ),
    Organization: (
        Link(Participation, "organization"),
        Link(Quote, "speaker_organization"),
        Link(OrganizationMention, "organization", "report"),
    ),
    Topic: (Link(AccountTopic, "topic", "account"),),
    Meeting: (Link(Account, "meeting", "report"),),
}
NAMES: dict[type[Model], tuple[type[Model], str]] = {
    Person: (PersonName, "person"),
    Organization: (OrganizationName, "organization"),
}
KINDS: dict[str, type[Model]] = {kind: model for kind, model in zip(MergeKind.values, LINKS, strict=True)}


def kind_of(record: Model) -> str:
    """The kind of a record that can be merged."""
    return record._meta.model_name


def report_of(row: Model) -> int:
    """The key of the report that a row belongs to."""
    return row.report_id if hasattr(row, "report_id") else row.account.report_id
