"""Regular expressions, compiled ahead.

Python compiles a pattern anew in every process, and there are some seven hundred here: a quarter of
the time of a whole brief. ``compiled()`` takes the code that ``store()`` has written at set-up, and
compiles as ever where there is none for just this pattern and just this Python.
"""

import marshal
import re
import sys
from functools import cache
from pathlib import Path
from typing import Any

STORE = Path(__file__).parent / "compiled"
_SEEN: dict[tuple[str, int], "re.Pattern[str]"] = {}


def compiled(source: str, flags: int = 0) -> "re.Pattern[str]":
    """Give the compiled pattern, as ``re.compile`` does."""
    key = (source, int(flags))
    found = _SEEN.get(key)
    if found is None:
        found = _SEEN[key] = _ready(key) or re.compile(source, flags)
    return found


def store() -> Path:
    """Write the code of every pattern asked for so far, and give the file."""
    known = {key: code for key in _SEEN if (code := _code(*key))}
    path = _file()
    path.parent.mkdir(exist_ok=True)
    partial = path.with_suffix(".partial")
    partial.write_bytes(marshal.dumps(known))
    partial.replace(path)
    _stored.cache_clear()
    return path


def _file() -> Path:
    # The code is that of one version of the expression engine.
    return STORE / f"patterns.{sys.implementation.cache_tag}.{sys.hexversion:x}"


@cache
def _stored() -> dict[tuple[str, int], tuple[Any, ...]]:
    try:
        loaded: dict[tuple[str, int], tuple[Any, ...]] = marshal.loads(_file().read_bytes())
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return loaded


def _ready(key: tuple[str, int]) -> "re.Pattern[str] | None":
    parts = _stored().get(key)
    if parts is None:
        return None
    import _sre  # type: ignore[import-not-found]

    try:
        found: re.Pattern[str] = _sre.compile(key[0], *parts)
    except (RuntimeError, TypeError, ValueError, OverflowError):
        return None  # not this engine's code: it checks what it is given
    return found


def _code(source: str, flags: int) -> tuple[Any, ...] | None:
    """Give what the engine needs besides the source: flags, code, groups and their names."""
    try:
        from re import _compiler, _parser  # type: ignore[attr-defined]

        tree = _parser.parse(source, flags)
        names = tree.state.groupdict
        by_number: list[str | None] = [None] * tree.state.groups
        for name, number in names.items():
            by_number[number] = name
        # Plain numbers: the compiler's own have names, which cannot be stored.
        code = [int(word) for word in _compiler._code(tree, flags)]
    except (ImportError, AttributeError):
        return None  # another Python: compiled as ever
    return int(flags | tree.state.flags), code, tree.state.groups - 1, dict(names), tuple(by_number)
