from hypothesis import given
from hypothesis import strategies as st

from prebrief.text.neutral import name_words, neutral


def test_pronouns_and_titles_are_alike() -> None:
    he = "Mr. Hale rebuilt the alert himself; nurses credit him and his dyad."
    she = "Ms. Hale rebuilt the alert herself; nurses credit her and her dyad."
    they = "Mx. Hale rebuilt the alert themselves; nurses credit them and their dyad."
    assert neutral(he) == neutral(she) == neutral(they)


def test_names_give_way_to_one_stand_in() -> None:
    one = neutral("Dr. Chidinma Okonkwo leads care.", names=name_words("Chidinma Okonkwo, MD"))
    other = neutral("Dr. James P. Miller leads care.", names=name_words("James P. Miller, MD"))
    assert one == other == "Dr. the candidate leads care."


def test_words_that_only_contain_a_pronoun_stay() -> None:
    assert neutral("The history of this theme in Hershey") == "The history of this theme in Hershey"


@given(st.text(max_size=80))
def test_doing_it_twice_is_doing_it_once(text: str) -> None:
    assert neutral(neutral(text)) == neutral(text)
