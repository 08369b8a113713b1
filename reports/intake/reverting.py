"""A record as its history has it: what going back to that would change, and going back."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Field, Model
from django.utils.translation import gettext as _

from reports.intake import corrections
from reports.intake.ingest import lock
from reports.models import Account, FormerAddress, Meeting, Report, ReportVersion, history
from reports.models.derivation import derive

# Places in the text: those in an earlier text say nothing about the present one.
PLACES = {"start", "end", "role_start", "role_end", "evidence", "spans"}


class RevertRefused(Exception):  # noqa: N818 - it is an answer, not a fault
    """A record that cannot be as it was; the message says why."""


@dataclass(frozen=True)
class FieldChange:
    """A field with the value that it has, and the one that comes in its place."""

    field: Field
    before: Any
    after: Any


def changes(before: Model | None, after: Model, fields: list[Field]) -> list[FieldChange]:
    """What differs between two states of a record, its key aside; all that is there where it is new."""
    found = [
        FieldChange(field, getattr(before, field.attname, None), getattr(after, field.attname))
        for field in fields
        if not field.primary_key
    ]
    return [each for each in found if _known(each.before) != _known(each.after)]


def _known(value: Any) -> Any:
    """The value, None where it says nothing: an empty date is no change from none."""
    return None if value in ("", [], {}) else value


def record_of(row: Model) -> Model | None:
    """The record of a row of history as it is now; None where it is gone."""
    model = row.instance_type
    found = model._base_manager.defer(*history.LEFT_OUT.get(model, ()))
    return found.filter(pk=getattr(row, model._meta.pk.attname)).first()


def reverting(row: Model) -> tuple[Model, list[FieldChange]]:
    """The record as it is after going back to a row of its history, not saved, and what that changes.

    Raises RevertRefused where it leads to what is gone.
    """
    model, now = row.instance_type, record_of(row)
    fields = list(type(row).tracked_fields)
    if now is None and model is Report:
        raise RevertRefused(_("A deleted report does not come back: take its article in again."))
    then = {field.attname: _there(field, getattr(row, field.attname)) for field in fields}
    if now is None:
        record = model(**then)
        return record, changes(None, record, fields)
    if _has_newer_text(row, now):
        fields = [field for field in fields if field.name not in PLACES]
    found = changes(now, model(**then), fields)
    for each in found:
        setattr(now, each.field.attname, each.after)
    return now, found


def _there(field: Field, value: Any) -> Any:
    """The value; the key of the record into which the one that it leads to was merged."""
    if value is None or not field.is_relation:
        return value
    model = field.related_model
    if model._base_manager.filter(pk=value).exists():
        return value
    kept = FormerAddress.objects.kept(model, value) if isinstance(value, int) else None
    if kept is None:
        told = _("It cannot be as it was: what it says under “%(field)s” is not in the archive any more.")
        raise RevertRefused(told % {"field": field.verbose_name})
    return kept


def _has_newer_text(row: Model, record: Model) -> bool:
    """Whether its report has had a new text since the row was written."""
    report = report_of(record)
    newer = ReportVersion.objects.filter(report=report, replaced_at__gt=row.history_date)
    return report is not None and newer.exists()


def report_of(record: Model) -> int | None:
    """The key of the report that says what the record holds; None where no report does."""
    if isinstance(record, Report):
        return record.pk
    if hasattr(record, "report_id"):
        return record.report_id
    return record.account.report_id if hasattr(record, "account_id") and record.account_id else None


def revert(row: Model, by: AbstractBaseUser | None) -> Model:
    """Make the record what a row of its history says; it comes back. Raises RevertRefused."""
    try:
        with transaction.atomic(), history.because(history.REVERT):
            lock()
            record, found = reverting(row)
            if not found:
                raise RevertRefused(_("It is as it was: there is nothing to revert."))
            touched = _meetings(record)
            record.validate_unique()
            record.validate_constraints()
            record.save(force_insert=record._state.adding)
            corrections.sign(record, [each.field.name for each in found], by)
            for meeting in Meeting.objects.filter(pk__in=touched | _meetings(record), accounts__isnull=False):
                derive(meeting)
            if report := report_of(record):
                corrections.note(report, by)
    except ValidationError as error:
        raise RevertRefused(" ".join(error.messages)) from error
    except IntegrityError as error:
        raise RevertRefused(_("It cannot be as it was: another record has its place.")) from error
    return record


def _meetings(record: Model) -> set[int]:
    """The keys of the meetings that derive from the record, as it is stored or is to be."""
    if isinstance(record, Account):
        stored = Account.objects.filter(pk=record.pk).values_list("meeting", flat=True)
        return {record.meeting_id, *stored}
    account = getattr(record, "account_id", None)
    return set(Account.objects.filter(pk=account).values_list("meeting", flat=True)) if account else set()
