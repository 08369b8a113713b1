"""The measured accuracy of extraction, as ``manage.py evaluate DIR --save`` wrote it."""

import json
from dataclasses import dataclass
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SAVED = Path(__file__).parents[1] / "extraction" / "data" / "accuracy.json"
FIELDS: dict[str, str | Promise] = {
    "meeting found": _("Whether the article reports a meeting"),
    "people": _("Participants"),
    "role": _("Their roles"),
    "side": _("Their sides"),
    "meeting date": _("Date of the meeting"),
    "meeting date basis": _("Basis of that date"),
    "place": _("Place"),
    "countries": _("Countries"),
    "topics": _("Topics"),
    "quotes": _("Direct quotes"),
    "quote speaker": _("Speakers of direct quotes"),
    "statements": _("Statements in indirect speech"),
    "organizations": _("Organizations"),
    "published": _("Date of publication"),
    "source": _("Source"),
    "title": _("Title"),
    "language": _("Language"),
    "spans": _("Evidence holds the words found"),
}


@dataclass(frozen=True)
class Accuracy:
    """``articles`` by language, and of each field its label and F1 (0 to 1) by language in that order."""

    measured_on: str
    articles: dict[str, int]
    figures: list[tuple[str | Promise, list[float]]]


def measured(saved: Path = SAVED) -> Accuracy | None:
    """The figures saved last; None if nothing was measured."""
    if not saved.exists():
        return None
    found = json.loads(saved.read_text(encoding="utf-8"))
    languages = found["languages"]
    figures = [
        (label, [each["figures"][field] for each in languages.values()])
        for field, label in FIELDS.items()
        if all(field in each["figures"] for each in languages.values())
    ]
    articles = {language: each["articles"] for language, each in languages.items()}
    return Accuracy(found["measured_on"], articles, figures)
