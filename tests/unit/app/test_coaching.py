"""Coaches see evidence about those who agreed, in no order of merit unless they ask for one."""

import pytest

from builders_brief import made
from builders_practice import attempt, later
from prebrief.app import accounts, coaching
from prebrief.app.coaching import Line
from prebrief.app.kept import kept_of
from prebrief.errors import AccessError, NotFoundError
from prebrief.records.account import Who
from prebrief.records.practice import ThemeReadiness
from unit.app.people import join
from unit.store.filling import kept

pytestmark = pytest.mark.usefixtures("configure")


def with_brief(name: str, *, days: float = 0) -> Who:
    person = join(name)
    kept_of(person.id).briefs.keep(kept(days=days))
    return person


def test_only_those_who_agree_are_there_and_only_as_long_as_they_do() -> None:
    cole, ada, bo = join("Cole Hart", "coach"), with_brief("Ada Frost"), with_brief("Bo Lind")
    accounts.agree(ada, cole.id)
    assert {line.candidate.id for line in coaching.cohort(cole)} == {ada.id}
    assert coaching.brief_of(cole, ada.id, "b1").kept.id == "b1"
    for candidate_id in (bo.id, "nobody", cole.id):
        with pytest.raises(NotFoundError) as caught:
            coaching.brief_of(cole, candidate_id, "b1")
        assert caught.value.code == "no-such-candidate"
    accounts.withdraw(ada, cole.id)
    assert coaching.cohort(cole) == ()
    for look in (coaching.brief_of, coaching.answers_of):
        with pytest.raises(NotFoundError):
            look(cole, ada.id, "b1")


def test_candidates_and_admins_are_no_coaches() -> None:
    for role in ("candidate", "admin"):
        person = join(f"{role.title()} One", role)  # type: ignore[arg-type]
        with pytest.raises(NotFoundError):
            coaching.cohort(person)
        with pytest.raises(AccessError):
            coaching.invite(person, None)


def test_a_line_counts_what_was_practised() -> None:
    ada = with_brief("Ada Frost")
    question = made().brief.questions[0]
    done = attempt("x", 70).model_copy(
        update={
            "brief_id": "b1", "question_id": question.id, "look_for": question.look_for,
            "at": later(days=3),
        }
    )  # fmt: skip
    kept_of(ada.id).attempts.keep(done)
    (line,) = coaching.lines_of(ada)
    assert (line.practised, line.likely) == (1, len(made().brief.questions))
    assert line.last_active == later(days=3)
    (bare,) = coaching.lines_of(join("Bo Lind"))
    assert (bare.brief_id, bare.post_key) == ("", "")


def line(name: str, **facts: object) -> Line:
    who = Who(id=name.lower(), name=name, email="", role="candidate")
    return Line(who, **facts)  # type: ignore[arg-type]


def test_lines_are_ordered_as_asked_and_those_that_are_equal_by_name() -> None:
    lines = [line("Bo", fit=40), line("Cy"), line("Ada", fit=40), line("Di", fit=90)]
    names = [one.candidate.name for one in coaching.ordered(lines, "fit")]
    assert names == ["Di", "Ada", "Bo", "Cy"]
    turned = [one.candidate.name for one in coaching.ordered(lines, "fit", turned=True)]
    assert turned == ["Cy", "Ada", "Bo", "Di"]
    unknown = [one.candidate.name for one in coaching.ordered(lines, "rank")]
    assert unknown == ["Ada", "Bo", "Cy", "Di"]


def theme(practised: int, overall: float | None, questions: int = 4) -> ThemeReadiness:
    return ThemeReadiness(
        id="t", title="Quality", emphasis=1, questions=questions, practised=practised,
        overall=overall, last_practised=None, cards=0, seen=0, recall=None, recall_then=None,
        fading=(), over_time=(), next_step="",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("practised", "overall", "shown"),
    [(2, 60, True), (2, 59, False), (1, 95, False), (0, None, False)],
)
def test_a_theme_is_shown_by_half_its_questions_answered_well(
    practised: int, overall: float | None, shown: bool
) -> None:
    assert coaching.shown(theme(practised, overall)) is shown


def test_people_stand_in_a_theme_by_name() -> None:
    lines = [
        line("Cy", themes=(theme(4, 99),)), line("Ada", themes=(theme(2, 61),)),
        line("Bo", themes=(theme(0, None),)), line("Di", themes=(theme(1, 20),)),
    ]  # fmt: skip
    (found,) = coaching.by_theme(lines)
    assert [one.line.candidate.name for one in found.shown] == ["Ada", "Cy"]
    assert [one.line.candidate.name for one in found.begun] == ["Di"]
    assert [one.line.candidate.name for one in found.untouched] == ["Bo"]


def test_a_comment_is_kept_under_the_coachs_name_and_in_the_audit_log() -> None:
    cole, ada = join("Cole Hart", "coach"), with_brief("Ada Frost")
    accounts.agree(ada, cole.id)
    coaching.comment(cole, ada.id, "b1", text="Name the year.")
    (said,) = coaching.brief_of(cole, ada.id, "b1").comments
    assert (said.author, said.text, said.share_id) == ("Cole Hart", "Name the year.", None)
    newest = accounts.audit_lines(None)[0]
    assert (newest.account_id, newest.action, newest.target) == (cole.id, "commented", ada.id)
