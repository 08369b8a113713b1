"""Evidence: where in a report's stored text a value stands, counted in Unicode characters."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Side(models.TextChoices):
    """Whom a participant or a body stands for."""

    GOVERNMENT = "government", _("Government")
    WHO = "who", _("WHO")
    UNICEF = "unicef", _("UNICEF")
    OTHER = "other", _("Other")


def span_constraint(name: str, start: str = "start", end: str = "end") -> models.CheckConstraint:
    """Both ends are there with the start before the end, or neither is (a row that a person added)."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{start}__isnull": True, f"{end}__isnull": True})
        | models.Q(**{f"{start}__gte": 0, f"{end}__gt": models.F(start)}),
        name=name,
    )


class Spanned(models.Model):
    """A record with the one place in its report's text that it came from; empty where a person added it."""

    start = models.PositiveIntegerField(_("from character"), null=True, blank=True)
    end = models.PositiveIntegerField(_("to character"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def span(self) -> tuple[int, int] | None:
        return None if self.start is None else (self.start, self.end)
