"""Where a person's name begins and ends: particles, patronymics, initials."""

import pytest

from reports.extraction import extract

# Text -> the people of the meeting.
ROWS = [
    ("The Minister of Health Olim Saidmurod-zoda met with the WHO Representative Pieter van der Berg.",
     ["Olim Saidmurod-zoda", "Pieter van der Berg"]),
    ("Minister Sultanbek uulu Bakyt met Aizada Bolot kyzy, director of the Blood Center, and UNICEF adviser "
     "Karl af Ugglas.", ["Sultanbek uulu Bakyt", "Aizada Bolot kyzy", "Karl af Ugglas"]),
    ("The Deputy Minister of Health G‘ayrat Ne’matov met with the WHO experts Maria de la Cruz, "
     "João dos Santos e Silva and "
     "Abu Bakr al-Razi ibn Yusuf.",
     ["G‘ayrat Ne’matov", "Maria de la Cruz", "João dos Santos e Silva", "Abu Bakr al-Razi ibn Yusuf"]),
    ("Министр Нурлан Токтосун уулу принял советника ВОЗ Питера ван дер Берга "
     "и Марию Луизу Кортес де ла Фуэнте, представителя ЮНИСЕФ.",
     ["Нурлан Токтосун уулу", "Питер ван дер Берг", "Мария Луиза Кортес де ла Фуэнте"]),
    ("Министр встретился с Ёханом ван дер Валом, директором ВОЗ, и с Айгуль Болот кызы, главой Центра крови.",
     ["Ёхан ван дер Вал", "Айгуль Болот кызы"]),
    ("Хоким Хайрулло Бозаров принял главу ВОЗ Хосе Анхеля Мартинеса.",
     ["Хайрулло Бозаров", "Хосе Анхель Мартинес"]),
    ("Министр А.Каримов принял представителя ЮНИСЕФ А.ван Дизена.", ["А. Каримов", "А. ван Дизен"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), ROWS)
def test_small_words_belong_to_the_name(text, wanted):
    meeting = extract(text, authority=False).meetings[0]
    assert [person.name for person in meeting.participants] == wanted
