"""Postings by address: what is asked, what never is, and what a page yields."""

import json
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from prebrief.errors import InputError, PrebriefError, ServiceError
from prebrief.ingest.addresses import Policy, check, is_public
from prebrief.ingest.fetch import fetch
from prebrief.ingest.limits import Limits
from prebrief.ingest.posting_page import read_posting_page
from prebrief.ingest.sources import read_source
from unit.ingest.files import lines, read

OPEN = Policy(public_only=False)
"""Lets a test ask the server on this machine."""
PAGE = "text/html; charset=utf-8"


@dataclass
class Site:
    """A small web server on this machine."""

    address: str = ""
    answers: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    hold: float = 0.0
    """Seconds for which a body is kept open, unless the test ends before."""
    over: threading.Event = field(default_factory=threading.Event)

    def put(self, path: str, body: bytes = b"", *, status: int = 200, **headers: str) -> str:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = (status, named, body)
        return self.address + path


@pytest.fixture
def site() -> Iterator[Site]:
    shown = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            shown.asked.append((self.path, self.headers.get("Host", "")))
            status, headers, body = shown.answers.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            with suppress(BrokenPipeError, ConnectionResetError):
                self.wfile.write(body)
                self.wfile.flush()
                shown.over.wait(shown.hold)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    shown.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield shown
    shown.over.set()
    server.shutdown()
    thread.join()
    server.server_close()


def refused(address: str, *, limits: Limits | None = None, policy: Policy = OPEN) -> PrebriefError:
    with pytest.raises(PrebriefError) as caught:
        fetch(address, limits=limits or Limits(), policy=policy)
    return caught.value


def test_a_page_comes_with_its_type_and_its_host(site: Site) -> None:
    address = site.put("/jobs/17?x=%20é", b"<p>Medical Director</p>", Content_Type=PAGE)
    site.put("/jobs/17?x=%20%C3%A9", b"<p>Medical Director</p>", Content_Type=PAGE)
    page = fetch(address, policy=OPEN)
    assert page.data == b"<p>Medical Director</p>"
    assert page.media_type == "text/html"
    assert site.asked == [("/jobs/17?x=%20%C3%A9", site.address.removeprefix("http://"))]


def test_this_machine_is_never_asked_by_default(site: Site) -> None:
    address = site.put("/", b"secret", Content_Type=PAGE)
    with pytest.raises(InputError):
        read_source(address, role="job")
    everything = Policy(ports=frozenset(range(1, 65536)))
    assert refused(address, policy=everything).code == "private-address"
    assert refused(address.replace("127.0.0.1", "localhost"), policy=everything).code == (
        "private-address"
    )
    assert site.asked == []


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "240.0.0.1",
        "192.0.2.1",
        "198.18.0.1",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "fec0::1",
        "2001:db8::1",
    ],
)
def test_numbers_that_are_not_of_the_open_internet(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize("number", ["9.9.9.9", "2620:fe::fe", "::ffff:9.9.9.9"])
def test_numbers_of_the_open_internet(number: str) -> None:
    assert is_public(number)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "2130706433",
        "0x7f.1",
        "0177.0.0.1",
        "127.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "169.254.169.254",
        "localhost",
    ],
)
def test_private_hosts_in_every_spelling(host: str) -> None:
    assert refused(f"http://{host}/", policy=Policy()).code == "private-address"


@pytest.mark.parametrize(
    "address",
    [
        "ftp://9.9.9.9/a",
        "file:///etc/hosts",
        "http://user:pass@9.9.9.9/",
        "http://9.9.9.9:8080/",
        "http:///a",
        "http://9.9.9.9/a b",
        "http://9.9.9.9/\r\nX: y",
        "http://9.9.9.9:99999/",
        "http://" + "a" * 5000,
        "http://[bad/",
    ],
    ids=lambda address: address[:24],
)
def test_malformed_and_odd_addresses(address: str) -> None:
    assert refused(address, policy=Policy()).code == "bad-address"


def test_the_number_that_was_checked_is_the_one_that_is_asked() -> None:
    target = check("http://9.9.9.9/path?q=1", policy=Policy())
    assert (target.number, target.port, target.path) == ("9.9.9.9", 80, "/path?q=1")


def test_redirects_are_followed_and_the_place_is_told(site: Site) -> None:
    site.put("/end", b"<p>Chair</p>", Content_Type=PAGE)
    address = site.put("/start", status=302, Location="/end")
    page = fetch(address, policy=OPEN)
    assert page.data == b"<p>Chair</p>"
    assert page.address == f"{site.address}/end"


def test_each_place_a_redirect_leads_to_is_checked(site: Site) -> None:
    for place, code in (
        ("ftp://9.9.9.9/", "bad-address"),
        ("http://a:b@9.9.9.9/", "bad-address"),
        ("gopher://x", "bad-address"),
    ):
        assert refused(site.put("/start", status=301, Location=place)).code == code


def test_endless_redirects_end(site: Site) -> None:
    error = refused(site.put("/round", status=302, Location="/round"))
    assert error.code == "too-many-redirects"
    assert len(site.asked) == 6


def test_large_bodies_are_not_read_to_the_end(site: Site) -> None:
    limits = Limits(fetch_bytes=1_000)
    told = site.put("/told", b"x" * 2_000, Content_Type=PAGE, Content_Length="2000")
    untold = site.put("/untold", b"x" * 200_000, Content_Type=PAGE)
    assert refused(told, limits=limits).code == "too-large"
    assert refused(untold, limits=limits).code == "too-large"


def test_other_kinds_and_answers_say_what_to_do(site: Site) -> None:
    assert refused(site.put("/film", b"x", Content_Type="video/mp4")).code == "not-a-posting"
    assert refused(site.address + "/none").code == "posting-gone"
    assert refused(site.put("/no", status=403)).code == "address-refused"
    error = refused(site.put("/broken", status=500))
    assert isinstance(error, ServiceError)
    assert error.retry


def test_a_page_that_drips_is_given_up(site: Site) -> None:
    address = site.put("/drip", b"x" * 10, Content_Type=PAGE, Content_Length="99")
    site.hold = 5.0
    assert refused(address, limits=Limits(fetch_seconds=0.2)).code == "address-too-slow"


def test_no_time_left_is_told(site: Site) -> None:
    address = site.put("/", b"x", Content_Type=PAGE)
    assert refused(address, limits=Limits(fetch_seconds=0)).code == "address-too-slow"


def test_a_closed_port_is_a_service_error() -> None:
    assert refused("http://127.0.0.1:1/").code == "address-failed"


DUTIES = "".join(
    f"<li>Lead quality work stream number {i} across the hospital and report on it.</li>"
    for i in range(14)
)
MENU = "<nav>" + "".join(f"<a href='/j{i}'>Another post {i}</a>" for i in range(30)) + "</nav>"


def posting(extra: str = "") -> bytes:
    return (
        f"<!doctype html><html><head><title>Jobs</title>{extra}</head><body>{MENU}<main><article>"
        f"<h1>Medical Director</h1><p>Ellery General seeks a physician leader who will answer "
        f"for quality and safety.</p><h2>Duties</h2><ul>{DUTIES}</ul></article></main>"
        "<footer>We use cookies</footer></body></html>"
    ).encode()


def test_the_main_text_of_a_page_is_taken() -> None:
    document = read(posting(), role="job")
    assert "number 13" in document.text
    assert "Another post" not in document.text
    assert sum(b.kind == "bullet" for b in document.blocks) == 14


def test_what_the_page_says_to_machines_stands_on_top() -> None:
    facts = {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "JobPosting",
                "title": "Medical Director",
                "hiringOrganization": {"name": "Ellery General"},
                "jobLocation": {
                    "address": {"addressLocality": "Port Ellery", "addressRegion": "ME"}
                },
                "employmentType": "FULL_TIME",
                "validThrough": "2027-03-01T00:00",
            }
        ],
    }
    script = f'<script type="application/ld+json">{json.dumps(facts)}</script>'
    document = read(posting(script), role="job")
    assert lines(document)[:5] == [
        "Medical Director",
        "Employer: Ellery General",
        "Location: Port Ellery, ME",
        "Employment type: full time",
        "Closing date: 2027-03-01",
    ]


def test_a_description_for_machines_is_read_where_the_page_is_empty() -> None:
    facts = {"@type": "JobPosting", "title": "Chair", "description": f"<ul>{DUTIES}</ul>"}
    page = (
        f'<html><head><script type="application/ld+json">{json.dumps(facts)}</script></head>'
        "<body><div id=app></div></body></html>"
    )
    document = read(page.encode(), role="job")
    assert lines(document)[0] == "Chair"
    assert "number 13" in document.text


def test_a_short_page_is_read_whole() -> None:
    page = b"<html><body><p>Chair of Medicine</p><p>Apply by May.</p></body></html>"
    reading = read_posting_page(page, limits=Limits())
    assert [line.text for line in reading.lines] == ["Chair of Medicine", "Apply by May."]


@pytest.mark.parametrize(
    "junk",
    [
        "{",
        "[]",
        "null",
        '{"@type": "JobPosting", "title": {"a": 1}}',
        '{"@type": ["JobPosting"], "jobLocation": [null, 3]}',
    ],
)
def test_odd_machine_text_is_passed_over(junk: str) -> None:
    script = f'<script type="application/ld+json">{junk}</script>'
    assert "number 13" in read(posting(script), role="job").text
