"""The history of records: who changed what and when, written by django-simple-history.

``save`` and ``delete`` of a record write it by signals, with the user of the request. Two things are our own:

- The first change of a record also writes down what it was before (``FIRST``), so that nothing has to be
  written when an article comes in.
- Within a ``run`` of the extractor signals are silent. The run notes which records it changed, in bulk, and
  they are the run's and nobody's.

Article texts, extractions, baselines and what PostgreSQL derives are left out. A meeting has no history of
its own: it derives from its accounts, whose history its page shows.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.utils import timezone
from simple_history import register
from simple_history.models import HistoricalRecords

from reports.models.accounts import Account, AccountCountry, AccountTopic, Participation
from reports.models.organizations import Organization, OrganizationMention, OrganizationName
from reports.models.people import Person, PersonMention, PersonName
from reports.models.places import Country, Place
from reports.models.quotes import Quote
from reports.models.reports import Report
from reports.models.topics import Topic
from reports.models.translations import Translation

TRACKED = (
    Report,
    Account,
    AccountCountry,
    AccountTopic,
    Participation,
    Quote,
    Translation,
    PersonMention,
    OrganizationMention,
    Person,
    PersonName,
    Organization,
    OrganizationName,
    Topic,
    Country,
    Place,
)
LEFT_OUT = {
    Report: (
        "text",
        "text_hash",
        "version",
        "stated",
        "extraction",
        "baseline",
        "ingested_at",
        "updated_at",
    ),
    Translation: ("written_at",),
}
# Why a row of history was written, where it was not a person at a form.
FIRST, EXTRACTION, MERGE, UNDO, REVERT = "first", "extraction", "merge", "undo", "revert"

_reason: ContextVar[str | None] = ContextVar("reason", default=None)
_silent: ContextVar[bool] = ContextVar("silent", default=False)


class Records(HistoricalRecords):
    """Writes history of what is changed, unless a run is silent; before the first change what the record was.

    Django admin saves a record with its rows also where a form changed nothing in it.
    """

    def finalize(self, sender, **kwargs):
        super().finalize(sender, **kwargs)
        models.signals.pre_save.connect(self.pre_save, sender=sender, weak=False)

    def pre_save(self, instance, raw=False, **kwargs):
        """Write down what the record was, where it changes and nothing is known of it yet."""
        instance._is_unchanged = False
        if raw or _silent.get() or instance._state.adding:
            return
        stored = _stored(type(instance), [instance.pk]).first()
        names = [field.attname for field in type(instance).history.model.tracked_fields]
        instance._is_unchanged = stored is not None and all(
            getattr(stored, name) == getattr(instance, name) for name in names
        )
        if not instance._is_unchanged:
            remember(type(instance), [instance.pk])

    def post_save(self, instance, created, using=None, **kwargs):
        if not (_silent.get() or instance._is_unchanged):
            super().post_save(instance, created, using=using, **kwargs)

    def post_delete(self, instance, using=None, **kwargs):
        if not _silent.get():
            super().post_delete(instance, using=using, **kwargs)

    def get_change_reason_for_object(self, instance, history_type, using):
        return _reason.get()


def generated(model: type[models.Model]) -> list[str]:
    """The columns of a model that PostgreSQL fills."""
    return [field.name for field in model._meta.fields if isinstance(field, models.GeneratedField)]


for _model in TRACKED:
    register(
        _model,
        records_class=Records,
        excluded_fields=[*LEFT_OUT.get(_model, ()), *generated(_model)],
    )


@contextmanager
def run() -> Iterator[None]:
    """Within it nobody's hand is at work: signals write nothing, and what is noted is the extractor's."""
    silent, reason = _silent.set(True), _reason.set(EXTRACTION)
    try:
        yield
    finally:
        _silent.reset(silent)
        _reason.reset(reason)


@contextmanager
def because(reason: str) -> Iterator[None]:
    """Within it rows of history have that reason."""
    token = _reason.set(reason)
    try:
        yield
    finally:
        _reason.reset(token)


def remember(model: type[models.Model], keys: Iterable[int | str]) -> None:
    """Write down what records are of which no history is known yet."""
    if model not in TRACKED:
        return
    keys = set(keys)
    name = model._meta.pk.name
    known = model.history.filter(**{f"{name}__in": keys}).values_list(name, flat=True)
    if new := keys - set(known):
        _write(_stored(model, new), "+", None, FIRST)


def note(model: type[models.Model], keys: Iterable[int | str], by: AbstractBaseUser | None = None) -> None:
    """Write down what records are now, after a change in bulk; ``remember`` them before it."""
    if model in TRACKED:
        _write(_stored(model, keys), "~", by, _reason.get())


def note_deletion(records: Iterable[models.Model]) -> None:
    """Write down what records of one tracked model are that a run is about to delete."""
    _write(records, "-", None, _reason.get())


def note_return(record: models.Model, by: AbstractBaseUser | None = None) -> None:
    """Write down that a deleted record is there again."""
    if type(record) in TRACKED:
        _write([record], "+", by, _reason.get())


def _stored(model: type[models.Model], keys: Iterable[int | str]) -> models.QuerySet:
    return model._base_manager.filter(pk__in=keys).defer(*LEFT_OUT.get(model, ())).order_by("pk")


def _write(
    records: Iterable[models.Model], history_type: str, by: AbstractBaseUser | None, reason: str | None
) -> None:
    now = timezone.now()
    rows = [
        type(record).history.model(
            history_date=now,
            history_type=history_type,
            history_user=by,
            history_change_reason=reason,
            **{
                field.attname: getattr(record, field.attname)
                for field in type(record).history.model.tracked_fields
            },
        )
        for record in records
    ]
    if rows:
        type(rows[0]).objects.bulk_create(rows)
