"""Parts of pages that are put in place when a page is compiled."""

import pytest
from django.template import Context, Template, TemplateDoesNotExist
from django.utils.translation import override

CONSTANT = '{% load i18n placing %}{% constant %}{% translate "Search" %} {{ word }}{% endconstant %}'


def test_an_inserted_template_has_the_context_around_it():
    rows = Template('{% load placing %}{% for bar in years %}{% insert "_span.html" %}{% endfor %}')
    html = rows.render(Context({"years": [{"year": 2019}, {"before": 2017}, {}]}))
    assert html.split() == ["2019", "before", "2017", "undated"]


def test_a_template_that_is_not_there_is_missed_at_once():
    with pytest.raises(TemplateDoesNotExist):
        Template('{% load placing %}{% insert "_none.html" %}')


def test_a_constant_is_rendered_once_for_each_language():
    template = Template(CONSTANT)
    with override("en"):
        assert template.render(Context({"word": "first"})) == "Search first"
    with override("ru"):
        assert template.render(Context({"word": "second"})) == "Найти second"
    with override("en"):
        assert template.render(Context({"word": "third"})) == "Search first"
