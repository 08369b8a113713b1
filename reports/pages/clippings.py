"""A quote with its citation as plain text, for the clipboard."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from reports.models import Quote
from reports.models.quotes import QuoteKind
from reports.pages.dates import in_words


def clipping(quote: Quote, address: str) -> str:
    """The words of a quote, then speaker and role, report and source, and the address, on lines of their own.

    What the report does not say is said to be unknown. The quote is one of ``rows.quotes``.
    """
    return "\n".join([_words(quote), f"— {_speaker(quote)}", _source(quote), address])


def _words(quote: Quote) -> str:
    if quote.kind == QuoteKind.INDIRECT:
        note = _("indirect speech, in the reporter’s words")
        return f"{quote.text} [{note}]"
    return f"«{quote.text}»" if quote.report.language == "ru" else f"“{quote.text}”"


def _speaker(quote: Quote) -> str:
    speaker = quote.speaker or quote.speaker_organization or quote.speaker_as_written
    meeting = quote.account and quote.account.meeting
    parts = [str(speaker or _("speaker unknown")), quote.role or ""]
    if meeting and meeting.date:
        said = _("%(date)s (%(basis)s)")
        parts.append(said % {"date": in_words(meeting.date), "basis": meeting.get_date_basis_display()})
    return ", ".join(part for part in parts if part)


def _source(quote: Quote) -> str:
    report = quote.report
    parts = [
        report.title or pgettext("a report", "untitled"),
        report.source or _("unknown source"),
        in_words(report.published) or _("undated"),
    ]
    return ". ".join(parts) + "."
