"""The floor: what no implementation on these libraries can avoid. ``floor.py CV.pdf OUT``."""

import sys
from pathlib import Path

from pdf_oxide import PdfDocument

from prebrief.text.embedding import encoder

SENTENCES = 150
"""About as many lines as a CV and a posting have together."""


def main(cv: str, out: str) -> None:
    """Read the PDF, embed its lines, write them."""
    document = PdfDocument(cv)
    text = "\n".join(document.extract_text(page) for page in range(document.page_count()))
    lines = [line for line in text.splitlines() if line.strip()]
    words = text.split()
    while len(lines) < SENTENCES:
        start = len(lines) * 7 % max(1, len(words) - 14)
        lines.append(" ".join(words[start : start + 14]) + f" {len(lines)}")
    vectors = encoder().encode(lines[:SENTENCES])
    Path(out).write_text(f"{vectors.shape}\n{text}", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
