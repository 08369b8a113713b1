"""Columns and read-only fields that several admins show."""

import json
from collections.abc import Iterable

from django.contrib import admin
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from reports.models import Report


@admin.display(description=_("report"), ordering="title")
def headline(report: Report) -> str:
    """The title of the report, else its first words."""
    return Truncator(str(report)).chars(90)


@admin.display(description=_("date"), ordering="date_earliest")
def dated(row) -> SafeString:
    """The date with its basis: an unknown one says so."""
    return format_html("{} <small>{}</small>", row.date or "", row.get_date_basis_display())


def listed(values: Iterable) -> str:
    """The values in one line, each once, in the order given."""
    return ", ".join(dict.fromkeys(map(str, values)))


def pretty(value) -> SafeString:
    """JSON as a person reads it."""
    return format_html("<pre>{}</pre>", json.dumps(value, ensure_ascii=False, indent=2))
