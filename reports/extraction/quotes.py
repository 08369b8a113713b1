"""What people said: words in quotation marks, words with a dash before “said”, and what is told of them."""

from reports.extraction.findings import Article, Mention, Person, Quote, Sentence
from reports.extraction.speech import quotations, statements, unmarked
from reports.extraction.speech.attribution import Scene
from reports.extraction.speech.marked import Marked


def find(
    article: Article,
    sentences: tuple[Sentence, ...],
    people: tuple[Person, ...],
    mentions: tuple[Mention, ...],
) -> tuple[Quote, ...]:
    """The direct quotes of the body and the indirect ones of its ``people``, in order.

    ``meeting`` is left None. A quote in two pieces is two quotes, one over several paragraphs is one.
    """
    scene = Scene(article, sentences, people, mentions)
    marked = Marked(scene, quotations.find(article)).read()
    free = unmarked.find(scene, [quote.span for quote in marked])
    direct = sorted([*marked, *free], key=lambda quote: quote.span)
    told = statements.find(scene, [quote.span for quote in direct])
    return tuple(sorted([*direct, *told], key=lambda quote: quote.span))
