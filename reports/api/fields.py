"""What the records of the API are made of: addresses, evidence, values that may be unknown."""

from collections.abc import Iterable, Sequence

from django.db.models import Model
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from reports.models import Report
from reports.pages.addresses import permalink, place
from reports.pages.evidence import spans_of, words_at

EDTF = "EDTF: 2017, 2017-12 or 2017-12-13, as precise as it is known; null where it is unknown."


class PermalinkField(serializers.URLField):
    """The full address of the record's page. Its serializer's context has the ``origin``."""

    def __init__(self, **options):
        super().__init__(source="*", read_only=True, help_text="The record’s page, which stays.", **options)

    def to_representation(self, record: Model) -> str:
        return permalink(record, self.context["origin"])


class KnownField(serializers.CharField):
    """A text that is null where the archive does not know it."""

    def __init__(self, **options):
        super().__init__(read_only=True, allow_null=True, **options)

    def to_representation(self, value: str) -> str | None:
        return value or None


class SpanSerializer(serializers.Serializer):
    """Words of a report’s text that prove a value."""

    start = serializers.IntegerField(help_text="First character, counted in Unicode characters from 0.")
    end = serializers.IntegerField(help_text="The character after the last one.")
    text = serializers.CharField(help_text="The words, on one line.")
    url = serializers.URLField(help_text="Where they stand highlighted in the report.")


Spans = extend_schema_field(SpanSerializer(many=True))


def evidence(report: Report, spans: Iterable[Sequence[int] | None] | None, origin: str) -> list[dict]:
    """The spans of a report as ``SpanSerializer`` describes them; those that are None are left out."""
    return [
        {
            "start": span[0],
            "end": span[1],
            "text": words_at(report.text, span),
            "url": place(report, span, origin),
        }
        for span in spans_of(each for each in spans or () if each)
    ]
