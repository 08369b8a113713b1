"""Which values are a person's: those that differ from what the report's last extraction led to.

A row that is not among those was added by a person. Where a report was never extracted, nobody can tell.
"""

from django.db.models import BooleanField, ExpressionWrapper, F, Func, Q, TextField, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce, Concat


class Distinct(Func):
    """Whether two values differ, where null is like null."""

    template = "%(expressions)s"
    arg_joiner = " IS DISTINCT FROM "
    output_field = BooleanField()


def corrected(of_type: str, *paths: str, at: str = "", report: str = "report") -> ExpressionWrapper:
    """Whether a person changed one of the values, for rows of that type in ``Report.baseline``.

    ``at`` leads to the row, as ``account__`` does, and ``report`` from there to the report; it is empty for
    the report itself. A path is a column, with where the baseline has its value if elsewhere:
    ``role_start=role_span,0``, ``evidence__date=evidence.date``.
    """
    changed = Q(*(_changed(of_type, path, at, report) for path in paths), _connector=Q.OR)
    extracted = ~Q(**{_baseline(at, report): {}})
    return ExpressionWrapper(extracted & changed, output_field=BooleanField())


def unproven(of_type: str, *paths: str, evidence: str, report: str = "report") -> ExpressionWrapper:
    """Whether a person gave a value and no words for it: those of the extraction prove the value before.

    ``evidence`` is the path of the words.
    """
    given = corrected(of_type, *paths, report=report) & ~Q(_changed(of_type, evidence, "", report))
    return ExpressionWrapper(given, output_field=BooleanField())


def _baseline(at: str, report: str) -> str:
    return f"{at}{report}__baseline" if report else f"{at}baseline"


def _changed(of_type: str, path: str, at: str, report: str) -> Distinct:
    column, _, place = path.partition("=")
    key = Concat(Value(f"{of_type}:"), Cast(f"{at}pk", TextField()))
    steps = [Value(step) for step in (place or column).split(",")]
    baseline = F(_baseline(at, report))
    found = Func(baseline, key, *steps, function="jsonb_extract_path_text", output_field=TextField())
    now = Coalesce(KT(column), Value("[]")) if "__" in column else Cast(f"{at}{column}", TextField())
    return Distinct(found, now)
