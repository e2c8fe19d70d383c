from builders_brief import made


def test_every_question_is_complete() -> None:
    for question in made().brief.questions:
        assert question.text and question.tests and question.asked_by
        assert question.why and question.outline
        assert len(question.strong_signals) >= 2 and len(question.follow_ups) >= 3


def test_a_quote_in_a_beat_is_cited_there() -> None:
    for question in made().brief.questions:
        for part in question.outline:
            if "“" in part.text and part.cites:
                assert any(cite.text.rstrip(".") in part.text for cite in part.cites)


def test_no_quote_is_set_beside_two_beats_of_one_outline() -> None:
    for question in made().brief.questions:
        starts = [cite.start for part in question.outline for cite in part.cites]
        assert len(starts) == len(set(starts))
