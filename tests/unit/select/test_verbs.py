from prebrief.select.verbs import ACTION_NOUNS, IRREGULAR, NOT_ACTS


def test_no_word_is_an_act_and_not_an_act() -> None:
    assert not IRREGULAR & NOT_ACTS
    assert not ACTION_NOUNS & NOT_ACTS
