from dataclasses import dataclass, field

import pytest

from builders_brief import brief_for, made
from prebrief.compose.writer import Block, accepted
from prebrief.errors import ServiceError
from prebrief.records.document import Span

LINE = "Boarding 7.5 to 4.1 hours at Alder Lake"
BLOCK = Block(
    where="stories.st1.result",
    text="It ended at “Boarding 7.5 to 4.1 hours”. ⟨where it stands today⟩",
    spans=(Span(doc="cv", start=0, end=len(LINE), quote=LINE),),
    playbook="Say what changed.",
)


@dataclass
class Scripted:
    """A writer that says the same to every block."""

    words: str
    seen: list[str] = field(default_factory=list)

    def rewrite(self, block: Block) -> str:
        self.seen.append(block.where)
        return self.words.replace("<text>", block.text)


class Failing:
    """A writer whose service is down."""

    calls = 0

    def rewrite(self, block: Block) -> str:
        self.calls += 1
        raise ServiceError("model-down", "The model did not answer.", fix="Try again later.")


def test_other_words_with_the_same_facts_are_accepted() -> None:
    assert accepted("Boarding fell from 7.5 to 4.1 hours. ⟨where it stands today⟩", BLOCK)


@pytest.mark.parametrize(
    "words",
    [
        "Boarding fell from 7.5 to 3.9 hours. ⟨where it stands today⟩",
        "With Mercy Hospital, boarding fell from 7.5 to 4.1 hours. ⟨where it stands today⟩",
        "Boarding fell from 7.5 to 4.1 hours and has held since.",
        "It ended at “Boarding cut in half”. ⟨where it stands today⟩",
        "",
        "Boarding fell. " * 40 + "⟨today⟩",
    ],
)
def test_a_figure_a_name_a_filled_blank_or_a_changed_quote_is_refused(words: str) -> None:
    assert not accepted(words, BLOCK)


def test_refused_words_leave_the_default_and_a_notice() -> None:
    writer = Scripted("Turnover fell by 88,123 at Northwood General.")
    brief = brief_for(made().case, made().playbook, made().plan, writer=writer)
    assert writer.seen
    assert brief.stories == made().brief.stories
    assert "writer-refused" in {notice.code for notice in brief.notices}


def test_accepted_words_take_the_place_of_the_default() -> None:
    writer = Scripted("Briefly: <text>")
    brief = brief_for(made().case, made().playbook, made().plan, writer=writer)
    assert brief.stories[0].action.startswith("Briefly: ")
    assert not any(notice.code.startswith("writer") for notice in brief.notices)


def test_a_failing_writer_is_asked_once_and_the_brief_is_whole() -> None:
    writer = Failing()
    brief = brief_for(made().case, made().playbook, made().plan, writer=writer)
    assert writer.calls == 1
    assert brief.stories == made().brief.stories
    assert "writer-failed" in {notice.code for notice in brief.notices}
