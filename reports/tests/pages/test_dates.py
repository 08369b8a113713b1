import pytest
from django.utils.translation import override

from reports.pages.dates import in_words


@pytest.mark.parametrize(
    ("edtf", "language", "words"),
    [
        ("2017-12-13", "en", "13 December 2017"),
        ("2017-12", "en", "December 2017"),
        ("2017", "en", "2017"),
        ("", "en", ""),
        ("2017-12-13", "ru", "13 декабря 2017 г."),
        ("2017-12", "ru", "декабрь 2017 г."),
        ("2017", "ru", "2017 г."),
    ],
)
def test_a_date_is_as_precise_in_words_as_it_is(edtf, language, words):
    with override(language):
        assert in_words(edtf) == words
