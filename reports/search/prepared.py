"""Querysets whose SQL is put together and planned once, and asked with other values each time.

To put the SQL of a page together takes Django longer than PostgreSQL takes to answer it, and to plan it takes
PostgreSQL as long.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from functools import cached_property, partial
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.postgresql.base import ServerBindingCursor
from django.db.models import BooleanField, F, Func, Model, QuerySet, Value
from django.db.models.sql.compiler import SQLCompiler

KEYS = "\0keys"


@contextmanager
def planned() -> Iterator[None]:
    """Within, PostgreSQL keeps each statement with its plan, for as long as the connection lasts.

    It is for statements that one plan fits, whatever their values: not for words, of which a common one is
    found in another way than a rare one.
    """
    connection.ensure_connection()
    opened = connection.connection
    before = opened.cursor_factory, opened.prepare_threshold
    opened.cursor_factory, opened.prepare_threshold = ServerBindingCursor, 0
    try:
        yield
    finally:
        opened.cursor_factory, opened.prepare_threshold = before


class Prepared:
    """A queryset in which texts stand in for values; what is asked for takes their place.

    A stand-in is told from any other parameter by being that very object.
    """

    def __init__(self, records: QuerySet):
        self.records = records

    def ask(self, values: Mapping[str, Any]) -> list:
        """What the queryset finds with a value for each stand-in."""
        found = self.records.all()
        found.query.get_compiler = partial(self._compiler, values)
        with planned():
            return list(found)

    def _compiler(self, values: Mapping[str, Any], using: str) -> SQLCompiler:
        compiled, sql, parameters = self._compiled
        compiler = copy(compiled)
        compiler.connection = connections[using]  # each thread has its own
        compiler.as_sql = lambda: (sql, _filled(parameters, values))
        return compiler

    @cached_property
    def _compiled(self) -> tuple[SQLCompiler, str, tuple]:
        compiler = self.records.query.get_compiler(using=DEFAULT_DB_ALIAS)
        return compiler, *compiler.as_sql()


class Statement(NamedTuple):
    """SQL with its parameters, among which texts may stand in for values."""

    sql: str
    parameters: Sequence[Any]

    def ask(self, values: Mapping[str, Any]) -> list[tuple]:
        """The rows that it finds with a value for each stand-in."""
        with connection.cursor() as cursor:
            cursor.execute(self.sql, _filled(self.parameters, values))
            return cursor.fetchall()


def _filled(parameters: Sequence[Any], values: Mapping[str, Any]) -> list[Any]:
    of_stand_in = {id(name): value for name, value in values.items()}
    return [of_stand_in.get(id(each), each) for each in parameters]


class ByKey(Prepared):
    """Records by their own key, or by that of the record that has them, which ``owner`` leads to."""

    def __init__(self, records: QuerySet, owner: str = "pk"):
        super().__init__(records.filter(Among(F(owner), Value(KEYS))))

    def of(self, keys: Collection[Any]) -> list[Model]:
        """The records of these keys."""
        return self.ask({KEYS: list(keys)})


class Among(Func):
    """Whether a key is one of an array: one parameter, however many keys."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY ("
    output_field = BooleanField()
