from collections import Counter

from builders_brief import made


def test_every_question_says_why() -> None:
    for chosen in made().plan.questions:
        assert chosen.reasons
        assert all(reason.text for reason in chosen.reasons)


def test_the_reason_quotes_its_own_cite() -> None:
    for chosen in made().plan.questions:
        for reason in chosen.reasons:
            if reason.cite and "“" in reason.text:
                quoted = reason.text.split("“")[1].split("”")[0]
                assert quoted.rstrip(".").lower() in reason.cite.text.lower()


def test_no_open_line_is_named_again_and_again() -> None:
    starts = Counter(
        reason.cite.start
        for chosen in made().plan.questions
        for reason in chosen.reasons
        if reason.code == "gap" and reason.cite
    )
    assert not starts or max(starts.values()) <= 2
