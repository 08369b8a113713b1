import pytest
from django.urls import reverse, set_script_prefix
from django.utils.translation import override

from reports.models.addresses import page_of


@pytest.mark.parametrize("kind", ["report", "meeting", "quote", "person", "organization", "country", "topic"])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_it_is_the_address_that_the_router_gives(kind, language):
    with override(language):
        assert page_of(kind, "some-slug-2") == reverse(f"pages:{kind}_detail", args=["some-slug-2"])


def test_it_stands_under_the_prefix_of_the_site():
    set_script_prefix("/archive/")
    try:
        assert page_of("topic", "nutrition") == "/archive/topics/nutrition/"
    finally:
        set_script_prefix("/")
