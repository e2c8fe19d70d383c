"""What machines ask: alive, ready, counts; and what a hosted service logs."""

import json
import re
from pathlib import Path

import httpx

from surfaces.web.browsing import PATIENCE, Server
from surfaces.web.conftest import end, start

PERSON = "Avery-Quill"


def ask(method: str, url: str, **options: object) -> httpx.Response:
    return httpx.request(method, url, timeout=PATIENCE, **options)  # type: ignore[arg-type]


def test_alive_and_ready_ask_for_no_key(server: Server) -> None:
    assert ask("GET", server.base + "/healthz").text == "ok\n"
    assert ask("GET", server.base + "/readyz").text == "ready\n"


def test_counts_name_routes_and_no_visitor(server: Server, client: httpx.Client) -> None:
    client.get(f"/briefs/{PERSON}")
    client.get(f"/{PERSON}?x={PERSON}")
    client.request(PERSON.upper(), "/")
    shown = ask("GET", server.base + "/metrics")
    assert shown.headers["content-type"].startswith("text/plain; version=0.0.4")
    counts = shown.text
    assert 'prebrief_requests_total{method="GET",route="/healthz",status="200"}' in counts
    assert 'route="other"' in counts
    assert "prebrief_answers_scored_total" in counts
    assert "prebrief_request_seconds_bucket" in counts
    assert PERSON.lower() not in counts.lower()
    for label in re.findall(r'route="([^"]*)"', counts):
        assert label == "other" or label.startswith("/")


def test_counts_are_for_this_machine_only(server: Server) -> None:
    url = server.base + "/metrics"
    for headers in (
        {"X-Forwarded-For": "203.0.113.9"},
        {"Forwarded": "for=203.0.113.9"},
        {"Via": "1.1 proxy"},
        {"Authorization": "Bearer None", "X-Real-IP": "203.0.113.9"},
    ):
        assert ask("GET", url, headers=headers).status_code == 404, headers
    assert ask("GET", url).status_code == 200


def test_a_hosted_service_logs_routes_and_tells_counts_to_the_token(tmp_path: Path) -> None:
    process, running = start(
        tmp_path,
        PREBRIEF_MODE="hosted",
        PREBRIEF_PUBLIC_URL="http://prebrief.example",
        PREBRIEF_METRICS_TOKEN="t0ken-of-the-counts",
    )
    port = running.address.rsplit(":", 1)[-1].split("/")[0] if "127" in running.address else ""
    try:
        base = f"http://127.0.0.1:{port}" if port.isdigit() else _listening(tmp_path, process.pid)
        ours = {"Host": "prebrief.example"}
        ask("GET", base + f"/briefs/{PERSON}?q={PERSON}", headers=ours)
        ask("POST", base + "/sign-in", headers=ours, data={"email": f"{PERSON}@example.org"})
        proxied = {"X-Forwarded-For": "203.0.113.9", **ours}
        assert ask("GET", base + "/metrics", headers=proxied).status_code == 404
        allowed = {"Authorization": "Bearer t0ken-of-the-counts", **proxied}
        assert ask("GET", base + "/metrics", headers=allowed).status_code == 200
        assert ask("GET", base + "/readyz").status_code == 200
    finally:
        end(process)
    said = (tmp_path / "said.txt").read_text()
    assert PERSON.lower() not in said.lower()
    lines = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    requests = [line for line in lines if line["event"] == "request"]
    assert {"method", "route", "status", "ms"} <= requests[0].keys()
    assert not any(line["route"] in {"/readyz", "/metrics"} for line in requests)


def _listening(home: Path, pid: int) -> str:
    """Find the port that a process listens on: in hosted mode it prints its public address."""
    inodes = {
        link.readlink().name.removeprefix("socket:[").removesuffix("]")
        for link in Path(f"/proc/{pid}/fd").iterdir()
        if link.is_symlink()
    }
    for line in Path(f"/proc/{pid}/net/tcp").read_text().splitlines()[1:]:
        fields = line.split()
        if fields[3] == "0A" and fields[9] in inodes:
            return f"http://127.0.0.1:{int(fields[1].split(':')[1], 16)}"
    raise AssertionError(f"nothing listens: {home}")
