from reports.extraction.findings import Span
from reports.extraction.words import tokens


def texts(text):
    return [token.text for token in tokens.within(text, (Span(0, len(text)),))]


def test_initials_possessives_hyphens_and_glued_titles():
    assert texts("R. Meredov") == ["R.", "Meredov", "\n"]
    assert texts("Т.Гебрейесус") == ["Т.", "Гебрейесус", "\n"]
    assert texts("Dr.Azhara, WHO’s") == ["Dr", ".", "Azhara", ",", "WHO", "’s", "\n"]
    assert texts("Nur-Sultan Ne’matov") == ["Nur-Sultan", "Ne’matov", "\n"]
    assert texts("и.о. министра a.i.") == ["и.о.", "министра", "a.i.", "\n"]


def test_each_token_slices_to_its_text():
    text = "«ВОЗ» — 75,4 года\x00🙂 «»"
    for token in tokens.within(text, (Span(0, len(text)),))[:-1]:
        assert text[token.start : token.end] == token.text
