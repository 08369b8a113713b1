"""Names of bodies as they stand in a text, for ``organizations``."""
