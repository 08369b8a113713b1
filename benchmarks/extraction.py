"""How fast articles are read: articles a second for each language, and time against the length of a text.

python benchmarks/extraction.py [--rounds N]
"""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from reports.extraction import extract  # noqa: E402 - found in the folder above
from reports.extraction.article import stored_text  # noqa: E402

ARTICLES = ROOT / "reports" / "tests" / "articles"
GOALS = {"en": 150, "ru": 60}  # articles a second on one core
LENGTHS = (1, 4, 16, 64)  # times that an article's paragraphs are repeated


def main() -> None:
    """Print a table for each question."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="times that every article is read (5)")
    rounds = parser.parse_args().rounds
    texts = {language: _texts(language) for language in GOALS}
    print("language  articles  articles/s  goal")
    for language, listed in texts.items():
        rate = len(listed) / min(_seconds(listed) for _ in range(rounds))
        print(f"{language:8}  {len(listed):8}  {rate:10.0f}  {GOALS[language]:4}")
    print("\nlanguage  characters  ms  ms/1000 characters")
    for language, listed in texts.items():
        for times in LENGTHS:
            text = "\n\n".join([listed[0]] * times)
            spent = 1000 * min(_seconds([text]) for _ in range(rounds))
            print(f"{language:8}  {len(text):10}  {spent:6.1f}  {1000 * spent / len(text):6.2f}")


def _texts(language: str) -> list[str]:
    return [stored_text(path.read_bytes()) for path in sorted(ARTICLES.glob(f"*/{language}/*.txt"))]


def _seconds(texts: Sequence[str]) -> float:
    """The time that one process takes to read them all, without what others on the machine take."""
    start = time.process_time()
    for text in texts:
        extract(text)
    return time.process_time() - start


if __name__ == "__main__":
    main()
