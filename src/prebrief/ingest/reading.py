"""What a format's reader gives back."""

from dataclasses import dataclass, field

from prebrief.ingest.lines import Line
from prebrief.records.document import Notice


@dataclass(frozen=True)
class Reading:
    """Lines in reading order, and what is known of the file as a whole."""

    lines: list[Line]
    page_count: int | None = None
    notices: tuple[Notice, ...] = ()
    structured: str | None = None


@dataclass
class Hidden:
    """Counts what was left out because a reader could not see it; keeps none of it."""

    pieces: int = 0
    pages: set[int] = field(default_factory=set)

    def note(self, page: int | None = None) -> None:
        """Count one piece."""
        self.pieces += 1
        if page is not None:
            self.pages.add(page)

    def notices(self) -> tuple[Notice, ...]:
        """Say that something was left out, and where, but not what."""
        if not self.pieces:
            return ()
        where = f" on page {', '.join(map(str, sorted(self.pages)))}" if self.pages else ""
        return (
            Notice(
                code="hidden-text",
                text=f"The file holds text{where} that a reader cannot see, such as white or tiny "
                "letters. It was left out.",
            ),
        )
