"""The form of a case: its inputs as fields, lists as rows, and what was entered in each."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from prebrief.records.case import InputField

SPARE = 2
"""Empty rows below a list."""
MOST_CELLS = 240
"""A longer list, as from a file, is carried along whole and not shown cell by cell."""
FIRST = 10
"""Inputs that are seen at once; the rest is opened."""


@dataclass(frozen=True)
class Cell:
    """One control."""

    field: InputField
    name: str
    """By which it is sent, such as ``payers.1.share``."""
    text: str
    spare: bool = False

    @property
    def id(self) -> str:
        """Its element's id."""
        return "in-" + self.name.replace(".", "-")


@dataclass(frozen=True)
class ListPart:
    """A list of entries."""

    field: InputField
    rows: tuple[tuple[Cell, ...], ...]
    whole: str = ""
    """All of it as JSON, where it is too long to show."""
    count: int = 0


@dataclass(frozen=True)
class GroupPart:
    """Fields that belong together."""

    field: InputField
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Form:
    """Everything that a case asks for."""

    first: tuple[Cell, ...]
    more: tuple[Cell, ...]
    lists: tuple[ListPart, ...]
    groups: tuple[GroupPart, ...]


def form_of(
    fields: Sequence[InputField], texts: Mapping[str, str], inputs: Mapping[str, Any]
) -> Form:
    """Lay out the fields with what was entered.

    Args:
        fields: Of the case.
        texts: What each control holds, by name.
        inputs: The same as values, for lists that are carried whole.
    """
    single = [
        Cell(field, field.name, texts.get(field.name, "")) for field in fields if not field.fields
    ]
    return Form(
        first=tuple(single[:FIRST]),
        more=tuple(single[FIRST:]),
        lists=tuple(
            _list(field, texts, inputs.get(field.name))
            for field in fields
            if field.kind == "list" and field.fields
        ),
        groups=tuple(
            GroupPart(
                field,
                tuple(
                    Cell(
                        inner,
                        f"{field.name}.{inner.name}",
                        texts.get(f"{field.name}.{inner.name}", ""),
                    )
                    for inner in field.fields
                ),
            )
            for field in fields
            if field.kind == "group"
        ),
    )


def _list(field: InputField, texts: Mapping[str, str], held: Any) -> ListPart:
    if field.name in texts:
        # It came back whole, with a form that was sent before.
        return ListPart(field, (), whole=texts[field.name], count=_length(texts[field.name]))
    entries = held if isinstance(held, list) else []
    if len(entries) * len(field.fields) > MOST_CELLS:
        return ListPart(field, (), whole=json.dumps(entries), count=len(entries))
    start = f"{field.name}."
    numbers = {
        name.split(".")[1] for name, text in texts.items() if name.startswith(start) and text
    }
    shown = sorted(int(number) for number in numbers if number.isdigit())
    last = max(shown, default=0)

    def row(number: int) -> tuple[Cell, ...]:
        names = [(inner, f"{start}{number}.{inner.name}") for inner in field.fields]
        return tuple(
            Cell(inner, name, texts.get(name, ""), spare=number > last) for inner, name in names
        )

    rows = [row(number) for number in [*shown, *range(last + 1, last + 1 + SPARE)]]
    return ListPart(field, tuple(rows), count=len(shown))


def _length(whole: str) -> int:
    try:
        found = json.loads(whole)
    except ValueError:
        return 0
    return len(found) if isinstance(found, list) else 0
