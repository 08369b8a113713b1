"""Meetings over the years, as bars and as a table of topics."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractYear

from reports.models import Topic
from reports.search import codes, counts

BARS = 25  # years that are shown one by one; those before them are counted together
COLUMNS = 10
TOPICS = 15
FULL = 1000  # the length of the longest bar


@dataclass(frozen=True, slots=True)
class Bar:
    """A year, or another span of time, with its number of records. ``share`` of the longest bar is 0 to 1000.

    ``query`` asks a list for them. ``year`` is None for those before the first year and for the undated.
    """

    year: int | None
    query: str
    count: int
    share: int = 0
    before: int | None = None


def bars(counts: dict[int | None, int], columns: int = BARS) -> list[Bar]:
    """A bar for each year from the first to the last, those without a record too; the undated come last.

    ``counts`` is by year, with None for the undated.
    """
    dated = {year: count for year, count in counts.items() if year is not None}
    shown: list[Bar] = []
    if dated:
        last = max(dated)
        first = max(min(dated), last - columns + 1)
        if earlier := sum(count for year, count in dated.items() if year < first):
            shown.append(Bar(None, f"date_to={first - 1}", earlier, before=first))
        shown += [Bar(year, f"year={year}", dated.get(year, 0)) for year in range(first, last + 1)]
    if undated := counts.get(None):
        shown.append(Bar(None, "undated=only", undated))
    longest = max((each.count for each in shown), default=0)
    return [
        Bar(each.year, each.query, each.count, -(-FULL * each.count // longest), each.before)
        for each in shown
    ]


def timeline(entries: QuerySet) -> list[Bar]:
    """The bars of records by the year of their date, from their entries of search."""
    counted = entries.order_by().values_list(ExtractYear("first_day")).annotate(together=Count("pk"))
    return bars(dict(counted))


@dataclass(frozen=True, slots=True)
class TopicYears:
    """Topics over the years: the columns as bars without a length, a row of bars for each topic."""

    columns: list[Bar]
    rows: list[tuple[Topic, int, list[Bar]]]


def topic_years(entries: QuerySet) -> TopicYears:
    """The topics of meetings, most frequent first, with the number of their meetings in each year."""
    of_topic: dict[int, dict[int | None, int]] = {}
    together: dict[int | None, int] = {}
    years = entries.order_by().values_list(ExtractYear("first_day"))
    for when, joined in years.annotate(joined=counts.Joined("packed")):
        numbers = counts.grouped(counts.numbered(joined))["topic"]
        for code, topic in codes.decode("topic", numbers).items():
            of_topic.setdefault(topic, {})[when] = numbers[code]
            together[when] = together.get(when, 0) + numbers[code]
    topics = Topic.objects.in_bulk(of_topic)
    columns = bars(together, COLUMNS)
    ordered = sorted(of_topic.items(), key=lambda each: (-sum(each[1].values()), topics[each[0]].name))
    longest = max((count for counts in of_topic.values() for count in counts.values()), default=0)
    rows = [
        (topics[key], sum(counts.values()), [_cell(column, counts, longest) for column in columns])
        for key, counts in ordered[:TOPICS]
    ]
    return TopicYears(columns, rows)


def _cell(column: Bar, counts: dict[int | None, int], longest: int) -> Bar:
    if column.before is not None:
        count = sum(count for year, count in counts.items() if year is not None and year < column.before)
    else:
        count = counts.get(column.year, 0)
    return Bar(column.year, column.query, count, min(FULL, -(-FULL * count // longest)), column.before)
