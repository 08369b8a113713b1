"""What the program read where a person corrected it, to stand beside the corrected value on its page."""

from collections.abc import Iterable
from functools import cached_property

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q

from reports.models import Meeting
from reports.pages.changes import PATHS, public
from reports.pages.dates import in_words as date_in_words
from reports.wording import Worded, in_words

DATES = ("date", "published")
# What a meeting has of its accounts, and the column that tells which account says the same.
DERIVED = {"date": "date", "place": "place_id"}
Key = tuple[int, int, str]


class Originals:
    """The values that were corrected in some reports, in words; read once one of them is asked for.

    ``own`` is a person, a body or a topic that the page is about: what was corrected in it is told too.
    """

    def __init__(self, reports: Iterable[int], own: Model | None = None) -> None:
        self.reports = list(reports)
        self.own = own

    def of(self, record: Model, *fields: str) -> list[tuple[str, str]]:
        """Field and value in words of those of the fields that were corrected; an unknown value is empty."""
        records = [record]
        if isinstance(record, Meeting):
            column = DERIVED[fields[0]]
            agreeing = (getattr(each, column) == getattr(record, column) for each in record.accounts.all())
            records = [each for each, same in zip(record.accounts.all(), agreeing, strict=True) if same]
        found = {
            field: self._words[key]
            for each in records
            for field in fields
            if (key := (_kind(each), each.pk, field)) in self._words
        }
        return list(found.values())

    @cached_property
    def _words(self) -> dict[Key, tuple[str, str]]:
        concerned = _of_reports(self.reports) if self.reports else Q()
        if self.own:
            concerned |= Q(content_type=_kind(self.own), object_id=self.own.pk)
        made = in_words(public().filter(concerned)) if concerned else []
        return {_key(each): (each.field, _before(each)) for each in made}


def _of_reports(reports: list[int]) -> Q:
    found = Q()
    for model, (path, _page) in PATHS.items():
        keys = model._default_manager.filter(**{f"{path or 'pk'}__in": reports}).order_by().values("pk")
        found |= Q(content_type=_kind(model), object_id__in=keys)
    return found


def _kind(model: Model | type[Model]) -> int:
    return ContentType.objects.get_for_model(model).pk


def _key(told: Worded) -> Key:
    correction = told.correction
    return correction.content_type_id, correction.object_id, correction.field


def _before(told: Worded) -> str:
    return date_in_words(told.before) if told.before and told.correction.field in DATES else told.before
