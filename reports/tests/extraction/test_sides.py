"""For whom people sit: by the title's own body, by the words beside the name, by the text before."""

import pytest

from reports.extraction import extract

# Text, a person of it, and the side.
ROWS = [
    # the title's own body or office comes before whoever was spoken of last
    ("UNICEF envoy Ana Costa met chief physician Aida Asanova in Talas.", "Aida Asanova", "government"),
    ("WHO adviser Jan Novak met Lola Azimova, director of the State Health Insurance Fund.", "Lola Azimova",
     "government"),
    ("Governor Bakyt Osmonov and WHO adviser Jan Novak met. His first deputy Nurlan Asanov came.",
     "Nurlan Asanov", "government"),
    ("Глава ЮНИСЕФ Анна Вебер встретилась с председателем ГРБ Алишером Мирзоевым.", "Алишер Мирзоев",
     "government"),
    ("Представитель ЮНИСЕФ Анна Вебер встретила фельдшера Зулайхо Давлатову.", "Зулайхо Давлатова",
     "government"),
    ("Премьер принял главу ЮНИСЕФ Анну Вебер. Гостью сопровождал представитель фонда Ян Новак.", "Ян Новак",
     "unicef"),
    # envoys of the region sit for their government, those of other states do not
    ("Kazakhstan's Permanent Representative to the UN in Geneva Yerlan Alimov met WHO chief Jan Novak.",
     "Yerlan Alimov", "government"),
    ("WHO chief Jan Novak met Zulfiya Omarova, Ambassador-at-Large of the Ministry of Foreign Affairs.",
     "Zulfiya Omarova", "government"),
    ("WHO chief Jan Novak met Ambassador Extraordinary and Plenipotentiary of Japan Hiroshi Tanaka.",
     "Hiroshi Tanaka", "other"),
    ("Министр Азиз Каримов принял Чрезвычайного и Полномочного Посла Японии Хироси Танаку.", "Хироси Танака",
     "other"),
    ("Глава ВОЗ Ян Новак принял постоянного представителя Кыргызской Республики при ООН Омара Султанова.",
     "Омар Султанов", "government"),
    ("Министр Азиз Каримов принял постоянного представителя ЮНИСЕФ Анну Вебер.", "Анна Вебер", "unicef"),
    # the party for which a sentence names people
    ("Minister Aziz Karimov led the talks. From the WHO side, Ana Costa and Skender Lika came.",
     "Skender Lika", "who"),
    ("Гостей ЮНИСЕФ встречали. Узбекскую сторону представляли министр Азиз Каримов и директор "
     "клиники Дана Усенова.", "Дана Усенова", "government"),
    ("Глава ВОЗ Ян Новак встретился с директором Казгидромета Даной Усеновой.", "Дана Усенова", "government"),
    ("Глава ВОЗ Ян Новак встретился с президентом Альянса врачей Даной Усеновой.", "Дана Усенова", "other"),
    ("Министр Азиз Каримов вел переговоры. Со стороны ЮНИСЕФ участвовала Ли Сяохун.", "Ли Сяохун", "unicef"),
    ("Участие в переговорах приняли министр А.Цой, от ВОЗ – К.Вебер.", "К. Вебер", "who"),
    ("WHO Representative Victor Lind and UNICEF's Osama Khogali reported to Minister Jamol Abdulloev.",
     "Osama Khogali", "unicef"),
    ("Выступили представители ВОЗ Назира Артыкова и ЮНИСЕФ Кристин Вебер.", "Кристин Вебер", "unicef"),
    ("Governor Olim Safarov received Umeda Sodiqi of the UN Children's Fund.", "Umeda Sodiqi", "unicef"),
    ("WHO adviser Jan Novak spoke on salt. Dr Olim Rahimi of Tajikistan replied.", "Olim Rahimi",
     "government"),
    ("A WHO team met Minister Aida Usenova. The head of the team, virologist Jan Novak, spoke.", "Jan "
     "Novak", "who"),
    ("Minister Aida Usenova met WHO adviser Jan Novak and the union's chair, Dana Asanova.", "Dana "
     "Asanova", "other"),
    ("WHO was represented by:\n– Jan Novak, Director of the Department;\n– Ana Costa, officer.\n\n"
     "Minister Aida Usenova met them.", "Jan Novak", "who"),
    ("Ян Новак, который с мая возглавляет страновой офис ВОЗ, встретился с министром Азизом "
     "Каримовым.", "Ян Новак",
     "who"),
    ("Министр Азиз Каримов принял гостей. ВОЗ на встрече представлял специалист Ян Новак, ЮНИСЕФ – "
     "специалист Анна Вебер. Говорили о соли.", "Анна Вебер", "unicef"),
    ("Министр Азиз Каримов встретился с Яном Новаком, президентом Ассоциации врачей.", "Ян Новак", "other"),
    ("UNICEF envoy Ana Costa and WHO adviser Jan Novak came to Governor Olim Safarov and his deputy, "
     "Dana Asanova.",
     "Dana Asanova", "government"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "side"), ROWS)
def test_side_of_a_person(text, name, side):
    extraction = extract(text, authority=False)
    people = [*extraction.mentioned, *(one for held in extraction.meetings for one in held.participants)]
    assert [person.side for person in people if person.name == name] == [side]
