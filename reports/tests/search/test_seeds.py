"""The five articles, taken in for real, are found as a visitor would look for them."""

from reports.search import index
from reports.search.query import everything
from reports.search.terms import parse
from reports.tests.search.lists import found, listed


def test_the_articles_are_found(seed_archive):
    assert found("meetings", "country=KG&official=hans-kluge") == ["undated-japarov-kluge"]
    assert found("meetings", "country=KZ&official=hans-kluge") == ["2020-02-14-mamin-kluge"]
    assert "undated-japarov-kluge" in found("meetings", "undated=only")
    said = set(found("quotes", "official=Tedros"))
    assert said
    for typed in ("Tedros", "Гебрейесус", "Gebreyesus", "Гебрейесуса"):
        assert set(found("quotes", f"q={typed}")) == said
        assert listed("quotes", f"official={typed}").qs.count() == len(said)
    assert {group.kind for group in everything(parse("ВОЗ"))} >= {"organization", "meeting", "report"}
    assert index.differences() == {}
