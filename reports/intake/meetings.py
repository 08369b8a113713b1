"""Which meeting an account tells of: one that another report tells of already, or a new one.

Two accounts are of one meeting when both give the same day, a country is in both, and a participant of the
government and one of WHO or UNICEF are in both. What is less sure stays apart, for an admin to join.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from reports.intake import slugs
from reports.intake.reconcile import Row
from reports.models import Meeting, Participation
from reports.models.spans import Side

INTERNATIONAL = {Side.WHO, Side.UNICEF}
DAY = len("2020-02-14")


class Told:
    """Who met when and where, as far as it bears on the accounts of a batch: read once, and noted further."""

    def __init__(self, accounts: Iterable[tuple[Row, Iterable[Row]]]) -> None:
        """Each account comes with the rows under it."""
        self.met: dict[str, set[tuple[int, str, int, str]]] = defaultdict(set)
        exact = [(account["date"], rows) for account, rows in accounts if len(account["date"]) == DAY]
        people = {row["person"] for _date, rows in exact for row in _of_type(rows, "participation")}
        rows = Participation.objects.filter(
            person__in=people, account__date__in={date for date, _rows in exact}
        )
        told = rows.order_by().values_list(
            "account__date", "account__meeting", "account__countries", "person", "side"
        )
        for date, *met in told:
            self.met[date].add(tuple(met))

    def find(self, account: Row, rows: Sequence[Row], taken: set[int]) -> int | None:
        """The key of the one meeting that the account must be of, not among ``taken``; else None."""
        people = {row["person"]: row["side"] for row in _of_type(rows, "participation")}
        countries = {row["country"] for row in _of_type(rows, "account_country")}
        sides: dict[int, set[str]] = defaultdict(set)
        for meeting, country, person, side in self.met.get(account["date"], ()):
            if country in countries and people.get(person) == side:
                sides[meeting].add(side)
        found = [
            meeting
            for meeting, agreed in sides.items()
            if meeting not in taken and Side.GOVERNMENT in agreed and agreed & INTERNATIONAL
        ]
        return found[0] if len(found) == 1 else None

    def note(self, account: Row, rows: Sequence[Row], meeting: int) -> None:
        """Keep that the account is of the meeting, for those that come after it."""
        if len(account["date"]) == DAY:
            self.met[account["date"]] |= {
                (meeting, country["country"], row["person"], row["side"])
                for country in _of_type(rows, "account_country")
                for row in _of_type(rows, "participation")
            }


class New(NamedTuple):
    """A meeting to be made for an account, with the rows under that."""

    key: int
    account: Row
    rows: Sequence[Row]


def create(new: Sequence[New], names: Mapping[int, str]) -> None:
    """Write meetings that no other report tells of; ``names`` are those of the people who took part.

    What derives from one account alone is set at once, so that ``derive`` would change nothing.
    """
    wanted = [_slug(each.account, _of_type(each.rows, "participation"), names) for each in new]
    Meeting.objects.bulk_create(
        Meeting(pk=key, slug=slug, date=row["date"], date_basis=row["date_basis"], place_id=row["place"])
        for slug, (key, row, _rows) in zip(slugs.free(Meeting, wanted), new, strict=True)
    )
    for through, name in ((Meeting.countries.through, "country"), (Meeting.topics.through, "topic")):
        through.objects.bulk_create(
            through(**{"meeting_id": meeting, f"{name}_id": row[name]})
            for meeting, _account, rows in new
            for row in _of_type(rows, f"account_{name}")
        )


def _of_type(rows: Iterable[Row], of_type: str) -> list[Row]:
    return [row for row in rows if row["type"] == of_type]


def _slug(account: Row, participations: Sequence[Row], names: Mapping[int, str]) -> str:
    government = (row for row in participations if row["side"] == Side.GOVERNMENT)
    international = (row for row in participations if row["side"] in INTERNATIONAL)
    first = [next(side, None) for side in (government, international)]
    surnames = [slugs.surname(names[row["person"]]) for row in first if row]
    return "-".join([account["date"] or "undated", *filter(None, surnames)])
