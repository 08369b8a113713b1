"""The lines of a page: which are text, and which are menus, tickers, counters, credits and teasers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from itertools import pairwise

from reports.extraction import date_expressions, places
from reports.extraction.findings import Span
from reports.extraction.lexicons import load
from reports.extraction.page import sources
from reports.extraction.words.phrases import Phrases, words

LINE = re.compile(r"[^\n]+")
MARGIN = " \t\r\f\v\u00a0\u2028\ufeff•·"
FULL_STOPS = (".", "…", ":", ";", ",", '."', ".”", ".»", ".)", "»,", "”,", '",')
OTHER_STOPS = ("?", "!", "»", "”", '"', "“", ")")
# A date that a page glues to the words beside it: "Президента22.07.2015 12:38АШХАБАД, 22 июля", at the
# end of a headline perhaps with a city: "принял гостей12:4005.10.2021, Бишкек"
GLUED = re.compile(
    r"(?:^|(?<=[^\W\d_])|(?<=[»”\")?!…]))"
    r"(?:\d\d:\d\d\s?)?\d\d[./]\d\d[./](?:(?:19|20)\d\d|\d\d(?=\s\d\d:\d\d))(?:,?\s*\d\d:\d\d)?"
    r"(?:,\s*[A-ZА-ЯЁ][\w-]+(?=\s*$)|(?=[A-ZА-ЯЁ«“\"]|\s*$))"
)
IN_NUMBERS = re.compile(r"\d\d[./]\d\d[./]\d\d")  # of every such date; a text without it has none
# Between the items of a menu: "News  World  Sport", "Home / News / Health"
ITEMS = re.compile(r"\s{2,}|\s*[|/›»>•·]\s*")
MENU_ITEMS, ITEM_WORDS = 3, 3
# «Ада Новак, Ян Кох (фото), …», folded
REPORTERS = re.compile(r"(?:[^\W\d_]+ [^\W\d_-]+(?: \((?:фото|видео|текст|photo|text)\))?, )+[^,.]+$")
STAMP_WORDS, STAMP_ITEM_WORDS = 8, 4  # "17 May 2019 | Departmental news"
STAMP_ITEMS = re.compile(r"\s[|/]\s|\s{3,}")
# Where a page stands in its site: "Ministry of Health > Press > News"
STEPS, STEP_WORDS = re.compile(r"\s+[/|›»→>]\s+"), 3
CRUMBS = re.compile(r"\s+[>›»→]\s+")
# «Просмотров: 487  Дата публикации: 15/06/2023», "Source: Agency| 2020-03-05 21:14:22|Editor"
PUBLISHED = re.compile(r"дата публикации|опубликован|published|^(?:source|источник): .{2,40}\d\d:\d\d")
SPEECH = re.compile(r"[«“\"].+[»”\"],?\s+[–—-]\s")
STAMPED = re.compile(r"(?:\d\d:\d\d,?\s)?\d{1,2}[\s./]")
INNER_STOP = re.compile(r"[.!?…][»”\")]*\s+[«“\"(]?[A-ZА-ЯЁ]|[»”\"],?\s+[–—-]\s")
LONG = 160  # characters: no headline or menu is as long
WRAPPED = 40  # characters: a shorter line is no part of a paragraph broken into lines
WRAPS = 2  # lines broken within a sentence: the page breaks all its paragraphs so


class Kind(Enum):
    TEXT = "text"
    DATE = "date"  # a date with nothing beside it but an hour, counters or who wrote it
    JUNK = "junk"
    LIST = "list"  # heads a list of other stories
    CLOSING = "closing"  # whom to call, and what a body says of itself: the article is over


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it, or several that are one paragraph."""

    span: Span
    text: str
    kind: Kind

    @property
    def is_paragraph(self) -> bool:
        """Whether the line reads as running text: it ends as a sentence does, or no headline is so long."""
        if len(self.text) > LONG or self.text.endswith(FULL_STOPS):
            return True
        return self.text.endswith(OTHER_STOPS) and INNER_STOP.search(self.text) is not None

    @property
    def is_short(self) -> bool:
        """Whether the line may be a byline or a menu: a few words without a full stop."""
        return not self.text.endswith(FULL_STOPS + OTHER_STOPS) and len(self.text.split()) <= 5


def split(text: str, start: int = 0) -> list[Line]:
    """The lines of ``text`` from ``start`` that are not blank; a paragraph broken into lines is one line."""
    pieces = list(_pieces(text, start))
    width = _wrap_width(text, pieces)
    spans = pieces[:1]
    for before, after in pairwise(pieces):
        if _goes_on(text, before, after) or _is_wrapped(text, before, after, width):
            spans[-1] = Span(spans[-1].start, after.end)
        else:
            spans.append(after)
    return [
        Line(span, content, classify(content)) for span in spans for content in [text[span.start : span.end]]
    ]


def trail_end(text: str, line: Line) -> Iterator[Span]:
    """Where a trail of steps ends: "Minister meets guests" of "Home » News » Minister meets guests"."""
    steps = [step.span() for step in CRUMBS.finditer(text, *line.span)]
    if line.kind is Kind.JUNK and len(steps) > 1:
        last = Span(steps[-1][1], line.span.end)
        if len(text[slice(*last)].split()) > STAMP_ITEM_WORDS:
            yield last


def is_trail(written: str) -> bool:
    """Whether a line is a few steps through a site, none of which is a sentence: "Publications / News"."""
    steps = STEPS.split(written)
    return len(steps) > 1 and all(len(step.split()) <= STEP_WORDS for step in steps)


def _pieces(text: str, start: int) -> Iterator[Span]:
    """The lines without the white space around them; a date glued to a line is one by itself."""
    dated = IN_NUMBERS.search(text, start) is not None
    for line in LINE.finditer(text, start):
        edges = [edge for found in GLUED.finditer(line.group()) for edge in found.span()] if dated else []
        for begin, end in pairwise([0, *edges, len(line.group())]):
            content = line.group()[begin:end].strip(MARGIN)
            if content:
                begin = text.index(content[0], line.start() + begin)
                yield Span(begin, begin + len(content))


def _goes_on(text: str, before: Span, after: Span) -> bool:
    """Whether the next line goes on with the sentence: no blank line between, and a small letter first."""
    return (
        before.end - before.start > WRAPPED
        and text[after.start].islower()
        and text[before.end - 1] not in ".!?…"
        and text.count("\n", before.end, after.start) == 1
        and not _is_menu(text[slice(*after)].casefold(), text[slice(*after)])
    )


def _wrap_width(text: str, pieces: list[Span]) -> int:
    """How wide a text with a line break every few words is, in characters; 0 where lines are paragraphs."""
    if sum(_goes_on(text, before, after) for before, after in pairwise(pieces)) < WRAPS:
        return 0
    above = (b.end - b.start for b, a in pairwise(pieces) if text.count("\n", b.end, a.start) == 1)
    widest = max(above)
    return widest if widest <= LONG else 0


def _is_wrapped(text: str, before: Span, after: Span, width: int) -> bool:
    """Whether the line was broken because the next word, capitalized or not, had no room on it."""
    word = text.find(" ", after.start, after.end)
    length = (word if word >= 0 else after.end) - after.start
    return (
        width > 0
        and before.end - before.start <= width < before.end - before.start + 1 + length
        and text.count("\n", before.end, after.start) == 1
    )


def classify(content: str) -> Kind:
    """What a line without white space around it is."""
    if len(content) > LONG:
        return Kind.TEXT
    folded = content.casefold()
    if folded.strip(": .»>") in _listed("lists"):
        return Kind.LIST
    if _opening("closings").match(folded) or folded.strip(" :()0123456789") in _listed("comments"):
        return Kind.CLOSING
    dated = list(date_expressions.scan(content, Span(0, len(content))))
    kind = Kind.DATE if any(expression.day and expression.year for expression in dated) else Kind.JUNK
    if kind is Kind.DATE and PUBLISHED.search(folded):
        return kind
    if _is_credit(folded) or (_invites(content) and not SPEECH.match(content)):
        return Kind.JUNK
    if _opening("bylines").match(folded) and _is_brief(folded):
        return kind
    if kind is Kind.DATE and (_is_stamp_of_items(content) or _is_stamp_of_agency(content)):
        return kind
    for expression in reversed(dated):
        folded = folded[: expression.span.start] + " " + folded[expression.span.end :]
    return kind if _is_menu(folded, content) or _is_list_of_items(content) else Kind.TEXT


def _is_credit(folded: str) -> bool:
    """Whether the line is a credit, a ticker or a teaser: «Фото: МИД РК», "Currency rates from 5 May", or
    names who wrote for whom: «Ада Новак, Ян Кох (фото), УзА»."""
    if folded.startswith("©") and not folded.endswith("."):
        return True
    if REPORTERS.match(folded) and sources.is_name(folded.rpartition(", ")[2]):
        return True
    credit = _opening("credits").match(folded)
    found = credit or _opening("openings").match(folded)
    if found and folded[found.end() : found.end() + 1] in ("", ":", "©", "/", "|"):
        return True
    return credit is not None and _is_brief(folded)


def _is_brief(folded: str) -> bool:
    return not folded.endswith(".") and len(folded) < LONG // 2


def _is_menu(folded: str, content: str) -> bool:
    """Whether the line holds nothing but words of menus, currencies, numbers and marks, and beside numbers
    places: "Bishkek, 18 February, 16:48"."""
    known = _of_menus()
    unknown = [word for word in re.findall(r"[^\W_]+", folded) if not (word in known or word.isdigit())]
    if not unknown or not any(character.isdigit() for character in content):
        return not unknown
    named = places.find_in(content, [Span(0, len(content))])
    of_places = {
        word for place in named for word in re.findall(r"[^\W_]+", content[slice(*place.span)].casefold())
    }
    return of_places.issuperset(unknown)


def _is_list_of_items(content: str) -> bool:
    """Whether the line is three or more short items, each with a capital letter: "News  World  Sport", or
    items parted by marks of their own: "Ministry of Health > Press", "About us | Terms of use | Help"."""
    crumbs = CRUMBS.split(content)
    if len(crumbs) > 1 and not any(INNER_STOP.search(crumb) or crumb.endswith(".") for crumb in crumbs):
        return True
    steps = [item.strip().casefold() for item in content.split(" / ")]
    if len(steps) >= MENU_ITEMS and steps[0] in _listed("menu"):
        return True
    if content.count("|") >= MENU_ITEMS - 1 and not content.endswith("."):
        return True
    items = ITEMS.split(content)
    return len(items) >= MENU_ITEMS and all(
        not item[:1].islower() and (len(item.split()) <= ITEM_WORDS or item.isupper()) for item in items
    )


def _is_stamp_of_items(content: str) -> bool:
    """Whether a dated line has other short items beside the date: "17 May 2019 | Departmental news",
    «22 октября 2024 г.    Новостной выпуск    Время чтения: 2 мин.»."""
    items = STAMP_ITEMS.split(content)
    brief = (
        len(content.split()) <= STAMP_WORDS or max(len(item.split()) for item in items) <= STAMP_ITEM_WORDS
    )
    return content.count(" | ") >= MENU_ITEMS - 1 or (len(items) > 1 and brief)


def _is_stamp_of_agency(content: str) -> bool:
    """Whether a dated line goes on as "14:25, 03 May 2022, Bishkek - 24.kg news agency, Anna KIM" does, or
    as «УзА, 7 октября 2022», "[Stepnews, 7 May 2022]"."""
    named = sources.named_in(content, Span(0, len(content)))
    if named is None or content.endswith("."):
        return False
    return not content[: named.start].strip(" /[") or STAMPED.match(content) is not None


def _invites(content: str) -> bool:
    return next(_invitations().find(words(content, [Span(0, len(content))])), None) is not None


@cache
def _listed(table: str) -> frozenset[str]:
    lexicon = load("layout")[table]
    return frozenset(lexicon["words" if "words" in lexicon else "phrases"])


@cache
def _of_menus() -> frozenset[str]:
    return _listed("menu") | _listed("currencies")


@cache
def _opening(table: str) -> re.Pattern[str]:
    """What a line of that table starts with."""
    phrases = sorted(load("layout")[table]["phrases"], key=len, reverse=True)
    alternatives = "|".join(re.escape(phrase).replace(r"\ ", r"\W+") for phrase in phrases)
    return re.compile(rf"(?:[\W_]*?)(?:{alternatives})(?![^\W_])\s*")


@cache
def _invitations() -> Phrases[bool]:
    return Phrases((phrase, True) for phrase in load("layout")["anywhere"]["phrases"])
