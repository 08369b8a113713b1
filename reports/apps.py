from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = _("Archive")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from reports import labels, roles
        from reports.intake import reference
        from reports.search import synonyms

        labels.name_fields(self)
        post_migrate.connect(reference.ensure, sender=self)
        post_migrate.connect(synonyms.ensure, sender=self)
        # Django's own receiver, connected before, has made the permissions by then.
        post_migrate.connect(roles.ensure, sender=self)
