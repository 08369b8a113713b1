"""Text in, findings out: who met whom, when, where and about what, with the words that say so."""

from reports.extraction.article import stored_text
from reports.extraction.output import as_json
from reports.extraction.pipeline import extract

__all__ = ["as_json", "extract", "stored_text"]
