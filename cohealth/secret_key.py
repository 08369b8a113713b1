"""The secret key of an installation that brings none in SECRET_KEY."""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path


def read_secret_key(path: Path) -> str:
    """The key in this file, made at the first call for the project's owner alone; raises OSError.

    Several processes may ask at once: the file appears whole, and the second reads the key of the first.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)  # mode 0600
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(64))
            if os.geteuid() == 0:  # `sudo make run` must not lock the project's owner out
                owner = path.parent.parent.stat()
                os.fchown(descriptor, owner.st_uid, owner.st_gid)
        with contextlib.suppress(FileExistsError):
            os.link(name, path)
        Path(name).unlink()
    return path.read_text().strip()
