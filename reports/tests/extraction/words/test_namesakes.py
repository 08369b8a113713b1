import pytest

from reports.extraction.words import namesakes


@pytest.mark.parametrize(
    ("before", "wanted"),
    [
        ("больница им. ", True),
        ("университет имени ", True),
        ("a hospital named after ", True),
        ("помогла им ", True),
        ("the minister named ", False),
        ("в Риме ", False),
        ("", False),
    ],
)
def test_the_words_before_a_name_say_that_something_bears_it(before, wanted):
    assert namesakes.follows(f"{before}Новака", len(before)) is wanted
