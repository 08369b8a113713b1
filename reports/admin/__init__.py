"""Django admin: where the records are corrected, with the article beside each of them."""

from django.contrib import admin
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from reports.admin import (
    accounts,
    corrections,
    meetings,
    merges,
    organizations,
    participations,
    people,
    places,
    quotes,
    reports,
    topics,
    translations,
    users,
    withdrawals,
)

__all__ = [
    "accounts",
    "corrections",
    "meetings",
    "merges",
    "organizations",
    "participations",
    "people",
    "places",
    "quotes",
    "reports",
    "topics",
    "translations",
    "users",
    "withdrawals",
]

admin.site.site_header = _("Central Asia health meetings: the desk")
admin.site.site_title = _("The desk")
admin.site.index_title = _("Records of the archive")
admin.site.site_url = reverse_lazy("pages:home")
