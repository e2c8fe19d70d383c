from builders_brief import made
from prebrief.playbooks.load import DEFAULT, load


def test_those_whom_the_posting_names_come_first_with_their_line() -> None:
    panel = made().plan.panel
    assert panel[0].cite is not None
    named = [bool(entry.cite) for entry in panel]
    assert named == sorted(named, reverse=True)


def test_smart_questions_pick_up_lines_of_the_posting_only_once() -> None:
    plan = made().plan
    starts = [entry.cite.start for entry in plan.smart_questions if entry.cite]
    assert len(plan.smart_questions) >= 4
    assert len(starts) == len(set(starts))
    assert not any("license" in entry.anchor.lower() for entry in plan.smart_questions)


def test_anchors_do_not_begin_with_a_joining_word() -> None:
    for entry in made().plan.smart_questions:
        assert not entry.anchor.lower().startswith(("and ", "or ", "with ", "of "))


def test_ninety_days_have_three_stretches_and_no_repeats() -> None:
    ids = [entry.entry_id for entry in made().plan.first_90_days]
    assert len(ids) == len(set(ids)) == 6


def test_what_the_posting_leaves_out_is_to_be_asked() -> None:
    ids = {entry.entry_id for entry in made().plan.logistics}
    assert "a.log_budget" in ids
    assert "a.log_beds" not in ids  # it says 160-bed
    assert "a.log_line" not in ids  # it names the reporting line


def test_cases_drills_and_look_ups_are_there() -> None:
    plan = made().plan
    assert plan.drills and plan.cases and plan.employer


def test_a_question_hung_on_words_side_by_side_needs_all_of_them() -> None:
    case = made().case
    whole = case.posting.text.lower()
    chosen = {entry.entry_id for entry in made().plan.smart_questions}
    for question in load(DEFAULT).smart_questions:
        if question.id in chosen:
            groups = question.together
            assert all(any(phrase.lower() in whole for phrase in group) for group in groups)
            assert not any(f" {word.lower()} " in whole for word in question.absent)
