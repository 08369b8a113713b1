"""The measured accuracy of extraction, as ``manage.py evaluate DIR --save`` wrote it."""

import json
from pathlib import Path

SAVED = Path(__file__).parents[1] / "extraction" / "data" / "accuracy.json"


def measured(saved: Path = SAVED) -> dict | None:
    """``measured_on``, ``articles`` and ``figures`` (F1 by field, 0 to 1); None if nothing was measured."""
    if not saved.exists():
        return None
    return json.loads(saved.read_text(encoding="utf-8"))
