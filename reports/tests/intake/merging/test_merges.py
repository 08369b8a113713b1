"""Records joined and taken apart again: nothing is lost, and no extraction sees a difference."""

import random

import pytest

from reports.intake import corrections, settling, withdrawals
from reports.intake.ingest import reextract
from reports.intake.merging.links import MergeRefused
from reports.intake.merging.merges import merge, undo, would_undo
from reports.models import (
    AccountTopic,
    Correction,
    Distinction,
    FormerAddress,
    Meeting,
    Merge,
    Organization,
    Participation,
    Person,
    PersonMention,
    PersonName,
    Quote,
    Report,
    Synonym,
    Topic,
)
from reports.models.derivation import derive
from reports.search import index
from reports.tests import factories
from reports.tests.intake.merging.archives import BOTH, OTHERWISE, VISIT, everything, take_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def reports():
    return [take_in(VISIT, "visit.txt"), take_in(OTHERWISE, "otherwise.txt")]


@pytest.fixture
def keller(reports):
    return Person.objects.get(name="Anna Keller")


@pytest.fixture
def kohler(reports):
    return Person.objects.exclude(name="Anna Keller").get(names__name="Hanne Köhler")


def differences() -> list:
    return [each for report in Report.objects.all() for each in reextract(report)]


def as_people(people) -> set[str]:
    return set(people.values_list("person__name", flat=True))


class TestPeople:
    def test_all_leads_to_the_kept_one(self, keller, kohler):
        merge(keller, [kohler], None)
        assert as_people(Participation.objects.filter(side="who")) == {"Anna Keller"}
        assert set(Quote.objects.values_list("speaker__name", flat=True)) == {"Anna Keller"}
        assert not Person.objects.filter(pk=kohler.pk).exists()
        assert "Hanne Köhler" in keller.names.values_list("name", flat=True)
        assert index.differences() == {}

    def test_no_extraction_sees_a_difference(self, keller, kohler):
        merge(keller, [kohler], None)
        assert differences() == []
        assert not Correction.objects.exists()

    def test_later_articles_find_the_kept_one(self, keller, kohler):
        merge(keller, [kohler], None)
        later = take_in(OTHERWISE.replace("March 8", "March 15").replace("March 9", "March 16"), "later.txt")
        assert Participation.objects.get(account__report=later, side="who").person == keller

    def test_undone_it_is_as_before(self, keller, kohler):
        before = everything()
        made = merge(keller, [kohler], None)
        undo(made, None)
        assert everything() == before
        assert index.differences() == {}
        assert differences() == []

    def test_undone_after_an_extraction_it_is_as_before(self, keller, kohler):
        before = everything()
        made = merge(keller, [kohler], None)
        differences()
        undo(made, None)
        assert everything() == before
        assert differences() == []

    def test_what_undoing_would_do_is_told_and_not_done(self, keller, kohler):
        made = merge(keller, [kohler], None)
        before = everything()
        told = would_undo(made)
        assert everything() == before
        assert told.back == {"participation": 1, "quote": 1, "personname": 1}
        assert told.left == {}

    def test_its_slug_is_not_given_to_another(self, keller, kohler):
        merge(keller, [kohler], None)
        PersonName.objects.filter(name="Hanne Köhler").delete()
        PersonName.objects.filter(name__startswith="Hanne").delete()
        take_in(OTHERWISE.replace("March 8", "May 15").replace("March 9", "May 16"), "later.txt")
        assert Person.objects.filter(slug=f"{kohler.slug}-2").exists()

    def test_fewer_than_two_are_refused(self, keller):
        with pytest.raises(MergeRefused, match="Two records at least"):
            merge(keller, [], None)

    def test_gone_ones_are_refused(self, keller, kohler):
        merge(keller, [kohler], None)
        with pytest.raises(MergeRefused, match="has to be there still"):
            merge(keller, [kohler], None)


class TestBothInOneReport:
    """The extractor finds one row where it found two."""

    @pytest.fixture
    def both(self, reports):
        return take_in(BOTH, "both.txt")

    def test_one_row_stays_and_no_extraction_sees_a_difference(self, both, keller, kohler):
        parts = Participation.objects.filter(account__report=both, side="who")
        assert as_people(parts) == {"Anna Keller", "Hanne Köhler"}
        before = everything()
        made = merge(keller, [kohler], None)
        assert as_people(parts) == {"Anna Keller"}
        assert parts.get().name == "Hanne Köhler"  # the first in the text
        assert differences() == []
        undo(made, None)
        assert differences() == []
        assert everything() == before

    def test_a_corrected_row_stays(self, both, keller, kohler, django_user_model):
        part = Participation.objects.get(account__report=both, person=keller)
        Participation.objects.filter(pk=part.pk).update(role="Adviser on nurses")
        corrections.note(both.pk, django_user_model.objects.create_user("editor"))
        before = everything()
        made = merge(keller, [kohler], None)
        assert Participation.objects.get(account__report=both, side="who").role == "Adviser on nurses"
        differences()
        assert Participation.objects.get(account__report=both, side="who").role == "Adviser on nurses"
        undo(made, None)
        differences()
        assert everything() == before

    def test_a_row_that_a_person_deleted_takes_no_other_with_it(
        self, both, keller, kohler, django_user_model
    ):
        editor = django_user_model.objects.create_user("editor")
        settling.reject(Participation.objects.get(account__report=both, person=kohler), editor)
        before = everything()
        undo(merge(keller, [kohler], None), None)
        assert everything() == before
        assert differences() == []
        merge(keller, [kohler], None)
        differences()
        assert Participation.objects.filter(account__report=both, person=keller).exists()

    def test_a_new_text_is_not_given_rows_of_the_old_one(self, both, keller, kohler):
        made = merge(keller, [kohler], None)
        take_in(BOTH.replace(", and Anna Keller, adviser of WHO", ""), "both.txt")
        assert undo(made, None).left["participation"] == 1
        assert differences() == []

    def test_a_mention_of_a_participant_goes(self, keller, kohler):
        report = Participation.objects.get(person=keller).account.report
        PersonMention.objects.create(report=report, person=kohler, name_as_written="Köhler")
        made = merge(keller, [kohler], None)
        assert not PersonMention.objects.exists()
        undo(made, None)
        assert PersonMention.objects.get().person == kohler


class TestCorrections:
    def test_a_corrected_speaker_stays_corrected(self, reports, keller, kohler, django_user_model):
        quote = Quote.objects.get(report=reports[0])
        Quote.objects.filter(pk=quote.pk).update(speaker=kohler)
        corrections.note(reports[0].pk, django_user_model.objects.create_user("editor"))
        asanov = Person.objects.get(name="Bolot Asanov")
        before = everything()
        made = merge(asanov, [kohler], None)
        held = Correction.objects.get(field="speaker")
        assert (held.before, held.after) == (keller.pk, asanov.pk)
        assert differences() == []
        quote.refresh_from_db()
        assert quote.speaker == asanov
        undo(made, None)
        assert differences() == []
        assert everything() == before

    def test_doubts_whether_they_are_one_are_settled(self, reports, keller, kohler):
        part = Participation.objects.get(person=kohler)
        doubt = f"Other people of this name: {keller.slug}."
        Participation.objects.filter(pk=part.pk).update(doubt=doubt)
        reports[1].baseline[f"participation:{part.pk}"] |= {"doubt": doubt, "open": doubt}
        reports[1].save()
        before = everything()
        made = merge(keller, [kohler], None)
        part.refresh_from_db()
        assert part.doubt == ""
        assert differences() == []
        undo(made, None)
        assert everything() == before

    def test_pairs_told_apart_follow(self, keller, kohler):
        other = factories.person("Somebody Else")
        Distinction.objects.create(kind="person", one=kohler.pk, other=other.pk)
        made = merge(keller, [kohler], None)
        told = Distinction.objects.get()
        assert (told.one, told.other) == (keller.pk, other.pk)
        undo(made, None)
        told = Distinction.objects.get()
        assert (told.one, told.other) == (kohler.pk, other.pk)


class TestUndoing:
    def test_what_changed_since_stays(self, keller, kohler):
        other = factories.person("Somebody Else")
        made = merge(keller, [kohler], None)
        Quote.objects.filter(report__file_name="otherwise.txt").update(speaker=other)
        done = undo(made, None)
        assert done.left == {"quote": 1}
        assert Quote.objects.get(report__file_name="otherwise.txt").speaker == other
        assert Participation.objects.filter(person=kohler).exists()

    def test_it_is_undone_once(self, keller, kohler, django_user_model):
        editor = django_user_model.objects.create_user("editor")
        made = merge(keller, [kohler], editor)
        undo(made, editor)
        made.refresh_from_db()
        assert (made.by, made.undone_by) == (editor, editor)
        with pytest.raises(MergeRefused, match="undone already"):
            undo(made, editor)

    def test_the_last_one_goes_first(self, keller, kohler):
        first = merge(keller, [kohler], None)
        second = merge(keller, [factories.person("Anke Keller")], None)
        with pytest.raises(MergeRefused, match="Anke Keller came into the same record since"):
            undo(first, None)
        undo(second, None)
        undo(first, None)

    def test_of_two_steps_the_second_goes_first(self, keller, kohler):
        asanov = Person.objects.get(name="Bolot Asanov")
        first = merge(keller, [kohler], None)
        second = merge(asanov, [keller], None)
        assert FormerAddress.objects.targets("person", [kohler.slug, keller.slug]) == {
            kohler.slug: asanov.slug,
            keller.slug: asanov.slug,
        }
        with pytest.raises(MergeRefused, match="itself merged into “bolot-asanov”"):
            undo(first, None)
        undo(second, None)
        assert FormerAddress.objects.target("person", kohler.slug) == keller.slug
        undo(first, None)
        assert not FormerAddress.objects.exists()

    def test_a_deleted_record_is_told(self, keller):
        made = merge(factories.person("Anke Keller"), [factories.person("Annke Keller")], None)
        Person.objects.filter(slug="anke-keller").delete()
        with pytest.raises(MergeRefused, match="was deleted or withdrawn since"):
            undo(made, None)

    def test_a_withdrawn_report_has_to_be_restored_first(self, reports, keller, kohler):
        before = everything()
        made = merge(keller, [kohler], None)
        withdrawal = withdrawals.withdraw(reports[1], "Asked for.", None)
        with pytest.raises(MergeRefused, match=f"“{reports[1].slug}” was withdrawn since: restore it first"):
            would_undo(made)
        withdrawals.restore(withdrawal)
        undo(made, None)
        assert sorted(everything()) == sorted(before)

    def test_a_report_withdrawn_before_comes_back_to_the_kept_one(self, reports, keller, kohler):
        take_in(OTHERWISE.replace("March 8", "March 15").replace("March 9", "March 16"), "later.txt")
        withdrawal = withdrawals.withdraw(reports[1], "Asked for.", None)
        merge(keller, [kohler], None)
        withdrawals.restore(withdrawal)
        assert (
            Participation.objects.get(account__report__file_name="otherwise.txt", side="who").person == keller
        )
        assert differences() == []


class TestBodies:
    def test_names_offices_and_mentions_move(self):
        who = factories.organization("Health Body", acronym="THB", side="who")
        office = factories.organization("Office of the Health Body", parent=who)
        other = factories.organization("Body of Health", "ТВОЗ", acronym="BOH")
        below = factories.organization("Laboratory", parent=other)
        report = factories.report(mentions=[who, other])
        before = everything()
        made = merge(who, [other], None)
        below.refresh_from_db()
        assert below.parent == who
        assert set(who.names.values_list("name", flat=True)) == {
            "Health Body",
            "Body of Health",
            "ТВОЗ",
            "BOH",
        }
        assert report.organization_mentions.get().organization == who
        assert office.parent == who
        assert index.differences() == {}
        undo(made, None)
        assert everything() == before

    def test_an_office_merged_into_its_parent_leaves_nothing_under_itself(self):
        who = factories.organization("Health Body")
        office = factories.organization("Office", parent=who)
        desk = factories.organization("Desk", parent=office)
        made = merge(desk, [office], None)
        desk.refresh_from_db()
        assert desk.parent == who
        undo(made, None)
        desk.refresh_from_db()
        assert desk.parent == office

    def test_a_body_between_them_is_refused(self):
        who = factories.organization("Health Body")
        office = factories.organization("Office", parent=who)
        desk = factories.organization("Desk", parent=office)
        with pytest.raises(MergeRefused, match="“Office” stands between them"):
            merge(desk, [who], None)
        merge(who, [desk], None)
        office.refresh_from_db()
        assert office.parent == who

    def test_later_articles_find_the_kept_one(self, reports):
        ministry = Organization.objects.get(
            pk=Participation.objects.get(account__report=reports[0], side="government").organization_id
        )
        other = factories.organization("Health Office of Kyrgyzstan", country_id="KG", side="government")
        merge(other, [ministry], None)
        later = take_in(VISIT.replace("March 2", "June 2").replace("March 3", "June 3"), "later.txt")
        part = Participation.objects.get(account__report=later, side="government")
        assert part.organization == other
        assert differences() == []


class TestTopics:
    @pytest.fixture
    def topics(self, reports):
        return [Topic.objects.get(slug=slug) for slug in ("health-workforce", "nutrition")]

    def test_rows_move_and_meetings_follow(self, topics):
        kept, other = topics[1], topics[0]
        account = AccountTopic.objects.filter(topic=other).first().account
        AccountTopic.objects.create(account=account, topic=kept)
        derive(account.meeting)
        before = everything()
        made = merge(kept, [other], None)
        assert list(account.meeting.topics.all()) == [kept]
        assert index.differences() == {}
        assert differences() == []
        undo(made, None)
        assert everything() == before
        assert differences() == []

    def test_it_is_searched_under_the_other_names_and_their_synonyms(self, topics):
        words = set(Synonym.objects.filter(sense="topic:health-workforce").values_list("phrase", flat=True))
        made = merge(topics[1], [topics[0]], None)
        told = Synonym.objects.filter(sense="topic:nutrition")
        assert words <= set(told.values_list("phrase", flat=True))
        undo(made, None)
        assert not words & set(told.values_list("phrase", flat=True))

    def test_later_articles_find_the_kept_one(self, topics):
        merge(topics[1], [topics[0]], None)
        later = take_in(VISIT.replace("March 2", "June 2").replace("March 3", "June 3"), "later.txt")
        assert AccountTopic.objects.get(account__report=later).topic == topics[1]
        assert not Topic.objects.filter(slug="health-workforce").exists()


class TestMeetings:
    def test_accounts_move_and_the_meeting_follows(self, reports):
        first, second = Meeting.objects.order_by("date")
        before = everything()
        made = merge(first, [second], None)
        assert first.accounts.count() == 2
        assert FormerAddress.objects.target("meeting", second.slug) == first.slug
        assert index.differences() == {}
        assert differences() == []
        undo(made, None)
        assert everything() == before

    def test_two_in_one_report_are_refused(self, reports):
        first = Meeting.objects.first()
        other = Meeting.objects.create(slug="undated-other")
        factories.account(other, report=first.accounts.get().report)
        with pytest.raises(MergeRefused, match="tells of them as several meetings"):
            merge(first, [other], None)
        assert not Merge.objects.exists()


@pytest.mark.parametrize("seed", range(8))
def test_undoing_gives_back_any_archive(seed):
    chance = random.Random(seed)  # noqa: S311
    people = [factories.person(f"Person {letter}", f"P. {letter}") for letter in "ABCD"]
    reports = [factories.report(mentions=chance.sample(people, 2)) for _ in range(4)]
    for report in reports:
        meeting = factories.meeting(*chance.sample(people, 3), report=report)
        factories.quote(chance.choice(people), meeting=meeting)
    before = everything()
    kept, *merged = chance.sample(people, chance.randint(2, 4))
    made = merge(kept, merged, None)
    assert Person.objects.count() == 4 - len(merged)
    undo(made, None)
    assert sorted(everything()) == sorted(before)
    assert index.differences() == {}
