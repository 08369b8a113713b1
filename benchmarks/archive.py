"""A made-up archive of many reports, its rows written by COPY: not through intake, which would take hours.

Meetings, people, bodies, topics and quotes hang together as in a real archive, officials by Zipf's law, a
fifth of the reports in Russian; what stands in a text is not what its records say. The entries of search are
written at the end, by ``reports.search.index.rebuild``, as after any load past the triggers.
"""

import hashlib
import random
from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

import synthetic
from django.db import connection, transaction
from psycopg import sql

OFFICIALS = 1_000  # of each government and each organization
OFFICES = 40  # of each organization, and ministries of each government
PLACES = 60
SOURCES = 50
CODES = ("KZ", "KG", "TJ", "TM", "UZ")  # as in synthetic.COUNTRIES
UNTOLD, AGAIN, UNDATED = 0.2, 0.05, 0.03  # reports without a meeting, with one told before, meetings undated

COLUMNS = {
    "reports_place": "id slug name name_ru country_id",
    "reports_organization": "id slug name name_ru acronym parent_id country_id side authority_id",
    "reports_organizationname": "id organization_id name origin",
    "reports_person": "id slug name name_ru country_id authority_id",
    "reports_personname": "id person_id name origin",
    "reports_report": "id slug file_name title source language published text text_hash version evidence"
    " stated extraction baseline doubts ingested_at updated_at",
    "reports_meeting": "id slug date date_basis place_id",
    "reports_meeting_countries": "id meeting_id country_id",
    "reports_meeting_topics": "id meeting_id topic_id",
    "reports_account": "id report_id meeting_id position date date_basis place_id evidence doubt",
    "reports_accountcountry": "id account_id country_id spans",
    "reports_accounttopic": "id account_id topic_id spans",
    "reports_participation": "id account_id person_id position name name_as_written role organization_id"
    " country_id side doubt",
    "reports_personmention": "id report_id person_id name_as_written",
    "reports_organizationmention": "id report_id organization_id name_as_written",
    "reports_quote": "id slug report_id account_id position kind text speaker_id speaker_organization_id"
    " speaker_as_written doubt",
}
Rows = dict[str, list[tuple]]


class Archive:
    """Rows of all tables, numbered from one."""

    def __init__(self, topics: list[int]):
        self.topics = topics
        self.rows: Rows = defaultdict(list)
        self.numbers: dict[str, int] = defaultdict(int)
        self.people: dict[str, list[tuple[int, str]]] = {}
        self.bodies: dict[str, list[int]] = {}
        self.weights = synthetic.zipf(OFFICIALS, 1.0)
        self.office_weights = synthetic.zipf(OFFICES + 1, 1.0)
        self.meetings: list[tuple] = []

    def add(self, table: str, *values) -> int:
        """The number of a new row."""
        self.numbers[table] += 1
        self.rows[table].append((self.numbers[table], *values))
        return self.numbers[table]

    def found(self) -> None:
        """The places, bodies and people of the archive."""
        chance = random.Random("places")  # noqa: S311 - no secret
        for number in range(PLACES):
            latin, russian = synthetic.word(chance)
            self.add(
                "reports_place", f"{latin}-{number}", latin.title(), russian.title(), chance.choice(CODES)
            )
        for side, employer in enumerate(
            [*(country[0] for country in synthetic.COUNTRIES), *(body[0] for body in synthetic.BODIES)]
        ):
            governing = side < len(CODES)
            code = CODES[side] if governing else None
            self._found_bodies(employer, code, "government" if governing else employer.lower())
            self.people[employer] = [
                self._person(each, f"{employer}-{rank}", code)
                for rank, each in enumerate(synthetic.people(employer)[0][:OFFICIALS])
            ]

    def _found_bodies(self, employer: str, code: str | None, side: str) -> None:
        head = self._body(employer, "", None, code, side)
        offices = [self._body(f"{employer} office {n}", "", head, code, side) for n in range(OFFICES)]
        self.bodies[employer] = [head, *offices]

    def _body(self, name, russian, parent, code, side) -> int:
        slug = f"made-{name.lower().replace(' ', '-')}"
        body = self.add("reports_organization", slug, f"Made {name}", russian, "", parent, code, side, "")
        self.add("reports_organizationname", body, f"Made {name}", "extracted")
        return body

    def _person(self, name, slug: str, code: str | None) -> tuple[int, str]:
        person = self.add("reports_person", slug.lower(), name.latin, name.russian, code, "")
        for each in (name.latin, name.russian):
            self.add("reports_personname", person, each, "extracted")
        return person, name.latin

    def tell(self, number: int) -> None:
        """Report ``number`` with all that it tells."""
        chance = random.Random(f"records {number}")  # noqa: S311 - no secret
        language, text = synthetic.article(number)
        day = synthetic.FIRST_DAY + timedelta(days=chance.randrange(synthetic.DAYS))
        title = text.split(". ", 1)[1].strip()[:90] if chance.random() < 0.9 else ""
        report = self.add(
            "reports_report", f"made-{number}", f"{number}.txt", title,
            f"Agency {chance.choices(range(SOURCES), cum_weights=synthetic.zipf(SOURCES, 1.0))[0]}", language,
            day.isoformat(), text, hashlib.sha256(f"{number} {text}".encode()).hexdigest(), 1,
            "{}", "{}", "{}", "{}", "{}", "2026-01-01", "2026-01-01",
        )  # fmt: skip
        employer = chance.choice(synthetic.BODIES)[0]
        self.add("reports_organizationmention", report, chance.choice(self.bodies[employer]), employer)
        person, name = self._official(chance, employer)
        self.add("reports_personmention", report, person, name)
        if chance.random() < UNTOLD:
            self._quote(chance, report, None, person, name)
            return
        if self.meetings and chance.random() < AGAIN:
            self._account(chance, report, chance.choice(self.meetings))
        else:
            self._account(chance, report, self._meeting(chance, day))

    def _meeting(self, chance: random.Random, day) -> tuple:
        country = chance.randrange(len(CODES))
        if chance.random() < UNDATED:
            date, basis = "", "none"
        else:
            date, basis = (day - timedelta(days=1)).isoformat(), chance.choice(("explicit", "relative"))
        place = chance.randrange(PLACES) + 1 if chance.random() < 0.9 else None
        slug = f"{date or 'undated'}-made-{self.numbers['reports_meeting'] + 1}"
        meeting = self.add("reports_meeting", slug, date, basis, place)
        self.add("reports_meeting_countries", meeting, CODES[country])
        topics = chance.sample(self.topics, 2)
        for topic in topics:
            self.add("reports_meeting_topics", meeting, topic)
        government = synthetic.COUNTRIES[country][0]
        body = chance.choice(synthetic.BODIES)[0]
        sides = [(government, "government"), (government, "government"), (body, body.lower())]
        people = {}
        for employer, side in sides:
            person, name = self._official(chance, employer)
            people[person] = (name, side, self._office(chance, employer))
        made = (meeting, date, basis, place, CODES[country], topics, people)
        self.meetings.append(made)
        return made

    def _account(self, chance: random.Random, report: int, made: tuple) -> None:
        meeting, date, basis, place, code, topics, people = made
        account = self.add("reports_account", report, meeting, 0, date, basis, place, "{}", "")
        self.add("reports_accountcountry", account, code, "[]")
        for topic in topics:
            self.add("reports_accounttopic", account, topic, "[]")
        for position, (person, (name, side, body)) in enumerate(people.items()):
            role = chance.choice(("Minister of Health", "Deputy Minister", "Representative", "Министр", ""))
            self.add(
                "reports_participation", account, person, position, name, name, role, body, None, side, ""
            )
        for person in chance.sample(sorted(people), 2 if len(people) > 1 else 1):
            self._quote(chance, report, account, person, people[person][0])

    def _quote(self, chance: random.Random, report: int, account: int | None, person: int, name: str) -> None:
        words = " ".join(synthetic.words(int(chance.random() < 0.2), chance))
        number = self.numbers["reports_quote"] + 1
        kind = "direct" if chance.random() < 0.6 else "indirect"
        self.add("reports_quote", f"quote-{number}", report, account, 0, kind, words, person, None, name, "")

    def _official(self, chance: random.Random, employer: str) -> tuple[int, str]:
        return chance.choices(self.people[employer], cum_weights=self.weights)[0]

    def _office(self, chance: random.Random, employer: str) -> int:
        return chance.choices(self.bodies[employer], cum_weights=self.office_weights)[0]


def load(number: int, batch: int = 5_000) -> Iterator[int]:
    """Write an archive of that many reports into an empty database; yields how many are in."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM reports_topic ORDER BY id")
        archive = Archive([key for (key,) in cursor.fetchall()])
    archive.found()
    _triggers("DISABLE")
    for first in range(0, number, batch):
        for each in range(first, min(first + batch, number)):
            archive.tell(each)
        with transaction.atomic(), connection.cursor() as cursor:
            for table in COLUMNS:
                _copy(cursor, table, archive.rows.pop(table, []))
        yield min(first + batch, number)
    _triggers("ENABLE")
    with connection.cursor() as cursor:
        for table, last in archive.numbers.items():
            cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [table, last])


def _triggers(verb: str) -> None:
    """Let the triggers of search keep still, or go on."""
    with connection.cursor() as cursor:
        for table in COLUMNS:
            cursor.execute(
                sql.SQL("ALTER TABLE {} {} TRIGGER USER").format(sql.Identifier(table), sql.SQL(verb))
            )


def _copy(cursor, table: str, rows: list[tuple]) -> None:
    columns = sql.SQL(", ").join(map(sql.Identifier, COLUMNS[table].split()))
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), columns)
    with cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)
