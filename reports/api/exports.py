"""Lists as JSON: what the API says of each record, all of them in one answer."""

import json
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import JsonResponse
from rest_framework.utils.encoders import JSONEncoder

from reports.api.records import RECORDS
from reports.api.serializers import SERIALIZERS
from reports.api.views import listed
from reports.pages.kinds import Kind
from reports.pages.streams import StreamedList, one_by_one
from reports.search.lists import ListFilter, Mistake


class JSONExport(StreamedList):
    """A list as the API has it, on one page without end."""

    extension = "json"
    content_type = "application/json"

    def pieces(self, asked: ListFilter, origin: str) -> Iterator[str]:
        # Counted here, not in the view: the rows come from the state that this transaction reads.
        yield f'{{"count":{asked.qs.count()},"next":null,"previous":null,"results":['
        for number, record in enumerate(serialized(self.kind, asked.qs, origin)):
            yield f",\n{record}" if number else f"\n{record}"
        yield "\n]}\n"

    def refuse(self, mistakes: list[Mistake]) -> JsonResponse:
        return JsonResponse(listed(mistakes), status=400, json_dumps_params={"ensure_ascii": False})

    def disposition(self) -> str:
        return ""


def serialized(kind: Kind, found: QuerySet, origin: str, serializers: dict = SERIALIZERS) -> Iterator[str]:
    """Each record as the API says it, a JSON object on one line."""
    serializer = serializers[kind.model](context={"origin": origin})
    for record in one_by_one(RECORDS[kind.model](found)):
        yield as_json(serializer.to_representation(record))


def as_json(value: Any) -> str:
    """The value in JSON as the API writes it."""
    return json.dumps(value, cls=JSONEncoder, ensure_ascii=False, separators=(",", ":"))
