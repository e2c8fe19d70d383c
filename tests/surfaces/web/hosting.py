"""A hosted Prebrief and the people who join it."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx

from surfaces.web.browsing import Server, program, token, until

PASSWORD = "seven herons cross the quay"
_INVITE = """
import sys
from prebrief.app.accounts import invite
for role in sys.argv[1:]:
    print(invite(None, role))
"""


@dataclass(frozen=True)
class Host:
    """A running server where people sign in."""

    server: Server

    def codes(self, *roles: str) -> list[str]:
        """Give an invitation for each role, as the host's command line makes them."""
        made = subprocess.run(
            [sys.executable, "-c", _INVITE, *roles],
            env={**os.environ, "PREBRIEF_HOME": str(self.server.home), "PREBRIEF_MODE": "hosted"},
            capture_output=True,
            check=True,
            text=True,
        )
        return made.stdout.split()

    @contextmanager
    def joined(self, code: str, name: str, email: str) -> Iterator[httpx.Client]:
        """Give somebody who came by an invitation."""
        with program(self.server.base) as client:
            path = f"/join/{code}"
            sent = {"csrf": token(client, path), "name": name, "email": email, "password": PASSWORD}
            assert client.post(path, data=sent).status_code == 303
            yield client


def prepared(client: httpx.Client) -> tuple[str, str]:
    """Make the brief of the example; give the addresses of its run and of the brief."""
    run = client.post("/example", data={"csrf": token(client)}).headers["location"]
    return run, until(lambda: client.get(run).headers.get("location"))


def practised(client: httpx.Client, brief: str, answer: str) -> str:
    """Answer the first question of a brief; give the address of the judged answer."""
    listed = client.get(f"{brief}/practise").text
    hit = re.search(rf'href="({brief}/practise/[^"?/]+)"', listed.split('class="asks"')[1])
    assert hit
    sent = client.post(hit[1], data={"csrf": token(client), "answer": answer})
    return sent.headers["location"]
