"""An article -> the report and its records, in one transaction with a few others.

Identity is the URL, else the file name. The same text under the same identity changes nothing; a new text is
a new version at the same address; a text that is in the archive under another identity is refused.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from operator import itemgetter
from typing import Literal

from django.db import DataError, IntegrityError, connection, transaction

from reports.extraction.findings import Extraction, Stated
from reports.extraction.output import as_json
from reports.extraction.pipeline import extract
from reports.intake import corrections, differences, records, slugs
from reports.intake.articles import Article, Refusal, Refused, hash_of
from reports.intake.differences import Difference
from reports.intake.identities import Told, Withdrawn
from reports.intake.proposals import header_of
from reports.intake.readers import Readers
from reports.intake.revision import record, revise
from reports.models import Report, ReportVersion, history
from reports.search import index

WRITING = 0x1A7A4E  # the advisory lock: one process at a time writes, so that no name is created twice
BATCH = 32  # articles that are written together
BATCH_SIZE = 1_000_000  # bytes of them after which no further one is added

Status = Literal["new", "unchanged", "new version", "refused"]


@dataclass(frozen=True, slots=True)
class Result:
    """What became of an article. ``reason`` says why it was refused, in a sentence."""

    label: str
    status: Status
    size: int = 0
    reason: str = ""


Read = tuple[Article, Extraction]
Begun = Result | tuple[Article, Callable[[], Extraction]]


def ingest_all(articles: Iterable[Article | Refusal], jobs: int = 1) -> Iterator[Result]:
    """Take the articles in, one after the other; each ends in a Result, and none keeps the others out.

    They are written a few at a time, and a Result is given once its article is there to stay. With several
    ``jobs`` the next ones are read in other processes meanwhile, and the results are the same, in the same
    order. Raises ReaderDiedError where such a process dies; what is written stays.
    """
    met: dict[str, tuple[str, str]] = {}
    waiting: deque[list[Begun]] = deque()
    with Readers(jobs) as readers:
        for batch in _batches(articles):
            waiting.append(_begin(batch, met, readers))
            if len(waiting) > readers.ahead:
                yield from _end(waiting.popleft())
        while waiting:
            yield from _end(waiting.popleft())


def _batches(articles: Iterable[Article | Refusal]) -> Iterator[list[Article | Refusal]]:
    """The articles in lists that are not too long, whether in number or in bytes."""
    batch: list[Article | Refusal] = []
    size = 0
    for article in articles:
        batch.append(article)
        size += article.size
        if len(batch) == BATCH or size > BATCH_SIZE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _begin(
    batch: Sequence[Article | Refusal], met: dict[str, tuple[str, str]], readers: Readers
) -> list[Begun]:
    """Look at articles and begin to read them; what needs no reading is a Result already."""
    articles = [article for article in batch if isinstance(article, Article)]
    withdrawn, told = Withdrawn(articles), Told(articles)
    begun: list[Begun] = []
    for article in batch:
        try:
            if isinstance(article, Refusal):
                raise Refused(article.reason)
            _check_met(article, met)
            withdrawn.check(article)
            if told.knows(article):
                begun.append(Result(article.label, "unchanged", article.size))
            else:
                begun.append((article, readers.begin(article.text, article.stated)))
        except Refused as refused:
            begun.append(_refused(article, refused))
    return begun


def _check_met(article: Article, met: dict[str, tuple[str, str]]) -> None:
    """Raises Refused where another article of the run has the identity."""
    label, text_hash = met.setdefault(article.identity, (article.label, hash_of(article.text)))
    if text_hash != hash_of(article.text):
        shared = "address" if article.url else "name"
        raise Refused(f"{label} is another article of the same {shared}.")


def _refused(article: Article | Refusal, refused: Refused) -> Result:
    return Result(article.label, "refused", article.size, str(refused))


def _end(begun: Sequence[Begun]) -> Iterator[Result]:
    """Take in what was read: new articles together, as far as nothing else comes between them."""
    read = [each if isinstance(each, Result) else (each[0], each[1]()) for each in begun]
    articles = [each[0] for each in read if not isinstance(each, Result)]
    fresh = Told(articles).fresh(articles)
    marked = [(isinstance(each, Result) or next(fresh), each) for each in read]
    for together, run in groupby(marked, itemgetter(0)):
        part = [each for _mark, each in run]
        written = together and _create_together([each for each in part if not isinstance(each, Result)])
        for each in part:
            if isinstance(each, Result):
                yield each
            else:
                yield Result(each[0].label, "new", each[0].size) if written else _end_alone(*each)


def _create_together(read: Sequence[Read]) -> bool:
    """Make the reports of new articles, all of them or none; whether they were made.

    Where the archive cannot hold one of them, or another writer was first, each is to be taken in by itself.
    """
    if len(read) < 2:
        return False
    try:
        with history.run(), index.once():
            lock()
            if Told((article for article, _extraction in read), for_update=True).of_identity:
                return False
            _create(read)
            return True
    except (DataError, IntegrityError):
        return False


def _end_alone(article: Article, extraction: Extraction) -> Result:
    try:
        return Result(article.label, _take_in(article, extraction), article.size)
    except Refused as refused:
        return _refused(article, refused)


def ingest(article: Article) -> Status:
    """Take one article in. Raises Refused where its text is in the archive under another identity."""
    Withdrawn([article]).check(article)
    if Told([article]).knows(article):
        return "unchanged"
    return _take_in(article, extract(article.text, article.stated))


def _take_in(article: Article, extraction: Extraction) -> Status:
    """Write what was read, unless another writer was first. Raises Refused."""
    try:
        with history.run(), index.once():
            lock()
            told = Told([article], for_update=True)
            if told.knows(article):
                return "unchanged"
            if report := told.earlier(article):
                _write_version(report, article, extraction)
                return "new version"
            _create([(article, extraction)])
            return "new"
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


def _create(read: Sequence[Read]) -> None:
    """Make the reports of articles that are not in the archive, with their records."""
    keys = records.reserve({Report: len(read)})[Report]
    reports = []
    for article, extraction in read:
        report = Report(
            pk=keys.popleft(),
            url=article.url,
            file_name=article.file_name,
            text=article.text,
            text_hash=hash_of(article.text),
            stated=_stated(article),
        )
        records.assign(report, header_of(extraction))
        report.extraction = as_json(extraction, report.file_name)
        reports.append(report)
    for report, slug in zip(reports, slugs.free(Report, [_slug(report) for report in reports]), strict=True):
        report.slug = slug
    record([(report, extraction) for report, (_article, extraction) in zip(reports, read, strict=True)])


def _write_version(report: Report, article: Article, extraction: Extraction) -> None:
    """Make the article the next version of its report."""
    earlier = ReportVersion.objects.create(
        report=report,
        number=report.version,
        text=report.text,
        text_hash=report.text_hash,
        extraction=report.extraction,
    )
    report.version += 1
    report.text, report.text_hash, report.stated = article.text, hash_of(article.text), _stated(article)
    report.save()
    _revise(report, extraction, earlier.text)


def _stated(article: Article) -> dict[str, str]:
    return {name: value for name, value in asdict(article.stated).items() if value is not None}


def _revise(report: Report, extraction: Extraction, earlier_text: str | None = None) -> None:
    report.extraction = as_json(extraction, report.file_name)
    revise(report, extraction, earlier_text)


def _slug(report: Report) -> str:
    """The date, the source and the first words: ``2021-03-04-agency-minister-meets-guests``."""
    return slugs.words(report.published or "undated", report.source, report.title or report.lede)
