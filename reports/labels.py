"""What the fields of records are called in the languages of the site: in forms, lists and histories.

English names are Django's own, made of the fields' names. They are set once the app is ready: in the models,
the same words would stand in a field each, and in migrations of all of them and of their histories.
"""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

LABELS = {
    "account": _("account"),
    "acronym": _("acronym"),
    "addresses": _("addresses"),
    "after": _("after"),
    "authority id": _("authority id"),
    "before": _("before"),
    "by": _("editor"),
    "central asian": _("central asian"),
    "country": _("country"),
    "date": _("date"),
    "date basis": _("date basis"),
    "doubt": _("doubt"),
    "doubts": _("doubts"),
    "evidence": _("evidence"),
    "field": _("field"),
    "file name": _("file name"),
    "in conflict": _("in conflict"),
    "ingested at": _("ingested at"),
    "kept": _("kept"),
    "kind": _("kind"),
    "language": _("language"),
    "made at": _("made at"),
    "meeting": _("meeting"),
    "merge": _("merge"),
    "merged at": _("merged at"),
    "name": _("name"),
    "name as written": _("name as written"),
    "number": _("number"),
    "one": _("one"),
    "organization": _("organization"),
    "origin": _("origin"),
    "other": _("other"),
    "other names": _("other names"),
    "parent": _("parent"),
    "person": _("person"),
    "place": _("place"),
    "position": _("position"),
    "proposed": _("proposed"),
    "published": _("published"),
    "quote": _("quote"),
    "reason": _("reason"),
    "records": _("records"),
    "replaced at": _("replaced at"),
    "report": _("report"),
    "role": _("role"),
    "seen at": _("seen at"),
    "side": _("side"),
    "slug": _("slug"),
    "source": _("source"),
    "speaker": _("speaker"),
    "speaker as written": _("speaker as written"),
    "speaker organization": _("speaker organization"),
    "stated": _("stated"),
    "target": _("target"),
    "text": _("text"),
    "text hash": _("text hash"),
    "title": _("title"),
    "topic": _("topic"),
    "undone at": _("undone at"),
    "undone by": _("undone by"),
    "updated at": _("updated at"),
    "url": _("url"),
    "version": _("version"),
    "withdrawn at": _("withdrawn at"),
}


def name_fields(app: AppConfig) -> None:
    """Give the fields of the app's models their names, but those that have one of their own."""
    for model in app.get_models():
        for field in model._meta.local_fields:
            if field._verbose_name is None and field.verbose_name in LABELS:
                field.verbose_name = LABELS[field.verbose_name]
