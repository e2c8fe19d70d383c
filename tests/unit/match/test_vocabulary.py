from prebrief.match.vocabulary import vocabulary
from unit.match.making import playbook

WORDS = vocabulary(playbook())


def test_a_line_is_read_into_themes_fields_and_professions():
    read = WORDS.read("Physician who cut harm in the emergency department")
    assert read.themes == {"theme.patient_safety"}
    assert read.fields == {"field.emergency"}
    assert read.who == {"who.physician"}


def test_an_abbreviation_brings_the_words_it_stands_for():
    assert {"length", "stay"} <= WORDS.read("LOS 5.1 to 4.6").stems


def test_an_empty_line_is_about_nothing():
    read = WORDS.read("")
    assert not (read.stems or read.themes or read.fields or read.who)


def test_another_lexicon_gives_another_vocabulary():
    other = vocabulary(playbook(lexicon=()))
    assert other.read("patient safety").themes == frozenset()
