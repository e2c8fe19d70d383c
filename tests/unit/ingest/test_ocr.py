"""Scans: the words come back in their columns, with a notice; else the remedy is named."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from prebrief.errors import InputError
from prebrief.ingest import ocr
from prebrief.ingest.limits import Limits
from prebrief.ingest.ocr import Row, Word, fragments, rows
from prebrief.ingest.stage import ingest
from prebrief.pipeline import read_cv
from prebrief.playbooks.load import load

EXAMPLE = Path(__file__).parents[3] / "examples" / "cv.pdf"


@pytest.fixture(scope="module")
def page() -> Image.Image:
    import pypdfium2

    document = pypdfium2.PdfDocument(EXAMPLE.read_bytes())
    picture = document[0].render(scale=200 / 72).to_pil().convert("RGB")
    document.close()
    return picture.rotate(0.4, fillcolor="white")  # as laid on the glass by hand


def saved(picture: Image.Image, form: str) -> bytes:
    out = BytesIO()
    picture.save(out, form, resolution=200)
    return out.getvalue()


def words(text: str) -> set[str]:
    return {word.strip(".,;:()").lower() for word in text.split() if len(word) > 3}


def test_a_crooked_scan_gives_the_words_and_posts_of_the_original(page: Image.Image) -> None:
    from datetime import date

    whole = ingest(EXAMPLE.read_bytes(), role="cv", name="cv.pdf")
    scan = ingest(saved(page, "PDF"), role="cv", name="scan.pdf")
    first = words(" ".join(whole.text[b.start : b.end] for b in whole.blocks if b.page == 1))
    assert len(first & words(scan.text)) / len(first) > 0.93
    assert [notice.code for notice in scan.notices] == ["text-recognised"]
    today = date(2026, 11, 1)
    original = read_cv(whole, load("clinical_leadership"), today=today).work
    found = {
        (post.name, post.start_date)
        for post in read_cv(scan, load("clinical_leadership"), today=today).work
    }
    assert {(original[0].name, original[0].start_date)} <= found


def test_a_photograph_of_a_page_is_read(page: Image.Image) -> None:
    photo = ingest(saved(page.resize((1100, 1424)), "PNG"), role="cv", name="page.png")
    assert photo.page_count == 1
    assert len(photo.text) > 500


def test_without_the_recogniser_the_error_says_what_to_install(
    page: Image.Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "_installed", lambda: False)
    for form, code in (("PDF", "no-text-layer"), ("PNG", "picture")):
        with pytest.raises(InputError) as refused:
            ingest(saved(page.resize((300, 400)), form), role="cv", name="file")
        assert refused.value.code == code
        assert "prebrief[ocr]" in refused.value.fix


def test_too_large_or_torn_pictures_are_refused(page: Image.Image) -> None:
    with pytest.raises(InputError) as refused:
        ingest(saved(page, "PNG"), role="cv", name="a.png", limits=Limits(pixels=1_000))
    assert refused.value.code == "picture"
    with pytest.raises(InputError) as refused:
        ingest(saved(page, "PNG")[:2_000], role="cv", name="a.png")
    assert refused.value.code == "picture"


def test_too_many_scanned_pages_are_refused_before_any_is_read(page: Image.Image) -> None:
    out = BytesIO()
    small = page.resize((100, 130))
    small.save(out, "PDF", save_all=True, append_images=[small, small])
    with pytest.raises(InputError) as refused:
        ingest(out.getvalue(), role="cv", name="a.pdf", limits=Limits(scanned_pages=2))
    assert refused.value.code == "too-many-scanned"


def row(y: float, *words: tuple[str, float, float]) -> Row:
    return Row(tuple(Word(*word) for word in words), bottom=y, height=30)


def test_a_date_in_the_margin_is_parted_from_the_title_beside_it() -> None:
    body = [row(100 + 40 * i, ("Led", 300, 360), ("change", 370, 450)) for i in range(5)]
    head = row(60, ("2019", 100, 160), ("Director", 300, 420), ("of", 430, 450), ("care", 460, 520))
    pieces = fragments([head, *body], page_height=2000)
    assert [piece.text for piece in pieces[:2]] == ["2019", "Director of care"]


def test_a_page_laid_askew_is_straightened() -> None:
    def corners(x0: float, x1: float, y: float) -> list[list[float]]:
        return [[x0, y - 30], [x1, y - 30], [x1, y], [x0, y]]

    line = [("left", 0.9, corners(100, 200, 500)), ("right", 0.9, corners(900, 1000, 516))]
    other = [("under", 0.9, corners(100, 200, 600)), ("it", 0.9, corners(900, 1000, 616))]
    first, second = rows([line, other])
    assert second.bottom - first.bottom == pytest.approx(100)
    assert first.bottom == pytest.approx(500 - 0.02 * 100)
