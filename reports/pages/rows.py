"""Querysets that bring along what a page shows of each record, so that no row asks the database again.

They leave out the texts of reports, which are long, unless ``texts`` asks for them.
"""

from django.db.models import (
    CharField,
    Count,
    F,
    Func,
    IntegerField,
    Model,
    OuterRef,
    Prefetch,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Cast, Coalesce, Greatest, Substr

from reports.models import Account, AccountCountry, AccountTopic, Participation, ParticipationEntry, Person
from reports.models.search import QuoteSpeaker
from reports.pages.corrected import corrected, unproven
from reports.pages.evidence import MARGIN
from reports.search.counts import kept

NEVER_SHOWN = ("extraction", "baseline", "stated")


def unread(path: str = "", *, texts: bool = False) -> list[str]:
    """For ``defer``: the long columns of a report that pages do not show, its text too unless ``texts``."""
    return [f"{path}{column}" for column in (NEVER_SHOWN if texts else ("text", *NEVER_SHOWN))]


def date_words(at: str = "") -> Substr:
    """The words that an account's date was read from (“Yesterday”); null where it has no evidence.

    ``at`` leads to the account.
    """
    start, end = (Cast(_value(f"{at}evidence", "date", "0", n), IntegerField()) for n in "01")
    return Substr(f"{at}report__text", start + 1, end - start, output_field=CharField())


def _value(column: str, *path: str) -> Func:
    """The text at a path in a column of JSON, of which ``KT`` reads the record's own alone."""
    steps = map(Value, path)
    return Func(F(column), *steps, function="jsonb_extract_path_text", output_field=CharField())


def told_participations() -> QuerySet[Participation]:
    """Participations with what of them is a person's: the role, and the place of its words."""
    in_report = {"report": "account__report"}
    told = Participation.objects.select_related("person", "organization", "country")
    return told.annotate(
        role_corrected=corrected("participation", "role", **in_report),
        role_span_corrected=corrected(
            "participation", "role_start=role_span,0", "role_end=role_span,1", **in_report
        ),
    )


def account_countries() -> QuerySet[AccountCountry]:
    return AccountCountry.objects.select_related("country").annotate(**_of_row("country"))


def account_topics() -> QuerySet[AccountTopic]:
    return AccountTopic.objects.select_related("topic").annotate(**_of_row("topic"))


def _of_row(name: str) -> dict:
    """Whether a country or topic of an account is a person's, and whether it has no words."""
    told = (f"account_{name}", name)
    return {
        "corrected": corrected(*told, report="account__report"),
        "unproven": unproven(*told, evidence="spans", report="account__report"),
    }


def date_corrected(at: str = ""):
    """Whether the date of an account, or what it is said to stand on, is a person's."""
    return corrected("account", "date", "date_basis", at=at)


def accounts(*, texts: bool = False) -> QuerySet[Account]:
    """Accounts with their reports and how their dates came about."""
    return (
        Account.objects.select_related("report", "place")
        .defer(*unread("report__", texts=texts))
        .annotate(date_words=date_words(), date_corrected=date_corrected())
        .order_by("report__published_earliest", "pk")
    )


def meetings(found: QuerySet, *, texts: bool = False) -> QuerySet:
    """Meetings with place, countries, topics, participants and reports."""
    told = accounts(texts=texts).prefetch_related(
        Prefetch("participations", Participation.objects.select_related("person"))
    )
    return _meetings(found, told)


def meetings_in_full(found: QuerySet) -> QuerySet:
    """Meetings with all that their reports say of them."""
    return _meetings(found, in_full(accounts(texts=True)))


def in_full(told: QuerySet[Account]) -> QuerySet[Account]:
    """Accounts with participants, place, countries and topics, and which of them are a person's."""
    return told.annotate(
        place_corrected=corrected("account", "place"),
        date_unproven=unproven("account", "date", "date_basis", evidence="evidence__date=evidence.date"),
        place_unproven=unproven("account", "place", evidence="evidence__place=evidence.place"),
    ).prefetch_related(
        Prefetch("participations", told_participations()),
        Prefetch("accountcountry_set", account_countries()),
        Prefetch("accounttopic_set", account_topics()),
    )


def _meetings(found: QuerySet, told: QuerySet) -> QuerySet:
    return found.select_related("place").prefetch_related("countries", "topics", Prefetch("accounts", told))


def reports(found: QuerySet) -> QuerySet:
    """Reports with their texts, for title or lede, and the countries of the meetings that they tell of."""
    told = Account.objects.prefetch_related("countries")
    return found.defer(*unread(texts=True)).prefetch_related(Prefetch("accounts", told))


def quotes(found: QuerySet, *, texts: bool = False) -> QuerySet:
    """Quotes with speaker, their role in the report, report, date, the words around them, translations."""
    standing = QuoteSpeaker.objects.filter(quote=OuterRef("pk"))
    return (
        found.select_related("report", "account__meeting", "speaker", "speaker_organization")
        .defer(*unread("report__", texts=texts))
        .annotate(
            role=Subquery(standing.values("role")),
            window=window(),
            date_words=date_words("account__"),
            date_corrected=date_corrected("account__"),
            speaker_corrected=corrected("quote", "speaker", "speaker_organization"),
        )
        .prefetch_related("translations")
    )


def window() -> Substr:
    """The part of the report's text that holds a quote with its sentence; see ``evidence.in_window``."""
    before = Greatest(F("start") - MARGIN, 0)
    length = F("end") - before + MARGIN
    return Substr("report__text", before + 1, length, output_field=CharField())


def people(found: QuerySet) -> QuerySet:
    """People with country, the numbers of their meetings and quotes, and their latest role."""
    # By the entries, of which an index has the latest of a person first: an official may have thousands.
    held = ParticipationEntry.objects.filter(person=OuterRef("pk")).exclude(record__role="")
    held = held.order_by(F("first_day").desc(nulls_last=True))
    return found.select_related("country").annotate(
        meeting_count=kept("meeting", "official"),
        quote_count=kept("quote", "official"),
        latest_role=Subquery(held.values("record__role")[:1]),
    )


def organizations(found: QuerySet) -> QuerySet:
    """Bodies with parent and country, and the meetings and reports of them and their offices counted."""
    return found.select_related("parent", "country").annotate(
        meeting_count=kept("meeting", "organization"),
        report_count=kept("report", "organization"),
    )


def countries(found: QuerySet) -> QuerySet:
    """Countries with the numbers of their meetings and people."""
    return found.annotate(
        meeting_count=kept("meeting", "country"),
        person_count=count(Person, "country"),
    )


def topics(found: QuerySet) -> QuerySet:
    """Topics with the number of their meetings."""
    return found.annotate(meeting_count=kept("meeting", "topic"))


def count(model: type[Model], owner: str, what: str = "pk") -> Coalesce:
    """How many different ``what`` a model's rows have that belong to the row of the query around it."""
    rows = model.objects.filter(**{owner: OuterRef("pk")}).order_by().values(owner)
    return Coalesce(Subquery(rows.annotate(together=Count(what, distinct=True)).values("together")), 0)
