import pytest

from reports.tests import factories
from reports.tests.pages.pages import read

pytestmark = pytest.mark.django_db


def letters(page):
    return [link for link in page.links if link.startswith("?letter=")]


@pytest.fixture
def people(db):
    return [
        factories.person("Jan Zeman", name_ru="Ян Земан"),
        factories.person("Åsa Ek"),
        factories.person("Aigul Sadykova", name_ru="Айгуль Садыкова"),
        factories.person("Bolat Sadykov", name_ru="Болат Садыков"),
        factories.person("Ёлкин"),
    ]


def test_people_stand_under_their_last_name(client, people):
    page = read(client, "/people/a-z/?letter=S")
    assert letters(page) == ["?letter=E", "?letter=S", "?letter=Z", "?letter=%D0%95"]
    assert page.words.index("Bolat Sadykov") < page.words.index("Aigul Sadykova")
    assert "Jan Zeman" not in page.words


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("Aizada Bolot kyzy", "B"),
        ("Nurlan Sultanbek Uulu", "S"),
        ("Akmal Rustam o‘g‘li", "R"),
        ("Айзада Болот кызы", "Б"),
        ("Ilham Heydar oglu Aliyev", "A"),
        ("Kyzy", "K"),
    ],
)
def test_a_word_for_a_child_is_no_surname(client, name, letter):
    factories.person(name)
    assert name in read(client, f"/people/a-z/?letter={letter}").words


def test_the_first_letter_is_shown_where_none_is_asked_for(client, people):
    assert "Åsa Ek" in read(client, "/people/a-z/").words


def test_in_russian_names_stand_as_they_are_shown(client, people):
    page = read(client, "/ru/people/a-z/?letter=С")
    assert "Айгуль Садыкова" in page.words
    assert letters(page) == ["?letter=%D0%95", "?letter=%D0%97", "?letter=%D0%A1", "?letter=E"]


def test_the_letters_of_the_language_stand_first(client, people):
    factories.person("Anna Abel")
    factories.person("Ivan Yablokov", name_ru="Иван Яблоков")
    for path, first, second in (("/people/a-z/", "A", "Y"), ("/ru/people/a-z/", "Я", "A")):
        letters = list(client.get(path).context["letters"])
        assert letters.index(first) < letters.index(second)
    assert client.get("/ru/people/a-z/").context["letter"] >= "А"


def test_a_letter_in_lower_case_is_the_same(client, people):
    assert "Jan Zeman" in read(client, "/people/a-z/?letter=z").words


@pytest.mark.parametrize("letter", ["Q", "%00", "%3Cscript%3E", "%F0%9F%98%80"])
def test_a_letter_without_a_name_says_so(client, people, letter):
    assert "No name here begins with this letter" in read(client, f"/people/a-z/?letter={letter}").words


def test_bodies_stand_under_the_first_letter_of_their_name(client):
    factories.organization("“New Life” Foundation")
    factories.organization("3rd Hospital")
    factories.organization("404")
    assert letters(read(client, "/organizations/a-z/")) == ["?letter=%23", "?letter=N", "?letter=R"]
    assert "404" in read(client, "/organizations/a-z/?letter=%23").words


def test_a_letter_has_pages_and_none_beyond_the_last(client):
    for number in range(101):
        factories.person(f"Person Zeta{number:03}")
    assert "Person Zeta100" in read(client, "/people/a-z/?letter=Z&page=2").words
    for wrong in ("3", "0", "x", "9" * 40):
        page = read(client, f"/people/a-z/?letter=Z&page={wrong}", 404)
        assert "the list ends with page 2" in page.words
        assert "?letter=Z&page=2" in page.links


def test_an_empty_archive_has_no_letters(client):
    assert "The archive holds none yet." in read(client, "/people/a-z/").words


@pytest.mark.parametrize(("name", "queries"), [("people", 8), ("organizations", 8)])
def test_a_letter_takes_so_many_queries(client, archive, django_assert_num_queries, name, queries):
    client.get("/")  # what is looked up once a process
    with django_assert_num_queries(queries):
        client.get(f"/{name}/a-z/")
