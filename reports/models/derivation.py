"""The written rule by which a meeting derives from its accounts.

- Where the accounts agree on the date or the place, it is that value.
- Where they disagree, the account with the better basis has the say: a date that a report states before one
  worked out from its words, before the report's own date; one without a date comes last. Inside a basis the
  more precise date wins, then the account that came in first. A place that it does not give is taken from
  the next account.
- Countries and topics are those of all accounts together.
- A meeting that has no account left is deleted.
"""

from reports.models.accounts import Account, AccountCountry, AccountTopic
from reports.models.dates import DateBasis
from reports.models.meetings import Meeting

BASES = [basis.value for basis in DateBasis]  # best first


def derive(meeting: Meeting) -> None:
    """Bring a meeting in line with its accounts. To be called after every change of an account."""
    accounts = sorted(meeting.accounts.all(), key=_rank)
    if not accounts:
        meeting.delete()
        return
    best = accounts[0]
    place = next((account.place_id for account in accounts if account.place_id), None)
    derived = {"date": best.date, "date_basis": best.date_basis, "place_id": place}
    changed = [field for field, value in derived.items() if getattr(meeting, field) != value]
    for field in changed:
        setattr(meeting, field, derived[field])
    if changed:
        meeting.save(update_fields=changed)
    of_meeting = {"account__meeting": meeting}
    meeting.countries.set(AccountCountry.objects.filter(**of_meeting).values_list("country", flat=True))
    meeting.topics.set(AccountTopic.objects.filter(**of_meeting).values_list("topic", flat=True))


def _rank(account: Account) -> tuple[bool, int, int, int]:
    """Best first; the longer EDTF date is the more precise."""
    return not account.date, BASES.index(account.date_basis), -len(account.date), account.pk
