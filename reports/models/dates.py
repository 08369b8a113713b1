"""Dates that keep their precision: EDTF text with the earliest and latest day that it may mean.

EDTF level 0, https://www.loc.gov/standards/datetime/: ``2017``, ``2017-12`` or ``2017-12-13``.
"""

import calendar
import re
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

EDTF_PATTERN = r"^\d{4}(-\d{2}(-\d{2})?)?$"


def bounds(edtf: str) -> tuple[date, date]:
    """The first and last day that an EDTF date may mean; ValueError where it is not one."""
    if not re.fullmatch(EDTF_PATTERN, edtf, re.ASCII):
        raise ValueError(f"“{edtf}” is not a date: write 2020, 2020-02 or 2020-02-14.")
    year, month, day = [*map(int, edtf.split("-")), None, None][:3]
    first = date(year, month or 1, day or 1)
    if day:
        return first, first
    last_month = month or 12
    return first, date(year, last_month, calendar.monthrange(year, last_month)[1])


def validate_edtf(value: str) -> None:
    """Raise ValidationError unless the value is an EDTF date."""
    try:
        bounds(value)
    except ValueError as error:
        raise ValidationError(
            _("“%(value)s” is not a date: write 2020, 2020-02 or 2020-02-14."),
            params={"value": value},
            code="edtf",
        ) from error


class EDTFField(models.CharField):
    """An EDTF date; empty where it is unknown."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 10)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        kwargs.setdefault("validators", [validate_edtf])
        super().__init__(*args, **kwargs)


class EarliestDay(models.Func):
    function = "edtf_earliest"
    output_field = models.DateField(null=True)


class LatestDay(models.Func):
    function = "edtf_latest"
    output_field = models.DateField(null=True)


def earliest(field: str) -> models.GeneratedField:
    """A column that PostgreSQL keeps at the first day that ``field`` may mean, whoever writes it."""
    return models.GeneratedField(
        expression=EarliestDay(field), output_field=models.DateField(null=True), db_persist=True
    )


def latest(field: str) -> models.GeneratedField:
    """A column that PostgreSQL keeps at the last day that ``field`` may mean, whoever writes it."""
    return models.GeneratedField(
        expression=LatestDay(field), output_field=models.DateField(null=True), db_persist=True
    )


def edtf_constraint(field: str, name: str) -> models.CheckConstraint:
    """The column is empty or has the form of an EDTF date (that it exists, the generated columns check)."""
    return models.CheckConstraint(
        condition=models.Q(**{field: ""}) | models.Q(**{f"{field}__regex": EDTF_PATTERN}), name=name
    )


class DateBasis(models.TextChoices):
    """Where a meeting's date comes from, best first."""

    EXPLICIT = "explicit", _("stated in the report")
    RELATIVE = "relative", _("worked out from the report’s words")
    PUBLISHED = "published", _("taken from the report’s own date")
    NONE = "none", _("unknown")


def basis_constraint(name: str) -> models.CheckConstraint:
    """A stated or published date is there; an unknown one is not. A relative one may be unresolved."""
    return models.CheckConstraint(
        condition=models.Q(date_basis=DateBasis.RELATIVE)
        | (models.Q(date_basis=DateBasis.NONE) & models.Q(date=""))
        | (models.Q(date_basis__in=[DateBasis.EXPLICIT, DateBasis.PUBLISHED]) & ~models.Q(date="")),
        name=name,
        violation_error_message=_("Say where the date comes from; an unknown date has the basis “unknown”."),
    )
