# ruff: noqa: E501 - a row holds its text whole
import pytest

from reports.extraction import extract

# text, the surnames at each table in order
SEVERAL = [
    (
        "WHO Regional Director Jan Novak met with Prime Minister Olim Safarov on 5 May 2021. They spoke of vaccines. "
        "Separately, Novak held talks with Minister of Health Aida Usenova.",
        [{"Novak", "Safarov"}, {"Novak", "Usenova"}],
    ),
    (
        "President Olim Safarov received UNICEF Representative Ana Costa. He thanked her. The same day Ms. Costa also met "
        "with Foreign Minister Timur Askarov. “We agreed on schools,” Askarov said. Later she sat down with Mayor Karim Azizov.",
        [{"Safarov", "Costa"}, {"Costa", "Askarov"}, {"Costa", "Azizov"}],
    ),
    (
        "Президент Олим Сафаров принял главу ВОЗ Яна Новака. Они говорили о вакцинах. В тот же день Ян Новак встретился "
        "с министром здравоохранения Азизом Каримовым.",
        [{"Сафаров", "Новак"}, {"Новак", "Каримов"}],
    ),
    (
        "Министр здравоохранения Азиз Каримов принял представителя ЮНИСЕФ Ану Косту. Затем Ана Коста побеседовала с министром "
        "образования Тимуром Аскаровым.",
        [{"Каримов", "Коста"}, {"Коста", "Аскаров"}],
    ),
]

ONE = [
    "Minister Aida Usenova met with WHO Representative Jan Novak. Deputy Minister Timur Askarov also took part in the meeting.",
    "Minister Aida Usenova met with WHO Representative Jan Novak. Then Novak spoke of his talks in Geneva.",
    "Minister Aida Usenova met with WHO Representative Jan Novak. Also present were Timur Askarov and Ana Costa of UNICEF, who met the team.",
    "Minister Aida Usenova met with WHO Representative Jan Novak. Earlier, Novak also met with Prime Minister Olim Safarov.",
    "Minister Aida Usenova met with WHO Representative Jan Novak. “I also met with Mayor Karim Azizov,” Novak said.",
    "Министр Азиз Каримов встретился с представителем ВОЗ Яном Новаком. Также участие приняла представитель ЮНИСЕФ Ана Коста.",
]


def surnames(meeting):
    return {person.name.split()[-1] for person in meeting.participants}


@pytest.mark.parametrize(("text", "tables"), SEVERAL)
def test_people_who_met_apart_are_at_tables_of_their_own(text, tables):
    assert [surnames(meeting) for meeting in extract(text, authority=False).meetings] == tables


@pytest.mark.parametrize("text", ONE)
def test_who_joined_or_was_met_before_opens_no_further_meeting(text):
    assert len(extract(text, authority=False).meetings) == 1


def test_a_further_meeting_keeps_the_day_and_place_of_the_one_before_with_a_doubt():
    text = (
        "On 5 May 2021, WHO Director Jan Novak met with President Olim Safarov in Dushanbe. They spoke of vaccines. "
        "Separately, Novak met with Health Minister Aida Usenova to discuss tuberculosis."
    )
    first, second = extract(text, authority=False).meetings
    assert (first.date.value, first.place.value, first.date.doubt) == ("2021-05-05", "Dushanbe", "")
    assert (second.date.value, second.date_basis, second.place.value) == (
        "2021-05-05",
        "explicit",
        "Dushanbe",
    )
    assert second.date.doubt
    assert [topic.value for topic in first.topics] == ["immunization"]
    assert [topic.value for topic in second.topics] == ["tuberculosis"]


def test_a_further_meeting_has_its_own_day_and_place():
    text = (
        "On 5 May 2021, WHO Director Jan Novak met with President Olim Safarov in Dushanbe. They spoke of vaccines. On 7 May 2021 "
        "Novak also met with Mayor Karim Azizov in Khujand. {} Novak also met with Governor Nodir Rahimov."
    )
    _, second, third = extract(text.format("The next day"), authority=False).meetings
    assert (second.date.value, second.place.value) == ("2021-05-07", "Khujand")
    assert third.date.value == "2021-05-08"


def test_a_quote_belongs_to_the_meeting_around_it():
    text = SEVERAL[1][0] + " “It was a long day, and a good one,” Costa said."
    extraction = extract(text, authority=False)
    direct = [quote for quote in extraction.quotes if quote.kind == "direct"]
    assert [(quote.speaker, quote.meeting) for quote in direct] == [("Timur Askarov", 1), ("Ana Costa", 2)]
