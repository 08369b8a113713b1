"""A person or body that has no record yet is created under the name that an editor types in their place."""

import json

from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Model
from django.http import Http404, HttpRequest, JsonResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from reports.admin.chosen import ChosenSelect
from reports.extraction.names import cyrillic, latin
from reports.intake import slugs
from reports.intake.ingest import lock
from reports.models import Organization, Person
from reports.models.people import NameOrigin

KINDS: dict[str, type[Model]] = {"person": Person, "organization": Organization}


class NameSelect(ChosenSelect):
    """A field that offers records, and to create one under a name that has none."""

    url_name = "%s:named"


class NamesRecords(admin.options.BaseModelAdmin):
    """An admin in whose fields people and bodies are created under the name that is typed."""

    class Media:
        js = ["desk/create.js"]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Django's field; one that leads to people or bodies offers to create them."""
        if db_field.remote_field.model in KINDS.values():
            kwargs.setdefault("widget", NameSelect(db_field, self.admin_site, using=kwargs.get("using")))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class Offers(AutocompleteJsonView):
    """What autocomplete offers, and last to create a record under the name that no record has."""

    def get(self, request, *args, **kwargs):
        """Django's results; the one to create has the address to send its name to."""
        answer = super().get(request, *args, **kwargs)
        name, model = _one_line(self.term), self.model_admin.model
        if not name or model not in KINDS.values() or not may_create(request, model):
            return answer
        offers = json.loads(answer.content)
        if not offers["pagination"]["more"] and not named(model, name):
            create = reverse("admin:create_named", args=[model._meta.model_name])
            text = _("Create “%(name)s”") % {"name": name}
            offers["results"].append({"id": "create", "text": text, "name": name, "create": create})
        return JsonResponse(offers)


def may_create(request: HttpRequest, model: type[Model]) -> bool:
    """Whether the user may add records of the model."""
    return request.user.has_perm(f"reports.add_{model._meta.model_name}")


def named(model: type[Model], name: str) -> Model | None:
    """The first record that has exactly that name, but for case; None where there is none."""
    return model._default_manager.filter(names__name__iexact=name).order_by("pk").first()


def create(model: type[Model], name: str) -> Model:
    """A new record of that name, found under it from then on. Raises ValidationError."""
    own = {"name": latin(name) if model is Person else name, "name_ru": name if cyrillic(name) else ""}
    [slug] = slugs.free(model, [slugs.words(name)])
    record = model(slug=slug, **own)
    record.full_clean()
    record.save()
    for each in dict.fromkeys(filter(None, own.values())):
        record.names.create(name=each, origin=NameOrigin.EDITOR)
    return record


@require_POST
def create_named(request: HttpRequest, kind: str) -> JsonResponse:
    """Create a record under the name that is sent; one that has exactly that name is taken as it is."""
    if kind not in KINDS:
        raise Http404
    model = KINDS[kind]
    if not may_create(request, model):
        raise PermissionDenied
    name = _one_line(request.POST.get("name", ""))
    if not any(map(str.isalpha, name)):
        return JsonResponse({"error": _("A name has letters.")}, status=400)
    with transaction.atomic():
        lock()
        record = named(model, name)
        try:
            if record is None:
                record = create(model, name)
                admin.site.get_model_admin(model).log_addition(request, record, [{"added": {}}])
        except ValidationError as error:
            return JsonResponse({"error": " ".join(error.messages)}, status=400)
    return JsonResponse({"id": str(record.pk), "text": str(record)})


def _one_line(name: str) -> str:
    return " ".join(name.replace("\0", " ").split())


def urls() -> list[URLPattern]:
    """The addresses of offers and of what is created, for an admin to have among its own."""
    offers = Offers.as_view(admin_site=admin.site)
    return [
        path("named/", admin.site.admin_view(offers), name="named"),
        path("create/<slug:kind>/", admin.site.admin_view(create_named), name="create_named"),
    ]
