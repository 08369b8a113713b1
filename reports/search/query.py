"""Words in, records out."""

from dataclasses import dataclass

from django.db.models import FloatField, Q, QuerySet, Value

TEXTS = {
    "meeting": ("accounts__report__title", "accounts__report__text"),
    "report": ("title", "text"),
    "quote": ("text", "speaker__names__name"),
    "person": ("name", "name_ru", "names__name"),
    "organization": ("name", "name_ru", "names__name"),
    "country": ("name", "name_ru"),
    "topic": ("name", "name_ru"),
}


@dataclass(frozen=True)
class Terms:
    """What was typed, made safe for the database."""

    text: str
    exact: bool = False


def parse(typed: str, exact: bool = False) -> Terms:
    return Terms(typed.replace("\0", " "), exact)


def matching(records: QuerySet, terms: Terms) -> QuerySet:
    """The records that answer the terms."""
    conditions = [Q(**{f"{path}__icontains": terms.text}) for path in TEXTS[records.model._meta.model_name]]
    found = records.model.objects.filter(Q(*conditions, _connector=Q.OR))
    return records.filter(pk__in=found.values("pk"))


def ranked(records: QuerySet, terms: Terms) -> QuerySet:
    """The records with their ``rank``, higher for a better answer."""
    return records.annotate(rank=Value(0.0, FloatField()))
