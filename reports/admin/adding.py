"""An article added at the desk: pasted or uploaded, its extraction looked over, then saved."""

from collections.abc import Iterator

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reports.admin.evidence import Proof
from reports.evidence import Mark, segments
from reports.extraction.findings import Extraction, Finding, Person
from reports.extraction.pipeline import extract
from reports.intake.articles import SIZE_LIMIT, Article, Refused, check_text, from_fields
from reports.intake.identities import Told, Withdrawn
from reports.intake.ingest import ingest

FEED = "desk"
STATED = ("url", "title", "source", "published", "language")


class ArticleForm(forms.Form):
    """The text of an article with what is known of it; ``article`` is what passed the checks of ingest."""

    upload = forms.FileField(
        label=gettext_lazy("text file"),
        required=False,
        help_text=gettext_lazy("A .txt file in UTF-8; or paste the text below."),
    )
    file = forms.CharField(required=False, widget=forms.HiddenInput)
    text = forms.CharField(label=gettext_lazy("text"), required=False, strip=False, widget=forms.Textarea)
    url = forms.CharField(
        label=gettext_lazy("address"),
        required=False,
        help_text=gettext_lazy("Where it was published. The same address again makes a new version."),
    )
    title = forms.CharField(label=gettext_lazy("title"), required=False)
    source = forms.CharField(label=gettext_lazy("source"), required=False)
    published = forms.CharField(
        label=gettext_lazy("published"), required=False, help_text="2020, 2020-02, 2020-02-14"
    )
    language = forms.CharField(label=gettext_lazy("language"), required=False, help_text="en, ru")

    article: Article

    def clean(self):
        """The fields, of which ``self.article`` is made."""
        fields = super().clean()
        if self.errors:  # NUL, say: there is no article to check
            return fields
        try:
            if upload := fields.get("upload"):
                if upload.size > SIZE_LIMIT:
                    raise Refused(_("The file is larger than %d MB.") % (SIZE_LIMIT // 1_000_000))
                fields |= {"text": check_text(upload.read()), "file": upload.name}
            self.article = from_fields(fields, FEED, FEED)
            Withdrawn([self.article]).check(self.article)
            self.known = Told([self.article])
            self.known.knows(self.article)
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from refused
        return fields

    def filled(self) -> "ArticleForm":
        """The form with the text of the uploaded file in it, to be sent again without the file."""
        values = {name: self.cleaned_data.get(name) or "" for name in STATED}
        return ArticleForm({**values, "text": self.article.text, "file": self.cleaned_data.get("file") or ""})


def add(request: HttpRequest) -> HttpResponse:
    """Ask for an article, show what would be made of it, and take it in."""
    if not request.user.has_perm("reports.add_report"):
        raise PermissionDenied
    form = ArticleForm(request.POST or None, request.FILES or None)
    context = admin.site.each_context(request) | {"title": _("Add an article"), "form": form}
    if request.method == "POST" and form.is_valid():
        if "save" in request.POST:
            return _save(request, form.article)
        context |= _preview(form)
    return render(request, "admin/reports/add_article.html", context)


def _save(request: HttpRequest, article: Article) -> HttpResponse:
    said = {
        "new": _("The article is in the archive."),
        "new version": _("The article is in the archive as a new version of its report."),
        "unchanged": _("The article is in the archive already: nothing is changed."),
    }
    messages.success(request, said[ingest(article)])
    report = Told([article]).earlier(article)
    return redirect("admin:reports_report_change", report.pk)


def _preview(form: ArticleForm) -> dict:
    article = form.article
    extraction = extract(article.text, article.stated)
    return {
        "form": form.filled(),
        "extraction": extraction,
        "doubts": [*extraction.doubts, *_doubts(extraction)],
        "earlier": form.known.earlier(article),
        "segments": segments(article.text, _marks(extraction)),
    }


def _doubts(extraction: Extraction) -> Iterator[str]:
    """What makes single findings doubtful."""
    found = [*extraction.meetings, *extraction.quotes, *extraction.mentioned, *extraction.organizations]
    for meeting in extraction.meetings:
        found += [*meeting.participants, *meeting.countries, *meeting.topics]
        found += [finding for finding in (meeting.date, meeting.place) if finding]
    yield from dict.fromkeys(each.doubt for each in found if each.doubt)


def _marks(extraction: Extraction) -> Iterator[Mark]:
    for kind in ("title", "source", "published"):
        yield from _of_finding(kind, getattr(extraction, kind))
    for meeting in extraction.meetings:
        yield from _of_finding("date", meeting.date)
        yield from _of_finding("place", meeting.place)
        for country in meeting.countries:
            yield from _of_finding("country", country)
        for topic in meeting.topics:
            yield from _of_finding("topic", topic)
        for person in meeting.participants:
            yield from _of_person(person)
    for quote in extraction.quotes:
        yield Mark(*quote.span, Proof("quote", quote.speaker or ""))
    for named in (*extraction.mentioned, *extraction.organizations):
        yield Mark(*named.span, Proof("mention", named.name))


def _of_finding(kind: str, finding: Finding | None) -> Iterator[Mark]:
    for span in finding.spans if finding else ():
        yield Mark(*span, Proof(kind, finding.value))


def _of_person(person: Person) -> Iterator[Mark]:
    yield Mark(*person.span, Proof("person", person.name))
    if person.role_span:
        yield Mark(*person.role_span, Proof("role", person.role))
