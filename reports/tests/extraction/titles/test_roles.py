import pytest

from reports.extraction.titles import roles
from reports.tests.extraction import samples

ENGLISH = [
    ("Vice Minister of Foreign Affairs of Kazakhstan", "Vice Minister of Foreign Affairs of Kazakhstan"),
    ("acting WHO Resident Representative in Kazakhstan", "acting WHO Resident Representative in Kazakhstan"),
    ("head of Healthy Cities program at the WHO Regional Office for Europe",
     "head of Healthy Cities program at the WHO Regional Office for Europe"),
    ("Programme Manager for the Vaccine-Preventable Diseases and Immunization Unit",
     "Programme Manager for the Vaccine-Preventable Diseases and Immunization Unit"),
    ("Advisor to the President on Youth, Science, Education and Sports",
     "Advisor to the President on Youth, Science, Education and Sports"),
    ("the former UNICEF Representative to Tajikistan on Tuesday", "UNICEF Representative to Tajikistan"),
    ("the Minister of Health at a meeting", "Minister of Health"),
    ("UNICEF’s representative in Uzbekistan", "UNICEF’s representative in Uzbekistan"),
    ("WHO Representative a.i. in Kyrgyzstan", "WHO Representative a.i. in Kyrgyzstan"),
    ("Health and Social Development Minister", "Health and Social Development Minister"),
    ("First Lady of Uzbekistan", "First Lady of Uzbekistan"),
    ("Chairperson of the Senate of the Oliy Majlis", "Chairperson of the Senate of the Oliy Majlis"),
    ("WHO Emergency Medical Teams focal point", "WHO Emergency Medical Teams focal point"),
    ("Deputy Chair of the National e-Health Center", "Deputy Chair of the National e-Health Center"),
    ("First Deputy Energy and Water Resources Minister", "First Deputy Energy and Water Resources Minister"),
    ("Deputy Labour, Health and Social Development Minister",
     "Deputy Labour, Health and Social Development Minister"),
    ("Minister of Digital Development, Innovations and Aerospace Industry",
     "Minister of Digital Development, Innovations and Aerospace Industry"),
    ("director of the center “Healthy Steppe”", "director of the center “Healthy Steppe”"),
]  # fmt: skip

RUSSIAN = [
    ("старшему портфолио-менеджеру Глобального фонда", "старший портфолио-менеджер Глобального фонда"),
    ("генеральным директором Всемирной организации здравоохранения",
     "генеральный директор Всемирной организации здравоохранения"),
    ("первому заместителю министра иностранных дел Республики Казахстан",
     "первый заместитель министра иностранных дел Республики Казахстан"),
    ("руководителю географически удаленного офиса ВОЗ по первичной медико-санитарной помощи в Алматы",
     "руководитель географически удаленного офиса ВОЗ по первичной медико-санитарной помощи в Алматы"),
    ("нового представителя ЮНИСЕФ в Кыргызстане", "представитель ЮНИСЕФ в Кыргызстане"),
    ("министра труда, обеспечения и миграции", "министр труда, обеспечения и миграции"),
    ("врио министра здравоохранения в ходе встречи", "врио министра здравоохранения"),
    ("главой Минздрава на совещании", "глава Минздрава"),
    ("министром здравоохранения Узбекистана в среду", "министр здравоохранения Узбекистана"),
    ("региональному директору ЮНИСЕФ по странам Европы и Центральной Азии",
     "региональный директор ЮНИСЕФ по странам Европы и Центральной Азии"),
    ('координатора сети "Здоровая степь" Европейского бюро ВОЗ',
     'координатор сети "Здоровая степь" Европейского бюро ВОЗ'),
    ("ректора университета им. Павлова", "ректор университета им. Павлова"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), ENGLISH + RUSSIAN)
def test_title_runs_as_far_as_it_is_one(text, wanted):
    found = roles.find(samples.article(f"{text}."))
    assert [role.text for role in found] == [wanted]


NO_TITLES = ["The sides met for an hour.", "Встреча прошла после обеда."]


@pytest.mark.parametrize("text", NO_TITLES)
def test_other_words_are_no_titles(text):
    assert roles.find(samples.article(text)) == ()
