"""What people corrected, for everybody to see: the page and its feed."""

from datetime import datetime

from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import ListView

from reports.pages.changes import CORRECTED, Told, listed, told
from reports.pages.page import Page, revalidated

IN_FEED = 50


class CorrectionList(Page, ListView):
    """The corrections and merges, a page after the other."""

    template_name = "correction_list.html"
    paginate_by = 50

    def get_queryset(self) -> QuerySet:
        return listed()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"corrections": told(context["object_list"])}


class CorrectionFeed(Feed):
    """The latest corrections and merges as Atom."""

    feed_type = Atom1Feed
    title = gettext_lazy("Corrections of the archive")
    subtitle = gettext_lazy("What editors changed in the records that a program read from the articles.")

    def link(self) -> str:
        return reverse("pages:correction_list")

    def items(self) -> list[Told]:
        return told(listed()[:IN_FEED])

    def item_title(self, item: Told) -> str:
        return f"{item.field} ({item.of}): {item.happened}" if item.of else f"{item.field}: {item.happened}"

    def item_description(self, item: Told) -> str:
        if item.joined:
            return item.joined
        shown = {"before": item.before or _("unknown"), "after": item.after or _("unknown")}
        change = _("Before: %(before)s. After: %(after)s.") % shown
        return f"{item.record}: {change}" if item.record else change

    def item_link(self, item: Told) -> str:
        return item.address or f"{self.link()}#{item.pk}"

    def item_guid(self, item: Told) -> str:
        what, _dash, pk = item.pk.partition("-")
        kind = "correction" if what == CORRECTED else f"merge-{what}"
        return f"{kind}:{pk}:{item.at.isoformat()}"

    def item_pubdate(self, item: Told) -> datetime:
        return item.at

    item_updateddate = item_pubdate


feed = revalidated(CorrectionFeed())
