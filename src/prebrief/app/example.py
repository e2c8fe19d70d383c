"""The worked example: a fictional physician and a fictional post."""

from pathlib import Path

from prebrief.pipeline import Source

_PACKED = Path(__file__).parents[1] / "examples"
_CHECKOUT = Path(__file__).parents[3] / "examples"


def example() -> tuple[Source, Source]:
    """Give the CV and the posting of the example, from the installed package or the checkout."""
    folder = _PACKED if _PACKED.is_dir() else _CHECKOUT
    return (
        Source((folder / "cv.pdf").read_bytes(), "Example CV.pdf", "application/pdf"),
        Source((folder / "posting.md").read_bytes(), "Example posting.md", "text/markdown"),
    )
