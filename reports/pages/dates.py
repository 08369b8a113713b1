"""EDTF dates in words, in the language of the page."""

from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import get_language, pgettext

from reports.models.dates import bounds


def in_words(edtf: str) -> str:
    """“13 December 2017”, “December 2017” or “2017”, as precise as the date is; empty for the empty one."""
    return _in_words(edtf, get_language()) if edtf else ""


@lru_cache(10_000)
def _in_words(edtf: str, language: str) -> str:
    first, _last = bounds(edtf)
    if len(edtf) == 4:
        return pgettext("a year", "%(year)d") % {"year": first.year}
    if len(edtf) == 7:
        month = date_format(first, pgettext("date format of a month", "F Y"))
        # Django writes the Russian month of such a date with a capital: it stands inside sentences here.
        return month.lower() if language == "ru" else month
    return date_format(first, pgettext("date format of a day", "j F Y"))
