"""Which facets and days a record has, a view a kind, and the triggers that keep them in its entry."""

from importlib import import_module

from django.db import migrations, models
import django.contrib.postgres.indexes

triggers = import_module("reports.migrations.0009_search_triggers")
settle = import_module("reports.migrations.0010_search_settle")

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
                   AND code >> 48 IN ({numbers("official", "side", *OF_MEETING)})
               UNION SELECT search_facet({SEVERAL}, 1)
               FROM reports_account WHERE report_id = report.id HAVING count(*) > 1
           ) codes
           WHERE code IS NOT NULL ORDER BY 1
       ) AS facets,
       report.published_earliest AS first_day,
       report.published_latest AS last_day
FROM reports_report report
"""

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
               UNION SELECT code FROM unnest(told.facets) code WHERE code >> 48 IN ({numbers(*OF_MEETING)})
           ) codes
           WHERE code IS NOT NULL ORDER BY 1
       ) AS facets,
       coalesce(told.first_day, report.published_earliest) AS first_day,
       coalesce(told.last_day, report.published_latest) AS last_day
FROM reports_quote quote
JOIN reports_report report ON report.id = quote.report_id
JOIN reports_quotespeaker standing ON standing.quote_id = quote.id
LEFT JOIN reports_account account ON account.id = quote.account_id
LEFT JOIN facets_meeting told ON told.record_id = account.meeting_id
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
               WHERE code >> 48 IN ({numbers("year", *OF_MEETING)})
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
JOIN facets_meeting told ON told.record_id = account.meeting_id
"""

COLUMNS = {
    "report": "vector exact facets first_day last_day",
    "meeting": "vector exact facets first_day last_day",
    "quote": "vector exact facets first_day last_day",
    "participation": "facets first_day last_day person_id organization_id meeting_id",
}
WRITE = """
CREATE OR REPLACE FUNCTION search_write_{kind}(ids bigint[]) RETURNS void
LANGUAGE plpgsql {by_index} AS $$
BEGIN
    PERFORM FROM reports_{kind}entry WHERE record_id = ANY (ids) ORDER BY record_id FOR UPDATE;
    DELETE FROM reports_{kind}entry WHERE record_id = ANY (ids)
        AND NOT EXISTS (SELECT FROM reports_{kind} WHERE id = record_id);{first}
    INSERT INTO reports_{kind}entry AS entry (record_id, {columns})
        SELECT record_id, {columns} FROM {source} WHERE record_id = ANY (ids)
        ON CONFLICT (record_id) DO UPDATE SET ({columns}) = ({excluded})
        WHERE ({own}) IS DISTINCT FROM ({excluded});
END
$$;
"""
# A source or language is numbered when a report first has it.
NUMBER = """
    INSERT INTO reports_reportvalue (value)
        SELECT value FROM reports_report CROSS JOIN LATERAL unnest(ARRAY[source, language]) value
        WHERE id = ANY (ids) AND value <> ''
        EXCEPT SELECT value FROM reports_reportvalue
        ON CONFLICT DO NOTHING;"""


def write(kind):
    columns = COLUMNS[kind].split()
    worded = kind != "participation"
    return WRITE.format(
        kind=kind,
        by_index=settle.BY_INDEX,
        first=NUMBER if kind == "report" else "",
        columns=", ".join(columns),
        excluded=", ".join(f"excluded.{column}" for column in columns),
        own=", ".join(f"entry.{column}" for column in columns),
        source=f"search_{kind} words JOIN facets_{kind} facets USING (record_id)"
        if worded
        else f"facets_{kind}",
    )


OF_MEETINGS = {
    "report": "SELECT report_id FROM reports_account WHERE meeting_id IN (SELECT {key} FROM changed)",
    "meeting": "SELECT {key} FROM changed",
    "quote": """
        SELECT quote.id FROM reports_quote quote JOIN reports_account account ON account.id = quote.account_id
        WHERE account.meeting_id IN (SELECT {key} FROM changed)""",
    "participation": """
        SELECT participation.id FROM reports_participation participation
        JOIN reports_account account ON account.id = participation.account_id
        WHERE account.meeting_id IN (SELECT {key} FROM changed)""",
}
OF_REPORTS = {
    "report": "SELECT {key} FROM changed",
    "meeting": "SELECT meeting_id FROM reports_account WHERE report_id IN (SELECT {key} FROM changed)",
    "quote": "SELECT id FROM reports_quote WHERE report_id IN (SELECT {key} FROM changed)",
    "participation": """
        SELECT participation.id FROM reports_participation participation
        JOIN reports_account account ON account.id = participation.account_id
        WHERE account.report_id IN (SELECT {key} FROM changed)""",
}
# A body bears on the records of its offices too: they are found under it.
BELOW = """(
            SELECT organization_id FROM reports_organizationancestry
            WHERE ancestor_id IN (SELECT id FROM changed)
        )"""
OF_ORGANIZATION = {
    kind: query.format(key="id").replace("(SELECT id FROM changed)", BELOW)
    for kind, query in triggers.OF_ORGANIZATION.items()
} | {
    # A quote is found under the body that its speaker has in the report, too.
    "quote": f"""
        SELECT id FROM reports_quote WHERE speaker_organization_id IN {BELOW}
        UNION
        SELECT quote.id FROM reports_participation participation
        JOIN reports_account account ON account.id = participation.account_id
        JOIN reports_quote quote
            ON quote.report_id = account.report_id AND quote.speaker_id = participation.person_id
        WHERE participation.organization_id IN {BELOW}""",
    "participation": f"""
        SELECT id FROM reports_participation WHERE organization_id IN {BELOW}""",
}
BEARING = {
    "report": triggers.keyed(OF_REPORTS, "id"),
    "account": triggers.keyed(OF_REPORTS, "report_id")
    | {
        "meeting": "SELECT meeting_id FROM changed",
        "participation": "SELECT id FROM reports_participation WHERE account_id IN (SELECT id FROM changed)",
    },
    "participation": settle.PARTICIPATION | {"participation": "SELECT id FROM changed"},
    "quote": triggers.BEARING["quote"]
    | {"meeting": "SELECT meeting_id FROM reports_account WHERE id IN (SELECT account_id FROM changed)"},
    "organization": OF_ORGANIZATION,
    "meeting": triggers.keyed(OF_MEETINGS, "id"),
    "meeting_countries": triggers.keyed(OF_MEETINGS, "meeting_id"),
    "meeting_topics": triggers.keyed(OF_MEETINGS, "meeting_id"),
}


def after(table, bearing):
    refreshes = "\n".join(
        f"    PERFORM search_refresh('{kind}', ARRAY(SELECT DISTINCT * FROM ({ids}) bearing));"
        for kind, ids in bearing.items()
    )
    lock = settle.LOCK if table == "participation" else ""
    return f"""
CREATE OR REPLACE FUNCTION search_after_{table}() RETURNS trigger
LANGUAGE plpgsql {settle.BY_INDEX} AS $$
BEGIN{lock}
{refreshes}
    RETURN NULL;
END
$$;
"""


def dispatch(*kinds):
    """``search_write`` and ``search_settle`` for these kinds, in this order."""
    cases = "\n".join(f"        WHEN '{kind}' THEN PERFORM search_write_{kind}(ids);" for kind in kinds)
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    _, _, settling = settle.PUT_OFF.partition("CREATE FUNCTION search_settle()")
    old = ", ".join(f"'{kind}'" for kind in ("person", "organization", "report", "meeting", "quote"))
    return f"""
CREATE OR REPLACE FUNCTION search_write(kind text, ids bigint[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    CASE kind
{cases}
    END CASE;
END
$$;
CREATE OR REPLACE FUNCTION search_settle(){settling.replace(old, listed)}
"""


KINDS = ("person", "organization", "report", "meeting", "quote")
VIEWS = ";".join((MEETING, REPORT, QUOTE, PARTICIPATION))
REMOVE_VIEWS = """
DROP VIEW facets_participation, facets_quote, facets_report, facets_meeting;
DROP FUNCTION search_lineage(bigint[]);
"""
BEFORE = (
    dispatch(*KINDS)
    + "DROP FUNCTION search_write_participation(bigint[]);"
    + "\n".join(
        settle.WRITE.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION").format(
            kind=kind, by_index=settle.BY_INDEX
        )
        for kind in ("report", "meeting", "quote")
    )
    + "\n".join(
        after(table, settle.PARTICIPATION if table == "participation" else triggers.BEARING[table])
        for table in BEARING
    )
)

# A vector stands beside the row: a count reads thousands of rows, and the vectors of the few that are ranked. The
# planner, which takes what stands beside for free to read, is told to go by indexes where a page is made.
STORE = "\n".join(
    f"ALTER TABLE reports_{kind}entry ALTER vector SET STORAGE {{}}, ALTER exact SET STORAGE {{}};"
    for kind in ("report", "meeting", "quote")
)
FILL = (
    """
INSERT INTO reports_reportvalue (value)
    SELECT source FROM reports_report WHERE source <> '' UNION SELECT language FROM reports_report;
ALTER TABLE reports_reportentry DISABLE TRIGGER USER;
"""
    + "".join(
        f"""
UPDATE reports_{kind}entry entry
    SET facets = view.facets, first_day = view.first_day, last_day = view.last_day
    FROM facets_{kind} view WHERE view.record_id = entry.record_id;"""
        for kind in ("report", "meeting", "quote")
    )
    + """
INSERT INTO reports_participationentry (record_id, facets, first_day, last_day, person_id, organization_id, meeting_id)
    SELECT record_id, facets, first_day, last_day, person_id, organization_id, meeting_id FROM facets_participation;
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
ALTER TABLE reports_reportentry ENABLE TRIGGER USER;
"""
)


def indexes(kind):
    gin = django.contrib.postgres.indexes.GinIndex(fields=["facets"], name=f"{kind}_facets")
    yield migrations.AddIndex(kind, gin)
    if kind != "participationentry":
        newest = models.Index(models.F("first_day").desc(nulls_last=True), "record", name=f"{kind}_newest")
        yield migrations.AddIndex(kind, newest)
        yield migrations.AddIndex(kind, models.Index(fields=["first_day", "record"], name=f"{kind}_oldest"))


class Migration(migrations.Migration):
    dependencies = [("reports", "0017_search_facets")]
    operations = [
        migrations.RunSQL(LINEAGE + VIEWS, REMOVE_VIEWS),
        migrations.RunSQL("".join(map(write, COLUMNS)), migrations.RunSQL.noop),
        migrations.RunSQL(dispatch(*KINDS, "participation"), BEFORE),
        migrations.RunSQL("".join(after(*each) for each in BEARING.items()), migrations.RunSQL.noop),
        migrations.RunSQL(STORE.format(*["EXTENDED"] * 6), STORE.format(*["MAIN", "EXTENDED"] * 3)),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        *(
            operation
            for kind in ("reportentry", "meetingentry", "quoteentry", "participationentry")
            for operation in indexes(kind)
        ),
    ]
