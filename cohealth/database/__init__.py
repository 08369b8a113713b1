"""Django's PostgreSQL backend, which starts the embedded server and says in one sentence what is wrong."""

from django.db import OperationalError


class DatabaseUnusableError(OperationalError):
    """The database cannot be used; the message is one sentence that says why and what to do."""
