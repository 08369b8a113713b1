"""Where a merged body stands among the others: nothing may come to stand under itself."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from reports.intake.merging.links import MergeRefused
from reports.models import Organization


def new_parent(kept: Organization, merged: Iterable[Organization]) -> int | None:
    """The key of the body that the kept one will stand under; that of the others where it has none.

    Raises MergeRefused where a body between them would stand both above and under it.
    """
    merged = list(merged)
    same = {kept.pk, *(each.pk for each in merged)}
    own = _above(kept, same)
    if own is not None:
        return own
    found = (_above(each, same, refuse=False) for each in merged)
    return next((key for key in found if key is not None), None)


def _above(body: Organization, same: set[int], refuse: bool = True) -> int | None:
    """The next body above it that is none of the same; None too where one of the same stands above that."""
    parent = body.parent
    seen = set()
    while parent and parent.pk in same and parent.pk not in seen:
        seen.add(parent.pk)
        parent = parent.parent
    first = parent if parent and parent.pk not in same else None
    while parent:
        parent = parent.parent
        if parent and parent.pk in same:
            if not refuse:
                return None
            told = _("“%(body)s” stands between them: say first under which body it stands.")
            raise MergeRefused(told % {"body": first})
    return first and first.pk
