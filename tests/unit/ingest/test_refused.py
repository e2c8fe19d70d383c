"""Files that cannot be used are refused by name, with what to do, and nothing breaks otherwise."""

import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prebrief.errors import InputError
from prebrief.ingest.bullets import BULLET, bullet_of
from prebrief.ingest.clean import clean, clean_line
from prebrief.ingest.headings import is_capitals
from prebrief.ingest.limits import Limits
from prebrief.ingest.lines import Line, assemble
from prebrief.ingest.refusals import REFUSALS, refuse
from prebrief.ingest.sniff import identify
from prebrief.ingest.sources import read_source
from prebrief.ingest.stage import ingest
from prebrief.ingest.tables import table_lines
from prebrief.ingest.xml import parse_xml
from prebrief.ingest.zipped import Package
from unit.ingest.files import check, docx, odt, par, raw_pdf, read, show, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)

KINDS = {
    "png": (b"\x89PNG\r\n\x1a\n" + bytes(99), "picture"),
    "jpeg": (b"\xff\xd8\xff\xe0" + bytes(99), "picture"),
    "heic": (b"\x00\x00\x00\x18ftypheic" + bytes(99), "picture"),
    "webp": (b"RIFF\x00\x00\x00\x00WEBP" + bytes(99), "picture"),
    "wav": (b"RIFF\x00\x00\x00\x00WAVE" + bytes(99), "audio"),
    "mp3": (b"ID3\x03" + bytes(99), "audio"),
    "mp4": (b"\x00\x00\x00\x18ftypisom" + bytes(99), "video"),
    "exe": (b"MZ\x90\x00" + bytes(99), "program"),
    "elf": (b"\x7fELF" + bytes(99), "program"),
    "zip": (zipped({"a.txt": "x"}), "archive"),
    "gz": (b"\x1f\x8b\x08" + bytes(99), "archive"),
    "tar": (b"a.txt".ljust(257, b"\0") + b"ustar" + bytes(99), "archive"),
    "xlsx": (zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "spreadsheet"),
    "pptx": (zipped({"[Content_Types].xml": "", "ppt/p.xml": ""}), "presentation"),
    "pages": (zipped({"Index/Document.iwa": ""}), "pages"),
    "epub": (zipped({"mimetype": "application/epub+zip"}), "ebook"),
    "doc": (OLE + "WordDocument".encode("utf-16-le"), "old-word"),
    "xls": (OLE + "Workbook".encode("utf-16-le"), "spreadsheet"),
    "ppt": (OLE + "PowerPoint Document".encode("utf-16-le"), "presentation"),
    "locked": (OLE + "EncryptedPackage".encode("utf-16-le"), "password-protected"),
    "sqlite": (b"SQLite format 3\x00" + bytes(99), "database"),
    "noise": (bytes(range(256)) * 8, "unknown-format"),
    "mail": (b"Received: a\nReturn-Path: b\nMIME-Version: 1.0\n\nDear all", "email-file"),
    "empty": (b"", "empty"),
    "blank": (b" \n\t\n", "empty-text"),
    "marks": (b"----\n****\n", "empty-text"),
}


@pytest.mark.parametrize(("data", "code"), KINDS.values(), ids=KINDS.keys())
def test_each_kind_has_its_own_message(data: bytes, code: str) -> None:
    with pytest.raises(InputError) as caught:
        ingest(data, role="cv", name="cv.pdf")
    assert caught.value.code == code
    assert caught.value.fix
    assert caught.value.where == "cv.pdf"


def test_a_wrong_ending_does_not_matter() -> None:
    assert read(docx(par("Medical Director")), name="cv.pdf").text == "Medical Director"
    assert read(b"Medical Director", name="cv.docx").text == "Medical Director"
    assert read(raw_pdf(show("Medical Director")), name="cv.txt").text == "Medical Director"


def test_text_that_opens_like_another_kind_is_text() -> None:
    assert identify(b"BMJ leadership fellow\nLondon") == "text"
    assert identify(b"MZ Halloway, MD\nPort Ellery") == "text"


def test_every_refusal_reads_well() -> None:
    for code in REFUSALS:
        error = refuse(code, n=3, limit="20 MB")
        assert error.message.endswith(".")
        assert error.fix.endswith(".")
        assert "{" not in error.message + error.fix


def test_a_large_file_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    path = tmp_path / "cv.pdf"
    with path.open("wb") as file:
        file.truncate(200_000_000)  # takes no space: reading it would show
    with pytest.raises(InputError) as caught:
        read_source(str(path), role="cv")
    assert caught.value.code == "too-large"
    assert "20 MB" in caught.value.message
    with pytest.raises(InputError) as caught:
        ingest(bytes(101), role="cv", name="x", limits=Limits(file_bytes=100))
    assert caught.value.code == "too-large"


def test_sources_say_what_is_wrong(tmp_path: Path) -> None:
    for source, code in (
        (tmp_path / "none.pdf", "missing-file"),
        (tmp_path, "is-folder"),
        ("https://example.org/cv.pdf", "cv-by-address"),
        ("a\0b", "unreadable-file"),
    ):
        with pytest.raises(InputError) as caught:
            read_source(str(source), role="cv")
        assert caught.value.code == code


def test_a_file_and_standard_input_give_bytes_and_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cv.txt").write_bytes(b"Medical Director")
    assert read_source(str(tmp_path / "cv.txt"), role="cv") == (b"Medical Director", "cv.txt", None)
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"Chair")))
    assert read_source("-", role="job") == (b"Chair", "standard input", None)


def test_packages_that_swell_are_refused() -> None:
    swollen = docx("<w:p><w:r><w:t>" + "a" * 30_000_000 + "</w:t></w:r></w:p>")
    assert len(swollen) < 100_000
    with pytest.raises(InputError) as caught:
        read(swollen)
    assert caught.value.code == "zip-bomb"


def test_a_package_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(zipped({"word/document.xml": b"a" * 5_000_000}))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    with pytest.raises(InputError) as caught:
        Package(bytes(data), limits=Limits(), corrupt="corrupt-docx").read("word/document.xml")
    assert caught.value.code in ("zip-bomb", "corrupt-docx")


def test_too_many_parts_are_refused() -> None:
    data = zipped({f"word/{i}.xml": "" for i in range(30)} | {"word/document.xml": "<x/>"})
    with pytest.raises(InputError) as caught:
        read(data, limits=Limits(parts=20))
    assert caught.value.code == "zip-bomb"


def test_xml_with_entities_is_not_expanded() -> None:
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    outside = b'<!DOCTYPE x SYSTEM "file:///etc/hostname"><x/>'
    for data in (laughs, outside, b"<x", b""):
        with pytest.raises(InputError):
            parse_xml(data, corrupt="corrupt-docx")


def test_the_words_of_a_file_never_stand_in_an_error() -> None:
    with pytest.raises(InputError) as caught:
        read(b'{"basics": {"name": "Wren Halloway"', name="cv.json")
    assert "Wren" not in str(caught.value.to_dict())


def test_too_much_text_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        read(b"Medical Director\n" * 100, limits=Limits(text_chars=500))
    assert caught.value.code == "too-much-text"


SEEDS = [
    docx(par("Medical Director") + par("Ellery General")),
    odt("<text:p>Medical Director</text:p>"),
    raw_pdf(show("Medical Director") + b"1 1 1 rg 3 Tr " + show("x", y=20)),
    rb"{\rtf1\ansi Medical \b Director\par {\*\x y}\'e9\u233?}",
    b"<html><body><h1>Medical Director</h1><ul><li>a</li></ul></body></html>",
    b'{"basics": {"name": "Wren"}, "work": [{"position": "Chair"}]}',
    b"# Wren\n\n- one\n- two\n\n| a | b |\n",
    "\ufeffMedical Director\r\n• One\t2019".encode("utf-16"),
]


def outcome(data: bytes) -> None:
    try:
        document = ingest(data, role="cv", name="cv")
    except InputError as error:
        assert error.code in REFUSALS
    else:
        check(document)


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_bytes_give_a_document_or_a_refusal(data: bytes) -> None:
    outcome(data)


@given(st.data())
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_damaged_files_give_a_document_or_a_refusal(data: st.DataObject) -> None:
    seed = bytearray(data.draw(st.sampled_from(SEEDS)))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(seed) - 1))
        seed[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=4))
        if not seed:
            break
    outcome(
        bytes(seed[: data.draw(st.integers(0, len(seed)))])
        if data.draw(st.booleans())
        else bytes(seed)
    )


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_cleaning_is_done_once_and_for_all(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert "\n" not in clean_line(text)


@given(st.lists(st.tuples(st.text(max_size=40), st.booleans()), max_size=12))
@settings(max_examples=150, deadline=None)
def test_blocks_cover_the_text(pieces: list[tuple[str, bool]]) -> None:
    text, blocks = assemble(
        [Line(text="", cells=(said, said, "x")) if row else Line(text=said) for said, row in pieces]
    )
    end = 0
    for block in blocks:
        assert not text[end : block.start].strip()
        assert any(char.isalnum() for char in text[block.start : block.end])
        end = block.end
    assert end == len(text)


def test_small_decisions() -> None:
    assert bullet_of("• One") == "• "
    assert bullet_of("One") is None
    assert BULLET == "•"
    assert is_capitals("EXPERIENCE")
    assert not is_capitals("MD, MBA")
    assert table_lines([]) == []
