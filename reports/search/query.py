"""One query over everything: the best answers of each kind of record."""

from dataclasses import dataclass
from functools import cache, partial

from django.db.models import Model
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from reports.models import Country, Meeting, Organization, Person, Quote, Report, Topic
from reports.search import counts, filters, sizes, sorting
from reports.search.counts import Total
from reports.search.lists import ListFilter
from reports.search.prepared import Prepared, Statement
from reports.search.sizes import Expected
from reports.search.terms import Terms, matching

TOP = 5

# Names first: whom and what the words may mean. Then what was said and done.
KINDS = (
    (Person, filters.PersonFilter, _("People")),
    (Organization, filters.OrganizationFilter, _("Organizations")),
    (Country, filters.CountryFilter, _("Countries")),
    (Topic, filters.TopicFilter, _("Topics")),
    (Meeting, filters.MeetingFilter, _("Meetings")),
    (Quote, filters.QuoteFilter, _("Quotes")),
    (Report, filters.ReportFilter, _("Reports")),
)

ENTRIES = {model: filterset.entry for model, filterset, _label in KINDS if filterset.entry}


@dataclass(frozen=True)
class Group:
    """The answers of one kind: how many, the keys of the best, and the query string of the list of all."""

    model: type[Model]
    label: str
    count: int
    keys: list
    more_url_query: str
    more: bool = False  # than the count, which goes up to counts.LIMIT

    @property
    def kind(self) -> str:
        """The name of the kind of record."""
        return self.model._meta.model_name


TEXT, WORDS = "\0text", "\0words"  # stand in for what is typed, and for what PostgreSQL makes of it


@dataclass(frozen=True)
class AnyTerms(Terms):
    """Terms that stand in for any."""

    text: str = TEXT
    compiled: str = WORDS
    completed: bool = True


def everything(terms: Terms) -> list[Group]:
    """The kinds of record that have an answer, each with its best; none where nothing is typed."""
    data = QueryDict(mutable=True)
    data["q"] = terms.text
    if terms.exact:
        data["exact"] = "1"
    if not terms.text:
        return []
    told = sizes.read(_sizes(terms.exact).ask(_typed(terms)), list(ENTRIES.values()))
    expected = dict(zip(ENTRIES, told, strict=True))
    found = [_group(data, terms, expected.get(kind[0]), *kind) for kind in KINDS]
    return [group for group in found if group.count]


def _group(data: QueryDict, terms: Terms, expected: Expected | None, model, filterset, label) -> Group:
    if expected:
        total, keys = _of_entries(terms, expected, model, filterset)
    else:
        keys = _best(model, filterset, terms.exact, terms.completed).ask(_typed(terms))
        # Few are called so, and those that were found are mostly all.
        total = Total(len(keys)) if len(keys) < TOP else filterset(data, model.objects.all()).total
    return Group(model, str(label), total.number, keys, data.urlencode(), total.more)


def _of_entries(terms: Terms, expected: Expected, model, filterset) -> tuple[Total, list]:
    """How many answer of a kind that is narrowed in its entries, and the keys of the best."""
    kind, typed = (model, filterset, terms.exact), _typed(terms)
    if expected.certainly_more(terms.compiled):
        find = partial(_best_entries, *kind, True)
        best = sorting.best_of_many(filterset.entry, expected, find, typed)
        if len(best) == sizes.RANKED:  # the statistics are not of entries that are gone
            return Total(counts.LIMIT, more=True), _keys(best)
    if not expected.by_day:
        found = _counted_best(*kind).ask(typed)
        return _total(found[0][0] if found else 0), [key for _all, key in found[:TOP]]
    total = _total(_number(*kind).ask(typed)[0][0])
    return total, _keys(_best_entries(*kind, total.more).ask(typed))


def _total(number: int) -> Total:
    return Total(min(number, counts.LIMIT), number > counts.LIMIT)


def _keys(best: list[tuple]) -> list:
    return [key for (key,) in best[:TOP]]


def _typed(terms: Terms) -> dict[str, str]:
    return {TEXT: terms.text, WORDS: terms.compiled}


@cache
def _sizes(exact: bool) -> Statement:
    """How many entries of each kind are expected to answer."""
    kinds = [(model, filterset) for model, filterset, _label in KINDS if model in ENTRIES]
    return sizes.statement([_of_any(*kind, exact).entries() for kind in kinds])


@cache
def _number(model: type[Model], filterset: type[ListFilter], exact: bool) -> Statement:
    """How many entries of a kind answer, or one more than are counted."""
    entries = _of_any(model, filterset, exact).entries().order_by().values("pk")
    sql, parameters = entries[: counts.LIMIT + 1].query.sql_with_params()
    return Statement(f"SELECT count(*) FROM ({sql}) found", parameters)  # noqa: S608


@cache
def _best_entries(
    model: type[Model], filterset: type[ListFilter], exact: bool, more: bool, lately: bool = False
) -> Statement:
    """The keys of the best of a kind that is narrowed in its entries."""
    filters = _of_any(model, filterset, exact)
    filters.total = Total(counts.LIMIT, more)
    return sorting.best(filters, lately)


@cache
def _counted_best(model: type[Model], filterset: type[ListFilter], exact: bool) -> Statement:
    """The same, and how many there are."""
    return sorting.counted_best(_of_any(model, filterset, exact))


@cache
def _best(model: type[Model], filterset: type[ListFilter], exact: bool, completed: bool) -> Prepared:
    """The keys of the best of any other kind."""
    filters = _of_any(model, filterset, exact, completed)
    ordered = sorting.by_relevance(filters, matching(filters.queryset, filters.terms))
    return Prepared(ordered.values_list("pk", flat=True)[:TOP])


def _of_any(
    model: type[Model], filterset: type[ListFilter], exact: bool, completed: bool = True
) -> ListFilter:
    filters = filterset(queryset=model.objects.all())
    filters.terms = AnyTerms(exact=exact, completed=completed)
    return filters
