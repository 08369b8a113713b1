import pytest

from reports.extraction import organizations
from reports.tests.extraction import samples

ROWS = [
    ("The World Health Organization (WHO) came. WHO left.", ["World Health Organization"]),
    ("The WHO Regional Office for Europe wrote. The WHO European Regional Office signed.",
     ["WHO Regional Office for Europe"]),
    ("The Ministry of Health of Tajikistan wrote to the Ministry of Health.",
     ["Ministry of Health of Tajikistan"]),
    ("The Ministry of Health of Tajikistan wrote to the Ministry of Health of Uzbekistan.",
     ["Ministry of Health of Tajikistan", "Ministry of Health of Uzbekistan"]),
    ("The Kazakh Senate and the Government of Kazakhstan agreed.",
     ["Kazakh Senate", "Government of Kazakhstan"]),
    ("The Measles and Rubella Initiative helped.", ["Measles and Rubella Initiative"]),
    ("The state agency for local self-government and youth affairs helped.",
     ["state agency for local self-government and youth affairs"]),
    ("The ministry and the office were closed, who knows why.", []),
    ("Khovar News Agency reported.", []),
    ("ВОЗ и Всемирной организации здравоохранения помогли.", ["Всемирная организация здравоохранения"]),
    ("С Министерством здравоохранения Республики Узбекистан говорил Минздрав.",
     ["Министерство здравоохранения Республики Узбекистан"]),
    ("В Европейском региональном бюро ВОЗ ждут.", ["Европейское региональное бюро ВОЗ"]),
    ("МИДу Таджикистана помог Детским фондом ООН.", ["МИД Таджикистана", "Детский фонд ООН"]),
    ("Работает офис ЮНИСЕФ в Оше.", ["офис ЮНИСЕФ в Оше"]),
    ("В больнице имени Шавката Раимова ждут.", ["больница имени Шавката Раимова"]),
    ("Помогла Европейская сеть ВОЗ «Здоровые города».", ["Европейская сеть ВОЗ «Здоровые города»"]),
    ("Писал географически удаленный (региональный) офис ВОЗ.",
     ["географически удаленный (региональный) офис ВОЗ"]),
    ("Все ес ли мы, который ЕС.", ["ЕС"]),
    ("Глава ЕРБ ВОЗ обсудил с Минздравом поставки. Ждут и в Европейском региональном бюро ВОЗ.",
     ["Европейское региональное бюро ВОЗ", "Минздрав"]),
    ("Торага Жогорку Кенеша Кыргызской Республики был в Мажилисе и в городской поликлинике № 9.",
     ["Жогорку Кенеш Кыргызской Республики", "Мажилис", "городская поликлиника № 9"]),
    ("В Минздраве Казахстана ждут. Министерство здравоохранения поможет.", ["Министерство здравоохранения"]),
    ("Говорили в Минздраве с ЮНИСЕФ. Компанию им составил посол.", ["Минздрав", "ЮНИСЕФ"]),
    ("Начальник управления здравоохранения области и глава управления комитета помогли.",
     ["управление здравоохранения области"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), ROWS)
def test_bodies_are_found_once_in_their_fullest_form(text, wanted):
    article, sentences = samples.split(text)
    found = organizations.find(article, sentences)
    assert [organization.name for organization in found] == wanted
    for organization in found:
        assert organization.span in organization.mentions


def test_side_and_country_of_a_body():
    article, sentences = samples.split(
        "The Ministry of Health of Uzbekistan met UNICEF and the Asian Development Bank."
    )
    told = [(found.side, found.country) for found in organizations.find(article, sentences)]
    assert told == [("government", "UZ"), ("unicef", None), ("other", None)]
