"""RTF: a walk over its groups and control words, hidden letters left out."""

import re
from typing import NamedTuple

from prebrief.ingest.headings import mark_headings
from prebrief.ingest.limits import Limits
from prebrief.ingest.lines import CELL_GAP, Line
from prebrief.ingest.reading import Hidden, Reading
from prebrief.ingest.refusals import refuse
from prebrief.ingest.rtf_words import (
    CHARACTERS,
    SKIPPED,
    code_page,
    colours,
)
from prebrief.ingest.tables import Cell, table_lines

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|([^\\{}\r\n]+)"
)
_DEEPEST = 1_000
_SMALLEST = 8
"""Half-points."""
_SPACE_ABOVE = 100
"""Twentieths of a point."""


class _State(NamedTuple):
    """A tuple: a dense file changes it at every third byte, and nothing else copies as fast."""

    skip: bool = False
    bold: bool = False
    half_points: int = 24
    hidden: bool = False
    colour: int = 0
    shaded: bool = False
    unicode_skip: int = 1
    fresh: bool = True
    """Whether the group has just been opened."""
    optional: bool = False
    """After ``\\*``: an unknown destination is skipped whole."""


def read_rtf(data: bytes, *, limits: Limits) -> Reading:
    """Read a rich text file (.rtf)."""
    if data.count(b"{") - data.count(b"\\{") > limits.text_chars:
        raise refuse("corrupt-rtf")
    walk = _Walk(data)
    walk.run()
    return Reading(mark_headings(walk.lines), notices=walk.hidden.notices())


class _Walk:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._encoding = code_page(data)
        self._white = colours(data)
        self._state = _State()
        self._stack: list[_State] = []
        self._pieces: list[tuple[str, _State]] = []
        self._row: list[Cell] = []
        self._cell: Cell = []
        self._in_table = False
        self._list_text = ""
        self._in_list_text = 0
        self._level = 0
        self._space_above = 0
        self._unskipped = 0
        self._bytes = bytearray()
        self.lines: list[Line] = []
        self.hidden = Hidden()

    def run(self) -> None:
        """Go through the file once."""
        for hit in _TOKEN.finditer(self._data):
            word, number, byte, symbol, brace, text = hit.groups()
            if byte is not None:
                self._byte(int(byte, 16))
                continue
            if text is not None:
                self._text(text)
                continue
            if self._bytes:
                self._flush_bytes()
            if brace == b"{":
                self._open()
            elif brace == b"}":
                self._close()
            elif symbol is not None:
                self._symbol(symbol)
            else:
                self._word(word.decode("ascii"), int(number) if number else None)
        self._flush_bytes()
        self._end_paragraph()
        self._end_row()

    def _open(self) -> None:
        if len(self._stack) > _DEEPEST:
            raise refuse("corrupt-rtf")
        self._stack.append(self._state)
        self._state = self._state._replace(fresh=True, optional=False)

    def _close(self) -> None:
        if self._in_list_text and len(self._stack) <= self._in_list_text:
            self._in_list_text = 0
        if self._stack:
            self._state = self._stack.pop()

    def _symbol(self, symbol: bytes) -> None:
        said = {b"~": " ", b"_": "-", b"\n": None, b"\r": None}
        if symbol == b"*":
            self._state = self._state._replace(optional=True)
        elif symbol in (b"\n", b"\r"):
            self._end_paragraph()
        elif symbol in b"\\{}":
            self._say(symbol.decode("ascii"))
        elif text := said.get(symbol):
            self._say(text)

    def _word(self, word: str, number: int | None) -> None:
        state = self._state
        if (word in SKIPPED and (state.fresh or state.optional)) or (
            state.optional and word not in ("shpinst", "shptxt", "listtext", "pntext")
        ):
            self._state = state._replace(skip=True, optional=False)
            return
        if state.fresh or state.optional:
            self._state = state = state._replace(fresh=False, optional=False)
        if word == "bin" and number:
            self._unskipped = 0  # binary parts stand in skipped pictures only
        elif word in ("listtext", "pntext"):
            self._in_list_text = len(self._stack)
            self._list_text = ""
        elif word == "u" and number is not None:
            self._say(chr(number % 0x10000) if not 0xD800 <= number % 0x10000 < 0xE000 else "")
            self._unskipped = state.unicode_skip
        elif word in CHARACTERS:
            self._say(CHARACTERS[word])
        elif not state.skip:
            self._layout(word, number)
            self._setting(word, number)

    def _layout(self, word: str, number: int | None) -> None:
        match word:
            case "par" | "sect" | "page":
                self._end_paragraph()
            case "line":
                self._say("\n")
            case "cell":
                self._end_paragraph()
                self._row.append(self._cell)
                self._cell = []
            case "row":
                self._end_row()
            case "intbl":
                self._in_table = True
            case "pard":
                self._in_table = False
                self._level = self._space_above = 0
            case "ilvl":
                self._level = min(number or 0, 9)
            case "sb":
                self._space_above = number or 0
            case "headerf" | "header" | "footer" | "footerf" | "shptxt":
                self._end_paragraph()
            case _:
                pass

    def _setting(self, word: str, number: int | None) -> None:
        on = number != 0
        state = self._state
        match word:
            case "plain":
                state = state._replace(
                    bold=False, half_points=24, hidden=False, colour=0, shaded=False
                )
            case "b":
                state = state._replace(bold=on)
            case "v":
                state = state._replace(hidden=on)
            case "fs":
                state = state._replace(half_points=number or 24)
            case "cf":
                state = state._replace(colour=number or 0)
            case "highlight" | "cb" | "chcbpat":
                state = state._replace(shaded=on)
            case "uc":
                state = state._replace(unicode_skip=min(number if number is not None else 1, 9))
            case _:
                return
        self._state = state

    def _byte(self, value: int) -> None:
        if self._unskipped:
            self._unskipped -= 1
        elif not self._state.skip:
            self._bytes.append(value)

    def _flush_bytes(self) -> None:
        if self._bytes:
            text = self._bytes.decode(self._encoding, errors="replace")
            self._bytes.clear()
            self._say(text)

    def _text(self, text: bytes) -> None:
        self._flush_bytes()
        if self._unskipped:
            cut = min(self._unskipped, len(text))
            self._unskipped -= cut
            text = text[cut:]
        if self._state.skip:
            return
        if self._state.fresh:
            self._state = self._state._replace(fresh=False)
        self._say(text.decode(self._encoding, errors="replace"))

    def _say(self, text: str) -> None:
        state = self._state
        if state.skip or not text:
            return
        if self._in_list_text:
            self._list_text += text
        elif self._is_hidden(state):
            if text.strip():
                self.hidden.note()
        else:
            self._pieces.append((text, state))

    def _is_hidden(self, state: _State) -> bool:
        white = state.colour in self._white and not state.shaded and not self._in_table
        return state.hidden or state.half_points < _SMALLEST or white

    def _end_paragraph(self) -> None:
        said = [(text, state) for text, state in self._pieces if text.strip()]
        if said:
            mark = self._list_text.strip()
            longest = max(said, key=lambda piece: len(piece[0]))
            for part in "".join(text for text, _ in self._pieces).split("\n"):
                if not part.strip():
                    continue
                line = Line(
                    text=f"{mark} {part.strip()}".strip().replace("\t", CELL_GAP),
                    kind="bullet" if mark else "line",
                    font_size=longest[1].half_points / 2,
                    bold=all(state.bold for _, state in said),
                    indent=self._level,
                    opens=self._space_above >= _SPACE_ABOVE,
                )
                (self._cell if self._in_table else self.lines).append(line)
                mark = ""
        self._pieces.clear()
        self._list_text = ""

    def _end_row(self) -> None:
        self._end_paragraph()
        if self._cell:
            self._row.append(self._cell)
        self.lines += table_lines([self._row])
        self._row, self._cell = [], []
