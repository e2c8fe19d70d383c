"""Programs that call the interface, and what they need to have made."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from surfaces.conftest import CV, POSTING
from surfaces.web.browsing import PATIENCE, Server, until
from surfaces.web.conftest import end, start

MAKE_PEOPLE = """
import sys
from prebrief.app.accounts import invite, sign_up
from prebrief.app.tokens import make
for name in sys.argv[1:]:
    who = sign_up(invite(None, "candidate"), name, f"{name}@example.org", "seven herons cross it")
    print(make(who, "tests", 30)[1])
"""


@dataclass
class Program:
    """A program with a token."""

    base: str
    token: str
    client: httpx.Client

    def __call__(self, method: str, path: str, **more: Any) -> httpx.Response:
        return self.client.request(method, path, **more)

    def json(self, method: str, path: str, status: int = 200, **more: Any) -> Any:
        """Send, and give what comes back."""
        answer = self(method, path, **more)
        assert answer.status_code == status, (path, answer.status_code, answer.text[:500])
        return answer.json()

    def brief(self) -> str:
        """Have the example's brief made and give its id."""
        with CV.open("rb") as file:
            sent = {"files": {"file": (CV.name, file, "application/pdf")}, "data": {"role": "cv"}}
            cv = self.json("POST", "/files", 201, **sent)
        wanted = {"cv": {"file_id": cv["id"]}, "job": {"text": POSTING.read_text()}}
        run = self.json("POST", "/briefs", 202, json=wanted)

        def made() -> str | None:
            seen = self.json("GET", f"/runs/{run['id']}")
            assert seen["state"] not in {"failed", "cancelled"}, seen
            found: str | None = seen["brief_id"] if seen["state"] == "done" else None
            return found

        return until(made)


def program_of(server: Server, token: str) -> Program:
    """Give a program that calls a server."""
    client = httpx.Client(
        base_url=f"{server.base}/api/v1",
        headers={"Authorization": f"Bearer {token}"},
        timeout=PATIENCE,
    )
    return Program(server.base, token, client)


@contextmanager
def local(home: Path) -> Iterator[Program]:
    """Serve one person; the key of the printed address is the token."""
    process, server = start(home)
    key = re.search(r"key=([^&\s]+)", server.address)
    assert key
    program = program_of(server, key[1])
    try:
        yield program
    finally:
        program.client.close()
        end(process)


@contextmanager
def hosted(home: Path, *names: str) -> Iterator[list[Program]]:
    """Serve people with accounts, each with a token."""
    environment = {"PREBRIEF_HOME": str(home), "PREBRIEF_MODE": "hosted"}
    process, server = start(home, **environment)
    try:
        made = subprocess.run(
            [sys.executable, "-c", MAKE_PEOPLE, *names],
            env={**os.environ, **environment},
            capture_output=True,
            check=True,
            text=True,
        )
        programs = [program_of(server, token) for token in made.stdout.split()]
        yield programs
        for program in programs:
            program.client.close()
    finally:
        end(process)
