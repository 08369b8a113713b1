"""What every page has in common."""

import re

from django.core.paginator import Page as RowPage
from django.core.paginator import Paginator
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page
from django.views.generic.base import ContextMixin, View

HTTP_NOT_FOUND = 404
LAST_PAGE = 10**9

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


def revalidated(view):
    """The view, whose answer a browser keeps but asks about by ETag each time."""
    return cache_control(public=True, no_cache=True)(conditional_page(view))


@method_decorator(revalidated, name="dispatch")
class Page(ContextMixin, View):
    """A page of the archive: read only; a browser asks whether its copy still holds, by ETag."""

    http_method_names = ["get", "head"]

    def get_context_data(self, **kwargs):
        # ``terms`` are marked in every row; a page that answers no query has none.
        return super().get_context_data(**{"terms": None, **kwargs})


class NumberedPages:
    """For a ListView in pages: one beyond the last is not found, and the answer leads to the last one."""

    def page_asked(self) -> int:
        """The page asked for, from 1; what is no number asks for none."""
        given = self.request.GET.get("page", "1")
        return min(int(given[:10]), LAST_PAGE) if re.fullmatch("[0-9]+", given) else 0

    def paginate_queryset(self, queryset, page_size):
        paginator = Paginator(queryset, page_size)
        number = self.page_asked()
        self.beyond = not 1 <= number <= paginator.num_pages
        page = RowPage([], number, paginator) if self.beyond else paginator.page(number)
        self.extra_context = {"beyond": self.beyond}
        return paginator, page, page.object_list, page.has_other_pages()

    def render_to_response(self, context, **kwargs):
        status = HTTP_NOT_FOUND if self.beyond else None
        return super().render_to_response(context, status=status, **kwargs)
