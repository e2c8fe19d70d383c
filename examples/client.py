#!/usr/bin/env python3
"""Prepare a brief, score an answer and take the PDF, with Python's standard library alone.

    prebrief serve --no-open          # prints http://127.0.0.1:8000/?key=KEY
    python client.py http://127.0.0.1:8000 KEY cv.pdf posting.md brief.pdf

On a host, a token from "Your data" takes the place of the key.
"""

import argparse
import json
import time
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

QUESTION = "Tell me about a time you changed how a department works."
ANSWER = (
    "Patients waited 47 minutes for a doctor. I asked the nurses to triage with me for two weeks, "
    "moved one physician to the front, and the wait fell to 29 minutes by March. I should have "
    "asked registration sooner: they knew where the forms got stuck."
)


class RefusedError(Exception):
    """The server said no, and what to do about it."""


class Client:
    """A server that is spoken to with a token."""

    def __init__(self, base: str, token: str) -> None:
        self._base = base.rstrip("/") + "/api/v1"
        self._token = token

    def ask(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        headers: Mapping[str, str] | None = None,
    ) -> bytes:
        """Send a request; wait and send it again where the server asks for it."""
        data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        sent = {"Authorization": f"Bearer {self._token}", **(headers or {})}
        if data is not None:
            sent.setdefault("Content-Type", "application/json")
        request = Request(self._base + path, data=data, headers=sent, method=method)
        for _ in range(5):
            try:
                with urlopen(request, timeout=120) as answer:
                    content: bytes = answer.read()
                    return content
            except HTTPError as error:
                if error.code not in (429, 503):
                    problem = json.load(error)
                    raise RefusedError(f"{problem['title']} {problem['detail']}") from error
                time.sleep(int(error.headers.get("Retry-After", "5")))
        raise RefusedError("The server is too busy. Try again later.")

    def get(self, path: str) -> Any:
        """Ask for JSON."""
        return json.loads(self.ask("GET", path))

    def post(self, path: str, body: Any, **headers: str) -> Any:
        """Send JSON; ``Idempotency_Key="..."`` lets it be sent again."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return json.loads(self.ask("POST", path, body, headers=named))

    def hand_in(self, path: Path, role: str) -> str:
        """Hand in a file and give its id."""
        line = uuid.uuid4().hex
        name = path.name.replace('"', "")
        parts = (
            f'--{line}\r\nContent-Disposition: form-data; name="role"\r\n\r\n{role}\r\n',
            f'--{line}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n',
            "Content-Type: application/octet-stream\r\n\r\n",
        )
        body = "".join(parts).encode() + path.read_bytes() + f"\r\n--{line}--\r\n".encode()
        kind = {"Content-Type": f"multipart/form-data; boundary={line}"}
        return str(json.loads(self.ask("POST", "/files", body, headers=kind))["id"])

    def prepare(self, cv: Path, posting: Path) -> str:
        """Have a brief made and give its id."""
        wanted = {
            "cv": {"file_id": self.hand_in(cv, "cv")},
            "job": {"file_id": self.hand_in(posting, "job")},
        }
        run = self.post("/briefs", wanted, Idempotency_Key=uuid.uuid4().hex)
        while run["state"] in ("waiting", "running"):
            time.sleep(0.5)
            run = self.get(f"/runs/{run['id']}")
        if run["state"] != "done":
            error = run["error"] or {"text": f"The run was {run['state']}.", "fix": ""}
            raise RefusedError(f"{error['text']} {error['fix']}")
        return str(run["brief_id"])


def main() -> None:
    """Do all three."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("base", "token"):
        parser.add_argument(name)
    for name in ("cv", "posting", "pdf"):
        parser.add_argument(name, type=Path)
    given = parser.parse_args()
    client = Client(given.base, given.token)
    try:
        brief_id = client.prepare(given.cv, given.posting)
        brief = client.get(f"/briefs/{brief_id}")
        print(f"{brief['job']['title']}: {brief['fit']['score']} of 100 covered")
        print(f"Likeliest: {brief['questions'][0]['text']}")
        scored = client.post("/score", {"question": QUESTION, "answer": ANSWER})
        print(f"Answer: {scored['overall']} of 100. {scored['next_step']}")
        given.pdf.write_bytes(client.ask("GET", f"/briefs/{brief_id}?format=pdf"))
        print(f"Written: {given.pdf}")
    except RefusedError as error:
        raise SystemExit(str(error)) from None


if __name__ == "__main__":
    main()
