"""The sitemap for search engines: an index, and for each kind of record pages with both languages of each.

https://www.sitemaps.org/protocol.html allows 50,000 addresses a page; for languages:
https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap.
"""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import index, sitemap
from django.db.models import Model, QuerySet
from django.urls import path, reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from reports.models import Country, Report
from reports.pages.kinds import KINDS, Kind
from reports.pages.page import SECTIONS

LANGUAGES = [code for code, _name in settings.LANGUAGES]


class BothLanguages(Sitemap):
    """Addresses that exist in each language; ``limit`` counts records, each with an address a language."""

    limit = 10_000

    def get_urls(self, page: int = 1, site: Any = None, protocol: str | None = None) -> list[dict]:
        root = f"{self.get_protocol(protocol)}://{self.get_domain(site)}"
        found = []
        for item in self.paginator.page(page).object_list:
            places = {code: root + self.address(item, code) for code in LANGUAGES}
            alternates = [{"lang_code": code, "location": place} for code, place in places.items()]
            lastmod = self.read_at(item)
            found += [
                {"location": place, "lastmod": lastmod, "alternates": alternates} for place in places.values()
            ]
        return found

    def address(self, item: Any, language: str) -> str:
        with override(language):
            return self.location(item)

    def read_at(self, item: Any) -> datetime | None:
        """When the archive read what the page shows; None where that is not kept."""
        return None


class SectionSitemap(BothLanguages):
    """The home page and the pages that lead on from it."""

    def items(self) -> list[str]:
        return ["home", *SECTIONS]

    def location(self, item: str) -> str:
        return reverse(f"pages:{item}")


class RecordSitemap(BothLanguages):
    """The records of a kind, in the order in which they came in."""

    def __init__(self, kind: Kind):
        self.kind = kind

    def items(self) -> QuerySet:
        found = self.kind.asked({}).records() if self.kind.model is Country else self.kind.model.objects.all()
        columns = {Country: ["code"], Report: ["slug", "updated_at"]}.get(self.kind.model, ["slug"])
        return found.only(*columns).order_by("pk")

    def location(self, item: Model) -> str:
        return item.get_absolute_url()

    def read_at(self, item: Model) -> datetime | None:
        return getattr(item, "updated_at", None)


SITEMAPS = {"sections": SectionSitemap(), **{kind.plural: RecordSitemap(kind) for kind in KINDS}}

sitemap_urls = (
    [
        path(
            "sitemap.xml",
            require_safe(index),
            {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemaps:section"},
            name="index",
        ),
        path("sitemap-<section>.xml", require_safe(sitemap), {"sitemaps": SITEMAPS}, name="section"),
    ],
    "sitemaps",
)
