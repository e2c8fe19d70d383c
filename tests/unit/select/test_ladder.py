from builders_brief import made
from prebrief.select.ladder import next_rung, proofs_of, related_roles


def test_the_posting_is_the_next_rung() -> None:
    rung = next_rung(made().view)
    assert rung is not None and rung.id == "rung.cmo"


def test_each_proof_is_shown_by_a_line_or_missing() -> None:
    rung = next_rung(made().view)
    assert rung is not None
    proofs = proofs_of(made().view, rung)
    assert len(proofs) == len(rung.proof)
    text = made().case.cv.text
    assert all(text[p.cite.start : p.cite.end] == p.cite.quote for p in proofs if p.cite)


def test_roles_next_door_are_neither_the_present_nor_the_next() -> None:
    rung = next_rung(made().view)
    roles = {role.entry_id for role in related_roles(made().view, rung)}
    assert roles and not roles & {"rung.cmo", "rung.section_chief"}
    assert not any(role.startswith("rung.uk_") for role in roles)
