"""Which facets and days a record has: a view a kind. The bodies of a report are among them."""

from importlib import import_module

from django.db import migrations

views = import_module("reports.migrations.0005_search_views")

# As in reports.search.codes.
FACETS = {
    name: number
    for number, name in enumerate(
        (
            "country",
            "place",
            "year",
            "official",
            "organization",
            "side",
            "topic",
            "source",
            "language",
            "kind",
            "basis",
        ),  # fmt: skip
        start=1,
    )
}
SEVERAL = len(FACETS) + 1  # a report that tells of more than one meeting
OF_MEETING = ("country", "place", "topic", "basis")
WORDS = {
    "side": ("government", "who", "unicef", "other"),
    "kind": ("direct", "indirect"),
    "basis": ("explicit", "relative", "published", "none"),
}


def facet(name, value):
    """The number of a facet's value, null where that is."""
    if name in WORDS:
        words = ", ".join(f"'{word}'" for word in WORDS[name])
        value = f"array_position(ARRAY[{words}], {value}::text)"
    elif name == "country":
        value = f"ascii({value}) * 256 + ascii(substr({value}, 2))"
    elif name in ("source", "language"):
        value = f"(SELECT id FROM reports_reportvalue WHERE value = {value})"
    elif name == "year":
        value = f"coalesce(extract(year FROM {value})::bigint, 0)"
    return f"search_facet({FACETS[name]}, {value})"


def numbers(*names):
    return ", ".join(str(FACETS[name]) for name in names)


# A body and those above it. A view of all bodies would be made anew for every record.
LINEAGE = """
CREATE FUNCTION search_lineage(bodies bigint[]) RETURNS SETOF bigint
LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
    WITH RECURSIVE lineage (id) AS (
        SELECT unnest(bodies)
        UNION
        SELECT body.parent_id FROM lineage JOIN public.reports_organization body ON body.id = lineage.id
    )
    SELECT id FROM lineage WHERE id IS NOT NULL
$$;
"""

MEETING = f"""
CREATE VIEW facets_meeting AS
SELECT meeting.id AS record_id,
       ARRAY(
           SELECT {facet("country", "country_id")}
           FROM reports_meeting_countries WHERE meeting_id = meeting.id
           UNION SELECT {facet("topic", "topic_id")} FROM reports_meeting_topics WHERE meeting_id = meeting.id
           UNION SELECT {facet("place", "meeting.place_id")} WHERE meeting.place_id IS NOT NULL
           UNION SELECT {facet("year", "meeting.date_earliest")}
           UNION SELECT {facet("basis", "meeting.date_basis")}
           UNION SELECT unnest(told.facets)
           UNION SELECT {facet("official", "person")} FROM unnest(part.people) person
           UNION SELECT {facet("side", "side")} FROM unnest(part.sides) side
           UNION SELECT {facet("organization", "body")} FROM search_lineage(part.bodies) body
           ORDER BY 1
       ) AS facets,
       meeting.date_earliest AS first_day,
       meeting.date_latest AS last_day
FROM reports_meeting meeting
LEFT JOIN LATERAL (
    SELECT array_agg(DISTINCT code) AS facets
    FROM reports_account account
    JOIN reports_report report ON report.id = account.report_id
    CROSS JOIN LATERAL (
        SELECT {facet("source", "report.source")} AS code
        UNION ALL SELECT {facet("language", "report.language")}
        UNION ALL SELECT {facet("kind", "quote.kind")} FROM reports_quote quote WHERE account_id = account.id
    ) codes
    WHERE account.meeting_id = meeting.id AND code IS NOT NULL
) told ON true
LEFT JOIN LATERAL (
    SELECT array_agg(DISTINCT participation.person_id) AS people,
           array_agg(DISTINCT participation.side) AS sides,
           array_agg(DISTINCT participation.organization_id) AS bodies
    FROM reports_participation participation
    JOIN reports_account account ON account.id = participation.account_id
    WHERE account.meeting_id = meeting.id
) part ON true
"""

# With what is true of any of its meetings; what is asked of one and the same meeting, the meeting's entry tells.
REPORT = f"""
CREATE VIEW facets_report AS
SELECT report.id AS record_id,
       ARRAY(
           SELECT code FROM (
               SELECT {facet("source", "report.source")} AS code
               UNION SELECT {facet("language", "report.language")}
               UNION SELECT {facet("year", "report.published_earliest")}
               UNION SELECT {facet("kind", "kind")} FROM reports_quote WHERE report_id = report.id
               UNION SELECT {facet("organization", "body")}
               FROM search_lineage(ARRAY(
                   SELECT organization_id FROM reports_organizationmention WHERE report_id = report.id
                   UNION
                   SELECT participation.organization_id
                   FROM reports_participation participation
                   JOIN reports_account account ON account.id = participation.account_id
                   WHERE account.report_id = report.id
                   UNION
                   SELECT speaker_organization_id FROM reports_quote WHERE report_id = report.id
               )) body
               UNION SELECT code
               FROM reports_account account
               JOIN facets_meeting told ON told.record_id = account.meeting_id
               CROSS JOIN LATERAL unnest(told.facets) code
               WHERE account.report_id = report.id
                   AND code >> 27 IN ({numbers("official", "side", *OF_MEETING)})
               UNION SELECT search_facet({SEVERAL}, 1)
               FROM reports_account WHERE report_id = report.id HAVING count(*) > 1
           ) codes
           WHERE code IS NOT NULL ORDER BY 1
       ) AS facets,
       report.published_earliest AS first_day,
       report.published_latest AS last_day
FROM reports_report report
"""

# With what the entry of its meeting has, which is written before.
QUOTE = f"""
CREATE VIEW facets_quote AS
SELECT quote.id AS record_id,
       ARRAY(
           SELECT code FROM (
               SELECT {facet("source", "report.source")} AS code
               UNION SELECT {facet("language", "report.language")}
               UNION SELECT {facet("kind", "quote.kind")}
               UNION SELECT {facet("official", "quote.speaker_id")}
               UNION SELECT {facet("side", "standing.side")}
               UNION SELECT {facet("year", "coalesce(told.first_day, report.published_earliest)")}
               UNION SELECT {facet("organization", "body")}
               FROM search_lineage(ARRAY[standing.organization_id]) body
               UNION SELECT code FROM unnest(told.facets) code WHERE code >> 27 IN ({numbers(*OF_MEETING)})
           ) codes
           WHERE code IS NOT NULL ORDER BY 1
       ) AS facets,
       coalesce(told.first_day, report.published_earliest) AS first_day,
       coalesce(told.last_day, report.published_latest) AS last_day
FROM reports_quote quote
JOIN reports_report report ON report.id = quote.report_id
JOIN reports_quotespeaker standing ON standing.quote_id = quote.id
LEFT JOIN reports_account account ON account.id = quote.account_id
LEFT JOIN reports_meetingentry told ON told.record_id = account.meeting_id
"""

PARTICIPATION = f"""
CREATE VIEW facets_participation AS
SELECT participation.id AS record_id,
       ARRAY(
           SELECT code FROM (
               SELECT {facet("source", "report.source")} AS code
               UNION SELECT {facet("language", "report.language")}
               UNION SELECT {facet("official", "participation.person_id")}
               UNION SELECT {facet("side", "participation.side")}
               UNION SELECT {facet("organization", "body")}
               FROM search_lineage(ARRAY[participation.organization_id]) body
               UNION SELECT code FROM unnest(told.facets) code
               WHERE code >> 27 IN ({numbers("year", *OF_MEETING)})
           ) codes
           WHERE code IS NOT NULL ORDER BY 1
       ) AS facets,
       told.first_day,
       told.last_day,
       participation.person_id,
       participation.organization_id,
       account.meeting_id
FROM reports_participation participation
JOIN reports_account account ON account.id = participation.account_id
JOIN reports_report report ON report.id = account.report_id
JOIN reports_meetingentry told ON told.record_id = account.meeting_id
"""

VIEWS = ";".join((MEETING, REPORT, QUOTE, PARTICIPATION))
REMOVE_VIEWS = """
DROP VIEW facets_participation, facets_quote, facets_report, facets_meeting;
DROP FUNCTION search_lineage(bigint[]);
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0017_search_facets")]
    operations = [
        migrations.RunSQL(LINEAGE + VIEWS, REMOVE_VIEWS),
        migrations.RunSQL("DROP VIEW reports_reportbody", views.REPORT_BODY),
        migrations.DeleteModel("ReportBody"),
    ]
