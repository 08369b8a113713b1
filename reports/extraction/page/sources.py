"""Who published an article, where the text says so: agencies, papers and sites."""

import re
from functools import cache

from reports.extraction.findings import Finding, Span
from reports.extraction.lexicons import load
from reports.extraction.words.phrases import Phrases, fold, words

# The address of a site that no lexicon lists.
DOMAIN = re.compile(r"\.(?:kz|kg|uz|tj|tm|com|org|net|news|media|ru|info|asia)\b")
HOST = re.compile(r"[A-Za-zА-Яа-яЁё0-9-]{2,40}\Z")
# A state body's own site is whom the agency heard it from, unless no agency is named.
STATE = re.compile(
    r"gov\.|minister|president|akorda|government|parliament|senate|mfa|minzdrav|med\.kg", re.IGNORECASE
)
# "Kazinform News Agency heard from", "24.kg news agency reports", "Liter.kz writes"
CUE_AFTER = re.compile(
    r"[»”\"]?\s*(?:(?:news )?agency|correspondent|reporter|\s)*,?\s*"
    r"(?:has\s+)?(?:heard|learn|reports?\b|reported|cites|quotes|informs?\b|writes|found out"
    r"|(?:was|has been) (?:told|informed)"
    r"|(?:сообщили|рассказали)\s+в|(?:сообщил|рассказал|пояснил|заявил)[аи]?\b"
    r"|сообщает|передает|передаёт|пишет|узнал|стало известно)",
    re.IGNORECASE,
)
# «передает корреспондент МИА «Казинформ»», "told 24.kg news agency", «Источник: ...»
CUE_BEFORE = re.compile(
    r"(?:переда[её]т|переда[её]тся|сообщает|пишет|информирует|сообщил[аи]?"
    r"|рассказал[аи]?|заявил[аи]?|пояснил[аи]?|уточнил[аи]?|в (?:беседе|интервью|комментарии|разговоре)"
    r"|стало известно|узнал[аи]?|по (?:данным|сообщению|информации)"
    r"|told|informed|reported (?:by|to)|according to|as reported|interview (?:with|to)|comment to"
    r"|source:|источник:)"
    r"(?:\s|the|со?|для|собственн\w+|корреспондент\w*|корр\.|информационн\w+|агентств\w+|информагентств\w+|портал\w*"
    r"|газет\w+|сайт\w*|издани\w+|журналист\w*|телеканал\w*|correspondent|reporter|of|agency|news"
    r"|ИА|АН|МИА|КНИА|НИА|НИАТ|IA|[«\"“(])*$",
    re.IGNORECASE,
)
# An agency that no lexicon lists, called one: «передает ИА «Новости дня»», "Steppe News Agency reports"
CALLED = re.compile(
    r"(?P<short>\b(?:[КМ]?Н?ИАТ?|АМИТ|АН)\s+[«“\"][^»”\"\n]{2,40}[»”\"])"
    r"|агентств\w+\s+(?P<quoted>[«“\"][^»”\"\n]{2,40}[»”\"])"
    r"|\b(?P<named>(?:[A-Z][\w.-]{2,20} ){1,2}News Agency)\b"
)
# One that is not called an agency, where the sentence says nothing else of it: ", Steppe Post reports."
ALONE = re.compile(
    r",\s+(?P<en>(?:The )?[A-Z][\w-]{2,20}(?: [A-Z][\w-]{2,20}){0,2})"
    r"\s+(?:reports|writes|has learned)\b(?! to\b)"
    r"|,\s+(?:переда[её]т|сообщает|пишет)\s+"
    r"(?P<site>официальн\w+ (?:сайт|портал) [А-ЯЁ][^,.;\n]{2,60})"
    r"|,\s+(?:переда[её]т|сообщает|пишет)\s+"
    r"(?P<ru>[«“\"][^»”\"\n]{3,30}[»”\"]|[A-Z][\w-]{2,20}(?: [A-Z][\w-]{2,20})?)"
    r"(?=\.(?:\s|$)|,?\s+со ссылкой)"
)
# The name of the site at the end of its own headline: "... | The Astana Times"
TAIL = re.compile(r"\s(?:[|–—-]|::|//)\s(?=[^|–—]{2,40}$)")
LEDE = 2  # paragraphs in which a name that no lexicon lists may be the publisher's
LONGEST = 60  # characters of a publisher's name
STEM, ENDING = 4, 3  # letters in common of two cases of a name, and those that may differ in number
REACH = 70  # characters before a name that a cue may stand in


def find(text: str, header: list[Span], body: list[Span]) -> Finding | None:
    """The publisher: a line of the header that is its name, else the words "… reports" of the body."""
    masthead = _masthead(text, header)
    if masthead:
        return masthead
    named = [_whole(text, span) for span, _ in _names().find(words(text, body))]
    named += _sites(text, body) + _called(text, body)
    cited = [span for span in named if _is_cited(text, span)] + _alone(text, body[:LEDE])
    cited.sort(key=lambda span: _is_of_state(text, span))
    if not cited:
        return None
    doubt = "The text names only the site of a state body." if _is_of_state(text, cited[0]) else ""
    return Finding(_uninflected(text[slice(*cited[0])]), (cited[0],), doubt)


def credited(text: str, credits: list[Span]) -> Finding | None:
    """The known publisher that the credits of pictures name, or below them the invitation to its channel;
    for where nothing else tells who published."""
    named = [span for credit in credits if (span := named_in(text, credit))]
    doubt = "Only a credit or an invitation of the page names the publisher."
    return Finding(text[named[-1].start : named[-1].end], (named[-1],), doubt) if named else None


def tail(text: str, headline: Span) -> Span | None:
    """The publisher's name that ends a headline, with the mark before it: " | The Astana Times"."""
    found = TAIL.search(text, headline.start, headline.end)
    named = found and is_name(text[found.end() : headline.end])
    return Span(found.start(), headline.end) if found and named else None


def named_in(text: str, span: Span) -> Span | None:
    """The first known publisher named inside ``span``."""
    return next((_whole(text, found) for found, _ in _names().find(words(text, [span]))), None)


def spelled(written: str) -> str:
    """The name as the publisher spells it, where the text has it in capitals: Kazinform for KAZINFORM."""
    return _spellings().get(_words_of(written), written) if written.isupper() else written


def _uninflected(written: str) -> str:
    """The name as it stands alone: «Газета.uz» for «Газете.uz»."""
    name = next((name for _, name in _names().find(words(written, [Span(0, len(written))]))), None)
    if name is None or _words_of(written) in _spellings():
        return written
    listed = (source["forms"] for source in load("sources")["sources"] if source["name"] == name)
    forms = (form.removesuffix("*") for forms in listed for form in forms)
    return next((form for form in forms if "*" not in form and _differs_at_its_end(form, written)), written)


def _differs_at_its_end(form: str, written: str) -> bool:
    return form[:STEM] == written[:STEM] and abs(len(form) - len(written)) <= ENDING


def is_name(line: str) -> bool:
    """Whether a line is nothing but the name of a publisher."""
    return len(line) <= LONGEST and _words_of(line) in _spellings()


def _masthead(text: str, header: list[Span]) -> Finding | None:
    """The line that is a publisher's name; a name in words wins over an address such as vecher.kz."""
    tails = [Span(span.start + 3, span.end) for line in header if (span := tail(text, line))]
    named = [span for span in [*header, *tails] if is_name(text[span.start : span.end])]
    named.sort(key=lambda span: "." in text[span.start : span.end])
    return Finding(text[named[0].start : named[0].end], (named[0],)) if named else None


def _sites(text: str, body: list[Span]) -> list[Span]:
    """The addresses of sites in the text."""
    domains = (found for part in body for found in DOMAIN.finditer(text, part.start, part.end))
    hosts = ((HOST.search(text[max(0, found.start() - REACH) : found.start()]), found) for found in domains)
    return [Span(found.start() - len(host.group()), found.end()) for host, found in hosts if host]


def _called(text: str, body: list[Span]) -> list[Span]:
    """Names in the text that are called an agency, a paper or a site."""
    found = (called for part in body for called in CALLED.finditer(text, part.start, part.end))
    return [Span(*called.span(called.lastgroup or 0)) for called in found]


def _whole(text: str, span: Span) -> Span:
    """The span with the mark that closes a quotation in it: «Ховар» of НИАТ «Ховар»."""
    written = text[span.start : span.end + 1]
    return Span(span.start, span.end + 1) if "«" in written and written.endswith("»") else span


def _is_cited(text: str, span: Span) -> bool:
    written = text[span.start : span.end]
    if written.islower() and "." not in written:  # "the trend reported"
        return False
    before = text[max(0, span.start - REACH) : span.start]
    return bool(CUE_AFTER.match(text, span.end) or CUE_BEFORE.search(before))


def _alone(text: str, body: list[Span]) -> list[Span]:
    """Names that nothing is said of but that they report, of no body and nobody else in the text."""
    found = (alone for part in body for alone in ALONE.finditer(text, part.start, part.end))
    named = [Span(*alone.span(alone.lastgroup or 0)) for alone in found]
    return [span for span in named if _may_be_paper(text, text[slice(*span)])]


def _may_be_paper(text: str, written: str) -> bool:
    subjects = load("vocabulary")["en"]["subject"].split()
    return (
        not written.isupper() and text.count(written) == 1 and not set(fold(written).split()) & set(subjects)
    )


def _is_of_state(text: str, span: Span) -> bool:
    return STATE.search(text, *span) is not None


def _words_of(line: str) -> tuple[str, ...]:
    return tuple(word.folded for word in words(line, [Span(0, len(line))]))


@cache
def _spellings() -> dict[tuple[str, ...], str]:
    """Every form by its words; of two with the same words the first listed."""
    forms = [form.removesuffix("*") for source in load("sources")["sources"] for form in source["forms"]]
    return {_words_of(form): form for form in reversed(forms)}


@cache
def _names() -> Phrases[str]:
    return Phrases(
        (form, source["name"]) for source in load("sources")["sources"] for form in source["forms"]
    )
