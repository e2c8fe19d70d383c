from builders_brief import made
from prebrief.select.lines import line_triggers


def quotes(kind: str) -> list[str]:
    return [t.spans[0].quote for t in line_triggers(made().view) if t.kind == kind and t.spans]


def test_a_result_with_no_act_in_its_line_is_found() -> None:
    assert any("turnover" in quote for quote in quotes("result_without_action"))


def test_an_act_joined_by_a_semicolon_answers_for_the_result() -> None:
    assert not any("falls" in quote for quote in quotes("result_without_action"))


def test_an_outcome_beside_a_small_count_may_identify_someone() -> None:
    assert any("resignation" in quote for quote in quotes("identifiable_outcome"))


def test_an_ending_is_found_by_the_playbooks_terms() -> None:
    assert any("resignation" in quote for quote in quotes("exit_word"))


def test_a_bold_figure_is_another_line_than_the_result_without_an_act() -> None:
    assert not set(quotes("bold_figure")) & set(quotes("result_without_action"))
