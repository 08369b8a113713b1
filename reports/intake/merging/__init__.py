"""Records joined into one, and taken apart again: ``plans`` says what will happen, ``merges`` does it.

What was done is written down as ``steps``, which can be taken back.
"""
