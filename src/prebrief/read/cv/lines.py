"""The lines of a CV with what their text and their layout tell."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from prebrief.records.document import Document
from prebrief.text.dates import Period, find_periods, writes_day_first
from prebrief.text.patterns import compiled

_MARK = compiled(r"^(?:[•·▪●○◦‣⁃*]|[-–—](?=\s)|o(?=\s+[A-Z]))\s*")
_NUMBERED = compiled(r"^\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s+(?=\S)")
_GAP = compiled(r"\s{2,}|\t")
_END = compiled(r"[.!?;:][\"'”’)]*$")
_BRITISH = compiled(
    r"\b(?:NHS|GMC|NMC|AHPRA|CCT|MB ?BS|MB ?ChB|MB BCh|Foundation Trust|Medical Council)\b|"
    r"\+(?!1\b)\d{2}"
)
_AMERICAN = compiled(r"\(\d{3}\) ?\d{3}-\d{4}|\b(?:USMLE|ACGME|Joint Commission|Medicare)\b")
"""Signs of where the month comes first."""
_UPPER = compiled(r"[A-ZÀ-ÞŁŚŻŹĆŃĘĄ]")
_LOWER = compiled(r"[a-zß-ÿłśżźćńęą]")


@dataclass(slots=True, eq=False)
class Piece:
    """A part of a line between two wide gaps."""

    text: str
    start: int
    end: int


@dataclass(eq=False)
class CvLine:
    """One line, or one column's part of a line."""

    start: int
    """Offset in the document of the text without its bullet mark."""
    end: int
    text: str
    mark_start: int
    """Offset of the bullet mark, or of the text where there is none."""
    bullet: bool = False
    numbered: bool = False
    indent: int = 0
    size: float | None = None
    bold: bool = False
    heading: bool = False
    page: int | None = None
    column: int | None = None
    opens: bool = False
    """Whether an empty line stands above it."""
    cells: tuple[tuple[int, int], ...] = ()
    index: int = 0
    free: bool = False
    """Whether space or a smaller indent parts it from the line above."""
    day_first: bool = False
    """Whether the CV writes 04/03/2011 for 4 March."""
    field: str = ""
    """What a form's label says that it holds: title, employer, place or dates."""
    date_text: str = ""
    """Its dates as printed, where they were broken over several lines."""

    @cached_property
    def periods(self) -> list[Period]:
        """Dates and periods in the text, offsets within it."""
        return find_periods(self.text, day_first=self.day_first)

    @cached_property
    def pieces(self) -> list[Piece]:
        """The parts between wide gaps, or the cells of a table row."""
        if self.cells:
            return [Piece(self.text[a - self.start : b - self.start], a, b) for a, b in self.cells]
        found, last = [], 0
        for hit in (*_GAP.finditer(self.text), None):
            stop = hit.start() if hit else len(self.text)
            if stop > last:
                found.append(Piece(self.text[last:stop], self.start + last, self.start + stop))
            last = hit.end() if hit else stop
        return found

    @cached_property
    def capitals(self) -> bool:
        """Whether all letters are capitals, and there are some."""
        return len(_UPPER.findall(self.text)) >= 3 and not _LOWER.search(self.text)

    @property
    def ends(self) -> bool:
        """Whether it ends like a sentence."""
        return bool(_END.search(self.text))

    @property
    def right(self) -> int:
        """Column where the text ends, for texts of fixed pitch."""
        return self.indent + len(self.text)


def cv_lines(document: Document) -> list[CvLine]:
    """Take the document's blocks as lines."""
    text = document.text
    lines: list[CvLine] = []
    previous_end = 0
    day_first = _puts_day_first(text)
    for block in document.blocks:
        raw = text[block.start : block.end]
        stripped = raw.strip()
        if not stripped:
            continue
        start = block.start + (len(raw) - len(raw.lstrip()))
        opens = text.count("\n", previous_end, start) > 1
        previous_end = block.end
        mark = _MARK.match(stripped)
        numbered = _NUMBERED.match(stripped) if block.kind == "bullet" else None
        size = len((mark or numbered).group()) if (mark or numbered) else 0  # type: ignore[union-attr]
        if size >= len(stripped):
            continue
        lines.append(
            CvLine(
                start=start + size,
                end=start + len(stripped),
                text=stripped[size:],
                mark_start=start,
                bullet=block.kind == "bullet" or mark is not None,
                numbered=numbered is not None,
                indent=block.indent,
                size=block.font_size,
                bold=block.bold,
                heading=block.kind == "heading",
                page=block.page,
                column=block.column,
                opens=opens,
                cells=block.cells,
                day_first=day_first,
            )
        )
    return number(lines)


def _puts_day_first(text: str) -> bool:
    """Go by the dates that leave no choice, then by where the person works."""
    said = writes_day_first(text)
    if said is not None:
        return said
    return bool(_BRITISH.search(text)) and not _AMERICAN.search(text)


def number(lines: Iterable[CvLine]) -> list[CvLine]:
    """Number the lines in their present order."""
    done = list(lines)
    for index, line in enumerate(done):
        line.index = index
    return done


def part(line: CvLine, start: int, end: int, *, indent: int | None = None) -> CvLine:
    """Cut a stretch of a line out as a line of its own."""
    text = line.text[start - line.start : end - line.start]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    mark = _MARK.match(text)
    size = len(mark.group()) if mark and len(mark.group()) < len(text) else 0
    return CvLine(
        start=start + size,
        end=start + len(text),
        text=text[size:],
        mark_start=start if start > line.start else line.mark_start,
        bullet=size > 0 or (line.bullet and start == line.start),
        indent=line.indent + (start - line.start) if indent is None else indent,
        size=line.size,
        bold=line.bold,
        heading=line.heading,
        page=line.page,
        column=line.column,
        opens=line.opens,
        cells=tuple((a, b) for a, b in line.cells if a >= start and b <= end),
        index=line.index,
        day_first=line.day_first,
    )


def full_width(lines: Sequence[CvLine]) -> float:
    """Give the length at which lines break: a line much shorter was ended on purpose."""
    lengths = sorted(len(line.text) for line in lines)
    if not lengths:
        return 80.0
    return max(40.0, lengths[int(len(lengths) * 0.92)])
