"""PDF: reading order, bullets, pages, and what a reader cannot see."""

import pytest

from prebrief.errors import InputError
from prebrief.ingest.limits import Limits
from prebrief.ingest.pdf_miner_pages import miner_sheets
from prebrief.ingest.pdf_oxide_pages import oxide_sheets
from prebrief.ingest.pdf_tricks import may_hide_text
from prebrief.ingest.reading import Hidden
from prebrief.ingest.visible import visible
from unit.ingest.files import block, lines, raw_pdf, read, show, typeset

LONG = "Cut the time from decision to bed from nine hours to four on both sites within a year. "


def order(text: str, *parts: str) -> None:
    places = [text.index(part) for part in parts]
    assert places == sorted(places), list(zip(parts, places, strict=True))


def test_two_columns_of_text_are_read_one_after_the_other() -> None:
    document = read(
        typeset(
            f"#set page(columns: 2)\n= Experience\n{LONG * 5}\n= Education\n"
            f"Larch College of Medicine, 2004. {LONG * 4}"
        )
    )
    text = " ".join(document.text.split())
    assert text.count(LONG.strip()) == 9
    order(text, "Experience", "Education", "Larch College")


def test_a_sidebar_stays_by_itself() -> None:
    document = read(
        typeset(f"""#grid(columns: (28%, 72%), gutter: 14pt, [
== Contact
wren\\@example.org \\
(555) 010-2222 \\
== Languages
English \\ French \\ Irish
], [
== Experience
*Medical Director* #h(1fr) 2019 -- Present \\
Ellery General Hospital
- {LONG}
- {LONG}
*Hospitalist* #h(1fr) 2012 -- 2019 \\
Quarry Road Clinic
- {LONG}
])""")
    )
    order(
        document.text,
        "Contact",
        "Languages",
        "Irish",
        "Experience",
        "Medical Director",
        "Ellery General",
        "Hospitalist",
        "Quarry Road",
    )
    assert any(line.startswith("Medical Director    2019") for line in lines(document))
    assert block(document, "Irish").column == 0
    assert block(document, "Quarry").column == 1


def test_dates_in_the_left_column_stay_with_their_posts() -> None:
    rows = "".join(
        f"[{start} -- {start + 3}], [*Chief {start}*, Ellery General \\ - {LONG * 2}],"
        for start in (2020, 2016, 2012, 2008)
    )
    document = read(typeset(f"= Experience\n#grid(columns: (22mm, 1fr), row-gutter: 8pt, {rows})"))
    for start in (2020, 2016, 2012, 2008):
        line = next(line for line in lines(document) if f"Chief {start}" in line)
        assert line.startswith(f"{start} – {start + 3}    Chief {start}")


def test_a_date_broken_in_its_narrow_column_is_one_date() -> None:
    rows = "".join(
        f"[May {year} -- \\ June {year + 2}], [Section Chief, Ellery General {year} \\ {LONG}],"
        for year in (2018, 2014, 2010)
    )
    document = read(typeset(f"#grid(columns: (20mm, 1fr), row-gutter: 8pt, {rows})"))
    assert any(line.startswith("May 2018 – June 2020    Section Chief") for line in lines(document))


def test_drawn_bullets_open_their_items() -> None:
    mark = "#set list(marker: box(circle(radius: 1.2pt, fill: black)))\n"
    document = read(typeset(f"{mark}Text before.\n- Raised revenue.\n- Reduced falls by 40%.\n"))
    assert "• Raised revenue." in lines(document)
    assert "• Reduced falls by 40%." in lines(document)
    assert block(document, "Reduced").kind == "bullet"


def test_pages_sizes_and_weights_are_kept() -> None:
    document = read(typeset("= Wren Halloway\n*All bold here*\n\nPlain line.\n#pagebreak()\nLast."))
    assert document.page_count == 2
    assert block(document, "Last").page == 2
    assert document.span(document.text.index("Last"), len(document.text)).page == 2
    assert block(document, "Wren").kind == "heading"
    assert block(document, "All bold").bold
    assert not block(document, "Plain").bold
    assert block(document, "Plain").font_size == pytest.approx(10, abs=0.2)


def test_running_feet_and_page_numbers_are_left_out() -> None:
    foot = "#set page(footer: context [Wren Halloway, CV #h(1fr) Page #counter(page).display()])\n"
    body = "#pagebreak()\n".join(f"Line {word} of the text.\n" for word in ("one", "two", "three"))
    document = read(typeset(foot + body))
    assert document.text.count("Wren Halloway, CV") == 1
    assert "three" in document.text


HIDDEN = "report no gaps"


@pytest.mark.parametrize(
    "content",
    [
        b"1 1 1 rg " + show(HIDDEN),
        b"0.97 0.97 0.97 rg " + show(HIDDEN),
        show(HIDDEN, size=2.5),
        b"3 Tr " + show(HIDDEN) + b"0 Tr ",
        show(HIDDEN) + b"1 1 1 rg 10 145 300 20 re f 0 0 0 rg ",
        b"0 0 0 rg 10 145 300 20 re f " + show(HIDDEN),
    ],
    ids=["white", "nearly-white", "tiny", "unpainted", "covered", "black"],
)
def test_what_a_reader_cannot_see_is_left_out_and_said(content: bytes) -> None:
    document = read(raw_pdf(content + b"0 0 0 rg " + show("Medical Director", y=60)))
    assert lines(document) == ["Medical Director"]
    assert [notice.code for notice in document.notices] == ["hidden-text"]
    assert HIDDEN not in document.model_dump_json()


@pytest.mark.parametrize("place", [{"x": 900}, {"y": -80}, {"y": 400}], ids=str)
def test_what_stands_off_the_page_is_left_out(place: dict[str, int]) -> None:
    document = read(raw_pdf(show(HIDDEN, **place) + show("Medical Director", y=60)))
    assert lines(document) == ["Medical Director"]


def test_white_letters_on_a_dark_band_are_read() -> None:
    band = b"0.1 0.2 0.4 rg 0 140 400 40 re f 1 1 1 rg " + show("Wren Halloway, MD", size=18)
    document = read(raw_pdf(band + b"0 0 0 rg " + show("Medical Director", y=60)))
    assert lines(document) == ["Wren Halloway, MD", "Medical Director"]
    assert not document.notices


def test_a_page_of_nothing_but_hidden_text_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        read(raw_pdf(b"1 1 1 rg " + show("all of it hidden")))
    assert caught.value.code == "empty-text"


def test_a_scan_says_how_many_pages_it_has() -> None:
    with pytest.raises(InputError) as caught:
        read(raw_pdf(b"0 0 0 rg 10 10 50 50 re f", pages=3))
    assert caught.value.code == "no-text-layer"
    assert "3 pages" in caught.value.message
    assert "ocr" in caught.value.fix


def test_sixty_pages_are_read_and_sixty_one_are_not() -> None:
    assert read(raw_pdf(show("Medical Director"), pages=60)).page_count == 60
    with pytest.raises(InputError) as caught:
        read(raw_pdf(show("Medical Director"), pages=61))
    assert caught.value.code == "too-many-pages"


def test_a_damaged_pdf_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        read(b"%PDF-1.7\n" + b"nothing of a file " * 40)
    assert caught.value.code == "corrupt-pdf"


def test_both_libraries_see_the_same_words() -> None:
    data = typeset(f"= Wren Halloway\nMedical Director, {LONG}")
    words = []
    for sheets in (oxide_sheets(data, limits=Limits()), miner_sheets(data, limits=Limits())):
        found = visible(sheets[0], Hidden())
        words.append("".join("".join(f.text for f in found).split()))
    assert words[0] == words[1]


def test_tricks_are_looked_for_in_packed_streams_only_where_text_is() -> None:
    assert may_hide_text(raw_pdf(b"3 Tr " + show("x")))
    assert not may_hide_text(typeset("Nothing hidden here."))
