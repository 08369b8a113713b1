"""Querysets whose SQL is put together once, and asked with other keys each time.

To put the SQL of a page's rows together takes Django longer than PostgreSQL takes to read them.
"""

from collections.abc import Collection
from copy import copy
from functools import cached_property, partial
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import BooleanField, F, Func, Model, QuerySet, Value
from django.db.models.sql.compiler import SQLCompiler

KEYS = object()  # where the keys stand among the parameters


class Among(Func):
    """Whether a key is one of an array: one parameter, however many keys."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY ("
    output_field = BooleanField()


class Prepared:
    """Records by their own key, or by that of the record that has them, which ``owner`` leads to."""

    def __init__(self, records: QuerySet, owner: str = "pk"):
        self.records = records.filter(Among(F(owner), Value(KEYS)))

    def of(self, keys: Collection[Any]) -> list[Model]:
        """The records of these keys."""
        found = self.records.all()
        found.query.get_compiler = partial(self._compiler, list(keys))
        return list(found)

    def _compiler(self, keys: list[Any], using: str) -> SQLCompiler:
        compiled, sql, parameters = self._compiled
        compiler = copy(compiled)
        compiler.connection = connections[using]  # each thread has its own
        compiler.as_sql = lambda: (sql, [keys if each is KEYS else each for each in parameters])
        return compiler

    @cached_property
    def _compiled(self) -> tuple[SQLCompiler, str, tuple]:
        compiler = self.records.query.get_compiler(using=DEFAULT_DB_ALIAS)
        return compiler, *compiler.as_sql()
