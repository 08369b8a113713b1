"""People and bodies from A to Z, by the name that the page shows: Cyrillic letters stand after Latin ones."""

from urllib.parse import quote

from django.db.models import CharField, Count, F, Func, Model, QuerySet, Value
from django.db.models.functions import Coalesce, Left, NullIf, Upper
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.views.generic import ListView

from reports.models import Organization, Person
from reports.pages.page import SECTIONS, NumberedPages, Page
from reports.search.sorting import Fold

NO_LETTER = "#"


class Letters(Func):
    """The letters of a name alone: «Жас Отан» and No. 5 Hospital stand under their first letter."""

    template = "regexp_replace(%(expressions)s, '[^[:alpha:]]', '', 'g')"
    output_field = CharField()


class LastWord(Func):
    template = "split_part(%(expressions)s, ' ', -1)"
    output_field = CharField()


def shown_name() -> Coalesce:
    """The name in the language of the page, the other one where that is unknown."""
    first, other = ("name_ru", "name") if get_language() == "ru" else ("name", "name_ru")
    return Coalesce(NullIf(F(first), Value("")), F(other))


class LetterList(NumberedPages, Page, ListView):
    """The records of one letter, that of the address or the first that has any."""

    template_name = "reports/letters.html"
    paginate_by = 100
    section: str
    shown_with: tuple[str, ...] = ("country",)

    def sorted_by(self) -> Func:
        """What of a name it is sorted by."""
        return shown_name()

    @cached_property
    def lettered(self) -> QuerySet[Model]:
        """The records with their ``letter`` and the name by which they are sorted."""
        name = Fold(self.sorted_by())
        letter = Coalesce(NullIf(Upper(Left(Letters(name), 1)), Value("")), Value(NO_LETTER))
        return self.model.objects.alias(sorted_by=name, shown=Fold(shown_name())).annotate(letter=letter)

    @cached_property
    def letters(self) -> dict[str, int]:
        """Each letter with the number of its records, in the order of the alphabets."""
        counted = self.lettered.order_by().values_list("letter").annotate(together=Count("pk"))
        return dict(counted.order_by("letter"))

    @cached_property
    def letter(self) -> str:
        asked = self.request.GET.get("letter", "").strip().upper()[:1]
        return asked or next((each for each in self.letters if each != NO_LETTER), NO_LETTER)

    def get_queryset(self) -> QuerySet:
        if self.letter not in self.letters:
            return self.model.objects.none()
        found = self.lettered.filter(letter=self.letter)
        return found.select_related(*self.shown_with).order_by("sorted_by", "shown", "pk")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            letters=self.letters,
            letter=self.letter,
            encoded=quote(self.letter),
            section=self.section,
            heading=SECTIONS[self.section],
            **kwargs,
        )


class PersonLetters(LetterList):
    model = Person
    section = "person_list"

    def sorted_by(self) -> Func:
        """The last word: “Aigul Sadykova” stands under S."""
        return LastWord(shown_name())


class OrganizationLetters(LetterList):
    model = Organization
    section = "organization_list"
    shown_with = ("country", "parent")
