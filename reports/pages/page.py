"""What every page has in common."""

from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page
from django.views.generic.base import ContextMixin, View

# The sections of the site by the name of their address, in the order of the navigation.
SECTIONS = {
    "meeting_list": _("Meetings"),
    "quote_list": _("Quotes"),
    "report_list": _("Reports"),
    "person_list": _("People"),
    "organization_list": _("Organizations"),
    "country_list": _("Countries"),
    "topic_list": _("Topics"),
    "about": _("About"),
}


@method_decorator([cache_control(public=True, no_cache=True), conditional_page], name="dispatch")
class Page(ContextMixin, View):
    """A page of the archive: read only; a browser asks whether its copy still holds, by ETag."""

    http_method_names = ["get", "head"]

    def get_context_data(self, **kwargs):
        # ``terms`` are marked in every row; a page that answers no query has none.
        return super().get_context_data(**{"terms": None, **kwargs})
