import pytest

from reports.extraction import article, places


def named(text):
    found = places.find(article.read(text))
    return [(text[slice(*place.span)], place.city, place.country) for place in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kazakh and Kyrgyz doctors.", [("Kazakh", None, "KZ"), ("Kyrgyz", None, "KG")]),
        ("The Kyrgyz Republic agreed.", [("Kyrgyz Republic", None, "KG")]),
        ("В Республике Узбекистан и в РК.", [("Республике Узбекистан", None, "UZ"), ("РК", None, "KZ")]),
        ("Казахстанские врачи в Кыргызстане.", [("Казахстанские", None, "KZ"), ("Кыргызстане", None, "KG")]),
        ("Туркменский министр в Ашхабаде.", [("Туркменский", None, "TM"), ("Ашхабаде", "Ashgabat", "TM")]),
        ("Офис в Оше, и в Джалал-Абаде.", [("Оше", "Osh", "KG"), ("Джалал-Абаде", "Jalal-Abad", "KG")]),
        (
            "From Nur-Sultan to New York.",
            [("Nur-Sultan", "Nur-Sultan", "KZ"), ("New York", "New York", "US")],
        ),
        ("In the Uzbek capital.", [("Uzbek capital", "Tashkent", "UZ")]),
        ("В столице Таджикистана.", [("столице Таджикистана", "Dushanbe", "TJ")]),
        ("The capital of Hungary.", [("capital of Hungary", "Budapest", "HU")]),
        ("Данияр дал индивидуальные данные.", []),
        ("Ошибка в мары и ош не страна.", []),
        ("Oral vaccine, kr and to.", []),
    ],
)
def test_finds_places_in_every_form(text, wanted):
    assert named(text) == wanted
