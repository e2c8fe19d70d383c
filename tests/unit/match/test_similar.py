from prebrief.match.pool import build_pool
from prebrief.match.similar import PIECES, judge, look, signals
from prebrief.match.standing import standing
from prebrief.match.vocabulary import vocabulary
from prebrief.text.embedding import encoder
from unit.match.making import Cv, playbook

BOOK = playbook()
WORDS = vocabulary(BOOK)


def find(text: str, cv: Cv, *, formal: bool = False):
    pool = build_pool(cv.profile(), WORDS, (text,), ladder={})
    vector = encoder().encode([text])[0]
    return pool, look(WORDS.read_asked(text), vector, pool, {}, formal=formal)


def signal(text: str, cv: Cv):
    pool, found = find(text, cv)
    return signals(found, pool, standing(cv.profile(), WORDS, BOOK))


def test_quoted_lines_together_cover_a_compound_demand():
    cv = Cv().did("Cut harm to patients").did("Presented to the board of directors")
    cv.did("Owned the budget of the department")
    _, found = find("Improves patient safety, holds a budget, reports to trustees", cv)
    assert len(found.chosen) == PIECES
    assert found.covered == {"theme.patient_safety", "theme.finance", "theme.board"}


def test_papers_are_no_evidence_of_deeds():
    cv = Cv().did("Harm and its causes, a paper", "publication").did("Cut harm", "deed")
    pool, found = find("Improves patient safety", cv)
    assert all(pool.lines[i].statement.kind != "publication" for i in found.chosen)


def test_only_papers_of_study_meet_a_formal_demand():
    cv = Cv().did("Cut harm to patients").did("Certificate in patient safety", "credential")
    pool, found = find("Qualification in patient safety", cv, formal=True)
    assert [pool.lines[i].statement.kind for i in found.chosen] == ["credential"]


def test_the_wrong_profession_lowers_the_signal():
    text = "Experienced nurse who improves patient safety"
    nurse = Cv().studied("BSN").did("Cut harm to patients")
    doctor = Cv().studied("MD").did("Cut harm to patients")
    assert signal(text, nurse).who == 1.0
    assert signal(text, doctor).who == 0.0


def test_a_claim_alone_is_partial_at_most():
    text = "Improves patient safety"
    cv = Cv().did("Improves patient safety", "skill")
    pool, found = find(text, cv)
    numbers = signals(found, pool, standing(cv.profile(), WORDS, BOOK))
    finding = judge(found, numbers, pool)
    assert (finding.verdict, finding.code) == ("partial", "skills_list_only")
    assert finding.spans[0].quote == "Improves patient safety"


def test_more_lines_on_the_theme_never_lower_a_signal():
    text = "Improves patient safety and reports to the board of directors"
    little = Cv().did("Cut harm to patients")
    more = Cv().did("Cut harm to patients").did("Reported safety to the board of directors")
    pairs = zip(signal(text, little).row(), signal(text, more).row(), strict=True)
    assert all(after >= before for before, after in pairs)


def seat(*titles: str) -> str | None:
    cv = Cv()
    for number, title in enumerate(titles):
        cv.post(title, f"{2010 + number}-01", leadership="Director" in title or "Chief" in title)
    pool = build_pool(cv.profile(), WORDS, (), ladder={})
    return None if pool.seat is None else pool.lines[pool.seat].span.quote


def test_a_call_for_a_leader_is_answered_with_the_highest_lasting_post():
    found = seat("Staff Physician", "Medical Director", "Interim Chief Medical Officer")
    assert found is not None
    assert found.startswith("Medical Director")
    assert seat("Staff Physician") is None
