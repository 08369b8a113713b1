"""The records of the archive, one noun a file.

Extracted values belong to one report: Report, Account (what the report says of one meeting),
Participation, Quote and the mentions. Meeting, Person and Organization derive from them.
"""

from reports.models import history
from reports.models.accounts import Account, AccountCountry, AccountTopic, Participation
from reports.models.corrections import Correction
from reports.models.meetings import Meeting
from reports.models.merges import Distinction, FormerAddress, Merge
from reports.models.organizations import Organization, OrganizationMention, OrganizationName
from reports.models.people import Person, PersonMention, PersonName
from reports.models.places import Country, Place
from reports.models.quotes import Quote
from reports.models.reports import Report, ReportVersion
from reports.models.search import (
    FacetCount,
    MeetingEntry,
    OrganizationAncestry,
    OrganizationEntry,
    ParticipationEntry,
    PersonEntry,
    QuoteEntry,
    QuoteSpeaker,
    ReportEntry,
    ReportValue,
    Synonym,
)
from reports.models.topics import Topic
from reports.models.translations import Translation
from reports.models.withdrawals import Withdrawal

__all__ = [
    "Account",
    "AccountCountry",
    "AccountTopic",
    "Correction",
    "Country",
    "Distinction",
    "FacetCount",
    "FormerAddress",
    "Meeting",
    "MeetingEntry",
    "Merge",
    "Organization",
    "OrganizationAncestry",
    "OrganizationEntry",
    "OrganizationMention",
    "OrganizationName",
    "Participation",
    "ParticipationEntry",
    "Person",
    "PersonEntry",
    "PersonMention",
    "PersonName",
    "Place",
    "Quote",
    "QuoteEntry",
    "QuoteSpeaker",
    "Report",
    "ReportEntry",
    "ReportValue",
    "ReportVersion",
    "Synonym",
    "Topic",
    "Translation",
    "Withdrawal",
    "history",
]
