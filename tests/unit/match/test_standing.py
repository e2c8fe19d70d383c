from prebrief.match.standing import levels, standing
from prebrief.match.vocabulary import vocabulary
from prebrief.playbooks.schema import Rung
from unit.match.making import Cv, playbook

BOOK = playbook()
WORDS = vocabulary(BOOK)


def test_a_clinical_leader_is_of_the_field_and_leads():
    cv = Cv().studied("MD").holds("Ohio", "licence")
    cv.post("Medical Director", "2015-01", rung="rung.medical_director", leadership=True)
    found = standing(cv.profile(), WORDS, BOOK)
    assert found.of_field == 1.0
    assert found.leads == 1.0
    assert found.who == {"who.physician"}
    assert 0.0 < found.reach < 1.0


def test_somebody_of_another_trade_is_not():
    cv = Cv().post("Sales representative", "2010-01", "2020-01").studied("BA")
    found = standing(cv.profile(), WORDS, BOOK)
    assert found.of_field == found.leads == found.reach == 0.0


def test_an_empty_cv_stands_nowhere():
    assert standing(Cv().profile(), WORDS, BOOK).of_field == 0.0


def test_a_neighbouring_role_lies_amid_the_rungs_it_relates_to():
    common = {"why": "for the test", "scope": "any", "proof": (), "proof_cues": (), "titles": ()}
    rungs = (
        Rung(id="rung.a", title="Aaa", ladder=3, **common),
        Rung(id="rung.b", title="Bbb", ladder=5, **common),
        Rung(id="rung.c", title="Ccc", related=("rung.a", "rung.b"), **common),
        Rung(id="rung.d", title="Ddd", related=("rung.c",), **common),
    )
    places = levels(playbook(rungs=rungs))
    assert 3 <= places["rung.c"] <= 5
    assert places["rung.d"] == places["rung.c"]
