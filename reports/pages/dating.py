"""The date of a meeting or a quote with how it came about, for pages, exports and the API alike."""

from typing import NamedTuple

from reports.models import Account, Meeting, Quote
from reports.models.dates import DateBasis
from reports.pages.meetings import best_account


class Dated(NamedTuple):
    """An EDTF date, empty where unknown, with its basis and the words that it was read from.

    ``corrected`` where a person gave it: neither basis nor words stand behind it then.
    """

    date: str
    basis: str
    words: str = ""
    corrected: bool = False


def of_meeting(meeting: Meeting) -> Dated:
    """A meeting's date, for one that comes with its accounts (``rows.meetings``)."""
    account = best_account(meeting)
    if account is None:
        return Dated(meeting.date, meeting.date_basis)
    return Dated(
        meeting.date, meeting.date_basis, _one_line(account.date_words), bool(account.date_corrected)
    )


def of_quote(quote: Quote) -> Dated:
    """The date of a quote's meeting, else its report's, for one of ``rows.quotes``."""
    if quote.account and quote.account.meeting.date:
        meeting = quote.account.meeting
        same = quote.account.date == meeting.date
        words = _one_line(quote.date_words) if same else ""
        return Dated(meeting.date, meeting.date_basis, words, bool(same and quote.date_corrected))
    published = quote.report.published
    return Dated(published, DateBasis.PUBLISHED if published else DateBasis.NONE)


def of_account(account: Account) -> Dated:
    """The date that one report gives a meeting."""
    return Dated(
        account.date, account.date_basis, _one_line(account.date_words), bool(account.date_corrected)
    )


def _one_line(words: str | None) -> str:
    return " ".join((words or "").split())
