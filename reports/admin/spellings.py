"""Search by name in any spelling and script: Клюге finds Kluge where a variant sounds the same."""

from django.db.models import Lookup

from reports.models import OrganizationName, PersonName


class SpelledLike(Lookup):
    """A name's key that holds the key of the words searched for; words without a key match nothing."""

    lookup_name = "spelled_like"
    prepare_rhs = False

    def as_sql(self, compiler, connection):
        key, key_params = self.process_lhs(compiler, connection)
        words, words_params = self.process_rhs(compiler, connection)
        sql = f"(name_key({words}) <> '' AND {key} LIKE '%%' || name_key({words}) || '%%')"
        return sql, [*words_params, *key_params, *words_params]


for names in (PersonName, OrganizationName):
    key = names._meta.get_field("key")
    # The admin asks the field for its lookups, a query the type of the generated column.
    key.register_lookup(SpelledLike)
    key.output_field.register_lookup(SpelledLike)


def spelled(path: str = "") -> list[str]:
    """Search fields for the name variants that ``path`` leads to."""
    return [f"{path}name__unaccent__icontains", f"{path}key__spelled_like"]
