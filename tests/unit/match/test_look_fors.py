import pytest

from prebrief.match.stage import match
from prebrief.playbooks.schema import Anchors, LookFor
from unit.match.making import TODAY, Cv, asked, playbook, posting


def look_for(name: str, order: int, cues: tuple[str, ...], terms: tuple[str, ...]) -> LookFor:
    return LookFor(
        id=f"lf.{name}",
        why="for the test",
        title=name,
        means="For the test.",
        cues=cues,
        terms=terms,
        anchors=Anchors(one="Nothing", three="Some of it", five="All of it"),
        advice_strong="Lead with it.",
        advice_some="Show more.",
        advice_silent="Find a line.",
        order=order,
    )


BOOK = playbook(
    look_fors=(
        look_for("money", 2, ("Managed the department budget",), ("budget",)),
        look_for("safety", 1, ("Reduced harm to patients", "Improved patient safety"), ("safety",)),
    )
)


def scores(cv: Cv, *texts: str):
    job = posting(*(asked(text, level="duty") for text in texts))
    return {s.look_for_id: s for s in match(cv.profile(), job, BOOK, today=TODAY).look_fors}


def test_the_theme_with_most_lines_is_full_emphasis_and_others_follow():
    found = scores(
        Cv(), "Improves patient safety", "Reduces harm to patients", "Manages a department budget"
    )
    assert found["lf.safety"].emphasis == 1.0
    assert found["lf.money"].emphasis == 0.5
    assert [span.text for span in found["lf.money"].job_spans] == ["Manages a department budget"]


def test_lines_with_figures_count_double():
    plain = Cv().post("Director", "2015-01").did("Reduced harm to patients across the wards")
    counted = (
        Cv().post("Director", "2015-01").did("Reduced harm to patients from 12 to 4 a year, 66%")
    )
    one = scores(plain, "Improves patient safety")["lf.safety"].strength
    two = scores(counted, "Improves patient safety")["lf.safety"].strength
    assert one > 0
    assert two == pytest.approx(2 * one, abs=0.002)


def test_a_claim_gives_no_strength():
    found = scores(Cv().did("Improved patient safety", "skill"), "Improves patient safety")
    assert found["lf.safety"].strength == 0.0


def test_they_come_in_the_playbooks_order():
    report = match(Cv().profile(), posting(), BOOK, today=TODAY)
    assert [score.look_for_id for score in report.look_fors] == ["lf.safety", "lf.money"]
    assert all(score.emphasis == 0.0 for score in report.look_fors)
