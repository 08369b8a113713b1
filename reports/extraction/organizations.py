"""Bodies that an article names, each once, in its fullest form."""

from reports.extraction.findings import Article, Organization, Sentence


def find(article: Article, sentences: tuple[Sentence, ...]) -> tuple[Organization, ...]:
    """The distinct bodies named in the body of the article, in order, without cited media."""
    return ()
