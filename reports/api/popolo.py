"""People and bodies in the words of Popolo, http://www.popoloproject.com/specs/, streamed.

A membership is a role that reports give a person for a body. Its ``sources`` are those reports,
with the dates of the meetings as notes. It has neither ``start_date`` nor ``end_date``: reports
do not say since when somebody holds an office.
"""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from reports.api.exports import as_json
from reports.models import Organization, Participation, Person
from reports.pages import licenses
from reports.pages.addresses import origin, permalink
from reports.pages.streams import blocks, one_by_one
from reports.pages.structured import known

CLASSIFICATIONS = {"who": "WHO", "unicef": "UNICEF", "government": "government"}


@require_safe
def popolo(request: HttpRequest) -> HttpResponseBase:
    """``/popolo.json``: an object with ``persons``, ``organizations`` and ``memberships``."""
    if request.method == "HEAD":
        response = HttpResponse(content_type="application/json")
    else:
        pieces = blocks(document(origin(request)))
        response = StreamingHttpResponse(pieces, content_type="application/json")
    licenses.tell(response, origin(request))
    return response


def document(origin: str) -> Iterator[str]:
    """The export in pieces of JSON."""
    parts = {"persons": persons, "organizations": organizations, "memberships": memberships}
    for part, (name, made) in enumerate(parts.items()):
        yield f'{"," if part else "{"}"{name}":['
        for number, each in enumerate(made(origin)):
            yield f"{',' if number else ''}\n{as_json(each)}"
        yield "]\n"
    yield "}\n"


def persons(origin: str) -> Iterator[dict]:
    """Each person as a Popolo person; ``id`` is the slug."""
    for each in one_by_one(Person.objects.order_by("pk").prefetch_related("names")):
        yield _named(each, origin)


def organizations(origin: str) -> Iterator[dict]:
    """Each body as a Popolo organization; ``id`` is the slug."""
    found = Organization.objects.order_by("pk").select_related("parent").prefetch_related("names")
    for each in one_by_one(found):
        yield {
            **_named(each, origin),
            **known(
                classification=CLASSIFICATIONS.get(each.side),
                parent_id=each.parent and each.parent.slug,
                area_id=each.country_id,
            ),
        }


def _named(record: Person | Organization, origin: str) -> dict:
    spellings = dict.fromkeys([record.name_ru, *(each.name for each in record.names.all())])
    others = [{"name": name} for name in spellings if name and name != record.name]
    identity = {"id": record.slug, "name": record.name, "links": [{"url": permalink(record, origin)}]}
    return {**identity, **known(other_names=others)}


def memberships(origin: str) -> Iterator[dict]:
    """Each role of a person for a body, with the reports that give it."""
    told = (
        Participation.objects.exclude(organization=None)
        .select_related("person", "organization", "account__report")
        .only("role", "side", "person__slug", "organization__slug", "account__date", "account__report__slug")
        .order_by("person", "organization", "role", "pk")
    )
    for (person, body, role), same in groupby(one_by_one(told), key=_membership):
        sources = [known(url=permalink(each.account.report, origin), note=each.account.date) for each in same]
        yield {**known(person_id=person, organization_id=body, role=role), "sources": sources}


_membership = attrgetter("person.slug", "organization.slug", "role")
