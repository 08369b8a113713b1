"""Text for formats that cannot hold every character: XML, RIS, BibTeX."""

import re

# What XML 1.0 has no character for, https://www.w3.org/TR/xml/#charsets, and the other control characters.
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")


def plain(text: str) -> str:
    """The text on one line, without control characters."""
    return " ".join(UNPRINTABLE.sub(" ", text).split())
