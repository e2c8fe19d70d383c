from builders_brief import made


def test_the_spots_a_reader_stops_at_have_advice() -> None:
    ids = {spot.advice_id for spot in made().plan.awkward}
    assert {"a.awkward_stale", "a.awkward_pending", "a.awkward_gap", "a.awkward_overlap"} <= ids


def test_in_the_advices_own_order() -> None:
    order = {a.id: a.order for a in made().playbook.advice}
    places = [order[spot.advice_id] for spot in made().plan.awkward]
    assert places == sorted(places)
