from prebrief.playbooks.load import load
from prebrief.read.job.terms import Finder, terms_of, tokens


def test_plurals_and_possessives_are_evened_out() -> None:
    assert tokens("Nurses’ boards and a Master's class") == [
        "nurse",
        "board",
        "and",
        "a",
        "master",
        "class",
    ]


def test_short_forms_are_found_only_as_printed() -> None:
    finder = Finder({"DO": ["do"], "M.D.": ["md"]})
    assert finder.find("What we do") == {}
    assert finder.find("M.D. or D.O. or MD/DO") == {"md": 2, "do": 2}


def test_a_line_of_capitals_is_no_list_of_degrees() -> None:
    assert Finder({"DO": ["do"]}).find("WHAT YOU WILL DO IN THIS ROLE") == {}


def test_phrases_match_word_by_word() -> None:
    finder = Finder({"Internal medicine": ["im"]})
    assert finder.find("a division of internal  medicine") == {"im": 1}
    assert finder.find("an internal review of medicine") == {}


def test_terms_are_made_once_for_a_playbook() -> None:
    assert terms_of(load()) is terms_of(load())
