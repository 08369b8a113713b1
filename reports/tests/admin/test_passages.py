"""Evidence that an editor gives: the place of words in the article, and a sentence where there is none."""

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from reports.admin.passages import place, told
from reports.intake import records
from reports.intake.ingest import reextract
from reports.models import AccountTopic, Correction, Participation, Report
from reports.tests.admin.archive import TEXT, span
from reports.tests.admin.test_saving import address, errors, save
from reports.tests.intake.merging.archives import VISIT, take_in

WORDS = "🩺 The minister met WHO.\nThe minister of\r\nhealth spoke to WHO 🙂."


@given(st.text(min_size=1), st.data())
def test_a_place_is_taken_back_as_it_is_shown(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert place(text, told(text, (start, end))) == [start, end]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("The minister of health", "The minister of\r\nhealth"),
        ("spoke", "spoke"),
        ("🩺", "🩺"),
        ("17–20 “met”", None),
        ("15–18 “met”", "met"),
        ("15-18 “met”", "met"),
    ],
)
def test_words_are_found_where_they_stand(words, found):
    if found is None:
        with pytest.raises(ValidationError):
            place(WORDS, words)
        return
    start, end = place(WORDS, words)
    assert WORDS[start:end] == found


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("the premier", "The article does not have the words “the premier”."),
        (
            "WHO",
            "The article has these words 2 times. Write which you mean: 19–22 “WHO”; 57–60 “WHO”",
        ),
        ("19–22 “UN”", "The article has other words at 19–22: select them anew."),
        ("22–19 “WHO”", "Evidence ends after it starts and within the article’s 63 characters."),
        ("19–2200 “WHO”", "Evidence ends after it starts and within the article’s 63 characters."),
    ],
)
def test_what_is_no_place_is_told_in_a_sentence(words, sentence):
    with pytest.raises(ValidationError) as refused:
        place(WORDS, words)
    assert refused.value.messages == [sentence]


class TestSaved:
    @pytest.mark.parametrize(
        ("kind", "field", "name"),
        [
            ("report", "evidence_title", "evidence.title"),
            ("account", "evidence_date", "evidence.date"),
            ("participation", "span", "span"),
            ("participation", "role_span", "role_span"),
            ("quote", "span", "span"),
            ("person_mention", "span", "span"),
            ("account_topic", "words", "spans"),
        ],
    )
    def test_words_of_the_article(self, desk, archive, kind, field, name):
        record = getattr(archive, kind)
        assert save(desk, record, **{field: "she said & smiled"}).status_code == 302
        record.refresh_from_db()
        found = records.row_of(record)[name]
        assert found in (span("she said & smiled"), [span("she said & smiled")])

    @pytest.mark.parametrize(
        ("kind", "prefix", "field"),
        [
            ("report", "accounts-0", "evidence_place"),
            ("meeting", "accounts-0", "evidence_place"),
            ("report", "quotes-0", "span"),
            ("account", "participations-0", "role_span"),
            ("account", "accountcountry_set-0", "words"),
        ],
    )
    def test_words_in_a_row(self, desk, archive, kind, prefix, field):
        record = getattr(archive, kind)
        assert save(desk, record, **{f"{prefix}-{field}": "Aigul Sadykova"}).status_code == 302
        rows = (archive.account, archive.quote, archive.participation, archive.account_country)
        for row in rows:
            row.refresh_from_db()
        values = [value for row in rows for value in records.row_of(row).values()]
        assert span("Aigul Sadykova") in values or [span("Aigul Sadykova")] in values

    def test_several_places_one_a_line(self, desk, archive):
        places = "Lena Vogt\r\n\r\n  0–6 “ASTANA”\r\nLena Vogt"
        assert save(desk, archive.account_topic, words=places).status_code == 302
        archive.account_topic.refresh_from_db()
        assert archive.account_topic.spans == [span("Lena Vogt"), [0, 6]]

    def test_none(self, desk, archive):
        save(desk, archive.account, evidence_date="", evidence_place=told(TEXT, (0, 6)))
        archive.account.refresh_from_db()
        assert archive.account.evidence == {"place": [[0, 6]]}

    def test_one_bad_place_changes_nothing(self, desk, archive):
        before = archive.account.evidence
        page = save(desk, archive.account, evidence_date="ASTANA", evidence_place="nowhere", date="2018")
        assert list(errors(page)) == ["The article does not have the words “nowhere”."]
        archive.account.refresh_from_db()
        assert (archive.account.evidence, archive.account.date) == (before, "2019-03-05")

    def test_a_row_that_is_added(self, desk, archive):
        archive.account_topic.delete()
        rows = {"accounttopic_set-TOTAL_FORMS": "1", "accounttopic_set-0-words": "smiled"}
        save(desk, archive.account, **rows, **{"accounttopic_set-0-topic": archive.topic.pk})
        assert AccountTopic.objects.get().spans == [span("smiled")]


@pytest.fixture
def visit(db):
    return take_in("🩺🙂 " + VISIT, "visit.txt")


def test_it_lasts_and_is_seen(desk, visit, client):
    account = visit.accounts.get()
    part = Participation.objects.get(side="who")
    role = visit.text.index("Representative")
    changes = {"evidence_date": "March 3, 2021", "date": "2021-03-03"}
    changes["participations-1-role_span"] = "Representative"
    assert save(desk, account, **changes).status_code == 302
    assert reextract(Report.objects.get()) == []
    part.refresh_from_db()
    account.refresh_from_db()
    day = visit.text.index("March 3")
    assert (part.role_start, part.role_end) == (role, role + len("Representative"))
    assert account.evidence["date"] == [[day, day + len("March 3, 2021")]]
    assert set(Correction.objects.values_list("field", flat=True)) == {"date", "evidence.date", "role_span"}
    history = desk.get(address(visit, "history")).content.decode()
    assert f"evidence of the date: {day}–{day + 13}" in history
    for page in (account.meeting.get_absolute_url(), visit.get_absolute_url()):
        assert f"#e-{day}-{day + 13}" in client.get(page).content.decode()
    assert f"#e-{role}-{role + 14}" in client.get(visit.get_absolute_url()).content.decode()


def test_without_words_of_its_own_a_corrected_date_has_none(desk, visit, client):
    account = visit.accounts.get()
    [[start, end]] = account.evidence["date"]
    where = account.meeting.get_absolute_url()
    assert f"#e-{start}-{end}" in client.get(where).content.decode()
    save(desk, account, date="2021-03-03")
    assert f"#e-{start}-{end}" not in client.get(where).content.decode()


def test_who_may_only_look_reads_it(client, archive, django_user_model):
    reader = django_user_model.objects.create_user("reader", password="a long pass phrase", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(reader)
    page = client.get(address(archive.account)).content.decode()
    assert "8–20 “5 March 2019”" in page
    assert told(TEXT, span("Marat Ospanov")) in page
