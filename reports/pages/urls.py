"""Addresses of the pages, which stand in English at the root and in Russian under ``/ru/``."""

from django.urls import path

from reports.pages import (
    citations,
    corrections,
    details,
    exports,
    feeds,
    letters,
    lists,
    quoted,
    views,
)
from reports.pages.kinds import KINDS

app_name = "pages"
urlpatterns = [
    path("", views.Home.as_view(), name="home"),
    path("search/", views.Search.as_view(), name="search"),
    path("search/suggest/", views.Suggest.as_view(), name="suggest"),
    path("about/", views.About.as_view(), name="about"),
    path("opensearch.xml", views.opensearch, name="opensearch"),
    path("corrections/", corrections.CorrectionList.as_view(), name="correction_list"),
    path("corrections.atom", corrections.feed, name="correction_feed"),
    path("robots.txt", views.robots, name="robots"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("meetings/", lists.MeetingList.as_view(), name="meeting_list"),
    path("meetings/<slug:slug>/", details.MeetingDetail.as_view(), name="meeting_detail"),
    path("reports/", lists.ReportList.as_view(), name="report_list"),
    path("reports/<slug:slug>/", details.ReportDetail.as_view(), name="report_detail"),
    path("quotes/", lists.QuoteList.as_view(), name="quote_list"),
    path("quotes/by-official/", quoted.QuotedList.as_view(), name="quote_officials"),
    path("quotes/<slug:slug>/", details.QuoteDetail.as_view(), name="quote_detail"),
    path("people/", lists.PersonList.as_view(), name="person_list"),
    path("people/a-z/", letters.PersonLetters.as_view(), name="person_letters"),
    path("people/<slug:slug>/", details.PersonDetail.as_view(), name="person_detail"),
    path("people/<slug:slug>/quotes/", quoted.PersonQuotes.as_view(), name="person_quotes"),
    path("organizations/", lists.OrganizationList.as_view(), name="organization_list"),
    path("organizations/a-z/", letters.OrganizationLetters.as_view(), name="organization_letters"),
    path("organizations/<slug:slug>/", details.OrganizationDetail.as_view(), name="organization_detail"),
    path("countries/", lists.CountryList.as_view(), name="country_list"),
    path("countries/<slug:slug>/", details.CountryDetail.as_view(), name="country_detail"),
    path("topics/", lists.TopicList.as_view(), name="topic_list"),
    path("topics/<slug:slug>/", details.TopicDetail.as_view(), name="topic_detail"),
]
for _extension in citations.FORMATS:
    for _name, _view in (("report", citations.CiteReport), ("quote", citations.CiteQuote)):
        urlpatterns += [
            path(
                f"{_name}s/<slug:slug>.{_extension}",
                _view.as_view(extension=_extension),
                name=f"{_name}_{_extension.replace('.', '_')}",
            )
        ]
for _kind in KINDS:
    urlpatterns += [
        path(f"{_kind.plural}.csv", exports.CSVExport.as_view(kind=_kind), name=f"{_kind.name}_csv"),
        path(f"{_kind.plural}.atom", feeds.AtomFeed.as_view(kind=_kind), name=f"{_kind.name}_atom"),
    ]
