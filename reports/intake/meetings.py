"""Which meeting an account tells of: one that another report tells of already, or a new one.

Two accounts are of one meeting when both give the same day, a country is in both, and a participant of the
government and one of WHO or UNICEF are in both. What is less sure stays apart, for an admin to join.
"""

from collections import defaultdict
from collections.abc import Sequence

from reports.intake import slugs
from reports.intake.reconcile import Row
from reports.models import Meeting, Participation, Person
from reports.models.spans import Side

INTERNATIONAL = {Side.WHO, Side.UNICEF}
DAY = len("2020-02-14")


def find(account: Row, participations: Sequence[Row], countries: set[str], taken: set[int]) -> int | None:
    """The key of the one meeting that the account must be of, not among ``taken``; else None."""
    if len(account["date"]) != DAY:
        return None
    people = {row["person"]: row["side"] for row in participations}
    rows = Participation.objects.filter(
        person__in=people, account__date=account["date"], account__countries__in=countries
    )
    sides: dict[int, set[str]] = defaultdict(set)
    for meeting, person, side in rows.values_list("account__meeting", "person", "side").distinct():
        if side == people[person]:
            sides[meeting].add(side)
    found = [
        meeting
        for meeting, agreed in sides.items()
        if meeting not in taken and Side.GOVERNMENT in agreed and agreed & INTERNATIONAL
    ]
    return found[0] if len(found) == 1 else None


def create(accounts: Sequence[tuple[Row, Sequence[Row]]]) -> list[int]:
    """A new meeting for each account with its participations; the keys of the meetings."""
    people = Person.objects.in_bulk({row["person"] for _account, rows in accounts for row in rows})
    wanted = [_slug(account, rows, people) for account, rows in accounts]
    created = Meeting.objects.bulk_create([Meeting(slug=slug) for slug in slugs.free(Meeting, wanted)])
    return [meeting.pk for meeting in created]


def _slug(account: Row, participations: Sequence[Row], people: dict[int, Person]) -> str:
    government = (row for row in participations if row["side"] == Side.GOVERNMENT)
    international = (row for row in participations if row["side"] in INTERNATIONAL)
    first = [next(side, None) for side in (government, international)]
    surnames = [slugs.surname(people[row["person"]].name) for row in first if row]
    return "-".join([account["date"] or "undated", *filter(None, surnames)])
