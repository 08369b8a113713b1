"""The address of a record's page. A list links to hundreds of them."""

from functools import lru_cache

from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language

ANY = "any-slug"


def page_of(kind: str, slug: str) -> str:
    """The path of the page of a kind of record, in the language in force."""
    before, after = _around(kind, get_language(), get_script_prefix())
    return f"{before}{slug}{after}"


@lru_cache
def _around(kind: str, _language: str, _prefix: str) -> tuple[str, str]:
    """What stands before and after the slug."""
    before, _, after = reverse(f"pages:{kind}_detail", args=[ANY]).rpartition(ANY)
    return before, after
