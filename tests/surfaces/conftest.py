"""The product as its users meet it: real files, real processes, a real browser."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
CV, POSTING = EXAMPLES / "cv.pdf", EXAMPLES / "posting.md"
PROGRAM = str(Path(sys.executable).with_name("prebrief"))

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the command line in an empty folder."""

    def call(*arguments: str | Path, stdin: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(
            [PROGRAM, *map(str, arguments)], input=stdin, capture_output=True, cwd=tmp_path
        )

    return call


@pytest.fixture(scope="session")
def brief() -> dict[str, Any]:
    """The brief of the example pair, as JSON."""
    made = subprocess.run(
        [PROGRAM, "prepare", str(CV), str(POSTING), "--format", "json"], capture_output=True
    )
    assert made.returncode == 0, made.stderr.decode()
    loaded: dict[str, Any] = json.loads(made.stdout)
    return loaded


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, driven by Playwright."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield chromium
        chromium.close()
