"""People and bodies from A to Z, by the name that the page shows: the letters of its language stand first."""

from urllib.parse import quote

from django.db.models import CharField, Expression, F, Func, Value
from django.db.models.functions import Coalesce, Left, NullIf, Upper
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.views.generic import ListView

from reports.models import Organization, Person
from reports.pages.page import SECTIONS, NumberedPages, Page
from reports.search.remembered import remembered, state
from reports.search.sorting import Fold

NO_LETTER = "#"
FIRST_CYRILLIC = "\u0400"


class Letters(Func):
    """The letters of a name alone: «Жас Отан» and No. 5 Hospital stand under their first letter."""

    template = "regexp_replace(%(expressions)s, '[^[:alpha:]]', '', 'g')"
    output_field = CharField()


# Words that say whose child somebody is, and end a name: Aizada Bolot kyzy, Нурлан Султанбек уулу.
CHILD_OF = (
    "uulu|uluu|ulu|uly|kyzy|kizi|gyzy|qizi|oglu|ogly|ogli|ugli|o[ʻʼ‘’'`]g[ʻʼ‘’'`]li|"
    "уулу|улуу|улы|кызы|гызы|кизи|қызы|ұлы|оглу|оглы|угли|углы"
)


def surname_of(name: Expression) -> Func:
    """The last word of a name that is no word for a child: Bolot kyzy stands under Bolot."""
    pattern = Value(rf"(?i)(\S+)(?:\s+(?:{CHILD_OF}))?\s*$")
    return Func(name, pattern, function="substring", output_field=CharField())


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
    def lettered(self) -> dict[str, list[int]]:
        """The keys of the records of each letter, in the order of the alphabets."""
        return remembered(state(), (type(self), get_language()), self._in_order)

    def _in_order(self) -> dict[str, list[int]]:
        name = Fold(self.sorted_by())
        letter = Coalesce(NullIf(Upper(Left(Letters(name), 1)), Value("")), Value(NO_LETTER))
        records = self.model.objects.order_by(letter, name, Fold(shown_name()), "pk")
        found: dict[str, list[int]] = {}
        for each, key in records.values_list(letter, "pk"):
            found.setdefault(each, []).append(key)
        if get_language() != "ru":
            return found  # PostgreSQL has Latin letters first
        return {each: found[each] for each in sorted(found, key=lambda letter: letter < FIRST_CYRILLIC)}

    @cached_property
    def letter(self) -> str:
        asked = self.request.GET.get("letter", "").strip().upper()[:1]
        return asked or next((each for each in self.lettered if each != NO_LETTER), NO_LETTER)

    def get_queryset(self) -> list[int]:
        return self.lettered.get(self.letter, [])

    def paginate_queryset(self, queryset, page_size):
        paginator, page, keys, paged = super().paginate_queryset(queryset, page_size)
        found = self.model.objects.select_related(*self.shown_with).in_bulk(keys)
        page.object_list = [found[key] for key in keys]
        return paginator, page, page.object_list, paged

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            letters={letter: len(keys) for letter, keys in self.lettered.items()},
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
        """The surname: “Aigul Sadykova” stands under S."""
        return surname_of(shown_name())


class OrganizationLetters(LetterList):
    model = Organization
    section = "organization_list"
    shown_with = ("country", "parent")
