"""Logs of a service: one JSON object a line, and nothing of what people hand in.

A line holds only fields that are named here. What libraries say is left out, since they quote
what they stumble over (the values of a statement, the address of a request): of them a line tells
the name, the level and the place in the code.
"""

import json
import logging
import sys
import time
import traceback
from pathlib import Path
from typing import Any

FIELDS = frozenset({"method", "route", "status", "ms", "run", "kind", "state", "stage", "code"})
"""What a message may carry besides, as ``extra=``. Routes are templates, never addresses."""
OURS = "prebrief"
_LONGEST = 200


class JsonLines(logging.Formatter):
    """Writes a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Give the line."""
        line: dict[str, Any] = {
            "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created)),
            "level": record.levelname.lower(),
            "logger": _short(record.name),
            "event": _event(record),
        }
        for name in sorted(FIELDS & record.__dict__.keys()):
            value = record.__dict__[name]
            line[name] = value if isinstance(value, int | float) else _short(value)
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = _place(record.exc_info[1])
        # JSON writes line ends and other control characters as escapes: no line can fake another.
        return json.dumps(line, ensure_ascii=True)


def start_logging() -> None:
    """Log in this form on standard error from now on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger(OURS).setLevel(logging.INFO)


def _event(record: logging.LogRecord) -> str:
    if record.name.split(".")[0] != OURS:
        return f"{Path(record.pathname).name}:{record.lineno}"
    return _short(record.getMessage())


def _short(value: object) -> str:
    return str(value)[:_LONGEST]


def _place(error: BaseException) -> str:
    """Give kind and place of an error; its message may quote a file."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" in {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{where}"
