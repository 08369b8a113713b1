"""The parameters of lists: what a visitor may write in one, and which records it means.

A value that means nothing is a mistake, never "no filter". An empty value is not given.
"""

import re
from copy import copy
from dataclasses import dataclass
from typing import Any

import django_filters
from django import forms
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, Func, IntegerField, OuterRef, Q, Value
from django.utils.translation import gettext_lazy as _

from reports.models import (
    FormerAddress,
    Organization,
    OrganizationName,
    Person,
    PersonName,
    ReportEntry,
    ReportValue,
    Synonym,
)
from reports.models.dates import bounds
from reports.models.people import NameKey
from reports.search import codes
from reports.search.phrases import WORD
from reports.search.sorting import Fold
from reports.search.terms import with_words_of_name

LAST_PAGE = 10**9


@dataclass(frozen=True)
class Chosen:
    """A value as given in the address, the key that it means in the database, and what to call it."""

    given: str
    key: Any
    meaning: Any

    @property
    def label(self) -> str:
        return str(self.meaning)


def is_storable(text: str) -> bool:
    """Whether PostgreSQL can hold the text, so that a record may be called by it."""
    # No NUL, and no half of a surrogate pair.
    return "\0" not in text and not re.search("[\ud800-\udfff]", text)


class ValuesField(forms.Field):
    """Several values, any of them. Its clean value is a list of Chosen, each meaning once."""

    widget = forms.MultipleHiddenInput
    mistake = _("“%(value)s” is not a value of this filter.")

    def clean(self, value: list[str] | None) -> Any:
        given = list(dict.fromkeys(each.strip() for each in value or [] if each.strip()))
        if not given:
            return self.merge([])
        chosen = self.resolve([each for each in given if is_storable(each)])
        self.refuse([each for each in given if each not in chosen])
        return self.merge([chosen[each] for each in given])

    def refuse(self, values: list[str]) -> None:
        """Raise ValidationError, one mistake a value, unless there is none."""
        if values:
            raise ValidationError(
                [ValidationError(self.mistake, params={"value": value}) for value in values]
            )

    def resolve(self, given: list[str]) -> dict[str, Chosen]:
        """What each value means; those that mean nothing are left out."""
        raise NotImplementedError

    def merge(self, chosen: list[Chosen]) -> Any:
        return list({each.key: each for each in reversed(chosen)}.values())[::-1]


class ChoicesField(ValuesField):
    """Values of a model's choices."""

    mistake = _("“%(value)s” is not one of the values of this filter.")

    def __init__(self, *, choices: type[models.TextChoices], **options):
        super().__init__(**options)
        self.choices = choices

    def resolve(self, given):
        return _among(dict(self.choices.choices), given)


def _among(meanings: dict[str, Any], given: list[str]) -> dict[str, Chosen]:
    """What those values mean, in either case, that are words of the archive, all in lower case."""
    words = {each: each.lower() for each in given if each.lower() in meanings}
    return {each: Chosen(each, word, meanings[word]) for each, word in words.items()}


class RecordsField(ValuesField):
    """Records by their slug, countries by their code, or by a name that no other has; case is nothing."""

    mistake = _("The archive has no “%(value)s” here: choose one from the list.")

    def __init__(self, *, model: type[models.Model], **options):
        super().__init__(**options)
        self.model = model
        self.by_code = model._meta.pk.name == "code"

    def resolve(self, given):
        fold, column = (str.upper, "code") if self.by_code else (str.lower, "slug")
        found = {
            getattr(record, column): record
            for record in self.model.objects.filter(**{f"{column}__in": [fold(each) for each in given]})
        }
        meant = {each: found.get(fold(each)) or self.merged(each) or self.named(each) for each in given}
        return {each: Chosen(each, record.pk, record) for each, record in meant.items() if record}

    def merged(self, slug: str) -> models.Model | None:
        """The record into which the one of that slug was merged."""
        target = FormerAddress.objects.target(self.model._meta.model_name, slug.lower())
        return self.model.objects.filter(slug=target).first() if target else None

    def named(self, name: str) -> models.Model | None:
        """The one record of that name, English or Russian; None where there is none, or several."""
        folded = self.model.objects.alias(folded=Fold("name"), folded_ru=Fold("name_ru"))
        found = folded.filter(Q(folded=Fold(Value(name))) | Q(folded_ru=Fold(Value(name))))[:2]
        found = found or self.known_as(name)[:2]
        return found[0] if len(found) == 1 else None

    def known_as(self, name: str) -> models.QuerySet:
        """The records that have another name so: ВОЗ of a body, Киргизия of a country, ПМСП of a topic."""
        value = Value(name, models.TextField())
        if self.model is Organization:
            names = OrganizationName.objects.filter(key=NameKey(value)).exclude(key="")
            return self.model.objects.filter(pk__in=names.values("organization"))
        kind, column = self.model._meta.model_name, "code" if self.by_code else "slug"
        folded = Synonym.objects.alias(folded=Fold("phrase"))
        called = folded.filter(folded=Fold(value), sense__startswith=f"{kind}:")
        keys = [sense.partition(":")[2] for sense in called.values_list("sense", flat=True)]
        return self.model.objects.filter(**{f"{column}__in": keys})


class OfficialsField(RecordsField):
    """People by slug, or by a name that belongs to one person alone, in any script and spelling."""

    mistake = _(
        "“%(value)s” is not the name of exactly one person here: choose the person from the list of people."
    )

    def __init__(self, **options):
        super().__init__(model=Person, **options)

    def named(self, name):
        return person_named(name)


def person_named(name: str) -> Person | None:
    """The one person of that full name, else of that surname, else with these words in one name.

    None where there is none, or several.
    """
    value = models.Value(name, output_field=models.TextField())
    known = PersonName.objects.exclude(key="")
    for names in (
        known.filter(key=NameKey(value)),
        known.filter(surname=NameKey(value)),
        with_words_of_name(known, " ".join(WORD.findall(name))),
    ):
        people = Person.objects.filter(pk__in=names.values("person"))[:2]
        if people:
            return people[0] if len(people) == 1 else None
    return None


class ReportValuesField(ValuesField):
    """Values that some report of the archive has in a column: sources, languages; case is nothing."""

    mistake = _("No report of the archive has “%(value)s” here: choose one from the list.")

    def __init__(self, *, column: str, call: Any = str, **options):
        super().__init__(**options)
        self.number = codes.FACETS.index(column) + 1
        self.call = call

    def resolve(self, given):
        meant = {each: self.known(value=each) or self.known(folded=Fold(Value(each))) for each in given}
        return {each: Chosen(each, value, self.call(value)) for each, value in meant.items() if value}

    def known(self, **named: Any) -> str | None:
        """The one value of that name that a report has now; None where there is none, or several."""
        has = ReportEntry.objects.filter(
            facets__contains=Func(
                Func(Value(self.number), OuterRef("pk"), function="search_facet"),
                function="array",
                template="%(function)s[%(expressions)s]",
                output_field=ArrayField(IntegerField()),
            )
        )
        values = ReportValue.objects.alias(folded=Fold("value")).filter(Exists(has), **named)
        found = values.values_list("value", flat=True)[:2]
        return found[0] if len(found) == 1 else None


class YearsField(ValuesField):
    mistake = _("“%(value)s” is not a year: write four digits, such as 2020.")

    def resolve(self, given):
        return {
            each: Chosen(each, int(each), each)
            for each in given
            if re.fullmatch("[0-9]{4}", each) and int(each) > 0
        }


class SingleField(ValuesField):
    """One value. Its clean value is a Chosen, or None where it is not given."""

    several = _("“%(value)s” is one of several values: give one.")

    def merge(self, chosen):
        merged = super().merge(chosen)
        if len(merged) > 1:
            raise ValidationError(
                [ValidationError(self.several, params={"value": each.given}) for each in merged]
            )
        return merged[0] if merged else None


class OptionField(SingleField):
    """One of a few words."""

    def __init__(self, *, options: dict[str, Any], **rest):
        super().__init__(**rest)
        self.options = options

    def resolve(self, given):
        return _among(self.options, given)


class EDTFDateField(SingleField):
    """A date; the key is its first and last day."""

    mistake = _("“%(value)s” is not a date: write 2020, 2020-02 or 2020-02-14.")

    def resolve(self, given):
        found = {}
        for each in given:
            try:
                found[each] = Chosen(each, bounds(each), each)
            except ValueError:
                continue
        return found


class TextField(SingleField):
    """Any words; several are taken as one, so that none is dropped."""

    def clean(self, value):
        given = " ".join(each.strip() for each in value or [] if each.strip())
        return Chosen(given, given, given) if given else None


class PageField(SingleField):
    mistake = _("“%(value)s” is not a page: write a number from 1.")

    def resolve(self, given):
        return {
            each: Chosen(each, min(int(each.lstrip("0")[:10]), LAST_PAGE), each)
            for each in given
            if re.fullmatch("[0-9]+", each) and each.strip("0")
        }


class Parameter(django_filters.Filter):
    """A parameter of a list, read by one of the fields above; what it narrows, the list says."""

    def __init__(self, label, field_class, **options):
        super().__init__(label=label, **options)
        self.field_class = field_class

    def __deepcopy__(self, memo: dict) -> "Parameter":
        """A shallow copy, as each list wants one: it says whose it is, and changes nothing else in it."""
        return copy(self)
