from builders_brief import made


def test_panellists_care_and_ask() -> None:
    for person in made().brief.panel:
        assert person.cares and person.likely_questions and person.how_to_tell


def test_questions_to_them_quote_the_posting_exactly() -> None:
    for question in made().brief.smart_questions:
        if question.cite is not None:
            assert question.anchor in question.cite.text
            assert question.anchor in question.text or question.anchor in question.why


def test_ninety_days_go_forward() -> None:
    order = ["1–30", "31–60", "61–90"]
    places = [order.index(stretch.days) for stretch in made().brief.first_90_days]
    assert places == sorted(places) and set(places) == {0, 1, 2}


def test_career_says_what_is_shown_and_what_is_missing() -> None:
    career = made().brief.career
    assert career.next
    assert career.proof_shown or career.proof_missing
    assert all(role.fit and role.gap for role in career.related_roles)


def test_facts_about_the_employer_are_the_postings_own_words() -> None:
    for fact in made().brief.employer.facts:
        assert fact.cite is not None and fact.cite.doc == "job"
