"""Records that left their address: merged into another one, or withdrawn from the archive."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse

from reports.models import FormerAddress, Withdrawal

HTTP_GONE = 410


class Departures:
    """For the view of one record: the address of one that was merged leads to the kept one, with the query
    that was asked; where one was withdrawn, the answer is 410 and the reason."""

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            if target := FormerAddress.objects.target(self.kind(), kwargs["slug"]):
                address = reverse(request.resolver_match.view_name, args=[target])
                asked = request.GET.urlencode()
                return HttpResponsePermanentRedirect(f"{address}?{asked}" if asked else address)
            gone = Withdrawal.objects.of_address(self.kind(), kwargs["slug"]).defer("records").first()
            if gone is None:
                raise
            context = {"withdrawal": gone, "terms": None}
            return render(request, "withdrawn.html", context, status=HTTP_GONE)

    def kind(self) -> str:
        """The name of the kind of record."""
        return (self.model or self.get_queryset().model)._meta.model_name
