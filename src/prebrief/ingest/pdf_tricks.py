"""Signs in the raw file that letters may be there and not be painted."""

import re
import zlib

_STREAM = re.compile(rb"stream\r?\n")
_NOT_CONTENT = re.compile(
    rb"/Length[123]\b|/Image\b|/ObjStm|/XRef|/CIDFontType0C|/Type1C|/OpenType|/FunctionType|/ICCBased"
)
_UNPAINTED = re.compile(rb"\b[37]\s+Tr\b")
_FAMILY = re.compile(
    rb"\b(\d{1,9})\s+\d{1,5}\s+obj\b|/Parent\s+(\d{1,9})\s+\d{1,5}\s+R\b|/Kids\s*\[([^\]]{0,100000})"
)
_REFERENCE = re.compile(rb"(\d{1,9})\s+\d{1,5}\s+R\b")
_DICTIONARY_BYTES = 400
_STREAM_BYTES = 4_000_000


def may_hide_text(data: bytes) -> bool:
    """Tell whether the file has layers, or sets the text mode that paints nothing."""
    if b"/OCProperties" in data or _UNPAINTED.search(data):
        return True
    for hit in _STREAM.finditer(data):
        head = data[max(0, hit.start() - _DICTIONARY_BYTES) : hit.start()]
        own = head[head.rfind(b"obj") + 3 :]
        if b"FlateDecode" not in own or _NOT_CONTENT.search(own):
            continue
        if _UNPAINTED.search(_inflated(data, hit.end())):
            return True
    return False


def goes_round(data: bytes) -> bool:
    """Tell whether an object is its own ancestor: libraries that look upwards never come back."""
    said: dict[int, int] = {}
    held: dict[int, int] = {}
    current = 0
    for hit in _FAMILY.finditer(data):
        if hit.group(1):
            current = int(hit.group(1))
        elif hit.group(2):
            said[current] = int(hit.group(2))
        else:
            held.update({int(kid): current for kid in _REFERENCE.findall(hit.group(3))})
    return _circles(said) or _circles(held)


def _circles(above: dict[int, int]) -> bool:
    done: set[int] = set()
    for start in above:
        way: set[int] = set()
        at = start
        while at in above and at not in done:
            if at in way:
                return True
            way.add(at)
            at = above[at]
        done |= way
    return False


def _inflated(data: bytes, start: int) -> bytes:
    end = data.find(b"endstream", start)
    try:
        return zlib.decompressobj().decompress(
            data[start : end if end > 0 else len(data)], _STREAM_BYTES
        )
    except zlib.error:
        return b""  # encrypted or damaged: nothing to be learnt here
