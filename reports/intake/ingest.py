"""An article -> the report and its records, in one transaction.

Identity is the URL, else the file name. The same text under the same identity changes nothing; a new text is
a new version at the same address; a text that is in the archive under another identity is refused.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from typing import Literal

from django.db import DataError, IntegrityError, connection, transaction
from django.db.models import Q

from reports.extraction.findings import Extraction, Stated
from reports.extraction.output import as_json
from reports.extraction.pipeline import extract
from reports.intake import corrections, differences, records, slugs
from reports.intake.articles import Article, Refusal, Refused, hash_of
from reports.intake.differences import Difference
from reports.intake.proposals import header_of
from reports.intake.readers import Readers
from reports.intake.revision import record, revise
from reports.models import Report, ReportVersion, Withdrawal, history
from reports.search import index

WRITING = 0x1A7A4E  # the advisory lock: one article at a time is written, so that no name is created twice

Status = Literal["new", "unchanged", "new version", "refused"]


@dataclass(frozen=True, slots=True)
class Result:
    """What became of an article. ``reason`` says why it was refused, in a sentence."""

    label: str
    status: Status
    size: int = 0
    reason: str = ""


def ingest_all(articles: Iterable[Article | Refusal], jobs: int = 1) -> Iterator[Result]:
    """Take the articles in, one after the other; each ends in a Result, and none keeps the others out.

    With several ``jobs`` the next articles are read in other processes while one is written, and the results
    are the same, in the same order. Raises ReaderDiedError where such a process dies; what is written stays.
    """
    met: dict[str, tuple[str, str]] = {}
    waiting: deque[Callable[[], Result]] = deque()
    with Readers(jobs) as readers:
        for article in articles:
            waiting.append(_begin(article, met, readers))
            if len(waiting) > readers.ahead:
                yield waiting.popleft()()
        while waiting:
            yield waiting.popleft()()


def _begin(
    article: Article | Refusal, met: dict[str, tuple[str, str]], readers: Readers
) -> Callable[[], Result]:
    """Look at an article and begin to read it; what comes back takes it in."""
    try:
        if isinstance(article, Refusal):
            raise Refused(article.reason)
        label, text_hash = met.setdefault(article.identity, (article.label, hash_of(article.text)))
        if text_hash != hash_of(article.text):
            shared = "address" if article.url else "name"
            raise Refused(f"{label} is another article of the same {shared}.")
        if _is_known(article):
            return partial(Result, article.label, "unchanged", article.size)
    except Refused as refused:
        return partial(Result, article.label, "refused", article.size, str(refused))
    return partial(_end, article, readers.begin(article.text, article.stated))


def _end(article: Article, extraction: Callable[[], Extraction]) -> Result:
    try:
        return Result(article.label, _take_in(article, extraction()), article.size)
    except Refused as refused:
        return Result(article.label, "refused", article.size, str(refused))


def ingest(article: Article) -> Status:
    """Take one article in. Raises Refused where its text is in the archive under another identity."""
    if _is_known(article):
        return "unchanged"
    return _take_in(article, extract(article.text, article.stated))


def _take_in(article: Article, extraction: Extraction) -> Status:
    """Write what was read, unless another writer was first. Raises Refused."""
    try:
        with history.run(), index.once():
            lock()
            told = _told(article)
            if _is_known(article, told):
                return "unchanged"
            return _write(article, extraction, told)
    except (DataError, IntegrityError) as error:
        raise Refused(f"The archive cannot hold it: {str(error).splitlines()[0]}") from error


def reextract(report: Report, dry_run: bool = False) -> list[Difference]:
    """Extract a report's text anew and bring its records in line, but for what people corrected.

    What that changed comes back; with ``dry_run`` all of it is undone again.
    """
    extraction = extract(report.text, Stated(**report.stated))
    with transaction.atomic():
        with history.run(), index.once():
            lock()
            report = Report.objects.select_for_update().get(pk=report.pk)
            before = records.load(report)
            waiting = corrections.conflicts(before)
            _revise(report, extraction)
            after = records.load(report)
            raised = {
                mark: proposed
                for mark, proposed in corrections.conflicts(after).items()
                if mark not in waiting or waiting[mark] != proposed
            }
        found = differences.between(before, after, raised)
        transaction.set_rollback(dry_run)
    return found


def lock() -> None:
    """Wait until no other writer changes the archive; it lasts to the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WRITING])


def _told(article: Article) -> list[Report]:
    """The reports of the article's text or of its identity, two at most, locked against other writers."""
    same_text = Q(text_hash=hash_of(article.text))
    same_name = Q(url=article.url) if article.url else Q(url=None, file_name=article.file_name)
    return list(Report.objects.select_for_update().filter(same_text | same_name).order_by("pk"))


def _is_known(article: Article, told: Iterable[Report] | None = None) -> bool:
    """Whether the report is there with this text.

    Raises Refused where another report has the text, or where the report was withdrawn.
    """
    if told is None:
        _check_withdrawn(article)
        told = Report.objects.filter(text_hash=hash_of(article.text)).only("url", "file_name", "text_hash")
    for holder in told:
        if holder.text_hash == hash_of(article.text):
            if (holder.url or holder.file_name) != article.identity:
                named = holder.url or holder.file_name
                raise Refused(f"The same text is in the archive already, as {named}.")
            return True
    return False


def _check_withdrawn(article: Article) -> None:
    withdrawn = Withdrawal.objects.of_article(article.url, article.file_name, hash_of(article.text))
    if found := withdrawn.values_list("withdrawn_at", "reason").first():
        day, reason = found
        raise Refused(f"It was withdrawn from the archive on {day:%Y-%m-%d}: {reason}")


def _write(article: Article, extraction: Extraction, told: Iterable[Report]) -> Status:
    """Write an article that is not known, over the one that ``told`` holds of its identity."""
    stated = {name: value for name, value in asdict(article.stated).items() if value is not None}
    report = next(iter(told), None)
    if report is None:
        report = Report(
            url=article.url,
            file_name=article.file_name,
            text=article.text,
            text_hash=hash_of(article.text),
            stated=stated,
        )
        records.assign(report, header_of(extraction))
        report.slug = _slug(report)
        report.save()
        report.extraction = as_json(extraction, report.file_name)
        record(report, extraction)
        return "new"
    earlier = ReportVersion.objects.create(
        report=report,
        number=report.version,
        text=report.text,
        text_hash=report.text_hash,
        extraction=report.extraction,
    )
    report.version += 1
    report.text, report.text_hash, report.stated = article.text, hash_of(article.text), stated
    report.save()
    _revise(report, extraction, earlier.text)
    return "new version"


def _revise(report: Report, extraction: Extraction, earlier_text: str | None = None) -> None:
    report.extraction = as_json(extraction, report.file_name)
    revise(report, extraction, earlier_text)


def _slug(report: Report) -> str:
    """The date, the source and the first words: ``2021-03-04-agency-minister-meets-guests``."""
    (slug,) = slugs.free(
        Report, [slugs.words(report.published or "undated", report.source, report.title or report.lede)]
    )
    return slug
