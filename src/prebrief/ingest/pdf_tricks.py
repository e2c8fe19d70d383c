"""Signs in the raw file that letters may be there and not be painted."""

import re
import zlib

_STREAM = re.compile(rb"stream\r?\n")
_NOT_CONTENT = re.compile(
    rb"/Length[123]\b|/Image\b|/ObjStm|/XRef|/CIDFontType0C|/Type1C|/OpenType|/FunctionType|/ICCBased"
)
_UNPAINTED = re.compile(rb"\b[37]\s+Tr\b")
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


def _inflated(data: bytes, start: int) -> bytes:
    end = data.find(b"endstream", start)
    try:
        return zlib.decompressobj().decompress(
            data[start : end if end > 0 else len(data)], _STREAM_BYTES
        )
    except zlib.error:
        return b""  # encrypted or damaged: nothing to be learnt here
