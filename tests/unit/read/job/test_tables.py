from unit.read.job.postings import NHS_MARKS, NHS_TABS
from unit.read.job.reading import find, read, texts


def test_columns_give_the_level() -> None:
    ad = read(NHS_TABS)
    assert find(ad, "Full GMC registration").level == "must"
    assert find(ad, "MSc or MBA").level == "preferred"
    assert find(ad, "handling concerns").heading == "Experience"


def test_headers_and_topics_are_no_demands() -> None:
    found = texts(read(NHS_TABS))
    assert not {"Essential", "Desirable", "Criteria", "Qualifications", "Skills"} & set(found)


def test_marks_at_the_end_of_lines_give_the_level_and_are_left_out() -> None:
    ad = read(NHS_MARKS)
    assert find(ad, "Managing a budget").level == "preferred"
    assert find(ad, "Managing a budget").text == "Managing a budget"
    assert find(ad, "MRCPsych").level == "must"


def test_a_column_of_marks_beside_the_criteria() -> None:
    ad = read(
        "Person specification\nCriterion | Essential | Desirable | Assessed by\n"
        "Led a service through change | X | | A/I\nHolds a teaching award | | X | A\n"
    )
    assert find(ad, "Led a service").level == "must"
    assert find(ad, "teaching award").level == "preferred"
    assert len(ad.requirements) == 2


def test_a_markdown_table() -> None:
    ad = read(
        "## Person specification\n| | Essential | Desirable |\n|---|---|---|\n"
        "| Training | Completion of specialty training | A fellowship abroad |\n"
    )
    assert find(ad, "specialty training").level == "must"
    assert find(ad, "fellowship abroad").level == "preferred"


def test_one_letter_alone_is_no_mark() -> None:
    ad = read("Requirements\n- Working knowledge of vitamin E\n- A license to practice")
    assert find(ad, "vitamin").text == "Working knowledge of vitamin E"


def test_columns_set_apart_by_spaces() -> None:
    ad = read(NHS_TABS.replace("\t", "    "))
    assert find(ad, "MSc or MBA").level == "preferred"
    assert find(ad, "Full GMC registration").level == "must"
