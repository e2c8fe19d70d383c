"""Logs tell what happened and where, never what a file or a form held."""

import json
import logging
import sys

import pytest

from prebrief.app.logs import JsonLines, start_logging

SECRET = "Wren Halloway\n2026 level=error forged"


def line(logger: str, message: str, *args: object, **options: object) -> dict[str, object]:
    record = logging.getLogger(logger).makeRecord(
        logger, logging.ERROR, __file__, 7, message, args,
        options.get("exc_info"), extra=options.get("extra"),  # type: ignore[arg-type]
    )  # fmt: skip
    text = JsonLines().format(record)
    assert "\n" not in text
    assert text.isascii()
    found: dict[str, object] = json.loads(text)
    return found


def test_ours_are_written_whole_and_on_one_line() -> None:
    said = line("prebrief.jobs", "run taken by %s", "a\nb\u2028\x1b[31m", extra={"run": "r1"})
    assert said["event"] == "run taken by a\nb\u2028\x1b[31m"
    assert (said["level"], said["logger"], said["run"]) == ("error", "prebrief.jobs", "r1")
    assert str(said["time"]).endswith("Z")


def test_only_named_fields_are_written() -> None:
    extra = {"route": "/briefs/{brief_id}", "name": "x", "email": SECRET, "status": 200}
    extra.pop("name")  # logging itself refuses that one
    said = line("prebrief.web.requests", "request", extra=extra)
    assert said["route"] == "/briefs/{brief_id}"
    assert said["status"] == 200
    assert "Wren" not in json.dumps(said)


def test_what_libraries_say_is_left_out_but_for_its_place() -> None:
    said = line("sqlalchemy.engine", f"INSERT INTO briefs VALUES ({SECRET})")
    assert said["event"] == "test_logs.py:7"
    assert "Wren" not in json.dumps(said)


def test_of_an_error_kind_and_place_are_told() -> None:
    try:
        raise ValueError(SECRET)
    except ValueError:
        said = line("prebrief.web", "unexpected", exc_info=sys.exc_info())
    assert str(said["error"]).startswith("ValueError in test_logs.py:")
    assert "Wren" not in json.dumps(said)


def test_long_values_are_cut() -> None:
    assert len(str(line("prebrief.x", "y" * 9_000)["event"])) <= 200


def test_all_loggers_write_so_once_started(capsys: pytest.CaptureFixture[str]) -> None:
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    try:
        start_logging()
        logging.getLogger("prebrief.test").info("begun")
        logging.getLogger("elsewhere").warning(SECRET)
        logging.getLogger("elsewhere").info("not worth a line")
    finally:
        root.handlers[:], root.level = before, level
    lines = [json.loads(said) for said in capsys.readouterr().err.splitlines()]
    assert [said["logger"] for said in lines] == ["prebrief.test", "elsewhere"]
