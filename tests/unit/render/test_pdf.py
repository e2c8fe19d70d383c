"""The PDF is whole, says who it is for, and keeps its words searchable."""

from pdf_oxide import PdfDocument

from builders_brief import made
from prebrief.records.brief import Brief
from prebrief.render.pdf import to_pdf


def words(content: bytes) -> str:
    document = PdfDocument.from_bytes(content)
    pages = (document.extract_text(page) for page in range(document.page_count()))
    return " ".join(" ".join(pages).split())


def test_the_day_card_has_page_one_to_itself() -> None:
    document = PdfDocument.from_bytes(to_pdf(made().brief))
    assert "Five lines to land".upper() in document.extract_text(0).upper()
    assert "What they look for" not in document.extract_text(0)
    assert document.page_count() > 2


def test_every_question_is_in_it() -> None:
    text = words(to_pdf(made().brief))
    for number in range(1, len(made().brief.questions) + 1):
        assert f"Q{number}." in text


def test_mark_up_in_a_name_is_set_as_it_stands() -> None:
    fields = made().brief.model_dump(by_alias=True)
    fields["candidate"]["name"] = "#panic() *A* $x$"
    assert "#panic() *A* $x$" in words(to_pdf(Brief.model_validate(fields)))


def test_other_scripts_do_not_stop_it() -> None:
    fields = made().brief.model_dump(by_alias=True)
    fields["candidate"]["name"] = "Łucja Ðorđević 山田 علي"
    assert to_pdf(Brief.model_validate(fields)).startswith(b"%PDF-")
