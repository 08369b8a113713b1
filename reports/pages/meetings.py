"""A meeting put together from the accounts of all of its reports: who met whom, and who says what."""

from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.models import Account, Meeting, Participation, Person
from reports.models.spans import Side
from reports.pages.evidence import Passage, passages, spans_of

NAMED_IN_TITLE = 2


@dataclass(slots=True)
class Participant:
    """A person at a meeting, with what each report says of it."""

    person: Person
    side: str
    told: list[Participation] = field(default_factory=list)

    @property
    def first(self) -> Participation:
        """What is shown where there is room for one: the first that gives a role, else the first."""
        return next((each for each in self.told if each.role), self.told[0])


def participants(meeting: Meeting) -> list[Participant]:
    """The people of a meeting in the order of its reports, each once."""
    found: dict[int, Participant] = {}
    for account in meeting.accounts.all():
        for each in account.participations.all():
            found.setdefault(each.person_id, Participant(each.person, each.side)).told.append(each)
    return list(found.values())


def sides(meeting: Meeting) -> list[tuple[Side, list[Participant]]]:
    """The participants by side, the government first; sides without a participant are left out."""
    everybody = participants(meeting)
    grouped = [(side, [each for each in everybody if each.side == side]) for side in Side]
    return [(side, people) for side, people in grouped if people]


def title(meeting: Meeting, told: list[tuple[Side, list[Participant]]] | None = None) -> str:
    """“Aigul Sadykova – Jan Novak”: the first of each side, and how many more.

    ``told`` are its ``sides``, where they are known already.
    """
    told = sides(meeting) if told is None else told
    main = [people for side, people in told if side != Side.OTHER] or [people for _side, people in told]
    if main:
        return " – ".join(_names(people) for people in main)
    return _("Meeting in %(place)s") % {"place": meeting.place} if meeting.place else _("Meeting")


def _names(people: list[Participant]) -> str:
    names = ", ".join(str(each.person) for each in people[:NAMED_IN_TITLE])
    more = len(people) - NAMED_IN_TITLE
    if more <= 0:
        return names
    counted = ngettext("%(names)s and %(more)d other", "%(names)s and %(more)d others", more)
    return counted % {"names": names, "more": more}


def best_account(meeting: Meeting) -> Account | None:
    """The account that the meeting's date comes from, one that no person corrected if there is any."""
    asked = meeting.date, meeting.date_basis
    same = (each for each in meeting.accounts.all() if (each.date, each.date_basis) == asked)
    return min(same, key=attrgetter("date_corrected"), default=None)


@dataclass(frozen=True, slots=True)
class Proven:
    """A value of a meeting with the words that prove it, from every report that has them.

    ``corrected`` where a person gave it, and no report.
    """

    value: object
    passages: list[Passage]
    corrected: bool


class Told(NamedTuple):
    """What an account has of a value: its spans, whether a person gave it, and gave it without words."""

    account: Account
    spans: list | None
    corrected: bool
    unproven: bool


def proven_date(meeting: Meeting) -> Proven:
    """The date with its words in the reports that give it as it stands."""
    agreeing = [each for each in meeting.accounts.all() if each.date == meeting.date]
    return _agreed(meeting.date, agreeing, "date")


def proven_place(meeting: Meeting) -> Proven:
    agreeing = [each for each in meeting.accounts.all() if each.place_id == meeting.place_id]
    return _agreed(meeting.place, agreeing, "place")


def _agreed(value: object, accounts: list[Account], name: str) -> Proven:
    return _proven(
        value,
        [
            Told(
                account,
                account.evidence.get(name),
                getattr(account, f"{name}_corrected"),
                getattr(account, f"{name}_unproven"),
            )
            for account in accounts
        ],
    )


def proven_countries(meeting: Meeting) -> list[Proven]:
    rows = [(account, row) for account in meeting.accounts.all() for row in account.accountcountry_set.all()]
    return [_listed(country, "country", rows) for country in meeting.countries.all()]


def proven_topics(meeting: Meeting) -> list[Proven]:
    rows = [(account, row) for account in meeting.accounts.all() for row in account.accounttopic_set.all()]
    return [_listed(topic, "topic", rows) for topic in meeting.topics.all()]


def _listed(value: Model, name: str, rows: list[tuple[Account, Model]]) -> Proven:
    same = [(account, row) for account, row in rows if getattr(row, f"{name}_id") == value.pk]
    return _proven(value, [Told(account, row.spans, row.corrected, row.unproven) for account, row in same])


def _proven(value: object, told: list[Told]) -> Proven:
    """A value with the words of the accounts, but where a person gave it and no words for it."""
    found = [
        passage
        for each in told
        if not each.unproven
        for passage in passages(each.account.report, *spans_of(each.spans))
    ]
    return Proven(value, found, corrected=bool(told) and all(each.corrected for each in told))
