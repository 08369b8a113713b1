import pytest

from reports.extraction.findings import Person as Found
from reports.extraction.findings import Span
from reports.extraction.names import latin
from reports.intake import candidates
from reports.intake.candidates import spellings
from reports.intake.matching import Match, People
from reports.models import Account, Meeting, Participation, Person, PersonName, Report

pytestmark = pytest.mark.django_db


def found(name, side="other", country=None, name_latin=None) -> Found:
    return Found(name, name_latin or latin(name), name, Span(0, len(name)), side=side, country=country)


def person(name, *variants, side=None, country=None) -> Person:
    """A person of the archive who took part in a meeting on that side."""
    record = Person.objects.create(name=name, slug=f"p{Person.objects.count()}", country_id=country)
    for variant in (name, *variants):
        PersonName.objects.create(person=record, name=variant)
    if side:
        number = Report.objects.count()
        report = Report.objects.create(
            slug=f"r{number}", file_name=f"{number}.txt", language="en", text="text", text_hash=str(number)
        )
        meeting = Meeting.objects.create(slug=f"m{number}")
        account = Account.objects.create(report=report, meeting=meeting)
        Participation.objects.create(account=account, person=record, name=name, side=side)
    return record


def match(finding: Found, known=None):
    return People([finding], known or {}, russian=False).match(finding.name)


def save(people: People, used: set) -> dict[str, int]:
    made = people.save(used)
    people.register.save()
    return made


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Бейшеналиев", "Beyshenaliyev"),
        ("Beyshenaliyev", "Beishenaliev"),
        ("Талантбек Батыралиев", "Talantbek Batyraliyev"),
        ("Ерболат Досаев", "Yerbolat Dossayev"),
        ("Мирзиёев", "Mirziyoyev"),
        ("Мирзиеев", "Мирзиёев"),
        ("Бердымухамедов", "Berdimuhamedow"),
        ("Джамолиддин Абдуллозода", "Jamoliddin Abdullo-zoda"),
        ("Садыр Жапаров", "Sadyr Japarov"),
        ("Холматов", "Xolmatov"),
        ("Щукин", "Shchukin"),
        ("Т.Гебрейесус", "T. Ghebreyesus"),
        ("Нұрлан Қасым", "Nurlan Kasym"),
        ("Гуломова", "Gʻulomova"),
        ("H.E.  Osmonov", "H E osmonov"),
    ],
)
def test_spellings_of_one_name_have_one_key(one, other):
    keys = spellings([one, other])
    assert keys[one].key == keys[other].key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Osmonov", "Osmonova"),
        ("Aliev", "Alieva"),
        ("Damir", "Damira"),
        ("Japarov", "Saparov"),
        ("Ким", "Кан"),
    ],
)
def test_different_names_have_different_keys(one, other):
    keys = spellings([one, other])
    assert keys[one].key != keys[other].key


@pytest.mark.parametrize(
    "name",
    ["Aigul Sadykova", "Айгуль Садыкова", "Aygul Sadikova", "A. Sadykova", "Айгуль Маратовна Садыкова"],
)
def test_one_candidate_is_the_match(name):
    known = person("Aigul Sadykova", side="government", country="KG")
    assert match(found(name, "government", "KG")) == (known.pk, "")


def test_short_form_of_a_given_name():
    known = person("Lianne Vermeulen", side="who")
    assert match(found("Lian Vermeulen", "who", "TJ")) == (known.pk, "")


def test_new_person():
    person("Aigul Sadykova", side="government", country="KG")
    reference, doubt = match(found("Bolot Sadykov", "government", "KG"))
    assert isinstance(reference, str) and doubt == ""


@pytest.mark.parametrize(("side", "country"), [("government", "KZ"), ("who", None), ("unicef", "KG")])
def test_namesake_is_another_person(side, country):
    namesake = person("Aigul Sadykova", side="government", country="KG")
    reference, doubt = match(found("Aigul Sadykova", side, country))
    assert isinstance(reference, str)
    assert namesake.slug in doubt


def test_representative_may_move_to_another_country():
    known = person("Anna Keller", side="who")
    assert match(found("Anna Keller", "who", "UZ")) == (known.pk, "")


def test_mention_without_a_side_is_the_only_candidate():
    known = person("Anna Keller", side="unicef")
    assert match(found("Анна Келлер")) == (known.pk, "")


def test_namesakes_are_told_apart_by_country():
    person("Aidar Usenov", side="government", country="KG")
    kazakh = person("Aidar Usenov", side="government", country="KZ")
    assert match(found("Aidar Usenov", "government", "KZ")) == (kazakh.pk, "")


def test_several_candidates_are_ambiguous():
    one, other = person("Aidar Usenov", country="KG"), person("Aidar Usenov", country="KZ")
    reference, doubt = match(found("Aidar Usenov"))
    assert isinstance(reference, str)
    assert one.slug in doubt and other.slug in doubt


def test_initial_of_two_is_ambiguous():
    person("Aidar Usenov", side="government", country="KG")
    person("Askar Usenov", side="government", country="KG")
    reference, doubt = match(found("A. Usenov", "government", "KG"))
    assert isinstance(reference, str) and doubt


def test_surname_alone_needs_side_and_country():
    known = person("Usenov", side="government", country="KG")
    assert match(found("Усенов", "government", "KG")) == (known.pk, "")
    assert isinstance(match(found("Усенов"))[0], str)


def test_surname_alone_is_nobody_with_a_full_name():
    person("Aidar Usenov", side="government", country="KG")
    assert isinstance(match(found("Usenov", "government", "KG"))[0], str)


def test_what_the_records_say_comes_first():
    person("Aidar Usenov", side="government", country="KG")
    corrected = person("Askar Usenov", side="government", country="KG")
    assert (
        match(found("Aidar Usenov", "government", "KG"), {"aidar usenov": Match(corrected.pk)}).reference
        == corrected.pk
    )


def test_new_people_get_names_in_both_scripts_and_a_readable_address():
    people = People([found("Азамат Садыков", "government", "KG")], {}, russian=True)
    reference = people.match("Азамат Садыков").reference
    (made,) = save(people, {reference}).values()
    record = Person.objects.get(pk=made)
    assert (record.name, record.name_ru, record.country_id) == ("Azamat Sadykov", "Азамат Садыков", "KG")
    assert record.slug == "azamat-sadykov"
    assert set(record.names.values_list("name", flat=True)) == {"Azamat Sadykov", "Азамат Садыков"}


def test_spelling_of_a_match_is_kept():
    known = person("Aigul Sadykova", side="government", country="KG")
    people = People([found("Айгуль Садыкова", "government", "KG")], {}, russian=True)
    save(people, {known.pk})
    assert "Айгуль Садыкова" in known.names.values_list("name", flat=True)


def test_queries_do_not_grow_with_the_names(django_assert_max_num_queries):
    for number in range(5):
        person(f"Aidar Usenov{number}", side="government", country="KG")
    with django_assert_max_num_queries(4):
        People([found(f"Aidar Usenov{number}") for number in range(5)], {}, russian=False)


def test_a_doubt_names_ten_namesakes_and_counts_the_others():
    for number in range(12):
        person(f"Aigul Sadykova{' ' * number}")
    doubt = match(found("Aigul Sadykova")).doubt
    assert doubt == "Other people of this name: p0, p1, p10, p11, p2, p3, p4, p5, p6, p7 and 2 more."


def test_of_a_name_that_hundreds_bear_few_are_read():
    for _number in range(60):
        person("Aigul Sadykova")
    kyrgyz = person("Aigul Sadykova", side="government", country="KG")
    kazakh = person("Aigul Sadykova", side="government", country="KZ")
    people = People([found("Aigul Sadykova", "government", "KG")], {}, russian=False)
    assert people.match("Aigul Sadykova") == (kyrgyz.pk, "")
    assert len(people.register.people) == candidates.NAMESAKES + 2
    assert match(found("Aigul Sadykova", "government", "KZ")) == (kazakh.pk, "")
    reference, doubt = match(found("Aigul Sadykova"))
    assert isinstance(reference, str) and doubt.endswith(" and others.")


def test_near_spelling_is_the_one_candidate_with_a_doubt():
    known = person("Bahrom Qodirov", side="government", country="UZ")
    reference, doubt = match(found("Бахром Кадыров", "government", "UZ"))
    assert reference == known.pk
    assert known.slug in doubt


@pytest.mark.parametrize(("side", "country"), [("other", None), ("government", None)])
def test_near_spelling_without_side_and_country_is_for_an_admin_to_settle(side, country):
    near = person("Bahrom Qodirov", side="government", country="UZ")
    reference, doubt = match(found("Бахром Кадыров", side, country))
    assert isinstance(reference, str)
    assert near.slug in doubt


@pytest.mark.parametrize(("side", "country"), [("government", "KZ"), ("who", None)])
def test_near_spelling_on_another_side_is_another_person(side, country):
    person("Bahrom Qodirov", side="government", country="UZ")
    reference, doubt = match(found("Бахром Кадыров", side, country))
    assert isinstance(reference, str) and doubt == ""


def test_two_near_spellings_are_ambiguous():
    one = person("Bahrom Qodirov", side="government", country="UZ")
    other = person("Bahram Qodirov", side="government", country="UZ")
    reference, doubt = match(found("Бахром Кадыров", "government", "UZ"))
    assert isinstance(reference, str)
    assert one.slug in doubt and other.slug in doubt


def test_same_spelling_goes_before_a_near_one():
    person("Bahrom Qodirov", side="government", country="UZ")
    same = person("Bahrom Kadyrov", side="government", country="UZ")
    assert match(found("Бахром Кадыров", "government", "UZ")) == (same.pk, "")


def test_two_whom_one_article_tells_apart_are_two_people():
    known = person("Bahrom Qodirov", side="government", country="UZ")
    names = ("Bahrom Qodirov", "Bahrom Kadyrov")
    people = People([found(name, "government", "UZ") for name in names], {}, russian=False)
    assert people.match("Bahrom Qodirov") == (known.pk, "")
    reference, doubt = people.match("Bahrom Kadyrov")
    assert isinstance(reference, str) and known.slug in doubt


def test_near_spelling_is_kept_with_its_person():
    known = person("Bahrom Qodirov", side="government", country="UZ")
    people = People([found("Бахром Кадыров", "government", "UZ")], {}, russian=True)
    save(people, {known.pk})
    assert people.matches and "Бахром Кадыров" in known.names.values_list("name", flat=True)
    assert match(found("Bahrom Kadyrov", "government", "UZ")) == (known.pk, "")
