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
    for meeting, person, side in rows.order_by().values_list("account__meeting", "person", "side").distinct():
        if side == people[person]:
            sides[meeting].add(side)
    found = [
        meeting
        for meeting, agreed in sides.items()
        if meeting not in taken and Side.GOVERNMENT in agreed and agreed & INTERNATIONAL
    ]
    return found[0] if len(found) == 1 else None


def create(accounts: Sequence[tuple[Row, Sequence[Row]]], people: dict[int, Person]) -> list[int]:
    """A new meeting for each account with the rows that stand under it; the keys of the meetings.

    What derives from one account alone is set at once, so that ``derive`` would change nothing.
    """
    wanted = [_slug(account, _of_type(rows, "participation"), people) for account, rows in accounts]
    created = [
        Meeting(slug=slug, date=row["date"], date_basis=row["date_basis"], place_id=row["place"])
        for slug, (row, _rows) in zip(slugs.free(Meeting, wanted), accounts, strict=True)
    ]
    Meeting.objects.bulk_create(created)
    for through, name in ((Meeting.countries.through, "country"), (Meeting.topics.through, "topic")):
        through.objects.bulk_create(
            through(**{"meeting_id": meeting.pk, f"{name}_id": row[name]})
            for meeting, (_account, rows) in zip(created, accounts, strict=True)
            for row in _of_type(rows, f"account_{name}")
        )
    return [meeting.pk for meeting in created]


def _of_type(rows: Sequence[Row], of_type: str) -> list[Row]:
    return [row for row in rows if row["type"] == of_type]


def _slug(account: Row, participations: Sequence[Row], people: dict[int, Person]) -> str:
    government = (row for row in participations if row["side"] == Side.GOVERNMENT)
    international = (row for row in participations if row["side"] in INTERNATIONAL)
    first = [next(side, None) for side in (government, international)]
    surnames = [slugs.surname(people[row["person"]].name) for row in first if row]
    return "-".join([account["date"] or "undated", *filter(None, surnames)])
