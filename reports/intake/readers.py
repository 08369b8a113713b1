"""Articles read ahead, in processes of their own, while others are written. A reader needs no Django."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from types import TracebackType

from reports.extraction.findings import Extraction, Stated
from reports.extraction.pipeline import extract

FEW = 20  # articles that are read sooner than a process of readers has started
MOST = 4  # readers, more than one writer keeps busy: writing an article takes longer than reading it


class ReaderDiedError(Exception):
    """A process that reads articles ended by itself, mostly for want of memory."""


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0))


class Readers:
    """The readers of one run, a context manager; ``jobs`` counts the processes with the one that writes.

    With one job, and for the first few articles, there are none: an article is read when it is asked for.
    """

    def __init__(self, jobs: int) -> None:
        self.number = min(jobs - 1, MOST)
        self.begun = 0
        self.pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> "Readers":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.pool:
            self.pool.shutdown(cancel_futures=True)

    @property
    def ahead(self) -> int:
        """How many batches of articles are begun while one is written: one keeps the readers busy."""
        return 1 if self.number else 0

    def begin(self, text: str, stated: Stated) -> Callable[[], Extraction]:
        """Begin to read; what comes back waits for the extraction. Both raise ReaderDiedError."""
        self.begun += 1
        if not self.number or self.begun <= FEW:
            return partial(extract, text, stated)
        if not self.pool:
            spawn = multiprocessing.get_context("spawn")  # a fork would share the connection to the database
            self.pool = ProcessPoolExecutor(self.number, spawn, initializer=_end_with_parent)
        return partial(_result, self._submit(text, stated))

    def _submit(self, text: str, stated: Stated) -> Future[Extraction]:
        # A reader is started in here and inherits what is blocked: Ctrl-C is for the one that writes.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            return self.pool.submit(extract, text, stated)
        except BrokenProcessPool as error:
            raise ReaderDiedError from error
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _result(reading: Future[Extraction]) -> Extraction:
    try:
        return reading.result()
    except BrokenProcessPool as error:
        raise ReaderDiedError from error


def _end_with_parent() -> None:
    """A reader whose parent was killed would wait for articles for ever."""
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    multiprocessing.parent_process().join()
    os._exit(1)
