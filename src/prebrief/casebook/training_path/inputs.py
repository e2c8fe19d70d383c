"""What a choice of training is worked from."""

from typing import Literal

from prebrief.casebook.inputs import Inputs, given

Kind = Literal["MHA or MPH", "MBA or MMM", "mini-MBA", "certificate", "CME", "project"]
Skill = Literal[
    "finance", "operations", "quality", "people", "strategy", "law and compliance", "technology"
]
Goal = Literal[
    "section chief",
    "medical director",
    "physician advisor",
    "CMIO",
    "VPMA",
    "CMO",
    "own practice",
]


class Option(Inputs):
    """One way to learn."""

    name: str = given("weekend certificate in finance", help="The program's name.")
    kind: Kind = given("certificate", help="What sort of program it is.")
    tuition: float = given(
        4_500, unit="USD", low=0, high=1_000_000, help="Fees, books and travel, all of it."
    )
    paid_by_employer: float = given(
        0, unit="percent", low=0, high=100, help="Share of the fees that the employer pays."
    )
    hours: float = given(
        120, unit="hours", low=0, high=20_000, help="Classes, reading and papers together."
    )
    months: float | None = given(
        None,
        unit="months",
        low=0,
        high=120,
        help="Length by the calendar; empty for what is usual for that kind.",
    )
    teaches: tuple[Skill, ...] = given(
        ("finance",), help="Which of your gaps it closes, by its syllabus and not by its name."
    )
    degree: bool = given(False, help="Does it end with a master's degree?")
    practical: bool = given(
        False, help="Do you leave with a piece of work that somebody else has marked?"
    )


class TrainingPath(Inputs):
    """A goal, what is missing for it, and the ways to learn it."""

    goal: Goal = given("medical director", help="The next role, named; not leadership in general.")
    within_months: float = given(
        24,
        unit="months",
        low=1,
        high=240,
        label="months to the goal",
        help="By when you want to be in it.",
    )
    budget: float = given(
        30_000, unit="USD", low=0, high=1_000_000, help="What you can pay yourself."
    )
    hours_per_week: float = given(
        9,
        unit="hours per week",
        low=0.5,
        high=80,
        label="hours you have",
        help="Hours you can truly spare, all year.",
    )
    hour_value: float = given(
        100,
        unit="USD per hour",
        low=0,
        high=5_000,
        label="worth of an hour",
        help="What an hour of yours is worth: a shift not worked, or an evening.",
    )
    pay_gain: float = given(
        45_000,
        unit="USD per year",
        low=0,
        high=5_000_000,
        help="What the next role pays more than the present one.",
    )
    due_to_training: float = given(
        100,
        unit="percent",
        low=0,
        high=100,
        label="gain due to training",
        help="How much of that gain you credit to the training; part of it would come anyway.",
    )
    degree_required: Literal["yes", "preferred", "no", "unknown"] = given(
        "preferred",
        label="degree required",
        help="What postings for that role say about a master's degree.",
    )
    gaps: tuple[Skill, ...] = given(
        ("finance", "operations", "people"),
        label="what is missing",
        help="What you lack for the role, from postings.",
    )
    options: tuple[Option, ...] = given(
        (
            Option(name="executive MHA", kind="MHA or MPH", tuition=60_000, hours=1_200,
                   teaches=("finance", "operations", "people", "strategy", "quality"),
                   degree=True),
            Option(name="mini-MBA for physicians", kind="mini-MBA", tuition=6_000, hours=120,
                   teaches=("finance", "operations", "strategy")),
            Option(),
            Option(name="CME course on peer review", kind="CME", tuition=900, hours=16,
                   teaches=("law and compliance",), months=0.25),
            Option(name="lead a committee's project", kind="project", tuition=0, hours=100,
                   teaches=("operations", "people"), months=6, practical=True),
        ),
        label="ways to learn", help="The ways you are weighing, a project on the ward among them.",
    )  # fmt: skip
