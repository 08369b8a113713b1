"""The words and marks of an article, in order: what names, roles and bodies are read from."""

import re
from functools import lru_cache
from typing import NamedTuple

from reports.extraction.findings import Article, Span
from reports.extraction.words.phrases import fold

# A word keeps its hyphens and inner apostrophes (Nur-Sultan, Ne’matov) but not its possessive (WHO’s);
# an initial keeps its full stop (A. Novak, Т.Азизов).
TOKEN = re.compile(
    r"a\.i\.|H\.\s?E\.|[ВвИи](?:р\.\s?и)?\.\s?[Оо]\."
    r"|[A-ZА-ЯЁ][a-zа-яё]?\.-[A-ZА-ЯЁ][a-zа-яё]?\."
    r"|(?!(?:Dr|Mr|Ms|St)\.)[A-ZА-ЯЁ][a-zа-яё]?\.(?=[\s\u00a0]?(?:[A-ZА-ЯЁ]|(?:van|von|de|ван|фон|де)\s))"
    r"|[^\W\d_]+(?:(?:[-‑]|[’'ʻʼ‘`](?!s\b))[^\W\d_]+)*"
    r"|[’']s\b"
    r"|\d+(?:[.,:]\d+)*"
    r"|\S"
)
INITIAL = re.compile(r"[A-ZА-ЯЁ][a-zа-яё]?\.(?:-[A-ZА-ЯЁ][a-zа-яё]?\.)?")
BREAK = "\n"  # stands between two paragraphs


class Token(NamedTuple):
    """A word or mark; ``start`` and ``end`` count characters of the stored text."""

    text: str
    start: int
    end: int
    folded: str

    @property
    def capitalized(self) -> bool:
        return self.text[0].isupper()

    @property
    def acronym(self) -> bool:
        """WHO, ВОЗ, МЗ: two capitals or more, and no small letter."""
        return len(self.text) > 1 and self.text.isupper() and self.text[0].isalpha() and not self.initial

    @property
    def initial(self) -> bool:
        return self.text[-1] == "." and INITIAL.fullmatch(self.text) is not None

    @property
    def word(self) -> bool:
        return self.text[0].isalpha()


@lru_cache(maxsize=8)
def of(article: Article) -> tuple[Token, ...]:
    """The tokens of the body, a ``BREAK`` token after each paragraph."""
    return within(article.text, article.body)


def alone(text: str) -> Token:
    """The token that ``text`` is by itself."""
    return Token(text, 0, len(text), fold(text))


def within(text: str, spans: tuple[Span, ...]) -> tuple[Token, ...]:
    """The tokens of ``text`` inside ``spans``, a ``BREAK`` token after each span."""
    found: list[Token] = []
    folded = fold(text)
    same_length = len(folded) == len(text)  # ß and a few others fold to two letters
    for span in spans:
        for match in TOKEN.finditer(text, span.start, span.end):
            word = match.group()
            start, end = match.span()
            found.append(Token(word, start, end, folded[start:end] if same_length else fold(word)))
        found.append(Token(BREAK, span.end, span.end, BREAK))
    return tuple(found)
