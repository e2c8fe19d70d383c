from prebrief.match.likeness import likeness
from prebrief.match.pool import build_pool
from prebrief.match.vocabulary import vocabulary
from prebrief.text.embedding import encoder
from unit.match.making import Cv, playbook

WORDS = vocabulary(playbook())


def scores(text: str, cv: Cv) -> dict[str, float]:
    pool = build_pool(cv.profile(), WORDS, (text,), ladder={})
    found = likeness(WORDS.read(text), encoder().encode([text])[0], pool, {})
    return {
        line.statement.text: float(score)
        for line, score in zip(pool.lines, found.scores, strict=True)
    }


def test_the_line_that_speaks_to_it_scores_above_the_others():
    cv = Cv().did("Serious safety event rate halved in three years")
    cv.did("Redesigned the parking concept").did("Wrote the holiday rota")
    found = scores("Improves patient safety", cv)
    assert max(found, key=found.__getitem__) == "Serious safety event rate halved in three years"


def test_a_deed_scores_above_the_same_words_in_a_skills_list():
    deed = scores("Improves patient safety", Cv().did("Improved patient safety"))
    listed = scores("Improves patient safety", Cv().did("Improved patient safety", "skill"))
    assert deed["Improved patient safety"] > listed["Improved patient safety"]


def test_the_title_above_a_line_lends_it_its_field():
    under = Cv().post("Chief, Emergency Medicine", "2015-01").did("Opened a new unit")
    alone = Cv().did("Opened a new unit")
    text = "Experience in emergency medicine"
    assert scores(text, under)["Opened a new unit"] > scores(text, alone)["Opened a new unit"]
