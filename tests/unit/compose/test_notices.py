from builders_brief import made


def test_an_old_cv_is_noticed_with_its_line() -> None:
    notice = next(n for n in made().brief.notices if n.code == "cv-out-of-date")
    assert notice.cite is not None and notice.cite.quote == "Revised 3/2025"


def test_no_notice_twice() -> None:
    notices = [(n.code, n.text) for n in made().brief.notices]
    assert len(set(notices)) == len(notices)
