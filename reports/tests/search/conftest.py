"""A small archive in which every filter of every list tells some records from others."""

from types import SimpleNamespace

import pytest

from reports.tests import factories as make


@pytest.fixture
def archive(db) -> SimpleNamespace:
    """Three meetings, four reports, four quotes and whom they are about, by short names."""
    kg = make.country("KG", "Kyrgyzstan", "Кыргызстан")
    kz = make.country("KZ", "Kazakhstan", "Казахстан")
    bishkek = make.place("Bishkek", kg, "Бишкек")
    astana = make.place("Astana", kz, "Астана")
    care = make.topic("primary-health-care", "Primary health care", "Первичная медико-санитарная помощь")
    digital = make.topic("digital-health", "Digital health", "Цифровое здравоохранение")
    who = make.organization("World Health Organization", "WHO", "ВОЗ", slug="test-who", side="who")
    europe = make.organization("European Office", slug="test-europe", side="who", parent=who)
    unicef = make.organization("Children’s Fund", "UNICEF", slug="test-unicef", side="unicef")
    ministry = make.organization("Ministry of Health", slug="test-ministry", side="government", country=kg)
    kluge = make.person("Hans Kluge", "Ханс Клюге", name_ru="Ханс Клюге", slug="kluge")
    tedros = make.person("Tedros Gebreyesus", name_ru="Тедрос Гебрейесус", slug="tedros")
    japarov = make.person("Sadyr Japarov", name_ru="Садыр Жапаров", slug="japarov")
    mamin = make.person("Askar Mamin", name_ru="Аскар Мамин", slug="mamin")
    russell = make.person("Catherine Russell", slug="russell")

    for_who = {"side": "who", "organization": europe, "role": "Regional Director"}
    report_a = make.report(
        "The Prime Minister met the Regional Director in the capital about primary health care.",
        title="Talks in the capital",
        source="Agency A",
        published="2020-02-15",
        slug="report-a",
    )
    report_b = make.report(
        "Президент встретился с Хансом Клюге и обсудил цифровизацию больниц.",
        title="Встреча в Бишкеке",
        source="Agency B",
        language="ru",
        slug="report-b",
    )
    report_c = make.report("Visitors spoke of vaccines.", published="2019", slug="report-c")
    report_d = make.report(
        "Тедрос Гебрейесус поблагодарил ЮНИСЕФ.",
        language="ru",
        published="2022-05",
        slug="report-d",
        mentions=[tedros, unicef],
    )
    meeting_a = make.meeting(
        (mamin, {"side": "government", "role": "Prime Minister"}),
        (kluge, for_who),
        date="2020-02-14",
        place=astana,
        countries=[kz],
        topics=[care],
        report=report_a,
        slug="a",
    )
    meeting_b = make.meeting(
        (japarov, {"side": "government", "role": "President", "organization": ministry}),
        (kluge, for_who),
        (russell, {"side": "unicef", "organization": unicef}),
        date="2021",
        basis="relative",
        place=bishkek,
        countries=[kg],
        topics=[digital],
        report=report_b,
        slug="b",
    )
    meeting_c = make.meeting(
        (tedros, {"side": "who", "organization": who}), countries=[kg], report=report_c, slug="c"
    )
    make.quote(kluge, "Primary care comes first.", meeting=meeting_a, slug="quote-a")
    make.quote(japarov, "Больницы станут цифровыми", meeting=meeting_b, kind="indirect", slug="quote-b")
    make.quote(who, "Vaccines save lives.", meeting=meeting_c, slug="quote-c")
    make.quote(None, "Спасибо за помощь", report=report_d, slug="quote-d")
    return SimpleNamespace(**locals())
