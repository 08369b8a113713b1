# ruff: noqa: E501 - a row holds its text whole
import pytest

from reports.extraction import languages


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Minister of Health received the representative of UNICEF in the city of Osh.", "en"),
        ("Министр здравоохранения принял представителя ВОЗ в городе Ош.", "ru"),
        (
            "Денсаулық сақтау министрі Дүниежүзілік денсаулық сақтау ұйымының өкілімен кездесті және ынтымақтастық туралы әңгімелесті.",
            "kk",
        ),
        (
            "Саламаттык сактоо министри Бүткүл дүйнөлүк саламаттык сактоо уюмунун өкүлү менен жолугуп, кызматташуу боюнча сүйлөштү.",
            "ky",
        ),
        (
            "Вазири тандурустӣ бо намояндаи Созмони умумиҷаҳонии тандурустӣ дар Душанбе мулоқот намуд ва масъалаҳоро баррасӣ кард.",
            "tg",
        ),
        (
            "Sogʻliqni saqlash vaziri Jahon sogʻliqni saqlash tashkiloti vakili bilan uchrashdi va hamkorlik haqida suhbatlashdi.",
            "uz",
        ),
        (
            "Соғлиқни сақлаш вазири Жаҳон соғлиқни сақлаш ташкилоти вакили билан учрашди ва ҳамкорлик ҳақида сўзлашди.",
            "uz",
        ),
        (
            "Saglygy goraýyş ministri Bütindünýä Saglygy Goraýyş Guramasynyň wekili bilen duşuşdy we hyzmatdaşlyk barada maslahatlaşdy.",
            "tk",
        ),
        ("Le ministre de la santé a reçu la représentante de l'OMS dans le bâtiment du gouvernement.", "fr"),
        ("WHO UNICEF", "en"),
        ("ВОЗ ЮНИСЕФ", "ru"),
        (
            "Қ. Тоқаев и Т. Гебрейесус обсудили сотрудничество, в том числе в сфере медицины, на встрече в Астане.",
            "ru",
        ),
        ("123 456", "und"),
        ("", "und"),
    ],
)
def test_tells_the_language(text, language):
    assert languages.identify(text) == language
