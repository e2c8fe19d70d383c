"""A server as users start it, and visitors with a real browser."""

import os
import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page

from surfaces.conftest import PROGRAM
from surfaces.web.browsing import Server, Visitor, come_in, program, token, until, visiting


def start(home: Path, **environment: str) -> "tuple[subprocess.Popen[str], Server]":
    """Start the web app on a free port with its own data folder, and wait for its address."""
    with (home / "said.txt").open("w") as said:
        process = subprocess.Popen(
            [PROGRAM, "serve", "--no-open", "--port", "0"],
            env={**os.environ, "PREBRIEF_HOME": str(home), **environment},
            stdout=subprocess.PIPE,
            stderr=said,
            text=True,
        )
    assert process.stdout
    # The port is open before the line is printed: whoever comes early waits in its queue.
    line = process.stdout.readline()
    hit = re.search(r"http\S+", line)
    assert hit, (home / "said.txt").read_text()
    return process, Server(hit[0], home)


def end(process: "subprocess.Popen[str]") -> None:
    """Stop a server as a system does; it ends in order."""
    process.terminate()
    code = process.wait(timeout=30)
    assert process.stdout
    process.stdout.close()
    assert code == 0


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all tests; each keeps to what it made."""
    process, running = start(tmp_path_factory.mktemp("home"))
    yield running
    end(process)


@pytest.fixture
def visit(browser: Browser, server: Server) -> Iterator[Callable[..., Visitor]]:
    """Give visitors: ``visit(width=390, java_script_enabled=False, color_scheme="dark")``.

    At the end of the test no visitor may have met a console error or a foreign request.
    """
    with ExitStack() as stack:

        def come(**options: Any) -> Visitor:
            return stack.enter_context(visiting(browser, server.address, **options))

        yield come


@pytest.fixture
def page(visit: Callable[..., Visitor]) -> Page:
    """A page of a visitor on a desk, at the first page."""
    return visit().open("/")


@pytest.fixture
def client(server: Server) -> Iterator[httpx.Client]:
    """A program that came in with the key."""
    with program(server.base) as client:
        come_in(client, server)
        yield client


@pytest.fixture(scope="session")
def brief_path(server: Server) -> str:
    """Path of the brief of the example pair, made once: ``/briefs/ID``."""
    with program(server.base) as client:
        come_in(client, server)
        begun = client.post("/example", data={"csrf": token(client)})

        def made() -> str | None:
            shown = client.get(progress).text
            assert 'data-state="failed"' not in shown, shown
            hit = re.search(r'data-there="([^"]+)"', shown)
            return hit[1] if hit else None

        progress = begun.headers["location"] + "&part=true"
        return until(made)
