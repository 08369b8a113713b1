"""Where the reports of one meeting disagree: each value, who says it, and which the page shows.

What a report leaves out contradicts nobody. Countries and topics are those of all reports together, and so
cannot disagree; which report names which, the table of the page says.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from reports.models import Account, Meeting, Participation, Person
from reports.pages.dates import in_words
from reports.pages.meetings import participants


@dataclass(frozen=True, slots=True)
class Telling:
    """A value with the accounts that give it; ``shown`` where it is the meeting's own."""

    value: str
    shown: bool
    accounts: list[Account] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What the accounts disagree on, with each of their values."""

    label: str
    tellings: list[Telling]


def of_meeting(meeting: Meeting) -> list[Disagreement]:
    """The disagreements about date, place and the side of a participant; none where the accounts agree."""
    accounts = list(meeting.accounts.all())
    dates = [(each, in_words(each.date), each.date == meeting.date) for each in accounts if each.date]
    places = [
        (each, str(each.place), each.place_id == meeting.place_id) for each in accounts if each.place_id
    ]
    found = [_disagreement(_("Date"), dates), _disagreement(_("Place"), places)]
    for each in participants(meeting):
        sides = [(told.account, told.get_side_display(), told.side == each.side) for told in each.told]
        found.append(_disagreement(_("Side of %(person)s") % {"person": each.person}, sides))
    return [each for each in found if each]


def _disagreement(label: str, told: Iterable[tuple[Account, str, bool]]) -> Disagreement | None:
    tellings: dict[str, Telling] = {}
    for account, value, shown in told:
        tellings.setdefault(value, Telling(value, shown)).accounts.append(account)
    return Disagreement(label, list(tellings.values())) if len(tellings) > 1 else None


@dataclass(frozen=True, slots=True)
class Told:
    """What one report tells of a meeting: those whom it names, and those whom only the others name."""

    account: Account
    named: list[Participation]
    unnamed: list[Person]


def accounts_of(meeting: Meeting) -> list[Told]:
    """Every account of the meeting, in the order of its reports."""
    everybody = [each.person for each in participants(meeting)]
    found = []
    for account in meeting.accounts.all():
        named = list(account.participations.all())
        keys = {each.person_id for each in named}
        found.append(Told(account, named, [each for each in everybody if each.pk not in keys]))
    return found
