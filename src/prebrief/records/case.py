"""A business case as data: what goes in, what comes out, and a round of practice on it."""

from datetime import date
from typing import Any, Literal

from pydantic import ConfigDict

from prebrief.records.base import Record

Verdict = Literal["met", "not_met", "unknown"]
ChartKind = Literal[
    "bars", "lines", "waterfall", "control", "tornado", "spans", "scatter", "histogram", "radar"
]


class Sound(Record):
    """A record whose numbers are finite: nothing here ever prints infinity or not-a-number."""

    model_config = ConfigDict(allow_inf_nan=False)


class InputField(Sound):
    """What a form needs to ask for one input."""

    name: str
    label: str
    """Its name in words."""
    kind: Literal["number", "whole", "share", "yes_no", "choice", "text", "date", "list", "group"]
    unit: str
    """Such as ``USD per claim``; empty where there is none."""
    low: float | None = None
    """Least value allowed."""
    high: float | None = None
    """Largest value allowed; of a list, most entries."""
    above: bool = False
    """The least value itself is not allowed."""
    optional: bool = False
    """May be left empty."""
    default: Any = None
    """JSON-ready."""
    fact: str = ""
    """Id of the playbook's fact that stands in where it is left empty."""
    help: str
    """One sentence: what to enter and where to find it."""
    choices: tuple[str, ...] = ()
    fields: tuple["InputField", ...] = ()
    """Of one entry, where it is a list or a group."""


class Figure(Sound):
    """A number of the answer."""

    id: str
    """Slug, permanent within the case."""
    label: str
    value: float | None
    """Unrounded; none where there is no such number, as a break-even that never comes."""
    unit: str
    """From the list in ``casebook/units.py``; percentages count in percent, not as shares."""
    display: str
    """As it is printed and read aloud."""
    note: str = ""
    """What it holds or leaves out."""
    main: bool = False
    """One of the few that the case is about."""


class Step(Sound):
    """A step of the working, in words with figures, to be read aloud."""

    title: str
    text: str


class Table(Sound):
    """Rows as they are printed."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Mark(Sound):
    """One value of a chart."""

    label: str
    """Under it on the axis."""
    value: float
    x: float | None = None
    """Place on the axis where that is a number."""
    low: float | None = None
    """Lower end: of a limit, of a bar that floats, of a range."""
    high: float | None = None
    flag: str = ""
    """Such as ``total``, ``signal``, ``gap``."""


class Series(Sound):
    """Values that belong together."""

    name: str
    marks: tuple[Mark, ...]


class Guideline(Sound):
    """A line across a chart: a mean, a limit, a target."""

    name: str
    value: float


class Chart(Sound):
    """A picture as data; whoever draws it decides nothing but its looks."""

    kind: ChartKind
    title: str
    reading: str
    """What it shows, one sentence; also its text for a screen reader."""
    unit: str
    x_label: str = ""
    series: tuple[Series, ...]
    guides: tuple[Guideline, ...] = ()
    table: Table
    """The same figures in rows."""


class FactUsed(Sound):
    """A dated figure that the sum stands on."""

    id: str
    title: str
    display: str
    unit: str
    source: str
    year: int | None = None
    period: str = ""
    status: Literal["verified", "as_claimed", "unverified"]
    effective_from: date | None = None
    effective_to: date | None = None
    lapsed: bool
    """It held only before the day of the sum."""
    not_yet: bool = False
    """It holds only after the day of the sum."""
    now: str = ""
    """The figure that followed it, as printed, where the playbook has one."""
    note: str = ""


class Check(Sound):
    """A condition that is not a number: is it there?"""

    text: str
    verdict: Verdict
    why: str = ""


class Solution(Sound):
    """A case worked through."""

    case: str
    inputs: dict[str, Any]
    """As they were used, defaults filled."""
    headline: str
    """The answer in one or two sentences."""
    figures: tuple[Figure, ...]
    steps: tuple[Step, ...]
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()
    checks: tuple[Check, ...] = ()
    cautions: tuple[str, ...] = ()
    """Where this sum misleads, for these inputs."""
    disclaimer: str = ""
    """Such as "Not legal advice"."""
    facts: tuple[FactUsed, ...] = ()

    def figure(self, figure_id: str) -> Figure:
        """Find a figure by its id."""
        return next(figure for figure in self.figures if figure.id == figure_id)


class Ask(Sound):
    """A figure that the user is to commit to."""

    figure: str
    """Id of a figure of the solution."""
    label: str
    unit: str
    within: float = 0.02
    """Largest relative error that counts as right."""
    within_units: float = 0.0
    """Largest absolute error that counts as right, in the unit."""


class Choice(Sound):
    """A recommendation to choose from."""

    id: str
    text: str


class Scenario(Sound):
    """A generated situation; its answer is worked out only on checking."""

    case: str
    seed: int
    title: str
    situation: str
    """In words, as somebody would put it to a leader."""
    tables: tuple[Table, ...] = ()
    """What the user is shown, beside the words."""
    inputs: dict[str, Any]
    """The same as inputs of the case."""
    asks: tuple[Ask, ...]
    question: str
    """What recommendation is wanted."""
    choices: tuple[Choice, ...] = ()


class Commitment(Sound):
    """What the user commits to before seeing the answer."""

    figures: dict[str, float] = {}
    """By id of the figure asked for."""
    choice: str = ""
    recommendation: str = ""
    """In the user's own words; judged elsewhere, as an answer is."""


class FigureCheck(Sound):
    """One committed figure against the worked one."""

    figure: str
    label: str
    verdict: Literal["right", "wrong", "missing"]
    committed: str = ""
    correct: str
    slip: str = ""
    """What went wrong, where the wrong figure tells."""


class Assessment(Sound):
    """A commitment judged."""

    right: int
    asked: int
    figures: tuple[FigureCheck, ...]
    choice: Literal["sound", "unsound", "missing", "not_asked"]
    choice_reason: str = ""
    look_for: tuple[str, ...]
    """What a strong recommendation would say here."""
    solution: Solution


class Column(Sound):
    """A column that one's own table may have."""

    name: str
    other_names: tuple[str, ...] = ()
    unit: str = ""
    help: str
    required: bool = True


class CaseSheet(Sound):
    """A case as it is shown before anything is entered."""

    name: str
    title: str
    why: str
    inputs: tuple[InputField, ...]
    columns: tuple[Column, ...]
    """Of one's own table; empty where the case takes none."""
    panel_questions: tuple[str, ...]
    strong_signals: tuple[str, ...]
    limits: str
    concepts: tuple[str, ...]
    disclaimer: str
