from builders_brief import made


def test_the_candidate_is_shown_in_the_post_held_now() -> None:
    card = made().brief.candidate
    assert card.current == "Chief of Hospital Medicine, Alder Lake Hospital"
    assert card.leadership_months == 84


def test_the_job_card_repeats_the_posting() -> None:
    card = made().brief.job
    assert card.title == "Chief Medical Officer"
    assert card.setting and card.reports_to


def test_the_documents_travel_with_the_brief() -> None:
    assert made().brief.documents.cv.text == made().case.cv.text
