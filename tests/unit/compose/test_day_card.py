from builders_brief import made


def test_a_proof_says_its_change() -> None:
    texts = [line.text for line in made().brief.headline.proofs]
    assert any("down 15 points" in text or "down 45%" in text for text in texts)


def test_a_gap_without_a_line_says_so_and_no_more() -> None:
    texts = [line.text for line in made().brief.headline.gaps]
    assert any(text.endswith("no CV line found.") for text in texts)


def test_lines_to_land_are_short_enough_to_say() -> None:
    for line in made().brief.headline.lines_to_land:
        assert len(line.text.split()) <= 27


def test_the_opening_quotes_what_the_contest_is_about() -> None:
    opening = made().brief.headline.opening
    assert opening.cites and opening.cites[0].text.rstrip(".") in opening.text
