from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from reports.models.organizations import Organization
from reports.models.people import Person
from reports.models.topics import Topic

# Records that no run changes once they are made: the database itself notes what a person changes in their
# fields, whoever writes it and however (migration 0045).
AUTHORITY = (Person, Organization, Topic)


class Correction(models.Model):
    """A field that a person set: from then on it is that person's, and no extraction changes it.

    ``before`` is what the last extraction said, ``after`` what the record says; of a person, a body or a
    topic, ``before`` is what it was made with. A row that a person deleted is a correction of its report,
    with the row's key in ``field`` and null in ``after``. Where an extraction now says a third thing,
    ``in_conflict`` is true until the person settles it, and ``proposed`` holds it.
    """

    content_type = models.ForeignKey(ContentType, models.CASCADE)
    object_id = models.BigIntegerField()
    record = GenericForeignKey("content_type", "object_id")
    field = models.CharField(max_length=200)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    proposed = models.JSONField(null=True, blank=True)
    in_conflict = models.BooleanField(default=False)
    seen_at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True)

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-seen_at"]
        indexes = [
            models.Index(fields=["-id"], condition=models.Q(in_conflict=True), name="correction_in_conflict"),
            models.Index(fields=["-seen_at", "-id"], name="correction_newest"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "field"], name="correction_field_unique"
            )
        ]

    def __str__(self):
        return f"{self.content_type_id}/{self.object_id} {self.field}"
