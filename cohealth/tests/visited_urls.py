"""Views that try what a visitor must not be able to do, or show what the visitor is given."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db import connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import include, path
from django.utils.translation import get_language

from cohealth.health import healthz


def _show(name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s)", [name])
        return cursor.fetchone()[0]


def _write(request: HttpRequest) -> HttpResponse:
    Group.objects.create(name="visitors")
    return HttpResponse("written")


def _stream(request: HttpRequest) -> StreamingHttpResponse:
    return StreamingHttpResponse(
        f"{_show(name)}\n" for name in ["transaction_read_only", "statement_timeout"]
    )


urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("admin/", admin.site.urls),
    path("write/", _write),
    path("admin-like/", _write),
    path("stream/", _stream),
    path("show/<name>/", lambda request, name: HttpResponse(_show(name))),
    *i18n_patterns(
        path("language/", lambda request: HttpResponse(get_language())),
        path("", include("reports.pages.urls")),  # the error pages link to them
        prefix_default_language=False,
    ),
]
