"""Which report an article is: by its text, and by its identity, the URL or else the file name."""

from collections.abc import Iterable, Iterator

from django.db.models import Q

from reports.intake.articles import Article, Refused, hash_of
from reports.models import Report, Withdrawal


class Told:
    """The reports of the archive that have the text or the identity of one of some articles."""

    def __init__(self, articles: Iterable[Article], for_update: bool = False) -> None:
        """``for_update`` locks the reports against other writers."""
        reports = Report.objects.order_by("pk")
        reports = reports.select_for_update() if for_update else reports.only("url", "file_name", "text_hash")
        found = list(reports.filter(_same(articles, url=None)))
        self.of_text = {report.text_hash: report for report in found}
        self.of_identity = {report.url or report.file_name: report for report in found}

    def knows(self, article: Article) -> bool:
        """Whether the article's report is there with this text. Raises Refused where another has the text."""
        holder = self.of_text.get(hash_of(article.text))
        if holder and (holder.url or holder.file_name) != article.identity:
            raise Refused(f"The same text is in the archive already, as {holder.url or holder.file_name}.")
        return holder is not None

    def earlier(self, article: Article) -> Report | None:
        """The report of the article, whatever its text."""
        return self.of_identity.get(article.identity)

    def fresh(self, articles: Iterable[Article]) -> Iterator[bool]:
        """For each whether nothing stands against it: none of the reports, nor any article before it."""
        met = {*self.of_text, *self.of_identity}
        for article in articles:
            marks = {article.identity, hash_of(article.text)}
            yield not marks & met
            met |= marks


class Withdrawn:
    """What was withdrawn of some articles."""

    def __init__(self, articles: Iterable[Article]) -> None:
        rows = Withdrawal.objects.filter(_same(articles, url="")).defer("records", "addresses")
        self.rows = list(rows)

    def check(self, article: Article) -> None:
        """Raises Refused where the article's text or its report was withdrawn."""
        for row in self.rows:
            if row.text_hash == hash_of(article.text) or (row.url or row.file_name) == article.identity:
                raise Refused(
                    f"It was withdrawn from the archive on {row.withdrawn_at:%Y-%m-%d}: {row.reason}"
                )


def _same(articles: Iterable[Article], url: str | None) -> Q:
    """Of rows with the text or the identity of one of the articles; ``url`` is what stands for none there."""
    articles = list(articles)
    urls = [article.url for article in articles if article.url]
    names = [article.file_name for article in articles if not article.url]
    texts = Q(text_hash__in=[hash_of(article.text) for article in articles])
    return texts | Q(url__in=urls) | Q(url=url, file_name__in=names)
