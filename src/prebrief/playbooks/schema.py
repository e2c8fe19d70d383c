"""What a playbook may hold: one model a kind of entry.

A playbook is a folder of YAML files. ``playbook.yaml`` names it; every other file holds one list of
entries of one kind, under the kind's plural name as its only top-level key, so that a topic can
be split over several files (``questions.safety.yaml``, ``questions.money.yaml``).

Two kinds of slots may stand in a text:
    {f.some_fact}     replaced on compiling by the fact's ``display``, and by nothing else
    {organisation}    replaced by the stage that uses the text, from what the CV or posting says
"""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from prebrief.playbooks.entry import (
    ANY,
    Covers,
    Entry,
    ProbeKind,
    Record,
    Share,
    Status,
    Text,
)
from prebrief.playbooks.schema_answers import Dimension, Probe, RedFlag, Speech


class Item(Record, frozen=True, kw_only=True):
    """A line of a list that answers a catalogue row of its own."""

    text: Text
    covers: Covers = ()


class Source(Entry, frozen=True, kw_only=True):
    """A published source. Id: src.*"""

    title: Text
    publisher: str = ""
    year: int | None = None
    note: str = ""


class Fact(Entry, frozen=True, kw_only=True):
    """A figure with its unit, dates and source; figures stand nowhere else. Id: f.*"""

    title: Text
    """What it is a figure of, with the denominator."""
    value: float | None = None
    """The figure, in units; for a range the middle or none."""
    low: float | None = None
    high: float | None = None
    unit: Text
    """percent, USD, USD_per_RVU, days, minutes, count, ratio, ..."""
    display: Text
    """As it is printed in a sentence: "$33.40", "11.81%", "30 to 40 days"."""
    effective_from: date | None = None
    """First day on which a rule figure holds; none for a measurement."""
    effective_to: date | None = None
    """Last day on which it holds; none while no end is known."""
    period: str = ""
    """What time a measurement is of."""
    source: Text
    """Publisher and document, as a person would look for it."""
    year: int | None = None
    """Year of publication."""
    status: Status
    note: str = ""
    """Denominator, edition or dispute to mention."""
    replaced_by: str | None = None
    """Id of the fact that follows this one."""


class Anchors(Record, frozen=True, kw_only=True):
    """Behaviours that earn a 1, a 3 and a 5."""

    one: Text
    three: Text
    five: Text


class LookFor(Entry, frozen=True, kw_only=True):
    """One of the things these interviewers look for. Id: lf.*"""

    title: Text
    means: Text
    """What interviewers mean by it, two or three sentences."""
    cues: tuple[Text, ...]
    """Sentences whose likeness marks a posting or CV line as on this theme, at least six."""
    terms: tuple[str, ...]
    """Words and phrases that do the same."""
    anchors: Anchors
    advice_strong: Text
    """What to do where the CV is strong: slots {evidence}."""
    advice_some: Text
    advice_silent: Text
    """What to do where the CV has no line."""
    order: int


class Competency(Entry, frozen=True, kw_only=True):
    """A competency under the look-fors. Id: c.*"""

    title: Text
    means: Text
    look_for: str
    cues: tuple[Text, ...]
    """Sentences as they stand in CVs and postings, at least three."""
    secondary: bool = False
    anchors: Anchors | None = None


class FrameworkDomain(Record, frozen=True, kw_only=True):
    """One domain of a framework."""

    code: str
    title: Text
    competencies: tuple[str, ...]
    """Ids of our competencies and look-fors."""
    note: str = ""


class Framework(Entry, frozen=True, kw_only=True):
    """A published competency framework and how ours map onto it. Id: fw.*"""

    title: Text
    publisher: Text
    settings: tuple[str, ...]
    """Settings whose employers use it."""
    scale: str = ""
    domains: tuple[FrameworkDomain, ...]


QuestionKind = Literal[
    "behavioural",
    "situational",
    "technical",
    "motivation",
    "second_interview",
    "ethics",
    "closing",
    "cv_probe",
]


class FollowUp(Record, frozen=True, kw_only=True):
    """A probe that comes after the answer."""

    probe: ProbeKind
    text: Text


class OutlineGuide(Record, frozen=True, kw_only=True):
    """One beat of a good answer to this very question."""

    part: Text
    """Its name, a word or three."""
    guide: Text
    """What belongs in it: an instruction to the candidate, never an invented fact."""
    wants: Literal["situation", "action", "result", "lesson", "posting", "cv", "none"] = "none"
    """Which kind of quote the writer may set beside it."""


class Question(Entry, frozen=True, kw_only=True):
    """A question these interviewers ask. Id: q.*"""

    text: Text
    """As it is spoken."""
    kind: QuestionKind
    look_for: str
    """The look-for it belongs to."""
    competencies: tuple[str, ...] = ()
    asked_by: tuple[str, ...]
    """Persona ids, likeliest first."""
    rungs: tuple[str, ...] = (ANY,)
    """Rung ids where it comes up."""
    settings: tuple[str, ...] = (ANY,)
    """Setting ids where it comes up."""
    frequency: Share
    """Prior: how commonly it is asked at those rungs and settings."""
    tests: Text
    """What it tests, one or two sentences."""
    strong_signals: Annotated[tuple[Text, ...], Meta(min_length=2)]
    """Observable in an answer."""
    red_flags: Annotated[tuple[Text, ...], Meta(min_length=2)]
    follow_ups: Annotated[tuple[FollowUp, ...], Meta(min_length=3)]
    shape: str
    """Id of the answer shape."""
    outline: Annotated[tuple[OutlineGuide, ...], Meta(min_length=3)]
    anchors: Anchors
    cues: tuple[Text, ...] = ()
    """Posting phrases that raise it."""
    triggers: tuple[str, ...] = ()
    """For CV probes: slugs of triggers (see triggers.yaml)."""
    concepts: tuple[str, ...] = ()
    seconds: tuple[int, int] = (90, 150)


class Shape(Entry, frozen=True, kw_only=True):
    """A way to lay out an answer. Id: shape.*"""

    title: Text
    parts: tuple[Item, ...]
    use_for: Text


class Variable(Record, frozen=True, kw_only=True):
    """An input of a formula."""

    name: Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*$")]
    unit: Text
    means: Text


class Formula(Record, frozen=True, kw_only=True):
    """A formula as data: an arithmetic expression over named variables."""

    text: Text
    """As it is read aloud or written."""
    expression: Text
    """+ - * / ** ( ) min max abs sqrt, numbers and variables; nothing else."""
    variables: Annotated[tuple[Variable, ...], Meta(min_length=1)]
    unit: Text
    """Of the result."""


class WorkedExample(Record, frozen=True, kw_only=True):
    """A formula with numbers in it, recomputed by a test. Invented inputs."""

    story: Text
    """The situation, in words, with the inputs."""
    inputs: dict[str, float]
    result: float
    digits: int = 2
    """Decimals to which the result is given."""
    reading: Text
    """What the result means, and the caveat; ``{result}`` stands for it."""


class Range(Record, frozen=True, kw_only=True):
    """A typical value: a fact, and how to read it."""

    fact: str
    note: str = ""


class Check(Record, frozen=True, kw_only=True):
    """A self-check question with its answer."""

    question: Text
    answer: Text


class Concept(Entry, frozen=True, kw_only=True):
    """Something a leader must be able to explain. Id: k.*"""

    title: Text
    topic: Literal[
        "money",
        "throughput",
        "quality_money",
        "quality_safety",
        "value_based",
        "medicare",
        "staff",
        "law",
        "leadership",
        "strategy",
        "digital",
        "community",
        "uk",
        "controls",
        "insurance",
        "growth",
        "lean",
        "career",
        "interview",
    ]
    look_for: str
    settings: tuple[str, ...] = (ANY,)
    rungs: tuple[str, ...] = (ANY,)
    cues: tuple[str, ...]
    """Words and phrases in a posting or CV that call for it."""
    weight: Share = 0.5
    """Prior: how often panels at this level raise it."""
    definition: Text
    formula: Formula | None = None
    worked_example: WorkedExample | None = None
    ranges: tuple[Range, ...] = ()
    say: Text
    """How to say it in an interview, two sentences."""
    goes_wrong: Text
    checks: Annotated[tuple[Check, ...], Meta(min_length=3)]
    caution: str = ""
    """Such as "Not legal advice"."""
    related: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    """Parts that answer catalogue rows of their own: sub-types, conditions, steps."""


class Persona(Entry, frozen=True, kw_only=True):
    """Someone across the table. Id: p.*"""

    title: Text
    settings: tuple[str, ...] = (ANY,)
    cares: Text
    listens_for: tuple[Text, ...]
    questions: tuple[str, ...]
    """Ids of questions that are theirs."""
    own_question: Text
    """What they ask in their own words."""
    how_to_tell: Text
    """How the same story is told to this person."""
    terms: tuple[str, ...]
    """Words in a posting that name this person or their office."""
    frequency: Share
    """How often they sit on such a panel."""


class Rung(Entry, frozen=True, kw_only=True):
    """A step of the ladder or a neighbouring role. Id: rung.*"""

    title: Text
    short: str = ""
    ladder: int | None = None
    """Place on the main ladder from 1; none for a neighbouring role."""
    scope: Text
    proof: tuple[Text, ...]
    """What panels want to see before they give this role."""
    proof_cues: tuple[Text, ...]
    """CV sentences that show such proof, for likeness; one for each proof, in order."""
    titles: tuple[str, ...]
    """Title phrases that mean this rung, lower case, longest match wins."""
    related: tuple[str, ...] = ()
    settings: tuple[str, ...] = (ANY,)
    years: str = ""


class Setting(Entry, frozen=True, kw_only=True):
    """A kind of employer. Id: setting.*"""

    title: Text
    country: str = ""
    terms: tuple[str, ...]
    """Words in a posting that mark it, lower case."""
    asks: tuple[Item, ...]
    """What changes in what is asked here."""
    avoid: tuple[str, ...] = ()
    """Concept topics or ids that do not belong here."""
    look_up: tuple[Item, ...]
    """What to look up about such an employer, and where."""
    money_words: str = ""
    """How money is talked about here."""


class Drill(Entry, frozen=True, kw_only=True):
    """A timed exercise. Id: drill.*"""

    title: Text
    minutes: float
    look_for: str
    prompt: Text
    skeleton: Annotated[tuple[Text, ...], Meta(min_length=3)]
    rubric: Annotated[tuple[Text, ...], Meta(min_length=3)]
    rungs: tuple[str, ...] = (ANY,)
    settings: tuple[str, ...] = (ANY,)


class SmartQuestion(Entry, frozen=True, kw_only=True):
    """A question to ask them. Id: sq.*"""

    text: Text
    """May hold the slot {anchor}: the posting's own words."""
    anchor: Text
    """What it is anchored in: strategy, safety, dyad, development, economics ..."""
    look_for: str
    ask: tuple[str, ...]
    """Persona ids to ask."""
    cues: tuple[Text, ...] = ()
    """Posting phrases to pick up."""
    together: tuple[tuple[Text, ...], ...] = ()
    """Groups of phrases; where each has one in the posting, the question comes first. The quote is
    from the line that holds one of the last group."""
    absent: tuple[Text, ...] = ()
    """Words that must be missing from the whole posting."""
    follow_ups: Annotated[tuple[Text, ...], Meta(min_length=2)]
    rungs: tuple[str, ...] = (ANY,)
    settings: tuple[str, ...] = (ANY,)


class Style(Entry, frozen=True, kw_only=True):
    """A leadership style. Id: style.*"""

    title: Text
    when: Text
    does: tuple[Item, ...]
    say: Text
    overuse: Text
    examples: tuple[Item, ...] = ()


class CaseGuide(Entry, frozen=True, kw_only=True):
    """A business case: what panels ask about it. Id: case.*"""

    title: Text
    settings: tuple[str, ...] = (ANY,)
    rungs: tuple[str, ...] = (ANY,)
    look_for: str
    cues: tuple[str, ...]
    panel_questions: Annotated[tuple[Text, ...], Meta(min_length=2)]
    strong_signals: Annotated[tuple[Text, ...], Meta(min_length=2)]
    limits: Text
    concepts: tuple[str, ...] = ()


class Checklist(Entry, frozen=True, kw_only=True):
    """A list to work through. Id: check.*"""

    title: Text
    topic: str
    items: Annotated[tuple[Item, ...], Meta(min_length=2)]


class TableRow(Record, frozen=True, kw_only=True):
    """A row of a guide's table: as many cells as the guide has columns."""

    cells: tuple[str, ...]
    covers: Covers = ()


class Guide(Entry, frozen=True, kw_only=True):
    """Steps, a table or examples on a topic. Id: g.*"""

    title: Text
    topic: str
    summary: Text
    steps: tuple[Item, ...] = ()
    points: tuple[Item, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[TableRow, ...] = ()
    examples: tuple[Item, ...] = ()


class Advice(Entry, frozen=True, kw_only=True):
    """Advice that a stage picks by its trigger. Id: a.*"""

    title: Text
    use: Literal[
        "bridge", "cv_edit", "awkward", "logistics", "task", "ninety_days", "say", "general"
    ]
    when: tuple[str, ...]
    """Slugs that pick it: requirement kinds, match codes, trigger kinds, statement issues."""
    text: Text
    """The advice; slots allowed."""
    risk: str = ""
    """For bridges: what the panel will fear."""
    variants: tuple[Text, ...] = ()
    """Other wordings, so that a page does not stutter."""
    settings: tuple[str, ...] = (ANY,)
    rungs: tuple[str, ...] = (ANY,)
    order: int = 0
    minutes: int = 0


class TriggerRule(Entry, frozen=True, kw_only=True):
    """Something in a CV that makes an interviewer ask. Id: t.*"""

    kind: Annotated[str, Meta(pattern=r"^[a-z_]+$")]
    """Slug that questions and advice name."""
    title: Text
    terms: tuple[str, ...] = ()
    """Phrases in a CV line that fire it, for triggers found by words."""
    unless: tuple[str, ...] = ()
    """Phrases that hold it back."""
    rule: Text
    """In words: when it fires."""
    weight: Share = 0.5


class Lexeme(Entry, frozen=True, kw_only=True):
    """A term of the field with its other spellings. Id: term.*"""

    kind: Literal[
        "degree",
        "board",
        "licence",
        "registration",
        "life_support",
        "certificate",
        "leadership_training",
        "specialty",
        "committee",
        "abbreviation",
        "leadership_title",
        "clinical_title",
        "field_term",
        "other_trade",
    ]
    canonical: str
    forms: tuple[str, ...]
    """Other spellings and names, as they are printed."""
    counts_as: tuple[str, ...] = ()
    """Groups it belongs to: medical_degree, business_degree, masters, nursing_degree ..."""
    country: str = ""


class Wording(Entry, frozen=True, kw_only=True):
    """A sentence pattern of the default writer, in several variants. Id: w.*"""

    use: str
    """Slug by which the writer asks for it."""
    variants: Annotated[tuple[str, ...], Meta(min_length=1)]
    """Slots in braces; ⟨...⟩ marks a blank for the reader to fill."""


KINDS: dict[str, type[Entry]] = {
    "sources": Source,
    "facts": Fact,
    "look_fors": LookFor,
    "competencies": Competency,
    "frameworks": Framework,
    "questions": Question,
    "shapes": Shape,
    "concepts": Concept,
    "personas": Persona,
    "rungs": Rung,
    "settings": Setting,
    "drills": Drill,
    "smart_questions": SmartQuestion,
    "styles": Style,
    "cases": CaseGuide,
    "checklists": Checklist,
    "guides": Guide,
    "advice": Advice,
    "triggers": TriggerRule,
    "lexicon": Lexeme,
    "wording": Wording,
    "rubric": Dimension,
    "red_flags": RedFlag,
    "probes": Probe,
    "speech": Speech,
}


class Playbook(Record, frozen=True, kw_only=True):
    """All the knowledge of one profession."""

    id: str
    version: str
    title: str
    locale: str = "en-US"
    sources: tuple[Source, ...] = ()
    facts: tuple[Fact, ...] = ()
    look_fors: tuple[LookFor, ...] = ()
    competencies: tuple[Competency, ...] = ()
    frameworks: tuple[Framework, ...] = ()
    questions: tuple[Question, ...] = ()
    shapes: tuple[Shape, ...] = ()
    concepts: tuple[Concept, ...] = ()
    personas: tuple[Persona, ...] = ()
    rungs: tuple[Rung, ...] = ()
    settings: tuple[Setting, ...] = ()
    drills: tuple[Drill, ...] = ()
    smart_questions: tuple[SmartQuestion, ...] = ()
    styles: tuple[Style, ...] = ()
    cases: tuple[CaseGuide, ...] = ()
    checklists: tuple[Checklist, ...] = ()
    guides: tuple[Guide, ...] = ()
    advice: tuple[Advice, ...] = ()
    triggers: tuple[TriggerRule, ...] = ()
    lexicon: tuple[Lexeme, ...] = ()
    wording: tuple[Wording, ...] = ()
    rubric: tuple[Dimension, ...] = ()
    red_flags: tuple[RedFlag, ...] = ()
    probes: tuple[Probe, ...] = ()
    speech: tuple[Speech, ...] = ()
