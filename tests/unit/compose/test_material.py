from builders_brief import made, material_of
from prebrief.compose.material import short, unique
from prebrief.records.document import Span


def test_british_spelling_outside_quotes_alone() -> None:
    case = made().case
    job = case.job.model_copy(update={"setting": "setting.uk_nhs_trust"})
    british = type(case)(case.cv, case.posting, case.profile, job, case.report)
    m = material_of(british, made().playbook, made().plan)
    assert m.prose("Organization says “organization”.") == "Organisation says “organization”."


def test_american_spelling_stays_elsewhere() -> None:
    m = material_of(made().case, made().playbook, made().plan)
    assert m.prose('An "organization".') == "An “organization”."


def test_a_short_span_is_a_part_of_the_long_one() -> None:
    span = made().case.profile.statements[7].span
    part = short(span, 6)
    assert span.quote.startswith(part.quote) and part.start == span.start
    assert part.end == part.start + len(part.quote)


def test_unique_spans_keep_their_order() -> None:
    a = Span(doc="cv", start=0, end=1, quote="x")
    b = Span(doc="cv", start=1, end=2, quote="y")
    assert unique([b, a, b]) == (b, a)


def test_a_short_quote_ends_at_a_clause_and_on_a_word_that_stands() -> None:
    text = (
        "Boarding hours 6.8 to 4.9 after a huddle shared with the wards and the house supervisors"
    )
    whole = Span(doc="cv", start=0, end=len(text), quote=text)
    assert short(whole, 9).quote == "Boarding hours 6.8 to 4.9"
