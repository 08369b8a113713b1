"""A quote with its citation as plain text, for the clipboard."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from reports.models import Quote, Report
from reports.models.dates import DateBasis
from reports.models.quotes import QuoteKind
from reports.pages import citations, dating
from reports.pages.dates import in_words


def clipping(quote: Quote, address: str) -> str:
    """The words of a quote, then speaker, role and date, report and source, and the address, on lines of
    their own.

    What the report does not say is said to be unknown. The quote is one of ``rows.quotes``.
    """
    speaker = citations.speaker(quote) or _("speaker unknown")
    told = ", ".join(filter(None, [speaker, _date(dating.of_quote(quote))]))
    return "\n".join([_words(quote), f"— {told}", _source(quote.report), address])


def _words(quote: Quote) -> str:
    said = citations.said(quote)
    if quote.kind == QuoteKind.DIRECT:
        return said
    return f"{said} [{_('indirect speech, in the reporter’s words')}]"


def _date(dated: dating.Dated) -> str:
    """The date with its basis; empty where it is unknown."""
    basis = _("corrected by an editor") if dated.corrected else DateBasis(dated.basis).label
    return _("%(date)s (%(basis)s)") % {"date": in_words(dated.date), "basis": basis} if dated.date else ""


def _source(report: Report) -> str:
    parts = [
        report.title or pgettext("a report", "untitled"),
        report.source or _("unknown source"),
        in_words(report.published) or _("undated"),
    ]
    return " ".join(map(citations.ended, parts))
