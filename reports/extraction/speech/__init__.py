"""Speech and who it belongs to, for ``quotes`` and ``references``."""
