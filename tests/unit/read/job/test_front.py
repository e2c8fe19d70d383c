from prebrief.read.job.front import front_matter


def test_fields_and_what_they_ask() -> None:
    text = '+++\ntitle = "Chief"\nsalary = "-"\naa_degrees_required = "Nursing degree"\n+++\nBody'
    front = front_matter(text)
    assert text[front.end :] == "Body"
    assert [text[slice(*one)] for one in front.asked()] == ["Nursing degree"]
    assert front.find("title") is not None
    assert front.find("salary") is None


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert front_matter("---\nWe seek a chief.\n---\nMore").end == 0


def test_fields_that_lost_their_fences() -> None:
    text = (
        "title: Chief\ncompany: Hill Clinic\neducation_requirements: A degree\n\nThe chief leads."
    )
    front = front_matter(text)
    assert text[front.end :].strip() == "The chief leads."
    assert [text[slice(*one)] for one in front.asked()] == ["A degree"]


def test_labels_in_prose_are_no_fields() -> None:
    assert front_matter("Location: Leeds\nSalary: good\nHours: long\n").end == 0
