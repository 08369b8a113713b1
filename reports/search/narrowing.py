"""From the parameters of a list to the records that answer them, by the entries of search.

A list of reports, meetings or quotes is narrowed in its own table of entries: an entry has all that a record
answers to. In a list of people, bodies, countries or topics a record has many ties to meetings, and what is
asked of ties must hold of one and the same tie: people filtered by country and year were in that country in
that year. What is asked of a report's meetings must hold of one of them too.
"""

from collections import Counter
from collections.abc import Callable, Collection, Hashable
from functools import cached_property
from typing import Any

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce

from reports.models import Participation
from reports.models.dates import bounds
from reports.search import codes, counts, sizes, slices, sorting
from reports.search.prepared import Among
from reports.search.remembered import remembered, state
from reports.search.sizes import Expected
from reports.search.terms import answers, matching

DATE_PARAMETERS = ("date_from", "date_to", "year")
NARROWING_TIES = (*(name for name in codes.FACETS if name != "year"), "with")


class Narrowing:
    """The querysets of a list. ``chosen`` says what was asked, and ``queryset`` which records there are.

    ``paths`` leads from a record to what is asked of the record itself, where that is no tie.
    """

    entry: type[models.Model] | None = None  # the entries of a list narrowed in them
    ties: models.QuerySet | None = None
    at_tie = ""  # from a tie to the entry with its facets
    to_record = "pk"  # from a tie to its record
    owner = ""  # the facet of ties whose values are the records
    to_meeting = "pk"  # from a tie to its meeting
    to_person: str | None = None  # from a tie to the one person that it is about
    of_one_meeting: tuple[str, ...] = ()  # what must hold of one of several meetings
    paths: dict[str, str] = {}
    asked_of_each: tuple[str, ...] = ()  # of paths, those along which a record has many rows and few values

    def records(self, without: Collection[str] = (), undated: str | None = None) -> models.QuerySet:
        """The records that answer all parameters but those ``without``; ``undated`` stands in for its own."""
        if self.entry:
            asked = self.entries(without, undated)
            return (
                self.queryset.filter(pk__in=asked.values("pk"))
                if self.narrowing(without)
                else self.queryset.all()
            )
        records = self._own_records(without)
        if self._of_ties(without) or self._dates("", without, undated):
            return records.filter(pk__in=self.of_ties(self._ties(without, undated)))
        return records

    def _at_hand(self, without: Collection[str] = ()) -> models.QuerySet:
        """The same records by their keys, which are found once: for all that is counted of them."""
        if self.entry or not self._of_ties(without):
            return self.records(without)
        asked = frozenset(without) & self.narrowing()
        if asked not in self._keys:
            ties = self.of_ties(self._ties(without, None)).order_by().distinct()
            self._keys[asked] = [key for tie in ties for key in tie.values()]
        return self._own_records(without).filter(Among(F("pk"), models.Value(self._keys[asked])))

    @cached_property
    def _keys(self) -> dict[frozenset, list]:
        return {}

    def of_ties(self, ties: models.QuerySet) -> models.QuerySet:
        """The keys of the records that ties belong to."""
        return ties.values(self.to_record)

    def narrowing(self, without: Collection[str] = ()) -> set[str]:
        """The parameters in force that narrow the list, but those ``without``."""
        return self.chosen.keys() - {"sort", "page", "exact", *without}

    def _of_ties(self, without: Collection[str] = ()) -> bool:
        """Whether anything is asked of ties."""
        asked = self.narrowing(without).intersection(NARROWING_TIES) - self.paths.keys()
        return bool(asked or self._dates("", without, None))

    def entries(self, without: Collection[str] = (), undated: str | None = None) -> models.QuerySet:
        """The entries of the records that answer, in a list narrowed in its entries."""
        asked = frozenset(without), undated
        if asked not in self._entries:
            self._entries[asked] = self._narrowed_entries(*asked)
        return self._entries[asked]

    @cached_property
    def _entries(self) -> dict[tuple, models.QuerySet]:
        return {}

    def _narrowed_entries(self, without, undated):
        entries = self.entry.objects.filter(*self._faceted("", without), self._dates("", without, undated))
        if self.queryset.query.where:
            entries = entries.filter(pk__in=self.queryset.values("pk"))
        if self.terms and "q" not in without:
            entries = entries.filter(answers(self.terms))
        if "with" in self.narrowing(without):
            entries = entries.filter(pk__in=self._told(without).values(self.to_record))
        elif len(self._of_one_meeting(without)) > 1:
            # Only of a report that tells of several meetings the accounts are asked, one by one.
            told = self._told(without).filter(**{self.to_record: OuterRef("pk")})
            entries = entries.filter(~Q(facets__contains=[codes.SEVERAL]) | Exists(told))
        return entries

    def told_in_several(self, without: Collection[str]) -> models.QuerySet:
        """The ties that answer of the reports that tell of several meetings."""
        several = self.entries(without).filter(facets__contains=[codes.SEVERAL]).values_list("pk", flat=True)
        return self._told(without).filter(**{f"{self.to_record}__in": list(several[: counts.LIMIT])})

    @cached_property
    def undated_left_out(self) -> int:
        """How many records would come in with ``undated=include``; 0 where nothing asks for a date."""
        if "undated" in self.chosen or not any(name in self.chosen for name in DATE_PARAMETERS):
            return 0
        if not self.entry:
            undated = self.records(undated="only").exclude(pk__in=self.records())
            return self._remembered("undated", undated.count)
        if self.narrowing(DATE_PARAMETERS) or self.queryset.query.where:
            return self.entries(undated="only").count()
        [undated] = counts.of_values(self.queryset.model._meta.model_name, codes.UNDATED)
        return undated

    def _own_records(self, without):
        records = self.queryset.all()
        if self.terms and "q" not in without:
            records = matching(records, self.terms)
        for name, path in self.paths.items():
            if name in self.narrowing(without):
                asked = {f"{path}__in": self.keys(name)}
                found = (
                    asked if path == "pk" else {"pk__in": records.model.objects.filter(**asked).values("pk")}
                )
                records = records.filter(**found)
        return records

    def _ties(self, without, undated):
        asked = [*self._faceted(self.at_tie, without, self.paths), self._dates(self.at_tie, without, undated)]
        if "with" in self.narrowing(without):
            asked.append(self.further(without))
        return self.ties.filter(*asked)

    def _told(self, without):
        """The accounts of meetings of which all holds that must hold of one."""
        asked = [Q(**{f"{self.at_tie}facets__overlap": each}) for each in self._of_one_meeting(without)]
        if "with" in self.narrowing(without):
            asked.append(self.further(without))
        return self.ties.filter(*asked)

    def _of_one_meeting(self, without) -> list[list[int]]:
        return [self.codes(name) for name in self.of_one_meeting if name in self.narrowing(without)]

    def _faceted(self, prefix, without, besides: Collection[str] = ()):
        for name in codes.FACETS:
            if name != "year" and name not in besides and name in self.narrowing(without):
                yield Q(**{f"{prefix}facets__overlap": self.codes(name)})

    def codes(self, name: str) -> list[int]:
        """The numbers of a parameter's values."""
        if name not in self._codes:
            self._codes[name] = codes.encode(name, self.keys(name))
        return self._codes[name]

    @cached_property
    def _codes(self) -> dict[str, list[int]]:
        return {}

    def further(self, without: Collection[str] = ()) -> Exists:
        """That another participant of a tie's meeting is one of ``with``, besides the official."""
        if self.to_person:
            return self.besides(self.to_person)
        officials = self.keys("official") if "official" not in without else []
        others = self._companions()
        if officials:
            first = Participation.objects.filter(account__meeting=OuterRef("account__meeting"))
            first = first.filter(person__in=officials).exclude(person=OuterRef("person"))
            others = others.filter(Exists(first))
        return Exists(others)

    def besides(self, person: str) -> Exists:
        """That one of ``with`` took part in a tie's meeting besides the person found there, if any."""
        return Exists(self._companions().exclude(person=Coalesce(OuterRef(person), 0)))

    def _companions(self):
        people = Participation.objects.filter(person__in=self.keys("with"))
        return people.filter(account__meeting=OuterRef(self.to_meeting))

    def _dates(self, prefix, without, undated) -> Q:
        mode = "" if "undated" in without else undated or self.option("undated")
        unknown = Q(**{f"{prefix}facets__contains": [codes.UNDATED]})
        if mode == "only":
            return unknown
        asked = Q()
        if "date_from" in self.chosen and "date_from" not in without:
            asked &= Q(**{f"{prefix}last_day__gte": self.chosen["date_from"].key[0]})
        if "date_to" in self.chosen and "date_to" not in without:
            asked &= Q(**{f"{prefix}first_day__lte": self.chosen["date_to"].key[1]})
        if "year" in self.chosen and "year" not in without:
            asked &= self._years(prefix)
        return asked | unknown if asked and mode == "include" else asked

    def _years(self, prefix) -> Q:
        """That a date is of one of the years: it lies in one, however precise it is."""
        if not self.entry:
            return Q(**{f"{prefix}facets__overlap": self.codes("year")})
        # By the day, so that a page of one year is found in the order of days.
        years = [bounds(f"{year:04}") for year in self.keys("year")]
        return Q(*(Q(**{f"{prefix}first_day__range": year}) for year in years), _connector=Q.OR)

    # Pages

    @cached_property
    def total(self) -> counts.Total:
        """How many records answer, counted up to ``counts.LIMIT``."""
        if self._kept:
            return counts.Total(self._kept.answering)
        if self.entry and (frozenset() in self._counted or self._is_whole(())):
            counted = self.counted()
            return counts.Total(counted.total, counted.more)
        if not self.entry and self._of_ties():
            number = self._remembered("total", lambda: self._first(self._at_hand()).count())
        else:
            number = self._first(self.entries() if self.entry else self.records()).count()
        return counts.Total(min(number, counts.LIMIT), number > counts.LIMIT)

    def _first(self, found: models.QuerySet) -> models.QuerySet:
        return found.order_by()[: counts.LIMIT + 1]

    @cached_property
    def _kept(self) -> Expected | None:
        """How many answer one value of one parameter, which the index keeps; None where more is asked."""
        asked = self.narrowing()
        if not self.entry or len(asked) != 1 or self.queryset.query.where:
            return None
        [name] = asked
        if name not in codes.FACETS or len(self.codes(name)) != 1:
            return None
        return Expected(*counts.of_values(self.queryset.model._meta.model_name, self.codes(name)[0], 0))

    def keys_of(self, start: int, stop: int) -> list:
        """The keys of the records from ``start`` to ``stop`` in the list's order."""
        if self.entry and self.order != "name":
            return sorting.OfEntries(self)[start:stop]
        found = self.qs.values_list("pk", flat=True)[start:stop]
        many = not self.entry and (self._of_ties() or self.order in ("newest", "oldest"))
        return self._remembered((start, stop), lambda: list(found), ()) if many else list(found)

    # Counting

    def counted(self, without: Collection[str] = ()) -> counts.Counts:
        """How often each value of each facet stands in what answers; but for the parameters ``without``, of
        their own facet."""
        key = frozenset(without) & self.narrowing()
        if key not in self._counted:
            self._counted[key] = self._count(key)
        return self._counted[key]

    def counted_along(self, name: str, without: Collection[str]) -> dict[Any, int]:
        """How many records have each value of a facet at the end of its path, but for the parameters
        ``without``."""
        count = self._count_each if name in self.asked_of_each else self._count_along
        return self._remembered(name, lambda: count(name, without), ("sort", *without))

    def _count_along(self, name, without):
        path, found = self.paths[name], self._at_hand(without).order_by()
        if name == "with":  # nobody is a counterpart of their own
            found = found.exclude(speaker=F(path))
        counted = found.values_list(path).annotate(Count("pk", distinct=True))
        return {key: count for key, count in counted if key}

    def _count_each(self, name, without):
        """By asking each record for each value: to sort all rows along the path takes five times as long."""
        having = {
            value: Exists(self.queryset.model.objects.filter(pk=OuterRef("pk"), **{self.paths[name]: value}))
            for value in codes.WORDS[name]
        }
        number = {value: Count("pk", filter=there) for value, there in having.items()}
        return {value: count for value, count in self._at_hand(without).aggregate(**number).items() if count}

    @cached_property
    def _counted(self) -> dict[frozenset, counts.Counts]:
        return {}

    def _count(self, without):
        if self.entry:
            return self._count_entries(without)
        # What leaves a parameter out is counted for its own facet.
        only = next((name for name in codes.FACETS if name in without), "")
        return self._remembered(("counts", only), lambda: self._count_ties(without, only), ("sort", *without))

    def _count_entries(self, without):
        if self._is_whole(without):
            return counts.of_all(self.queryset.model._meta.model_name)
        if not ({*self.of_one_meeting, "with"} & self.narrowing(without)) or not self.of_one_meeting:
            return self._count_single(without)
        single = counts.of_entries(self.entries(without).exclude(facets__contains=[codes.SEVERAL]))
        several = self._several(without)
        values = Counter(single.values) + Counter(several.values)
        return counts.Counts(values, single.total + several.total, single.more)

    def _count_single(self, without):
        entries = self.entries(without)
        if not without and self.expected and (parts := slices.holding(self.entry, self.expected)):
            found = counts.of_entries(entries.filter(slice__overlap=parts))
            if found.more:
                return found
        return counts.of_entries(entries)

    @cached_property
    def expected(self) -> Expected | None:
        """How many entries answer one value, as the index keeps it, or words, by the statistics; None where
        something else is asked."""
        if self.terms:
            return sizes.read(sizes.statement([self.entries()]).ask({}), [self.entry])[0]
        return self._kept

    def _is_whole(self, without) -> bool:
        """Whether nothing narrows the list; ``undated`` alone may ask for what is there anyway."""
        asked = self.narrowing(without) - {"undated"}
        return not (asked or self._dates("", without, None) or self.queryset.query.where)

    def _several(self, without):
        """The counts of the reports that tell of several meetings: by those of them of which it holds."""
        of_meeting = {codes.FACETS.index(name) + 1 for name in self.of_one_meeting}
        found: dict[int, set[int]] = {}
        ties = self.told_in_several(without).values_list(
            self.to_record, f"{self.at_tie}packed", f"{self.to_record}__entry__packed"
        )
        for record, told, own in ties:
            numbers = found.setdefault(record, set())
            numbers.update(n for n in counts.unpacked(own).tolist() if codes.facet(n) not in of_meeting)
            numbers.update(n for n in counts.unpacked(told).tolist() if codes.facet(n) in of_meeting)
        return counts.Counts(Counter(n for numbers in found.values() for n in numbers), len(found))

    def _remembered(self, what: Hashable, work_out: Callable[[], Any], without: Collection[str] = ("sort",)):
        """What is worked out of many ties, which takes long and only a writer changes."""
        asked = self.query(**dict.fromkeys(without))
        return remembered(self._state, (type(self), asked, str(self.queryset.query), what), work_out)

    @cached_property
    def _state(self) -> tuple[str, ...] | None:
        return state()

    def _count_ties(self, without, only):
        ties, among = self._ties(without, None), None
        limit = counts.TIES if self._of_ties(without) else None
        own = {"q", *self.paths} & self.narrowing(without)
        if own or self.queryset.query.where:
            among = codes.encode(self.owner, self._own_records(without).values_list("pk", flat=True))
        if own:
            ties = ties.filter(**{f"{self.to_record}__in": self._own_records(without)})
        return counts.of_ties(ties, limit, self.owner, among=among, only=only)
