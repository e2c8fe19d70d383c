"""What a 6S program is worked from: audits, red tags, minutes, walking, supplies."""

from datetime import date
from typing import Literal

from prebrief.casebook.inputs import Inputs, given

PILLARS = ("sort", "set_in_order", "shine", "standardize", "sustain", "safety")


def _score(pillar: str) -> int:
    score: int = given(
        3,
        unit="points",
        low=1,
        high=5,
        help=f"Score for {pillar} from 1 to 5, by anchors written down beforehand.",
    )
    return score


class Audit(Inputs):
    """One audit of one area."""

    area: str = given("Supply room", help="The area, as it is called on the unit.")
    when: date = given(date(2026, 1, 15), help="Day of the audit.")
    sort: int = _score("sort")
    set_in_order: int = _score("set in order")
    shine: int = _score("shine")
    standardize: int = _score("standardize")
    sustain: int = _score("sustain")
    safety: int = _score("safety")


class Tag(Inputs):
    """One red tag."""

    item: str = given("Item", help="What was tagged.")
    area: str = given("Supply room", help="Where it was found.")
    reason: Literal["expired", "broken", "duplicate", "not_needed_here", "unknown"] = given(
        "unknown", help="Why it was tagged."
    )
    opened: date = given(date(2026, 10, 1), help="Day on which the tag was hung.")
    decided: bool = given(False, help="True once it was discarded, moved, mended or kept.")
    value: float = given(
        0, unit="USD", low=0, high=10_000_000, help="What it would cost to buy again."
    )


def _audit(area: str, year: int, month: int, *scores: int) -> Audit:
    return Audit(area=area, when=date(year, month, 15), **dict(zip(PILLARS, scores, strict=True)))


class Lean6s(Inputs):
    """Audit, tags and the return on minutes found; each can be read alone."""

    audits: tuple[Audit, ...] = given(
        (
            _audit("Supply room", 2025, 10, 2, 1, 2, 1, 1, 2),
            _audit("Supply room", 2026, 4, 4, 4, 3, 3, 2, 4),
            _audit("Supply room", 2026, 10, 4, 4, 4, 4, 3, 4),
            _audit("Nursing station", 2025, 10, 2, 2, 3, 2, 1, 3),
            _audit("Nursing station", 2026, 10, 3, 3, 3, 3, 2, 3),
            _audit("Medication room", 2026, 4, 4, 4, 5, 4, 4, 3),
            _audit("Medication room", 2026, 10, 5, 5, 5, 4, 4, 2),
        ),
        help="Audits in any order; the last one of each area is its present state.",
    )
    veto: int = given(
        2,
        unit="points",
        low=1,
        high=5,
        label="safety veto",
        help="A safety score of this or less fails the area, whatever the rest.",
    )
    tags: tuple[Tag, ...] = given(
        (
            Tag(item="IV pump with frayed cord", reason="broken", value=2_400, decided=True),
            Tag(item="Dressing packs past their date", reason="expired", value=310, decided=True),
            Tag(item="Third blood pressure cart", area="Nursing station", reason="duplicate"),
        ),
        label="red tags",
        help="The red-tag log.",
    )
    tag_days: int = given(
        14,
        unit="days",
        low=1,
        high=365,
        label="days to decide a tag",
        help="Days within which a tag is to be decided.",
    )
    staff: float = given(
        60,
        unit="people",
        low=0,
        high=100_000,
        label="people who search",
        help="People who search for things at work.",
    )
    shifts: float = given(
        156,
        unit="shifts per year",
        low=0,
        high=366,
        label="shifts of each",
        help="Shifts that each of them works.",
    )
    minutes: float = given(
        25,
        unit="minutes",
        low=0,
        high=720,
        label="minutes of searching in a shift",
        help="Minutes of searching in a shift, timed.",
    )
    freed: float = given(
        20,
        unit="percent",
        low=0,
        high=100,
        label="part of it that has gone",
        help="Part of the searching that has gone.",
    )
    hourly: float = given(
        50,
        unit="USD per hour",
        low=0,
        high=1_000,
        label="cost of an hour",
        help="Pay and benefits of an hour.",
    )
    to_cash: float = given(
        0,
        unit="percent",
        low=0,
        high=100,
        label="hours turned into cash",
        help="Part of the freed hours that became a shift not staffed or a visit added.",
    )
    visits: float = given(
        45_000,
        unit="visits per year",
        low=0,
        high=10_000_000,
        label="visits a year",
        help="Visits in the area.",
    )
    feet: float = given(
        300,
        unit="feet",
        low=0,
        high=100_000,
        label="walking saved in a visit",
        help="Walking that each visit no longer needs.",
    )
    waste: float = given(
        80_000,
        unit="USD per year",
        low=0,
        high=1e9,
        label="supplies wasted",
        help="Supplies thrown away or bought twice, before the change.",
    )
    waste_cut: float = given(
        25,
        unit="percent",
        low=0,
        high=100,
        label="part of the waste that has gone",
        help="Part of that waste that has gone.",
    )
    programme_cost: float = given(
        15_000,
        unit="USD per year",
        low=0,
        high=1e9,
        help="Training hours, shelves, labels, the audits themselves.",
    )
