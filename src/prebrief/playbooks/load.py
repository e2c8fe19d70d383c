"""Load a playbook: compiled if the compiled form is fresh, from its YAML files otherwise."""

from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from prebrief.errors import Fault, PlaybookError
from prebrief.playbooks import files
from prebrief.playbooks.schema import Playbook

COMPILED = Path(__file__).parent / "compiled"
DEFAULT = files.DEFAULT


@cache
def load(name: str | Path = DEFAULT) -> Playbook:
    """Load the playbook of that name, or the one in that folder.

    Raises:
        PlaybookError: a file breaks the schema; ``prebrief playbook lint`` shows where.
    """
    folder = files.folder_of(name)
    if isinstance(name, str):
        compiled = COMPILED / f"{name}.json"
        stamp = COMPILED / f"{name}.digest"
        if compiled.is_file() and stamp.is_file() and stamp.read_text() == files.digest(folder):
            return msgspec.json.decode(compiled.read_bytes(), type=Playbook)
    return from_yaml(folder)


def from_yaml(folder: Path) -> Playbook:
    """Build the playbook from its YAML files, fact slots filled."""
    from prebrief.playbooks.slots import fill_facts

    entries: dict[str, list[Any]] = files.read_entries(folder)
    displays = {
        fact["id"]: str(fact["display"])
        for fact in entries["facts"]
        if isinstance(fact, dict) and "id" in fact and "display" in fact
    }
    try:
        return msgspec.convert(files.read_head(folder) | fill_facts(entries, displays), Playbook)
    except msgspec.ValidationError as error:
        # The quick reader keeps no marks; the linter gives file and line.
        raise PlaybookError((Fault(folder.name, 1, 1, "schema", str(error)),)) from error
