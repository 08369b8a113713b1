"""A page of a news site told apart, for ``article``."""
