"""The views that filters read: bodies with those above them, bodies of a report, standing of a speaker."""

import django.db.models.deletion
from django.db import migrations, models

# UNION, not UNION ALL: a circle of parents then ends.
ORGANIZATION_ANCESTRY = """
CREATE VIEW reports_organizationancestry AS
WITH RECURSIVE ancestry (organization_id, ancestor_id) AS (
    SELECT id, id FROM reports_organization
    UNION
    SELECT ancestry.organization_id, body.parent_id
    FROM ancestry JOIN reports_organization body ON body.id = ancestry.ancestor_id
    WHERE body.parent_id IS NOT NULL
)
SELECT organization_id, ancestor_id FROM ancestry
"""

REPORT_BODY = """
CREATE VIEW reports_reportbody AS
SELECT DISTINCT named.report_id, ancestry.ancestor_id AS organization_id
FROM (
    SELECT report_id, organization_id FROM reports_organizationmention
    UNION
    SELECT account.report_id, participation.organization_id
    FROM reports_participation participation JOIN reports_account account ON account.id = participation.account_id
    UNION
    SELECT report_id, speaker_organization_id FROM reports_quote
) named
JOIN reports_organizationancestry ancestry ON ancestry.organization_id = named.organization_id
"""

# A quote outside the meetings of its report has the standing that the report gives its speaker first.
QUOTE_SPEAKER = """
CREATE VIEW reports_quotespeaker AS
SELECT quote.id AS quote_id,
       coalesce(part.side, body.side) AS side,
       coalesce(part.organization_id, body.id) AS organization_id,
       part.role AS role
FROM reports_quote quote
LEFT JOIN reports_organization body ON body.id = quote.speaker_organization_id
LEFT JOIN LATERAL (
    SELECT participation.side, participation.organization_id, participation.role
    FROM reports_participation participation
    JOIN reports_account account ON account.id = participation.account_id
    WHERE participation.person_id = quote.speaker_id
      AND account.report_id = quote.report_id
      AND (quote.account_id IS NULL OR account.id = quote.account_id)
    ORDER BY account.position
    LIMIT 1
) part ON true
"""


def view(name, fields):
    """The state of an unmanaged model; the view itself is made by RunSQL."""
    return migrations.CreateModel(name=name, fields=fields, options={"managed": False})


def key(*columns):
    return models.CompositePrimaryKey(*columns, blank=True, editable=False, primary_key=True, serialize=False)


def to(model, related_name, **options):
    return models.ForeignKey(
        on_delete=django.db.models.deletion.DO_NOTHING, related_name=related_name, to=model, **options
    )


class Migration(migrations.Migration):
    dependencies = [("reports", "0004_keys_of_names_and_baselines")]
    operations = [
        migrations.RunSQL(ORGANIZATION_ANCESTRY, "DROP VIEW reports_organizationancestry"),
        migrations.RunSQL(REPORT_BODY, "DROP VIEW reports_reportbody"),
        migrations.RunSQL(QUOTE_SPEAKER, "DROP VIEW reports_quotespeaker"),
        view(
            "OrganizationAncestry",
            [
                ("pk", key("organization_id", "ancestor_id")),
                ("organization", to("reports.organization", "ancestry")),
                ("ancestor", to("reports.organization", "descent")),
            ],
        ),
        view(
            "ReportBody",
            [
                ("pk", key("report_id", "organization_id")),
                ("report", to("reports.report", "bodies")),
                ("organization", to("reports.organization", "+")),
            ],
        ),
        view(
            "QuoteSpeaker",
            [
                (
                    "quote",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="standing",
                        serialize=False,
                        to="reports.quote",
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[
                            ("government", "Government"),
                            ("who", "WHO"),
                            ("unicef", "UNICEF"),
                            ("other", "Other"),
                        ],
                        max_length=10,
                        null=True,
                    ),
                ),
                ("organization", to("reports.organization", "+", null=True)),
                ("role", models.CharField(max_length=500, null=True)),
            ],
        ),
    ]
