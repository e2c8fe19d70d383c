"""Files made to harm: each is refused or read as what it shows; nothing is written or fetched."""

import socket
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from prebrief.errors import InputError
from prebrief.ingest import addresses, fetch
from prebrief.ingest.guard import guarded
from prebrief.ingest.guarded_child import Request
from prebrief.ingest.lines import Line, assemble
from prebrief.ingest.pdf_tricks import goes_round
from prebrief.ingest.stage import ingest
from unit.ingest.files import docx, lines, odt, par, raw_pdf, read, show, zipped
from unit.ingest.test_fetch import PAGE, Site, site

__all__ = ["site"]

LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "{}">]>'


def refused(data: bytes, *, name: str = "cv") -> str:
    with pytest.raises(InputError) as caught:
        ingest(data, role="cv", name=name)
    assert caught.value.fix
    return caught.value.code


# Packages


def test_a_package_within_a_package_is_never_unpacked() -> None:
    bomb = zipped({f"{n}.xml": b"0" * 9_000_000 for n in range(3)})
    for _ in range(3):
        bomb = zipped({f"{n}.zip": bomb for n in range(4)})
    kept = zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": "<w:document xmlns:w="
            '"http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            f"<w:body>{par('Medical Director')}</w:body></w:document>",
            "word/embeddings/oleObject1.bin": bomb,
        }
    )
    assert lines(read(kept)) == ["Medical Director"]


@pytest.mark.parametrize("make", [docx, odt], ids=["docx", "odt"])
def test_a_package_of_nothing_much_a_million_times_is_refused(make: Callable[..., bytes]) -> None:
    assert refused(make("<text:p>" + " " * 30_000_000 + "</text:p>")) == "zip-bomb"


def test_one_part_listed_many_times_is_refused() -> None:
    # Entries that share the bytes of one: small on disk, huge when each is read.
    small = zipped({f"word/{n}.xml": b"0" * 900_000 for n in range(200)})
    assert len(small) < 300_000
    assert refused(small + b"") in {"zip-bomb", "archive"}


@pytest.mark.parametrize(
    "trick", ["../../../../var/prebrief-trick", "/var/prebrief-trick", "..\\..\\x", "word/../../x"]
)
def test_names_that_climb_out_of_a_package_lead_nowhere(trick: str) -> None:
    body = f"<w:body>{par('Medical Director')}</w:body>"
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    package = zipped(
        {
            "[Content_Types].xml": "<Types/>",
            trick: "harm",
            "word/document.xml": f'<w:document xmlns:w="{space}">{body}</w:document>',
        }
    )
    assert lines(read(package)) == ["Medical Director"]
    assert not Path("/var/prebrief-trick").exists()


def test_macros_are_not_read_and_are_told_of() -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    package = zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f'<w:document xmlns:w="{space}"><w:body>{par("Chair")}</w:body>'
            "</w:document>",
            "word/vbaProject.bin": b"\xd0\xcf\x11\xe0 Sub AutoOpen() Shell evil",
        }
    )
    document = read(package, name="cv.docm")
    assert [notice.code for notice in document.notices] == ["macros"]
    assert "evil" not in document.text


def test_cells_within_cells_are_read_once() -> None:
    cell = par("Chair of Medicine")
    for _ in range(40):  # each level used to be read twice: 2 to the 40th
        cell = f"<w:tbl><w:tr><w:tc><w:tc>{cell}</w:tc></w:tc></w:tr></w:tbl>"
    assert lines(read(docx(cell))) == ["Chair of Medicine"]


# XML


@pytest.mark.parametrize(
    "bomb", [LAUGHS, OUTSIDE.format("file:///etc/hostname")], ids=["in", "out"]
)
@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/header1.xml"])
def test_entities_are_refused_wherever_they_stand(bomb: str, part: str) -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    parts = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {space}><w:body>{par('Chair')}</w:body></w:document>",
    }
    parts[part] = f"{bomb}<w:x {space}>&e;&i;</w:x>"
    assert refused(zipped(dict(parts))) == "corrupt-docx"


def test_entities_of_a_page_are_not_expanded() -> None:
    page = f"{LAUGHS}<html><body><p>Medical Director &i;</p><p>Led 42</p></body></html>"
    assert len(read(page.encode()).text) < 200


def test_a_page_fetches_nothing(site: Site) -> None:
    page = "<html><body><p>Medical Director</p>" + "".join(
        f'<{tag} src="{site.address}/x" href="{site.address}/x"></{tag}>'
        for tag in ("img", "script", "iframe", "link", "object", "embed", "video")
    )
    read((page + "<p>Led 42 physicians</p></body></html>").encode())
    assert site.asked == []


def test_deep_nesting_ends() -> None:
    deep = "<div>" * 60_000 + "Medical Director" + "</div>" * 60_000
    try:
        read(f"<html><body><p>Chair</p>{deep}</body></html>".encode())
    except InputError as error:
        assert error.code in {"corrupt-html", "empty-text"}
    assert refused(docx("<w:sdt>" * 5_000 + par("x") + "</w:sdt>" * 5_000)) == "corrupt-docx"
    assert refused(b'{"basics": ' + b"[" * 100_000, name="cv.json") == "corrupt-json"
    assert refused(rb"{\rtf1 " + b"{" * 50_000 + b"}" * 50_000 + b"}") == "corrupt-rtf"


# PDF


def pdf_with(page_tree: bytes, *, extra: bytes = b"") -> bytes:
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R" + extra + b">>endobj\n2 0 obj" + page_tree
        + b"endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources"
        b"<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>>>endobj\n4 0 obj<</Length 45>>stream\n"
        b"BT /F1 12 Tf 20 90 Td (Chair) Tj ET /X Do\nendstream endobj\n5 0 obj<</Type/Font"
        b"/Subtype/Type1/BaseFont/Helvetica>>endobj\n6 0 obj<</Type/XObject/Subtype/Form/BBox"
        b"[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>/Length 5>>stream\n/X Do\nendstream endobj\n"
        b"trailer<</Root 1 0 R>>"
    )  # fmt: skip


def ended(data: bytes) -> str:
    """Read it as the program does; that it ends is what counts, with a document or a refusal."""
    try:
        return guarded(Request(data, "cv", "cv.pdf")).text
    except InputError as error:
        return error.code


@pytest.mark.parametrize(
    "tree",
    [
        b"<</Type/Pages/Kids[2 0 R]/Count 1>>",
        b"<</Type/Pages/Kids[3 0 R 2 0 R 3 0 R]/Count 3>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 2147483647>>",
        b"<</Type/Pages/Kids 2 0 R/Count -1>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1/Deep " + b"[" * 20_000 + b">>",
    ],
    ids=["itself", "round", "countless", "negative", "deep"],
)
def test_a_pdf_that_leads_in_circles_ends(tree: bytes) -> None:
    # Should a reader overflow its stack after all, only its own process falls.
    assert ended(pdf_with(tree)) in {
        "Chair", "Chair\nChair", "corrupt-pdf", "too-many-pages", "no-text-layer", "reader-failed",
    }  # fmt: skip


def test_an_object_that_is_its_own_ancestor_is_noticed() -> None:
    assert goes_round(pdf_with(b"<</Type/Pages/Kids[3 0 R]/Count 1/Parent 3 0 R>>"))
    assert goes_round(pdf_with(b"<</Type/Pages/Kids[3 0 R]/Count 1/Parent 2 0 R>>"))
    assert goes_round(pdf_with(b"<</Type/Pages/Kids[3 0 R 2 0 R]/Count 1>>"))
    assert not goes_round(pdf_with(b"<</Type/Pages/Kids[3 0 R]/Count 1>>"))


def test_a_form_that_paints_itself_is_painted_no_further() -> None:
    assert ended(pdf_with(b"<</Type/Pages/Kids[3 0 R]/Count 1>>")).startswith("Chair")


def test_scripts_and_actions_of_a_pdf_are_not_run(site: Site) -> None:
    action = (
        b"/OpenAction<</S/JavaScript/JS(app.launchURL\\('%s'\\))>>/AA<</O<</S/URI/URI(%s)>>>>"
        b"/Names<</EmbeddedFiles<</Names[(a.exe) 9 0 R]>>>>"
    ) % ((site.address.encode(),) * 2)
    data = pdf_with(b"<</Type/Pages/Kids[3 0 R]/Count 1>>", extra=action)
    assert "launchURL" not in ended(data)
    assert site.asked == []


def test_a_stream_that_swells_ends_within_the_limits() -> None:
    import zlib

    packed = zlib.compress(b"q " * 20_000_000, 9)
    body = raw_pdf(show("Chair"))
    swollen = (
        body.replace(b"<</Length 0>>", b"<</Length %d/Filter/FlateDecode>>" % len(packed))
        + b"\n9 0 obj<</Length %d/Filter/FlateDecode>>stream\n" % len(packed)
        + packed
        + b"endstream"
    )
    assert ended(swollen) == "Chair"


# Characters


def test_letters_that_make_text_lie_are_dropped() -> None:
    text = "Medical \u202erotceriD\u202c \u2066x\u2069\u200f\x00\x1b[31m Chair\ud800\U000e0041"
    said = read(f"Wren\n{text}".encode("utf-8", "surrogatepass"), name="cv.txt").text
    assert not set(said) & set("\u202e\u202c\u2066\u2069\u200f\x00\x1b\ud800\U000e0041")
    said.encode()


def test_fields_of_json_are_cleaned_like_any_text() -> None:
    data = b'{"basics": {"name": "Wren \\u202eHalloway\\u0000\\ud800", "label": "MD\\u0007"}}'
    document = read(data, name="cv.json")
    assert document.structured
    for said in (document.text, document.structured):
        assert not set(said) & set("\u202e\x00\ud800\x07")
        assert "Wren" in said


def test_other_scripts_are_kept() -> None:
    said = "مدير طبي 2019 — Главный врач — 医務部長 — Ιατρός"
    assert said in read(f"Wren\n{said}".encode()).text


def test_what_is_too_long_for_a_word_or_a_line_is_parted() -> None:
    text, blocks = assemble([Line(text="x" * 5_000), Line(text="Led 42 people. " * 2_000)])
    assert max(map(len, text.split())) <= 240
    assert max(block.end - block.start for block in blocks) <= 8_000
    assert text.replace(" ", "").replace("\n", "") == "x" * 5_000 + "Led42people." * 2_000


def test_more_lines_than_a_document_has_are_refused() -> None:
    assert refused(b"Chair\n" * 9_000) == "too-many-lines"


# Addresses


def answers(monkeypatch: pytest.MonkeyPatch, *rounds: list[str]) -> list[str]:
    """Let each look-up of a name give the numbers of its round; tell which names were asked."""
    asked: list[str] = []

    def look_up(host: str, port: int, **_: object) -> list[object]:
        asked.append(host)
        numbers = rounds[min(len(asked), len(rounds)) - 1]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port)) for number in numbers]

    monkeypatch.setattr(addresses.socket, "getaddrinfo", look_up)
    return asked


def led_to(site: Site) -> socket.socket:
    """Connect to the server on this machine, whatever number was asked for."""
    place = urlsplit(site.address)
    connected = socket.socket()
    connected.connect((place.hostname, place.port))
    return connected


def test_a_name_that_changes_its_number_is_looked_up_once(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.put("/jobs", b"<p>Medical Director</p>", Content_Type=PAGE)
    asked = answers(monkeypatch, ["9.9.9.9"], ["127.0.0.1"])
    went = []

    def connect(place: tuple[str, int], **_: object) -> socket.socket:
        went.append(place)
        return led_to(site)

    monkeypatch.setattr(fetch.socket, "create_connection", connect)
    fetch.fetch("http://rebind.example.org/jobs")
    assert went == [("9.9.9.9", 80)]
    assert asked == ["rebind.example.org"]


def test_one_private_number_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, ["9.9.9.9", "10.0.0.7"])
    with pytest.raises(InputError) as caught:
        fetch.fetch("http://mixed.example.org/")
    assert caught.value.code == "private-address"


@pytest.mark.parametrize(
    "place",
    ["http://169.254.169.254/latest/meta-data", "http://[::1]/", "http://0x7f000001/", "//127.1/"],
)
def test_a_redirect_into_a_private_network_is_refused(
    place: str, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.put("/", status=302, Location=place)
    real_look_up = socket.getaddrinfo

    def look_up(host: str, port: int, **options: object) -> object:
        if host == "public.example.org":
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("9.9.9.9", port))]
        return real_look_up(host, port, **options)

    def connect(where: tuple[str, int], **_: object) -> socket.socket:
        assert where == ("9.9.9.9", 80)
        return led_to(site)

    monkeypatch.setattr(addresses.socket, "getaddrinfo", look_up)
    monkeypatch.setattr(fetch.socket, "create_connection", connect)
    with pytest.raises(InputError) as caught:
        fetch.fetch("http://public.example.org/")
    assert caught.value.code == "private-address"
