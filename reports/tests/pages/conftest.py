"""A small archive with what pages must show: evidence, disagreement, the unknown, two scripts, bad HTML."""

from types import SimpleNamespace

import pytest

from reports.models import Country, OrganizationMention
from reports.tests import factories

TOLD = (
    "Osh gets new clinics\n\n"
    "Bishkek, May 4, 2021 /Kabar/. Yesterday, Minister of Health Aibek Toktorov met Regional Director "
    "Jane Berg of the World Health Organization in Kyrgyzstan.\n\n"
    "“We will build clinics,\n\nand train doctors,” said Jane Berg. "
    "Toktorov noted that vaccines had arrived. <script>alert(1)</script>"
)
TOLD_AGAIN = "Министр здравоохранения Айбек Токторов встретился с Джейн Берг из ВОЗ в Оше 1 мая."


def span(text: str, words: str) -> dict:
    """Where the words stand first, as the fields of a record."""
    start = text.index(words)
    return {"start": start, "end": start + len(words)}


def spans(text: str, words: str) -> list[list[int]]:
    return [list(span(text, words).values())]


def role_span(text: str, words: str) -> dict:
    return {f"role_{name}": value for name, value in span(text, words).items()}


@pytest.fixture
def archive(db) -> SimpleNamespace:
    """Two reports of one meeting, which differ in date and place, and an undated meeting of nobody."""
    kg = factories.country("KG", "Kyrgyzstan", "Киргизия")
    Country.objects.filter(code="KG").update(central_asian=True)
    bishkek, osh = factories.place("Bishkek", kg, "Бишкек"), factories.place("Osh", kg, "Ош")
    vaccines = factories.topic("immunization")
    who = factories.organization("World Health Organization", "ВОЗ", slug="who", acronym="WHO", side="who")
    office = factories.organization("WHO Regional Office", slug="who-office", parent=who, side="who")
    minister = factories.person("Aibek Toktorov", "A. Toktorov", name_ru="Айбек Токторов")
    director = factories.person("Jane Berg", "Джейн Берг", "Jane Bergh", name_ru="Джейн Берг")
    told = factories.report(
        TOLD,
        title="Osh gets new clinics",
        source="Kabar",
        published="2021-05-04",
        slug="told",
        url="https://kabar.example/1",
        evidence={
            "title": spans(TOLD, "Osh gets new clinics"),
            "source": spans(TOLD, "Kabar"),
            "published": spans(TOLD, "May 4, 2021"),
        },
    )
    OrganizationMention.objects.create(
        report=told, organization=who, **span(TOLD, "World Health Organization")
    )
    told_again = factories.report(TOLD_AGAIN, language="ru", slug="told-again")
    government = {"side": "government", "country": kg}
    meeting = factories.meeting(
        (
            minister,
            {
                **government,
                **span(TOLD, "Aibek Toktorov"),
                **role_span(TOLD, "Minister of Health"),
                "role": "Minister of Health",
            },
        ),
        (
            director,
            {
                **span(TOLD, "Jane Berg"),
                **role_span(TOLD, "Regional Director"),
                "role": "Regional Director",
                "side": "who",
                "organization": office,
            },
        ),
        date="2021-05-03",
        basis="relative",
        place=bishkek,
        countries=[kg],
        topics=[vaccines],
        report=told,
        slug="2021-05-03-toktorov-berg",
    )
    account = meeting.accounts.get()
    account.evidence = {"date": spans(TOLD, "Yesterday"), "place": spans(TOLD, "Bishkek")}
    account.save()
    account.accountcountry_set.update(spans=spans(TOLD, "Kyrgyzstan"))
    account.accounttopic_set.update(spans=spans(TOLD, "vaccines"))
    factories.account(
        meeting,
        (
            minister,
            {**government, **span(TOLD_AGAIN, "Айбек Токторов"), "role": "министр здравоохранения"},
        ),
        (director, {**span(TOLD_AGAIN, "Джейн Берг"), "side": "who"}),
        report=told_again,
        date="2021-05-01",
        date_basis="explicit",
        place=osh,
        countries=[kg],
    )
    said = "We will build clinics,\n\nand train doctors"
    direct = factories.quote(
        director, " ".join(said.split()), meeting=meeting, slug="berg-clinics", **span(TOLD, said)
    )
    indirect = factories.quote(
        minister,
        "vaccines had arrived",
        meeting=meeting,
        kind="indirect",
        slug="toktorov-vaccines",
        **span(TOLD, "vaccines had arrived"),
    )
    undated = factories.meeting(slug="undated-nobody")
    nobody = factories.quote(text="Nobody knows who said this", slug="nobody")
    return SimpleNamespace(
        kg=kg, who=who, office=office, minister=minister, director=director, told=told, told_again=told_again,
        meeting=meeting, direct=direct, indirect=indirect, undated=undated, nobody=nobody, vaccines=vaccines,
    )  # fmt: skip
