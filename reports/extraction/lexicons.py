"""The lexicons under ``data/``: TOML files that an editor can extend, each read once."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"


@cache
def load(name: str) -> dict[str, Any]:
    """The content of ``data/<name>.toml``. Raises FileNotFoundError where there is no such file."""
    with (DATA / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
