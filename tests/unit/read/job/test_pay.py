from unit.read.job import postings
from unit.read.job.reading import read


def test_pay_is_given_as_printed() -> None:
    assert read(postings.PROSE_PROFILE).base_salary == "$520,000 to $610,000"
    assert read(postings.NHS_TABS).base_salary == "£105,504 to £139,882 per annum"
    assert read("Nurse Manager\nPay: $52.10 - $61.00 per hour").base_salary == (
        "$52.10 - $61.00 per hour"
    )


def test_a_budget_is_no_pay() -> None:
    assert read("Medical Director\nOversees a budget of $40,000,000.").base_salary is None


def test_a_pay_scale_by_name() -> None:
    assert read("Matron\nPay: Band 8a\nThe trust").base_salary == "Band 8a"
