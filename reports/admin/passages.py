"""Fields for evidence: an editor gives words of the article, by selecting or by writing them.

A place is shown as ``8–20 “5 March 2019”``: the characters of the stored text, and the words that stand
there. It is taken back in that form, or as the words alone where the article has them once.
"""

import re
from collections.abc import Iterable

from django import forms
from django.contrib.admin import display
from django.db.models import Model
from django.forms.boundfield import BoundField
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reports.intake import records
from reports.models import Account, Report
from reports.wording import FIELDS as LABELS

PLACE = re.compile(r"(\d{1,9})[–-](\d{1,9}) “(.*)”", re.DOTALL)
NOT_A_LETTER = re.compile(r"[\W_]+")
OFFERED = 5  # places of words that stand in the article more often


def told(text: str, span: Iterable[int]) -> str:
    """A place as the field shows it: ``8–20 “5 March 2019”``, the words on one line."""
    start, end = span
    return f"{start}–{end} “{' '.join(text[start:end].split())}”"


def place(text: str, words: str) -> list[int]:
    """The span of a place as ``told`` gives it, or of words that the text has once.

    Raises ValidationError.
    """
    if match := PLACE.fullmatch(words):
        start, end = int(match[1]), int(match[2])
        if not start < end <= len(text):
            message = _("Evidence ends after it starts and within the article’s %(length)s characters.")
            raise forms.ValidationError(message, params={"length": len(text)})
        if _letters(text[start:end]) != _letters(match[3]):
            message = _("The article has other words at %(start)s–%(end)s: select them anew.")
            raise forms.ValidationError(message, params={"start": start, "end": end})
        return [start, end]
    found = [list(match.span()) for match in _written(words).finditer(text)]
    if not found:
        message = _("The article does not have the words “%(words)s”.")
        raise forms.ValidationError(message, params={"words": words})
    if len(found) > 1:
        offered = "; ".join(told(text, span) for span in found[:OFFERED])
        message = _("The article has these words %(number)s times. Write which you mean: %(offered)s")
        raise forms.ValidationError(message, params={"number": len(found), "offered": offered})
    return found[0]


def _letters(words: str) -> str:
    return NOT_A_LETTER.sub("", words)


def _written(words: str) -> re.Pattern[str]:
    """The words as they may stand in a text, over several lines too."""
    return re.compile(r"\s+".join(map(re.escape, words.split())))


class BoundPassage(BoundField):
    """A field that says in which article its places count."""

    def build_widget_attrs(self, attrs, widget=None):
        """Django's attributes with the key of the report, where it is known."""
        report = self.form.report_shown
        known = {"data-report": str(report.pk)} if report else {}
        return super().build_widget_attrs(attrs, widget) | known


class PassageField(forms.CharField):
    """Places in the article, one a line; with ``many=False`` there is one at most."""

    def __init__(self, name: str, many: bool = True):
        attrs = {
            "class": "desk-passage",
            "rows": 1,
            "data-select": gettext_lazy("Select in the article"),
            "data-waiting": gettext_lazy("Select the words in the article; Escape ends it."),
            "data-other": gettext_lazy("These words are of another report."),
        }
        if many:
            attrs["data-add"] = gettext_lazy("Add more words")
        self.name = name
        self.many = many
        super().__init__(required=False, label=capfirst(LABELS[name]), widget=forms.Textarea(attrs=attrs))

    def get_bound_field(self, form, field_name):
        """A bound field that knows the report."""
        return BoundPassage(form, self, field_name)

    def to_python(self, value):
        """The text, with line ends as the article has them."""
        return super().to_python(value).replace("\r\n", "\n")

    def shown(self, report: Report | None, row: Model) -> str:
        """The places that a record has, in the report's text."""
        spans = records.row_of(row)[self.name] or []
        if report is None or not spans:
            return ""
        return "\n".join(told(report.text, span) for span in (spans if self.many else [spans]))

    def places(self, report: Report, value: str) -> list | None:
        """The value as the row of a record holds it. Raises ValidationError."""
        lines = [line.strip() for line in value.split("\n")] if self.many else [value.strip()]
        spans = [place(report.text, line) for line in dict.fromkeys(lines) if line]
        return spans if self.many else next(iter(spans), None)


class EvidencedForm(forms.ModelForm):
    """A form of a record with evidence in the article of its report.

    ``owner`` is the field that leads to the report, or to the account whose report it is; empty for the
    report itself. A field that is sent back as it was leaves the evidence as it was.
    """

    owner = "report"

    @property
    def report_shown(self) -> Report | None:
        """The report in which the evidence of the record counts, None where it is not known yet."""
        if not self.owner:
            return self.instance
        leads = getattr(self.instance, f"{self.owner}_id") is not None
        return _report(getattr(self.instance, self.owner)) if leads else None

    def get_initial_for_field(self, field, field_name):
        """Django's value; the places of an evidence field."""
        if isinstance(field, PassageField):
            return field.shown(self.report_shown, self.instance)
        return super().get_initial_for_field(field, field_name)

    def clean(self):
        """Put the evidence on the record, where it was changed and stands in the article."""
        cleaned = super().clean()
        chosen = self.cleaned_data.get(self.owner) if self.owner else None
        report = _report(chosen) if chosen else self.report_shown
        for name, field in self.fields.items():
            if isinstance(field, PassageField) and report and name in self.changed_data:
                try:
                    found = field.places(report, self.cleaned_data.get(name, ""))
                    records.assign(self.instance, {field.name: found})
                except forms.ValidationError as error:
                    self.add_error(name, error)
        return cleaned


def _report(owner: Report | Account) -> Report:
    return owner.report if isinstance(owner, Account) else owner


def _of(record: Model) -> Report:
    """The report in which the evidence of a record counts."""
    if isinstance(record, Report):
        return record
    return record.report if hasattr(record, "report_id") else record.account.report


def _column(name: str, many: bool = True):
    @display(description=LABELS[name])
    def words(self, record) -> SafeString:
        spans = records.row_of(record)[name] or []
        found = spans if many or not spans else [spans]
        return format_html_join("; ", "{}", ((told(_of(record).text, span),) for span in found))

    return words


class ShowsEvidence:
    """An admin that shows the evidence to those who may only look."""

    evidence_title = _column("evidence.title")
    evidence_source = _column("evidence.source")
    evidence_published = _column("evidence.published")
    evidence_date = _column("evidence.date")
    evidence_place = _column("evidence.place")
    span = _column("span", many=False)
    role_span = _column("role_span", many=False)
    words = _column("spans")
