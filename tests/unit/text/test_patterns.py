"""A pattern from the store is the pattern that re.compile makes."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prebrief.text import patterns

SOURCES = (
    (r"(?P<low>\d+)\s?(?:–|-|to)\s?(?P<high>\d+)\b", re.IGNORECASE),
    (r"^\W*(?:key |main )?(?:duties|skills)\b\W*$", re.IGNORECASE | re.MULTILINE),
    (r"[^\W\d_]+(?:['’][a-z]+)?", 0),
    (r"(a)(b)?(?=c)", 0),
)


@pytest.fixture
def stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(patterns, "STORE", tmp_path)
    monkeypatch.setattr(patterns, "_SEEN", {})
    patterns._stored.cache_clear()
    for source, flags in SOURCES:
        patterns.compiled(source, flags)
    path = patterns.store()
    patterns._SEEN.clear()
    return path


def test_a_stored_pattern_is_taken_from_the_store(stored: Path) -> None:
    for source, flags in SOURCES:
        ready = patterns._ready((source, int(flags)))
        assert ready is not None
        plain = re.compile(source, flags)
        assert (ready.pattern, ready.flags) == (plain.pattern, plain.flags)
        assert ready.groups == plain.groups
        assert dict(ready.groupindex) == dict(plain.groupindex)


@given(st.text(alphabet="abcdutiesk 19–-to'’\n", max_size=30))
def test_a_stored_pattern_finds_the_same(text: str) -> None:
    for source, flags in SOURCES:
        parts = patterns._code(source, int(flags))
        assert parts
        import _sre

        ready = _sre.compile(source, *parts)
        found = [(hit.span(), hit.groupdict()) for hit in ready.finditer(text)]
        plain = [(hit.span(), hit.groupdict()) for hit in re.finditer(source, text, flags)]
        assert found == plain


@pytest.mark.parametrize("content", [b"", b"junk", b"\xe9\x00"])
def test_a_damaged_store_is_as_good_as_none(stored: Path, content: bytes) -> None:
    stored.write_bytes(content)
    patterns._stored.cache_clear()
    assert patterns.compiled("a+").fullmatch("aaa")
    patterns._stored.cache_clear()
