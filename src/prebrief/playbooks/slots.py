"""Fact slots: ``{f.some_fact}`` in a text stands for the fact's printed figure."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from prebrief.text.patterns import compiled

FACT_SLOT = compiled(r"\{(f\.[a-z0-9_.]+)\}")
SLOT = compiled(r"\{([a-z][a-z0-9_.]*)\}")


def fill_facts(value: Any, displays: Mapping[str, str]) -> Any:
    """Replace every fact slot in a nest of lists, dicts and texts; unknown facts stay as slots.

    White space that YAML's folding leaves at the ends of a text goes too.
    """
    return map_texts(
        value, lambda text: FACT_SLOT.sub(lambda hit: displays.get(hit[1], hit[0]), text.strip())
    )


def map_texts(value: Any, change: Callable[[str], str]) -> Any:
    """Apply a function to every text in a nest of lists and dicts; keys stay."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [map_texts(item, change) for item in value]
    if isinstance(value, dict):
        return {key: map_texts(item, change) for key, item in value.items()}
    return value


def walk_texts(
    value: Any, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield every text of a nest with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from walk_texts(item, (*path, i))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from walk_texts(item, (*path, key))
