"""Addresses of the API, which has one language: names in both, words of its own in English."""

from django.urls import path, re_path
from drf_spectacular.views import SpectacularJSONAPIView

from reports.api.archive import archive
from reports.api.exports import JSONExport
from reports.api.popolo import popolo
from reports.api.views import Nothing, Records, Root
from reports.pages.kinds import KINDS

app_name = "api"
urlpatterns = [
    path("", Root.as_view(), name="root"),
    path("schema/", SpectacularJSONAPIView.as_view(), name="schema"),
]
for _kind in KINDS:
    _list, _detail = ({"get": action} for action in ("list", "retrieve"))
    urlpatterns += [
        path(f"{_kind.plural}/", Records.as_view(_list, kind=_kind), name=f"{_kind.name}_list"),
        path(
            f"{_kind.plural}/<str:slug>/", Records.as_view(_detail, kind=_kind), name=f"{_kind.name}_detail"
        ),
    ]
# With a slash at its end: an address without one is led to the one with it.
urlpatterns.append(re_path(r"^.*/$", Nothing.as_view()))

# The lists of the pages as JSON, beside the pages: /meetings.json, /ru/meetings.json.
export_urls = (
    [path(f"{kind.plural}.json", JSONExport.as_view(kind=kind), name=f"{kind.name}_json") for kind in KINDS],
    "exports",
)
# The archive as a whole has one language, as the API.
whole_urls = (
    [path("archive.zip", archive, name="archive"), path("popolo.json", popolo, name="popolo")],
    "whole",
)
