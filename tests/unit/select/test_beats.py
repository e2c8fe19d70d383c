from builders_brief import made
from prebrief.select.beats import acts, beats, figure_clause, kind_of


def test_acts_tells_deeds_from_figures_and_states() -> None:
    assert acts("Moved two hospitalists to the emergency department")
    assert acts("With nursing put rounding on four units")
    assert not acts("Physician turnover 24% in FY18, 9% in FY23")
    assert not acts("LOS observed/expected 1.14")
    assert not acts("Oregon, unrestricted")


def test_a_clause_that_says_what_was_learned_is_a_lesson() -> None:
    assert kind_of("Not sustained on weekends") == "lesson"
    assert kind_of("after a year of argument about nights") == "situation"
    assert kind_of("Lead 18 FTE hospitalists") == "task"


def test_the_figure_clause_names_the_measure_and_nothing_of_the_figure_before() -> None:
    line = made().line("falls with injury")
    clause = figure_clause(line, line.figures[0])
    assert clause.quote == "falls with injury 0.82 to 0.51 per 1,000 days"


def test_a_line_with_act_and_result_gives_both() -> None:
    found = beats(made().line("Boarding 7.5"))
    assert [s.quote for s in found["action"]] == [
        "Moved two hospitalists to the emergency department at night."
    ]
    assert found["result"][0].quote.startswith("Boarding 7.5 to 4.1 hours")


def test_what_came_before_is_the_situation() -> None:
    found = beats(made().line("Brokered"))
    assert found["situation"][0].quote == "after a year of argument about nights."


def test_a_relapse_is_part_of_the_lesson_and_no_act() -> None:
    assert kind_of("Slipped to 2.9% in winter when the wards were full") == "lesson"
    assert kind_of("back at 1.8% by spring 2024") == "lesson"


def test_how_a_case_ended_is_a_result() -> None:
    assert kind_of("One ended in a planned departure") == "result"
