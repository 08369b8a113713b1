"""Full addresses: of the archive's records, for files that leave the site, and of the original articles."""

from urllib.parse import urlsplit

from django.db.models import Model
from django.http import HttpRequest

from reports.models import Quote, Report
from reports.pages.evidence import Span, anchor


def origin(request: HttpRequest) -> str:
    """Scheme and host of the archive, without a slash at the end."""
    return request.build_absolute_uri("/").removesuffix("/")


def permalink(record: Model, origin: str) -> str:
    """The full address of the record's page."""
    return origin + record.get_absolute_url()


def place(report: Report, span: Span, origin: str) -> str:
    """The full address where a span of the report's text stands highlighted."""
    return f"{permalink(report, origin)}#{anchor(span)}"


def passage(quote: Quote, origin: str) -> str:
    """The full address where a quote stands highlighted in its report; empty where it has no place there."""
    return place(quote.report, quote.span, origin) if quote.span else ""


def original(report: Report) -> str:
    """A report's original address if it is one of the web, else nothing: never a ``javascript:`` one."""
    return report.url if report.url and urlsplit(report.url).scheme in ("http", "https") else ""
