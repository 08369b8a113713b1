"""The Russian catalog: whole, compiled, and with the same blanks as the English. Needs no gettext tools."""

import ast
import gettext
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.translation.template import templatize

CATALOG = Path(settings.BASE_DIR) / "locale" / "ru" / "LC_MESSAGES"
CALLS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
QUOTED = r"""u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""


def entries() -> dict[tuple[str, str], list[str]]:
    """What django.po says: (context, English) -> the Russian forms."""
    found = {}
    for block in (CATALOG / "django.po").read_text(encoding="utf-8").split("\n\n")[1:]:
        fields = {}
        for line in block.splitlines():
            if keyword := re.match(r"(msg\w+(?:\[\d\])?) ", line):
                name, line = keyword[1], line[keyword.end() :]
            if line.startswith('"'):
                fields[name] = fields.get(name, "") + ast.literal_eval(line)
        forms = [text for name, text in sorted(fields.items()) if name.startswith("msgstr")]
        found[fields.get("msgctxt", ""), fields["msgid"]] = forms
    return found


def compiled() -> dict:
    with (CATALOG / "django.mo").open("rb") as file:
        return {key: text for key, text in gettext.GNUTranslations(file)._catalog.items() if key}


def test_the_compiled_catalog_says_what_the_written_one_says():
    wanted = {}
    for (context, english), forms in entries().items():
        key = f"{context}\x04{english}" if context else english
        plural = {(key, number): text for number, text in enumerate(forms)}
        wanted |= plural if len(forms) > 1 else {key: forms[0]}
    assert compiled() == wanted


def test_every_entry_is_translated_with_the_same_blanks():
    for (_context, english), forms in entries().items():
        for russian in forms:
            assert russian, f"not translated: {english}"
            assert set(re.findall(r"%\(\w+\)\w", russian)) == set(re.findall(r"%\(\w+\)\w", english))


TEMPLATES = sorted((Path(settings.BASE_DIR) / "templates").rglob("*.html"))
MODULES = sorted(
    path
    for path in (Path(settings.BASE_DIR) / "reports").rglob("*.py")
    if not {"tests", "migrations", "extraction"} & set(path.parts)
)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_the_words_of_a_template_are_in_the_catalog(path):
    source = templatize(path.read_text(encoding="utf-8"))
    said = {
        ast.literal_eval(text).replace("%%", "%")
        for text in re.findall(rf"\b(?:_|n?gettext)\(\s*{QUOTED}", source)
    }
    assert said <= {english for _context, english in entries()}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_words_of_a_module_are_in_the_catalog(path):
    said = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
            words = [each.value for each in node.args if isinstance(each, ast.Constant)]
            said |= {words[-1] if node.func.id.startswith("p") else words[0]} if words else set()
    assert said <= {english for _context, english in entries()}


def test_the_templates_are_looked_at():
    assert len(TEMPLATES) > 20
    assert len(MODULES) > 20
