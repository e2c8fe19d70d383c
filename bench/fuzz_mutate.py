"""Spoils files: bytes at random, and the structure of each format on purpose."""
# ruff: noqa: E501 - tables of odd things

import json
import re
import zipfile
import zlib
from collections.abc import Callable
from copy import deepcopy
from io import BytesIO
from random import Random
from typing import Any

from lxml import etree

Mutator = Callable[[bytes, Random], bytes]

_ODD_BYTES = (
    b"\x00",
    b"\xff",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"\xe2\x80\xae",
    b"\xf4\x90\x80\x80",
    b"\r",
    b"\x0c",
)
_ODD_NUMBERS = (b"0", b"-1", b"1", b"65535", b"65536", b"2147483647", b"-2147483648", b"4294967296",
    b"99999999999999999999", b"1e308", b"NaN", b"0.0000001")  # fmt: skip
_ODD_WORDS = ("\u202e\u2066", "\u0000", "A" * 5_000, "é\u0301" * 300, "=1+1", "<script>alert(1)</script>",
    "2018 – 2019 " * 80, "• " * 400, "Ⅷ²½", "İıſK", "🏳️‍🌈", "( " * 300, "1,234.5% $" * 60)  # fmt: skip
_NUMBER = re.compile(rb"-?\d+")
_TAG = re.compile(rb"<[^<>]{1,400}>")
_RTF_WORDS = (rb"\bin99999999 ", rb"\u-1?", rb"\uc9", rb"\'e", rb"{\*\x", rb"\cell", rb"\row", rb"\intbl",
    rb"\trowd", rb"\ansicpg65001 ", rb"\v", rb"\fs0", rb"\listtext", rb"}}}", rb"{{{{", rb"\u55357?\u56832?")  # fmt: skip
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)


_LARGEST = 3_000_000
"""Bytes: copies of copies would grow without end."""


def mutate(format: str, pool: tuple[bytes, ...], random: Random) -> bytes:
    """Give a spoilt copy of one of the files."""
    data = random.choice(pool)
    spoil = _STRUCTURED.get(format)
    if spoil is not None and random.random() < 0.6:
        data = spoil(data, random)
        if random.random() < 0.8:
            return data
    for _ in range(random.choice((1, 1, 2, 3, 6, 12))):
        data = _bytes(data, random, random.choice(pool))[:_LARGEST]
    return data


def _bytes(data: bytes, random: Random, other: bytes) -> bytes:
    if not data:
        return other
    at = random.randrange(len(data))
    to = min(len(data), at + random.choice((1, 2, 4, 16, 64, 512)))
    kind = random.randrange(9)
    if kind == 0:
        return data[:at] + bytes((data[at] ^ (1 << random.randrange(8)),)) + data[at + 1 :]
    if kind == 1:
        return data[:at] + random.randbytes(to - at) + data[to:]
    if kind == 2:
        return data[:at] + data[to:]
    if kind == 3:
        return data[:to] + data[at:to] * random.choice((1, 2, 8, 60)) + data[to:]
    if kind == 4:
        return data[: max(1, at)]
    if kind == 5:
        start = random.randrange(max(1, len(other)))
        return data[:at] + other[start : start + random.choice((8, 64, 512))] + data[at:]
    if kind == 6:
        return data[:at] + random.choice(_ODD_BYTES) * random.choice((1, 1, 3)) + data[to:]
    if kind == 7:
        return data[:at] + random.choice(_ODD_WORDS).encode("utf-8") + data[at:]
    return _number(data, random)


def _number(data: bytes, random: Random) -> bytes:
    places = [hit.span() for hit in _NUMBER.finditer(data)]
    if not places:
        return data
    start, end = random.choice(places)
    return data[:start] + random.choice(_ODD_NUMBERS) + data[end:]


def _markup(data: bytes, random: Random) -> bytes:
    """Spoil XML or HTML: nest, repeat, drop, swap and rename tags; put odd text into them."""
    for _ in range(random.choice((1, 2, 4))):
        tags = [hit.span() for hit in _TAG.finditer(data)]
        if not tags:
            return data
        start, end = random.choice(tags)
        tag = data[start:end]
        kind = random.randrange(8)
        if kind == 0:
            data = data[:start] + tag * random.choice((2, 50, 400, 3_000)) + data[end:]
        elif kind == 1:
            data = data[:start] + data[end:]
        elif kind == 2:
            other = random.choice(tags)
            data = data[:start] + data[slice(*other)] + data[end:]
        elif kind == 3:
            word = random.choice(_ODD_WORDS).replace("\0", "")
            word = word if random.random() < 0.3 else word.replace("<", "&lt;")
            data = data[:end] + word.encode() + data[end:]
        elif kind == 4:
            far = random.choice(tags)[1]
            low, high = min(start, far), max(start, far)
            data = data[:high] + data[low:high] * random.choice((1, 3, 40)) + data[high:]
        elif kind == 5:
            data = data[:start] + _number(tag, random) + data[end:]
        elif kind == 6:
            entity = random.choice(
                (b"&x;", b"&#0;", b"&#x110000;", b"&#xD800;", b"<![CDATA[x", b"<!--")
            )
            data = data[:end] + entity + data[end:]
        else:
            bomb = b'<!DOCTYPE x [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;">]>'
            data = bomb + data
        data = data[:2_000_000]
    return data


def _tree(data: bytes, random: Random) -> bytes:  # noqa: C901, PLR0912 - one branch a trick
    """Spoil XML that stays well formed: the readers, not the parser, have to cope."""
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return _markup(data, random)
    for _ in range(random.choice((1, 2, 5, 12))):
        nodes = list(root.iter(etree.Element))
        node, other = random.choice(nodes), random.choice(nodes)
        parent = node.getparent()
        kind = random.randrange(8)
        if kind == 0 and parent is not None:
            for _ in range(random.choice((1, 20, 300))):
                parent.append(deepcopy(node))
        elif kind == 1 and parent is not None:
            parent.remove(node)
        elif kind == 2:
            other.append(deepcopy(node))
        elif kind == 3:
            inner = deepcopy(node)
            for _ in range(random.choice((3, 40, 240))):  # the parser itself ends at 256
                outer = etree.Element(node.tag)
                outer.append(inner)
                inner = outer
            node.append(inner)
        elif kind == 4:
            node.text = random.choice(_ODD_WORDS).replace("\0", "")
        elif kind == 5:
            node.tag = other.tag
        elif kind == 6:
            for name in node.attrib or other.attrib:
                node.set(name, random.choice(_ODD_NUMBERS).decode())
        else:
            node.tail = random.choice(_ODD_WORDS).replace("\0", "")
    return etree.tostring(root)[:2_000_000]


def _package(data: bytes, random: Random) -> bytes:
    """Spoil one part of a package and pack it again, or spoil the list of its parts."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, zlib.error, NotImplementedError, RuntimeError):
        return data
    name = random.choice(sorted(parts))
    kind = random.randrange(10)
    if kind < 7:
        big = max(parts, key=lambda part: len(parts[part]))
        name = big if random.random() < 0.6 else name
        parts[name] = (_tree if random.random() < 0.8 else _markup)(parts[name], random)
    elif kind == 7:
        del parts[name]
    elif kind == 8:
        parts[random.choice(("../../etc/x", "/abs", "a" * 3_000, "word/document2.xml", "con"))] = (
            parts[name]
        )
    else:
        parts[name] = _bytes(parts[name], random, data)
    file = BytesIO()
    with zipfile.ZipFile(
        file, "w", random.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))
    ) as package:
        for part, content in parts.items():
            package.writestr(
                zipfile.ZipInfo(part, (2026, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED
            )
    return file.getvalue()


def _pdf(data: bytes, random: Random) -> bytes:
    """Spoil numbers and references, the objects, or what stands in a packed stream."""
    streams = list(_STREAM.finditer(data))
    kind = random.randrange(6)
    if kind < 2 and streams:
        hit = random.choice(streams)
        body = hit.group(1)
        try:
            plain = zlib.decompress(body)
        except zlib.error:
            return data[: hit.start(1)] + _content(body, random) + data[hit.end(1) :]
        return data[: hit.start(1)] + zlib.compress(_content(plain, random)) + data[hit.end(1) :]
    if kind == 2:
        references = list(re.finditer(rb"\d+ 0 R", data))
        if references:
            hit = random.choice(references)
            return data[: hit.start()] + b"%d 0 R" % random.randrange(12) + data[hit.end() :]
    if kind == 3:
        keys = list(re.finditer(rb"/[A-Za-z]{1,20}", data))
        if keys:
            hit, other = random.choice(keys), random.choice(keys)
            return data[: hit.start()] + other.group() + data[hit.end() :]
    if kind == 4:
        depth = random.choice((50, 500, 5_000))
        at = data.find(b"/MediaBox")
        opener = random.choice((b"[", b"<<", b"<</A", b"("))
        return data[:at] + b"/Deep " + opener * depth + data[at:]
    return _number(data, random)


def _content(stream: bytes, random: Random) -> bytes:
    if random.random() < 0.5:
        return _number(stream, random)
    operators = (b" q" * 3_000, b" BT" * 500, b" 0 0 0 0 0 0 cm", b" 1e30 0 0 1e30 0 0 cm", b" /X1 Do" * 50,
        b" 999999 Tf", b" (" + b"x" * 40_000 + b") Tj", b" [(" + b"a)-250(" * 2_000 + b")]TJ", b" ET", b" Q Q Q")  # fmt: skip
    at = random.randrange(len(stream) + 1)
    return stream[:at] + random.choice(operators) + b" " + stream[at:]


def _rtf(data: bytes, random: Random) -> bytes:
    for _ in range(random.choice((1, 3, 9))):
        at = random.randrange(len(data) + 1)
        data = data[:at] + random.choice(_RTF_WORDS) * random.choice((1, 1, 2, 700)) + data[at:]
    return data


def _json(data: bytes, random: Random) -> bytes:
    """Put odd values in the place of sound ones; now and then break the writing itself."""
    if random.random() < 0.2:
        hit = random.choice(list(re.finditer(rb'"[^"]*"|\d+', data)))
        odd = random.choice((b"[" * 2_000, b'{"a":' * 400, b"9" * 5_000, b"1e999", b'"\\ud800"'))
        return data[: hit.start()] + odd + data[hit.end() :]
    resume = json.loads(data)
    for _ in range(random.choice((1, 3, 9))):
        holder: Any = resume
        while True:
            keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
            if not keys:
                break
            key = random.choice(keys)
            if not isinstance(holder[key], dict | list) or random.random() < 0.25:
                odd = random.choice(
                    (None, [], {}, [[[1]]], 1e308, -0.0, True, "", 10**30, *_ODD_WORDS)
                )
                holder[key] = [odd] * 40 if random.random() < 0.1 else odd
                break
            holder = holder[key]
    return json.dumps(resume).encode()[:_LARGEST]


_STRUCTURED: dict[str, Mutator] = {
    "docx": _package,
    "odt": _package,
    "html": _markup,
    "pdf": _pdf,
    "rtf": _rtf,
    "json": _json,
}
