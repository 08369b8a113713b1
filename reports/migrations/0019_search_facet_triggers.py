"""Triggers that keep facets and days in the entries of search, and the entries as they are now."""

from importlib import import_module

import django.contrib.postgres.indexes
from django.db import migrations, models

triggers = import_module("reports.migrations.0009_search_triggers")
settle = import_module("reports.migrations.0010_search_settle")

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
        SELECT record_id, {columns} FROM {source}
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
    views = [f"facets_{kind}"] if kind == "participation" else [f"search_{kind}", f"facets_{kind}"]
    return WRITE.format(
        kind=kind,
        by_index=settle.BY_INDEX,
        first=NUMBER if kind == "report" else "",
        columns=", ".join(columns),
        excluded=", ".join(f"excluded.{column}" for column in columns),
        own=", ".join(f"entry.{column}" for column in columns),
        source=" NATURAL JOIN ".join(_of(view) for view in views),
    )


def _of(view):
    """The rows of some records: each view is to look for them, and not for all."""
    return f"(SELECT * FROM {view} WHERE record_id = ANY (ids)) {view}"


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
# Reports of one meeting are found under what any of them tells of it.
BEARING = {
    "report": triggers.keyed(OF_REPORTS, "id"),
    "account": triggers.keyed(OF_REPORTS, "report_id")
    | {
        "report": """
        SELECT report_id FROM changed
        UNION
        SELECT report_id FROM reports_account WHERE meeting_id IN (SELECT meeting_id FROM changed)""",
        "meeting": "SELECT meeting_id FROM changed",
        "participation": "SELECT id FROM reports_participation WHERE account_id IN (SELECT id FROM changed)",
    },
    "participation": settle.PARTICIPATION
    | {
        "report": """
        SELECT other.report_id FROM changed
        JOIN reports_account account ON account.id = changed.account_id
        JOIN reports_account other ON other.meeting_id = account.meeting_id""",
        "participation": "SELECT id FROM changed",
    },
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
DATED = ("report", "meeting", "quote")
BESIDE = "\n".join(
    f"""
ALTER TABLE reports_{kind}entry
    SET (toast_tuple_target = 512), ALTER vector SET STORAGE EXTENDED, ALTER exact SET STORAGE EXTENDED;"""
    for kind in DATED
)
WITHIN = "\n".join(
    f"ALTER TABLE reports_{kind}entry RESET (toast_tuple_target), ALTER vector SET STORAGE MAIN;"
    for kind in DATED
)
# Written anew, for an update would leave the rows where the vectors were, far apart.
FILL = (
    """
INSERT INTO reports_reportvalue (value)
    SELECT source FROM reports_report WHERE source <> '' UNION SELECT language FROM reports_report;
ALTER TABLE reports_reportentry DISABLE TRIGGER USER;
"""
    + "".join(
        f"""
CREATE TEMPORARY TABLE kept_{kind} ON COMMIT DROP AS
    SELECT record_id, vector, exact FROM reports_{kind}entry;
TRUNCATE reports_{kind}entry;
INSERT INTO reports_{kind}entry (record_id, vector, exact, facets, first_day, last_day)
    SELECT record_id, vector, exact, facets, first_day, last_day
    FROM kept_{kind} JOIN facets_{kind} USING (record_id);"""
        for kind in DATED
    )
    + """
INSERT INTO reports_participationentry
        (record_id, facets, first_day, last_day, person_id, organization_id, meeting_id)
    SELECT record_id, facets, first_day, last_day, person_id, organization_id, meeting_id
    FROM facets_participation;
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
    dependencies = [("reports", "0018_search_facet_views")]
    operations = [
        migrations.RunSQL("".join(map(write, COLUMNS)), migrations.RunSQL.noop),
        migrations.RunSQL(dispatch(*KINDS, "participation"), BEFORE),
        migrations.RunSQL("".join(after(*each) for each in BEARING.items()), migrations.RunSQL.noop),
        migrations.RunSQL(BESIDE, WITHIN),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        *(
            operation
            for kind in ("reportentry", "meetingentry", "quoteentry", "participationentry")
            for operation in indexes(kind)
        ),
    ]
