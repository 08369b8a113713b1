"""How the log is written."""

import logging


class OneLine(logging.Formatter):
    """A record without its traceback: for what strangers send, and no code of ours is to blame for."""

    def formatException(self, ei: tuple) -> str:  # noqa: N802 - logging names it
        return ""
