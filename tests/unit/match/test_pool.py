import numpy as np

from prebrief.match.pool import MOST_LINES, RESULT, build_pool
from prebrief.match.vocabulary import vocabulary
from unit.match.making import Cv, playbook

WORDS = vocabulary(playbook())


def texts(cv: Cv, asked: tuple[str, ...] = ("patient safety",), **more):
    return [
        line.statement.text
        for line in build_pool(cv.profile(), WORDS, asked, ladder={}, **more).lines
    ]


def test_denials_and_wishes_are_left_out():
    cv = Cv().did("Seeking a post in patient safety", "summary").did("Cut harm by half")
    assert texts(cv) == ["Cut harm by half"]


def test_papers_count_only_when_asked_for():
    cv = Cv().did("A paper on patient safety", "publication")
    assert texts(cv) == []
    assert texts(cv, publications=True) == ["A paper on patient safety"]


def test_a_deed_with_figures_shows_a_problem_solved():
    cv = Cv().did("Safety event rate 0.41 to 0.18").did("Cut costs 20%", "skill")
    deed, listed = build_pool(cv.profile(), WORDS, (), ladder={}).lines
    assert RESULT in deed.reading.themes and deed.shown
    assert RESULT not in listed.reading.themes and not listed.shown


def test_a_line_knows_the_post_it_stands_under():
    cv = Cv().post("Chief, Emergency Medicine", "2015-01", name="Quayle General")
    cv.did("Opened a new unit")
    line = build_pool(cv.profile(), WORDS, (), ladder={}).lines[-1]
    assert line.heading == "Chief, Emergency Medicine, Quayle General"
    assert line.context is not None and line.context.fields == {"field.emergency"}


def test_of_very_many_lines_the_likeliest_are_embedded():
    cv = Cv()
    for number in range(MOST_LINES + 20):
        cv.did(f"Attended meeting number {number}", "other")
    cv.did("Cut harm to patients, a patient safety prize")
    pool = build_pool(cv.profile(), WORDS, ("patient safety",), ladder={})
    embedded = np.linalg.norm(pool.vectors, axis=1) > 0
    assert embedded.sum() == MOST_LINES
    assert embedded[-1]
