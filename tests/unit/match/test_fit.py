from hypothesis import given
from hypothesis import strategies as st

from prebrief.match.fit import score_fit
from prebrief.match.standing import Standing
from prebrief.records.match import Match
from unit.match.making import asked, posting

INSIDE = Standing(of_field=1.0, leads=1.0, who=frozenset(), level=5, reach=0.7)
OUTSIDE = Standing(of_field=0.0, leads=0.0, who=frozenset(), level=0, reach=0.0)


def fit(pairs, person=INSIDE, field_score=1.0):
    job = posting(
        *(asked(f"Point {n}", level=level) for n, (level, _) in enumerate(pairs)),
        field_score=field_score,
    )
    matches = [
        Match(
            requirement_id=requirement.id,
            verdict=verdict,
            confidence=0.9,
            reason="For the test.",
            decided_by="test",
        )
        for requirement, (_, verdict) in zip(job.requirements, pairs, strict=True)
    ]
    return score_fit(job, matches, person)


def test_must_haves_weigh_seventy_of_a_hundred():
    found = fit([("must", "strong"), ("duty", "none")])
    assert found.score == 70
    assert found.must.met == 1 and found.duty.unmet == 1


def test_partly_counts_half():
    assert fit([("must", "partial")]).score == 50


def test_without_must_haves_the_rest_is_all():
    assert fit([("duty", "strong"), ("preferred", "none")]).score == 50


def test_another_trade_on_either_side_leaves_near_nothing():
    pairs = [("must", "strong"), ("duty", "strong")]
    assert fit(pairs, person=OUTSIDE).score == 0
    assert fit(pairs, field_score=0.05).score <= 5


def test_the_words_say_what_the_score_is_and_is_not():
    how = fit([("must", "strong"), ("duty", "partial")]).how
    assert "1 met, 0 partly and 0 not shown" in how
    assert "not the odds" in how
    assert "another field" not in how
    assert "another field" in fit([("must", "strong")], person=OUTSIDE).how


def test_an_empty_posting_scores_nothing():
    assert fit([]).score == 0


verdicts = st.sampled_from(["strong", "partial", "none"])
levels = st.sampled_from(["must", "preferred", "duty"])


@given(st.lists(st.tuples(levels, verdicts), max_size=12), st.floats(0, 1))
def test_the_score_stays_within_its_bounds(pairs, field_score):
    assert 0 <= fit(pairs, field_score=field_score).score <= 100


@given(st.lists(st.tuples(levels, verdicts), min_size=1, max_size=8), st.data())
def test_a_better_verdict_never_lowers_the_score(pairs, data):
    place = data.draw(st.integers(0, len(pairs) - 1))
    better = list(pairs)
    better[place] = (pairs[place][0], "strong")
    assert fit(better).score >= fit(pairs).score


def test_a_condition_of_the_post_is_not_counted():
    duty = asked("Oversee quality", level="duty")
    term = asked("No contact with patients", level="duty").model_copy(update={"kind": "other"})
    matches = [
        Match(
            requirement_id=item.id,
            verdict=verdict,
            confidence=0.9,
            reason="For the test.",
            decided_by="test",
        )
        for item, verdict in ((duty, "strong"), (term, "none"))
    ]
    result = score_fit(posting(duty, term, field_score=1.0), matches, INSIDE)
    assert result.score == 100
    assert (result.duty.met, result.duty.unmet) == (1, 0)
