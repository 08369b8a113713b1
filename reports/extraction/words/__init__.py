"""Words of a text and their grammar, in English and Russian."""
