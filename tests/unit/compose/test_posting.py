from builders_brief import made


def test_one_line_to_say_for_every_requirement() -> None:
    for item in made().brief.requirements:
        assert item.say
        assert len(item.say.split()) <= 40


def test_no_line_is_said_twice() -> None:
    said = [item.say for item in made().brief.requirements]
    assert len(set(said)) == len(said)


def test_nothing_is_evidence_for_what_is_not_shown() -> None:
    for item in made().brief.requirements:
        assert item.verdict != "none" or not item.evidence


def test_look_fors_come_by_emphasis_with_their_anchors() -> None:
    look_fors = made().brief.look_fors
    emphasis = [item.emphasis for item in look_fors]
    assert emphasis == sorted(emphasis, reverse=True)
    assert all(set(item.anchors) == {"1", "3", "5"} for item in look_fors)


def test_gaps_give_risk_and_bridge_and_never_accuse() -> None:
    for gap in made().brief.gaps:
        assert gap.risk and gap.bridge
        assert "you lack" not in gap.bridge.lower()


def test_the_fit_says_how_it_came_about() -> None:
    assert "7 years" in made().brief.fit.how
