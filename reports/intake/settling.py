"""What a person decides of a finding: it is right, it is wrong, or the extractor shall have the say again."""

from collections.abc import Iterable

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from reports.intake import corrections, records
from reports.intake.ingest import lock, reextract
from reports.intake.reconcile import released, restored
from reports.models import Account, Correction, Meeting, Participation, Quote, Report
from reports.models.derivation import derive

Finding = Account | Participation | Quote


def accept(record: Report | Finding, fields: Iterable[str], by: AbstractBaseUser) -> None:
    """Settle the doubt about a record; the fields are that person's from then on, as they are."""
    with transaction.atomic():
        lock()
        doubt = "doubts" if isinstance(record, Report) else "doubt"
        if getattr(record, doubt):
            setattr(record, doubt, type(getattr(record, doubt))())
            record.save(update_fields=[doubt])
        corrections.hold(record, fields, by)
        corrections.note(_report(record), by)


def reject(record: Finding, by: AbstractBaseUser) -> None:
    """Remove a finding with what hangs on it; no extraction brings it back."""
    with transaction.atomic():
        lock()
        report, meeting = _report(record), _meeting(record)
        record.delete()
        if meeting is not None:
            derive(meeting)
        corrections.note(report, by)


def keep(correction: Correction) -> None:
    """Settle a conflict for the person's value: it is none again until the extractor says something else."""
    correction.before, correction.proposed, correction.in_conflict = correction.proposed, None, False
    correction.save(update_fields=["before", "proposed", "in_conflict"])


def release(correction: Correction) -> None:
    """Give a corrected field and those that it goes with back to the extractor; extract the report anew.

    A row that a person added goes where the extractor does not find it; one that a person deleted comes back
    where it does. Raises IntegrityError where another row has what the extractor says.
    """
    with transaction.atomic():
        lock()
        pk = corrections.report_of(correction)
        if pk is None:
            correction.delete()
            return
        report = Report.objects.select_for_update().get(pk=pk)
        now = records.load(report)
        if corrections.is_deletion(correction):
            report.baseline = restored(report.baseline, now, correction.field)
            correction.delete()
        else:
            key = corrections.key_of(correction)
            report.baseline, fields = released(report.baseline, now, key, correction.field)
            same = Correction.objects.filter(content_type=correction.content_type)
            same.filter(object_id=correction.object_id, field__in=fields).delete()
        report.save(update_fields=["baseline"])
        reextract(report)


def _report(record: Report | Finding) -> int:
    if isinstance(record, Report):
        return record.pk
    return record.account.report_id if isinstance(record, Participation) else record.report_id


def _meeting(record: Finding) -> Meeting | None:
    """The meeting that derives from what is said of the finding."""
    if isinstance(record, Quote):
        return None
    return record.account.meeting if isinstance(record, Participation) else record.meeting
