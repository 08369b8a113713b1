"""The article beside the record: a change page with a pane of the text that the record came from."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from reports.admin.evidence import KINDS
from reports.admin.records import RecordAdmin
from reports.evidence import Mark, Segment, segments
from reports.models import Report


@dataclass(frozen=True)
class MarkedArticle:
    """A report with its text cut at the evidence of one record."""

    report: Report
    segments: list[Segment]
    kinds: list[tuple[str, Promise]]


def mark_article(report: Report, marks: Iterable[Mark]) -> MarkedArticle:
    """The report's article with the marks in it, and the kinds of evidence that they show."""
    pieces = segments(report.text, marks)
    shown = {proof.kind for piece in pieces for proof in piece.keys}
    return MarkedArticle(report, pieces, [(kind, label) for kind, label in KINDS.items() if kind in shown])


class ArticleBeside(RecordAdmin):
    """An admin whose change page shows the article of the record, marked, beside the form."""

    class Media:
        css = {"all": ["desk/desk.css"]}
        js = ["desk/article.js", "desk/evidence.js"]

    def marked_articles(self, record) -> list[MarkedArticle]:
        """The articles that the record came from, with its evidence marked."""
        raise NotImplementedError

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        """Django's page, with the articles of the record in its context."""
        context["articles"] = self.marked_articles(obj) if obj else []
        return super().render_change_form(request, context, add, change, form_url, obj)
