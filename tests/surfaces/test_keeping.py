"""The host's command line: accounts, copies, keys and age, as one types it."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from prebrief.app import kept
from prebrief.cli.main import app
from prebrief.settings import settings
from surfaces.conftest import PROGRAM

Typed = Callable[..., str]


@pytest.fixture
def typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Typed":
    """Type a command and give what it prints; its data folder is the test's own."""
    monkeypatch.setenv("PREBRIEF_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("PREBRIEF_DATABASE_URL", raising=False)

    def call(*words: str | Path, said: str = "", **environment: str) -> str:
        for name, value in environment.items():
            monkeypatch.setenv(f"PREBRIEF_{name}", value)
        settings.cache_clear()
        result = CliRunner().invoke(app, [str(word) for word in words], input=said)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        kept.database().close()
        return result.output

    return call


def test_an_account_from_invitation_to_deletion(typed: Typed) -> None:
    from prebrief.app import accounts

    printed = typed("account", "invite", "--role", "admin", MODE="hosted",
                    PUBLIC_URL="https://prebrief.example")  # fmt: skip
    code = printed.strip().removeprefix("https://prebrief.example/join/")
    assert "/" not in code and accounts.invitation(code) is not None
    accounts.sign_up(code, "Ada Frost", "ada@example.org", "seven herons cross the quay")
    assert "admin" in typed("account", "list") and "ada@example.org" in typed("account", "list")
    typed("account", "disable", "ADA@example.org")
    assert "closed" in typed("account", "list")
    typed("account", "enable", "ada@example.org")
    assert "closed" not in typed("account", "list")
    reset = typed("account", "reset", "ada@example.org").strip()
    assert accounts.reset_password(reset.rpartition("/")[2], "nine otters share a raft")
    assert "Nothing was deleted" in typed("account", "delete", "ada@example.org", said="n\n")
    typed("account", "delete", "ada@example.org", "--yes")
    assert "ada@" not in typed("account", "list")


def test_an_invitation_without_accounts_says_what_is_missing(typed: Typed) -> None:
    assert "PREBRIEF_MODE=hosted" in typed("account", "invite", "--role", "coach", MODE="local")


def test_files_are_encrypted_copied_and_let_go(typed: Typed, tmp_path: Path) -> None:
    from prebrief.app import uploads

    file_id = uploads_of(typed)
    key = typed("data", "key").strip()
    assert "Encrypted 1 files" in typed("data", "encrypt", FILES_KEY=key)
    backup = tmp_path / "backup.zip"
    assert "PREBRIEF_FILES_KEY" in typed("data", "backup", backup)
    assert "PREBRIEF_RETENTION_DAYS is not set" in typed("data", "expire")
    assert "0 files" in typed("data", "expire", RETENTION_DAYS="30")
    assert "Nothing was deleted" in typed("data", "delete", said="no\n")
    assert "Deleted 2 rows" in typed("data", "delete", "--yes")
    assert "Restored" in typed("data", "restore", backup)
    assert uploads.file("local", file_id).data == b"infusion chairs"


def uploads_of(typed: Typed) -> str:
    from prebrief.app import uploads

    typed("data", "key")  # the settings are the test's own from here
    return uploads.keep_file("local", b"infusion chairs", "cv.txt", "cv")


def test_a_backup_never_takes_the_place_of_something_unasked(tmp_path: Path) -> None:
    def run(*words: str | Path) -> "subprocess.CompletedProcess[str]":
        environment = {**os.environ, "PREBRIEF_HOME": str(tmp_path / "home")}
        command = [PROGRAM, *map(str, words)]
        return subprocess.run(command, env=environment, capture_output=True, text=True)

    backup = tmp_path / "backup.zip"
    assert run("account", "invite", "--role", "coach").returncode == 0
    assert run("data", "backup", backup).returncode == 0
    keep = "from prebrief.app.uploads import keep_file; keep_file('local', b'x', 'cv.txt', 'cv')"
    environment = {**os.environ, "PREBRIEF_HOME": str(tmp_path / "home")}
    python = str(Path(PROGRAM).with_name("python"))
    subprocess.run([python, "-c", keep], env=environment, check=True)
    refused = run("data", "restore", backup)
    assert refused.returncode == 3 and "--yes" in refused.stderr
    assert run("data", "restore", backup, "--yes").returncode == 0
    damaged = tmp_path / "damaged.zip"
    damaged.write_bytes(backup.read_bytes()[:-40])
    assert run("data", "restore", damaged, "--yes").returncode == 3
