from builders_brief import made
from prebrief.select.triggers import find_triggers


def test_each_kind_is_found_where_the_cv_gives_cause() -> None:
    kinds = {trigger.kind for trigger in find_triggers(made().view)}
    assert {
        "stale_cv", "pending_credential", "unfinished_degree", "gap", "overlap",
        "result_without_action", "unsustained_result", "exit_word", "scope_jump",
    } <= kinds  # fmt: skip


def test_no_more_than_three_of_a_kind_and_none_twice() -> None:
    triggers = find_triggers(made().view)
    for kind in {t.kind for t in triggers}:
        same = [t for t in triggers if t.kind == kind]
        assert len(same) <= 3
        assert len({t.spans[0].start if t.spans else -1 for t in same}) == len(same)


def test_a_trigger_carries_its_own_words() -> None:
    for trigger in find_triggers(made().view):
        if trigger.spans:
            assert trigger.slots["quote"] in trigger.spans[0].text
