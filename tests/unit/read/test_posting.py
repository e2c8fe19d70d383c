from unit.read.job import postings
from unit.read.job.reading import read


def test_the_whole_of_a_profile() -> None:
    ad = read(postings.PROSE_PROFILE)
    assert ad.rung == "rung.cmo"
    assert ad.hiring_organization == "Tamarind Coast Health System"
    assert {one.level for one in ad.requirements} == {"must", "preferred", "duty"}
    assert any("beaches" in span.text for span in ad.description)


def test_the_title_is_not_asked_for() -> None:
    for text in postings.ALL.values():
        ad = read(text)
        assert ad.title not in {one.text for one in ad.requirements}


def test_an_empty_posting() -> None:
    ad = read("")
    assert ad.title is None
    assert ad.requirements == ()
    assert ad.field_score == 0.0
