"""Names of people as they stand in a text, for ``people``."""
