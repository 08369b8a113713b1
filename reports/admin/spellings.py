"""Search by name in any spelling and script: Садыкова finds Sadykova where a variant sounds the same.

Names are looked up in queries of their own: joined to a list of many meetings, they would take seconds.
"""

from django.contrib import admin
from django.db.models import Lookup, Q, QuerySet
from django.utils.text import smart_split, unescape_string_literal

from reports.models import OrganizationName, PersonName


class SpelledLike(Lookup):
    """A name's key that holds the key of the word searched for; a word without a key matches nothing."""

    lookup_name = "spelled_like"
    prepare_rhs = False

    def as_sql(self, compiler, connection):
        key, key_params = self.process_lhs(compiler, connection)
        word, word_params = self.process_rhs(compiler, connection)
        sql = f"(name_key({word}) <> '' AND {key} LIKE '%%' || name_key({word}) || '%%')"
        return sql, [*word_params, *key_params, *word_params]


for names in (PersonName, OrganizationName):
    # The lookup is asked of the type of a generated column.
    names._meta.get_field("key").output_field.register_lookup(SpelledLike)


def people(word: str) -> QuerySet:
    """Keys of the people one of whose names has the word."""
    return PersonName.objects.filter(_spelled(word)).values("person")


def bodies(word: str) -> QuerySet:
    """Keys of the organizations one of whose names has the word."""
    return OrganizationName.objects.filter(_spelled(word)).values("organization")


def _spelled(word: str) -> Q:
    return Q(name__icontains=word) | Q(key__spelled_like=word)


class SearchedByName(admin.ModelAdmin):
    """An admin whose records are found by each word in a field of ``search_fields``, or by name.

    ``search_fields`` are whole lookups that lead to one value (``slug__icontains``).
    """

    def named(self, word: str) -> Q:
        """The records that the word finds as a name."""
        raise NotImplementedError

    def get_search_results(self, request, queryset, search_term):
        """The records that every word finds, in any order; "words in quotation marks" are one."""
        for word in smart_split(search_term):
            if word.startswith(('"', "'")) and word[0] == word[-1]:
                word = unescape_string_literal(word)
            fields = [(lookup, word) for lookup in self.search_fields]
            queryset = queryset.filter(Q.create(fields, connector=Q.OR) | self.named(word))
        return queryset, False
