"""How quotes are shown: in their sentence, highlighted in their report, and ready to be copied."""

from django import template

from reports.models import Quote
from reports.pages import clippings
from reports.pages.evidence import Context, anchor, in_window

register = template.Library()


@register.filter
def sentence(quote: Quote) -> Context | None:
    """A quote's words with the rest of their sentence; None where no words of the report stand behind it."""
    return in_window(quote.window, quote.span) if quote.span and quote.window else None


@register.filter
def passage_address(quote: Quote) -> str:
    """Where the quote stands highlighted in its report; the report alone where it has no place there."""
    place = f"#{anchor(quote.span)}" if quote.span else ""
    return quote.report.get_absolute_url() + place


@register.simple_tag(takes_context=True)
def clipping(context, quote: Quote) -> str:
    """What the copy button puts on the clipboard: the quote and its citation."""
    return clippings.clipping(quote, context["request"].build_absolute_uri(quote.get_absolute_url()))
