"""Merging and undoing, each in one transaction."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import IntegrityError, connection, transaction
from django.db.models import Model, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from reports.intake import corrections
from reports.intake.ingest import lock
from reports.intake.merging.links import KINDS, MergeRefused, kind_of
from reports.intake.merging.plans import plan
from reports.intake.merging.steps import Change, Return, Steps, apply
from reports.models import FormerAddress, Meeting, Merge, Person, Report, Withdrawal, history
from reports.models.derivation import derive
from reports.search import index


def merge(kept: Model, merged: Iterable[Model], by: AbstractBaseUser | None) -> Merge:
    """Join the records into ``kept``. Raises MergeRefused where they are gone or cannot be joined."""
    model = type(kept)
    asked = {each.pk for each in merged}
    with history.because(history.MERGE), corrections.silent(), index.once():
        lock()
        found = model._default_manager.select_for_update(of=("self",)).in_bulk({kept.pk, *asked})
        if len(found) < 2 or len(found) != len({kept.pk, *asked}):
            raise MergeRefused(_("Two records at least are needed, and each has to be there still."))
        made = plan(found[kept.pk], [found[pk] for pk in sorted(asked)])
        done = Merge.objects.create(
            kind=kind_of(kept),
            kept=kept.pk,
            slug=found[kept.pk].slug,
            names=[_named(each) for each in made.merged],
            steps={},
            by=by,
        )
        former = [_former(done, each) for each in made.merged]
        apply(made.steps, by)
        FormerAddress.objects.bulk_create(former)
        done.steps = made.steps.as_json()
        done.save(update_fields=["steps"])
        _derive(done, made.steps)
    return done


def _named(record: Model) -> str:
    return getattr(record, "name", "") or record.slug


def _former(done: Merge, record: Model) -> FormerAddress:
    return FormerAddress(
        merge=done,
        kind=done.kind,
        slug=record.slug,
        target=done.slug,
        key=record.pk,
        authority_id=getattr(record, "authority_id", ""),
        country_id=getattr(record, "country_id", None),
        sides=_sides(record) if isinstance(record, Person) else [],
    )


def _sides(person: Person) -> list[str]:
    return sorted(person.participations.order_by().values_list("side", flat=True).distinct())


@dataclass(frozen=True)
class Undone:
    """What undoing did: rows put right by the name of their model, and those changed or gone since."""

    back: Counter[str]
    left: Counter[str]


def undo(merge: Merge, by: AbstractBaseUser | None) -> Undone:
    """Take a merge back, but for what has changed since. Raises MergeRefused where that is impossible."""
    with history.because(history.UNDO), corrections.silent(), index.once():
        lock()
        merge = Merge.objects.select_for_update(of=("self",)).get(pk=merge.pk)
        _check(merge)
        steps = Steps.from_json(merge.steps)
        back = Return(steps, by)
        merge.former_addresses.all().delete()
        try:
            back.take()
            connection.check_constraints()
        except IntegrityError as error:
            told = _("It cannot be undone any more: other records have taken the place of what was merged.")
            raise MergeRefused(told) from error
        merge.undone_at, merge.undone_by = timezone.now(), by
        merge.save(update_fields=["undone_at", "undone_by"])
        _derive(merge, steps)
    return Undone(+back.back, +back.left)


def would_undo(merge: Merge) -> Undone:
    """What undoing would do: it is done, and nothing of it stays. Raises MergeRefused."""
    try:
        with transaction.atomic():
            raise _NotMeant(undo(merge, None))
    except _NotMeant as found:
        return found.args[0]


class _NotMeant(Exception):  # noqa: N818 - nor is this
    """Ends a transaction whose changes are not meant."""


def _check(merge: Merge) -> None:
    """Raise MergeRefused where something since the merge stands against undoing it."""
    if merge.undone_at:
        raise MergeRefused(_("This merge was undone already."))
    if not KINDS[merge.kind]._default_manager.filter(pk=merge.kept).exists():
        target = FormerAddress.objects.target(merge.kind, merge.slug)
        if target:
            told = _("“%(slug)s” was itself merged into “%(target)s” since: undo that merge first.")
            raise MergeRefused(told % {"slug": merge.slug, "target": target})
        told = _("“%(slug)s” is not in the archive any more: it was deleted or withdrawn since.")
        raise MergeRefused(told % {"slug": merge.slug})
    later = Merge.objects.filter(kind=merge.kind, kept=merge.kept, undone_at=None, pk__gt=merge.pk)
    if last := later.first():
        told = _("%(names)s came into the same record since: undo that merge first.")
        raise MergeRefused(told % {"names": ", ".join(last.names)})
    _check_withdrawn(merge)


def _check_withdrawn(merge: Merge) -> None:
    versions = merge.steps["versions"]
    missing = set(map(int, versions)) - set(
        Report.objects.filter(pk__in=versions).values_list("pk", flat=True)
    )
    asked = Q()
    for key in missing:
        asked |= Q(records__contains=[{"model": "reports.report", "pk": key}])
    withdrawn = Withdrawal.objects.filter(asked).values_list("slug", flat=True).first() if missing else None
    if withdrawn:
        told = _("The report “%(slug)s” was withdrawn since: restore it first.")
        raise MergeRefused(told % {"slug": withdrawn})


def _derive(merge: Merge, steps: Steps) -> None:
    """Bring the meetings concerned in line with their accounts."""
    if merge.kind == "meeting":
        touched = Q(pk__in=[merge.kept, *(row["pk"] for row in steps.merged)])
    elif merge.kind == "topic":
        keys = [key for change in steps.changes for key in _of_topics(change)]
        keys += [gone.row["pk"] for gone in steps.gone]
        accounts = [gone.row["fields"]["account"] for gone in steps.gone if "account" in gone.row["fields"]]
        touched = Q(accounts__accounttopic__in=keys) | Q(accounts__in=accounts)
    else:
        return
    # One that never had an account waits for its first.
    for meeting in Meeting.objects.filter(touched, accounts__isnull=False).distinct():
        derive(meeting)


def _of_topics(change: Change) -> list[int]:
    return change.keys if change.model == "accounttopic" else []
