"""What every drawing is made of: scales, ticks, short numbers, series told apart in grey too.

A drawing is inline SVG that a page's own rules colour by class; it has no style of its own, so that
a strict Content-Security-Policy lets it through. It is 420 units wide and read at 300 to 520 px.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from math import floor, isfinite, log10

WIDTH = 420.0
LETTER = 7.3
"""Width of a letter of a label, on average."""
BOLD = 8.4
STYLES = 6
"""Ways to fill a bar or to draw a line; a seventh series looks like the first, and is named."""
Drawing = tuple[list[str], float]
"""The parts of a drawing, and its height."""
_MOST = 1e300
_SHORT = ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "k"))
# Fills by series: all of them differ in grey. None stands for an outline alone.
_PATTERNS = (
    "",
    '<path class="ps" d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5"/>',
    '<circle class="pd" cx="1.5" cy="1.5" r="1.1"/><circle class="pd" cx="4.5" cy="4.5" r="1.1"/>',
    None,
    '<path class="ps" d="M0 3H6M3 0V6"/>',
    '<path class="ps" d="M0 1.5H6M0 4.5H6"/>',
)


@dataclass(frozen=True)
class Scale:
    """Values to places on the paper."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Give the place of a value; one beyond the scale stands at its end."""
        inside = min(max(value, self.low), self.high)
        if self.high <= self.low:
            return (self.start + self.end) / 2
        part = (inside / 2 - self.low / 2) / (self.high / 2 - self.low / 2)
        return self.start + part * (self.end - self.start)


def span_of(
    values: Iterable[float], *, zero: bool = False, spare: float = 0.0
) -> tuple[float, float]:
    """Give the least and largest value, with zero if asked, and some room on both sides."""
    held = [min(max(value, -_MOST), _MOST) for value in values] or [0.0]
    low, high = min(held), max(held)
    if zero:
        low, high = min(0.0, low), max(0.0, high)
    if high <= low:
        room = abs(high) * 0.1 or 1.0
        return (low if zero and low == 0 else low - room), high + room
    room = (high / 2 - low / 2) * 2 * spare
    return low - room * (not zero or low < 0), high + room


def ticks(low: float, high: float, most: int = 5) -> list[float]:
    """Give round values between two ends, at most ``most`` and one more."""
    spread = high / most - low / most
    if not isfinite(spread) or spread <= 0:
        return [low]
    power = 10.0 ** floor(log10(spread))
    if power == 0 or not isfinite(power):
        return [low]
    step = next((power * size for size in (1, 2, 5, 10) if power * size >= spread), power * 10)
    first = floor(low / step)
    found = [step * (first + count) for count in range(most + 3)]
    return [0.0 if abs(value) < step / 1e6 else value for value in found if low <= value <= high]


def short(value: float, unit: str) -> str:
    """Print a number for an axis: $1.2M, 40%, 3.5."""
    sign = "−" if value < 0 else ""
    size = abs(value)
    base = unit.partition(" per ")[0]
    digits = _digits(size, base)
    if base == "USD" and size < 100:
        digits = 0 if size == int(size) else 2
    text, letter = f"{size:,.{digits}f}", ""
    for step, name in _SHORT:
        # A thousand stays 1,000; what is longer is written with its letter.
        if size >= step * (10 if name == "k" else 1):
            text, letter = f"{size / step:,.{2 if size / step < 10 else 1}f}", name
            break
    if size >= 1e16:
        text, letter = f"{size:.1e}", ""
    if "." in text and "e" not in text and not (base == "USD" and not letter):
        text = text.rstrip("0").rstrip(".")
    if not any(digit in text for digit in "123456789"):
        sign = ""
    before, after = ("$" if base == "USD" else ""), ("%" if base == "percent" else "")
    return f"{sign}{before}{text}{letter}{after}"


def _digits(size: float, base: str) -> int:
    if size == 0 or size >= 100:
        return 0
    if size >= 10 or (size >= 1 and base == "percent"):
        return 1
    return 2 if size >= 0.1 else min(8, 2 - floor(log10(size)))


def axis_number(value: float, unit: str) -> str:
    """Print a tick: a year as it is said, other numbers in short."""
    if unit.startswith("years") and value >= 1900:
        return f"{value:.0f}" if value == int(value) else ""
    return short(value, unit)


def clipped(text: str, room: float) -> str:
    """Shorten a label to the room there is; the table beside the drawing has it whole."""
    letters = max(4, int(room / LETTER))
    return text if len(text) <= letters else text[: letters - 1].rstrip() + "…"


def text(x: float, y: float, words: str, kind: str = "lab", anchor: str = "start") -> str:
    """Set words; ``anchor`` says which end of them stands at x."""
    turned = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}"{turned}>{escape(words)}</text>'


def line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    """Draw a straight line."""
    return f'<path class="{kind}" d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}"/>'


def box(x: float, y: float, width: float, height: float, place: int, ident: str) -> str:
    """Draw a bar filled as the series of that place."""
    return (
        f'<rect class="b s{place % STYLES}" x="{x:.1f}" y="{y:.1f}" width="{max(width, 0.8):.1f}" '
        f'height="{max(height, 0.8):.1f}"{fill(place, ident)}/>'
    )


def fill(place: int, ident: str) -> str:
    """Give the attribute that fills as the series of that place."""
    pattern = _PATTERNS[place % STYLES]
    if pattern is None:
        return ' fill="none"'
    return f' fill="url(#{ident}-p{place % STYLES})"' if pattern else ""


def dot(x: float, y: float, place: int, size: float = 3.2) -> str:
    """Give the outline of a mark, a shape for each series, to go into a path."""
    r, w = size, round(size * 1.4, 1)
    shapes = (
        f"M{x - r:.1f} {y:.1f}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 {-2 * r} 0z",
        f"M{x - r:.1f} {y - r:.1f}h{2 * r}v{2 * r}h{-2 * r}z",
        f"M{x:.1f} {y - r * 1.2:.1f}l{r * 1.2} {r * 2.1}h{-r * 2.4}z",
        f"M{x:.1f} {y - w:.1f}l{w} {w}l{-w} {w}l{-w} {-w}z",
        f"M{x - r:.1f} {y - r:.1f}l{2 * r} {2 * r}m0 {-2 * r}l{-2 * r} {2 * r}",
        f"M{x - r * 1.2:.1f} {y:.1f}h{2.4 * r}m{-1.2 * r} {-1.2 * r}v{2.4 * r}",
    )
    return shapes[place % STYLES]


def legend(names: Sequence[str], ident: str, *, lines: bool = False) -> tuple[list[str], float]:
    """Draw which series looks how; give the parts and their height, none for a single series."""
    if len(names) < 2:
        return [], 0.0
    parts: list[str] = []
    x, y = 0.0, 12.0
    for place, name in enumerate(names):
        words = clipped(name, WIDTH - 40)
        width = 44 + len(words) * LETTER
        if x and x + width > WIDTH:
            x, y = 0.0, y + 18
        if lines:
            parts.append(line(x, y - 4, x + 24, y - 4, f"l s{place % STYLES}"))
            parts.append(f'<path class="d s{place % STYLES}" d="{dot(x + 12, y - 4, place)}"/>')
        else:
            parts.append(box(x + 4, y - 10, 18, 11, place, ident))
        parts.append(text(x + 29, y, words))
        x += width
    return parts, y + 10


def svg(ident: str, title: str, reading: str, height: float, parts: Sequence[str]) -> str:
    """Frame a drawing: its name and what it shows come first, for those who hear it."""
    patterns = "".join(
        f'<pattern id="{ident}-p{place}" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<path class="pb" d="M0 0H6V6H0z"/>{inner}</pattern>'
        for place, inner in enumerate(_PATTERNS)
        if inner and f"{ident}-p{place})" in "".join(parts)
    )
    return (
        f'<svg class="chart" viewBox="0 0 {WIDTH:.0f} {height:.0f}" role="img" '
        f'aria-labelledby="{ident}-t {ident}-d"><title id="{ident}-t">{escape(title)}</title>'
        f'<desc id="{ident}-d">{escape(reading)}</desc>'
        f"{f'<defs>{patterns}</defs>' if patterns else ''}{''.join(parts)}</svg>"
    )
