"""Lists and records for programs. A list takes the parameters of its page, and answers 400 to a mistake."""

from dataclasses import asdict
from typing import Any

from django.db.models import Model, QuerySet
from django.http import Http404, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.decorators import method_decorator
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiResponse, extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.filters import BaseFilterBackend
from rest_framework.pagination import PageNumberPagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.status import HTTP_410_GONE
from rest_framework.views import APIView
from rest_framework.viewsets import ReadOnlyModelViewSet

from reports.api.parameters import described
from reports.api.records import RECORDS
from reports.api.serializers import IN_FULL, SERIALIZERS
from reports.models import Country, FormerAddress, Withdrawal
from reports.pages import licenses
from reports.pages.addresses import origin
from reports.pages.kinds import KINDS, Kind, mistakes_of
from reports.search.lists import Mistake
from reports.search.parameters import is_storable

revalidated = method_decorator([cache_control(public=True, no_cache=True), conditional_page], name="dispatch")


class MistakeSerializer(serializers.Serializer):
    """A value that means nothing."""

    parameter = serializers.CharField()
    value = serializers.CharField()
    message = serializers.CharField(help_text="What to do about it.")


MISTAKEN = OpenApiResponse(
    inline_serializer("Mistakes", {"mistakes": MistakeSerializer(many=True)}),
    "A parameter cannot be read, or the list has no such parameter.",
)
MISSING = OpenApiResponse(
    inline_serializer("Missing", {"detail": serializers.CharField()}), "There is no such record or page."
)


class GoneSerializer(serializers.Serializer):
    """A record that was withdrawn from the archive."""

    detail = serializers.CharField()
    reason = serializers.CharField(help_text="Why it was withdrawn.")
    withdrawn_at = serializers.DateTimeField()


GONE = OpenApiResponse(GoneSerializer, "The record was withdrawn from the archive.")


class Pages(PageNumberPagination):
    """Fifty records a page; one beyond the last is not found."""

    page_size = 50


class Filtered(BaseFilterBackend):
    """The filters of the page of the same list."""

    def filter_queryset(self, request: Request, queryset: QuerySet, view: "Records") -> QuerySet:
        """The records asked for, in order; raises ValidationError where a parameter is a mistake."""
        asked = view.kind.asked(request.GET)
        if mistakes := mistakes_of(asked):
            raise ValidationError(listed(mistakes))
        return RECORDS[view.kind.model](asked.qs)

    def get_schema_operation_parameters(self, view: "Records") -> list[dict[str, Any]]:
        """The parameters as OpenAPI describes them; pagination describes ``page``."""
        return [each for each in described(view.kind.filters) if each["name"] != "page"]


def listed(mistakes: list[Mistake]) -> dict[str, list[dict[str, str]]]:
    """The body of an answer to a query with mistakes."""
    return {"mistakes": [{name: str(text) for name, text in asdict(each).items()} for each in mistakes]}


class RecordSchema(AutoSchema):
    """Describes the answers to mistakes beside those to good queries."""

    def get_response_serializers(self) -> dict[int, Any]:
        refused = {404: MISSING, **({400: MISTAKEN} if self.view.action == "list" else {410: GONE})}
        return {200: super().get_response_serializers(), **refused}


@revalidated
class Records(ReadOnlyModelViewSet):
    """Each list takes the parameters of its page; any of several values, and all of different parameters."""

    kind: Kind | None = None  # each address has its own
    schema = RecordSchema()
    lookup_field = "slug"
    pagination_class = Pages
    filter_backends = [Filtered]
    http_method_names = ["get", "head"]

    def get_queryset(self) -> QuerySet:
        return self.kind.model.objects.all()

    def retrieve(self, request: Request, *args, **kwargs) -> HttpResponseBase:
        """The record; the address of one that was merged into another leads to that one for good, and where
        one was withdrawn, the answer is 410 and the reason."""
        try:
            return super().retrieve(request, *args, **kwargs)
        except Http404:
            if target := FormerAddress.objects.target(self.kind.name, kwargs["slug"]):
                address = reverse(f"api:{self.kind.name}_detail", args=[target], request=request)
                return HttpResponsePermanentRedirect(address)
            gone = Withdrawal.objects.of_address(self.kind.name, kwargs["slug"]).defer("records").first()
            if gone is None:
                raise
            told = {"detail": "Withdrawn.", "reason": gone.reason, "withdrawn_at": gone.withdrawn_at}
            return Response(told, status=HTTP_410_GONE)

    def get_object(self) -> Model:
        slug = self.kwargs["slug"]
        if not is_storable(slug):
            raise NotFound
        named = {"code": slug.upper()} if self.kind.model is Country else {"slug": slug}
        return get_object_or_404(RECORDS[self.kind.model](self.get_queryset()), **named)

    def get_serializer_class(self) -> type[serializers.Serializer]:
        return (SERIALIZERS if self.action == "list" else IN_FULL)[self.kind.model]

    def get_serializer_context(self) -> dict[str, Any]:
        return {**super().get_serializer_context(), "origin": origin(self.request)}


@revalidated
class Root(APIView):
    """Where the lists are, their description, the archive as a whole, and the terms of the records."""

    http_method_names = ["get", "head"]

    @extend_schema(
        responses={200: {"type": "object", "additionalProperties": {"type": "string", "format": "uri"}}},
        operation_id="root",
    )
    def get(self, request: Request) -> Response:
        lists = {kind.plural: reverse(f"api:{kind.name}_list", request=request) for kind in KINDS}
        others = {"schema": "api:schema", "popolo": "whole:popolo", "archive": "whole:archive"}
        found = {name: reverse(route, request=request) for name, route in others.items()}
        return Response({**lists, **found, "license": licenses.address(origin(request))})


class Nothing(APIView):
    """Any other address of the API: not found, said in JSON."""

    schema = None

    def get(self, request: Request, **kwargs: str) -> Response:
        raise NotFound
