import pytest

from reports.pages.addresses import original
from reports.tests import factories


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://24.kg/1", "https://24.kg/1"),
        ("http://24.kg/1", "http://24.kg/1"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        (None, ""),
    ],
)
def test_an_address_is_shown_if_it_is_one_of_the_web(db, url, shown):
    assert original(factories.report(url=url)) == shown
