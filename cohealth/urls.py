"""The addresses: English without a prefix, Russian under /ru/; the admin site, too, is in both."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from cohealth.health import healthz
from reports.api.urls import export_urls, whole_urls
from reports.pages.sitemaps import sitemap_urls

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("", include(sitemap_urls)),
    path("", include(whole_urls)),
    path("api/", include("reports.api.urls")),
    *i18n_patterns(
        path("admin/", admin.site.urls),
        path("", include("reports.pages.urls")),
        path("", include(export_urls)),
        prefix_default_language=False,
    ),
]
