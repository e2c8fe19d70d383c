"""A playbook's YAML files: raw entries, and where each value stands.

PyYAML is imported where it is used: a compiled playbook loads without it.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from prebrief.errors import Fault, NotFoundError, PlaybookError
from prebrief.playbooks.schema import KINDS

DATA = Path(__file__).parent / "data"
DEFAULT = "clinical_leadership"
HEAD = "playbook.yaml"

if TYPE_CHECKING:
    import yaml

Path_ = tuple[str | int, ...]


@dataclass(frozen=True)
class RawEntry:
    """One entry as it stands in its file."""

    kind: str
    value: Any
    file: str
    marks: dict[Path_, tuple[int, int]] = field(repr=False, default_factory=dict)
    """Line and column, from 1, of each value by its path inside the entry."""

    def mark(self, path: Path_) -> tuple[int, int]:
        """Give line and column of the value at the path, or of the nearest value around it."""
        for end in range(len(path), -1, -1):
            if path[:end] in self.marks:
                return self.marks[path[:end]]
        return (1, 1)

    def fault(self, path: Path_, code: str, message: str) -> Fault:
        """Make a fault that points at the value at the path."""
        line, column = self.mark(path)
        return Fault(self.file, line, column, code, message)


def folder_of(name: str | Path) -> Path:
    """Give the folder of a playbook by its name, or the folder itself if a path is given."""
    folder = name if isinstance(name, Path) else DATA / name
    if not (folder / HEAD).is_file():
        known = sorted(path.parent.name for path in DATA.glob(f"*/{HEAD}"))
        raise NotFoundError(
            "no-such-playbook",
            f"There is no playbook called {folder.name}.",
            fix=f"Choose one of: {', '.join(known)}.",
        )
    return folder


def topic_files(folder: Path) -> list[Path]:
    """List the files that hold entries."""
    return [path for path in sorted(folder.glob("*.yaml")) if path.name != HEAD]


def digest(folder: Path) -> str:
    """Give a digest of all YAML files of a playbook."""
    total = hashlib.sha256()
    for path in [folder / HEAD, *topic_files(folder)]:
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def read_head(folder: Path) -> dict[str, Any]:
    """Read the file that names the playbook."""
    import yaml

    head: dict[str, Any] = yaml.load((folder / HEAD).read_bytes(), yaml.CSafeLoader)
    return head


def read_entries(folder: Path) -> dict[str, list[Any]]:
    """Read the raw entries of every kind, without marks: the quick way."""
    entries: dict[str, list[Any]] = {kind: [] for kind in KINDS}
    for path in topic_files(folder):
        for kind, items in _load(path).items():
            if kind not in entries or not isinstance(items, list):
                raise PlaybookError((_unknown_kind(path.name, kind, 1, 1),))
            entries[kind].extend(items)
    return entries


def read_marked(folder: Path) -> Iterator[RawEntry | Fault]:
    """Read the raw entries with line and column of every value: for the linter."""
    import yaml

    for path in topic_files(folder):
        try:
            root = yaml.compose(path.read_bytes(), yaml.CSafeLoader)
        except yaml.MarkedYAMLError as error:
            yield _yaml_fault(path.name, error)
            continue
        if not isinstance(root, yaml.MappingNode):
            yield Fault(path.name, 1, 1, "no-entries", "The file holds no list of entries.")
            continue
        for key, node in root.value:
            if key.value not in KINDS or not isinstance(node, yaml.SequenceNode):
                at = key.start_mark
                yield _unknown_kind(path.name, key.value, at.line + 1, at.column + 1)
                continue
            for child in node.value:
                marks: dict[Path_, tuple[int, int]] = {}
                yield RawEntry(key.value, _value(child, (), marks), path.name, marks)


def _load(path: Path) -> dict[str, Any]:
    import yaml

    try:
        content: dict[str, Any] | None = yaml.load(path.read_bytes(), yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        raise PlaybookError((_yaml_fault(path.name, error),)) from error
    return content or {}


def _value(node: "yaml.Node", path: Path_, marks: dict[Path_, tuple[int, int]]) -> Any:
    import yaml

    marks[path] = (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.MappingNode):
        return {key.value: _value(child, (*path, key.value), marks) for key, child in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, (*path, i), marks) for i, child in enumerate(node.value)]
    return _scalars().construct_object(node)


@cache
def _scalars() -> "yaml.SafeLoader":
    import yaml

    return yaml.SafeLoader("")


def _yaml_fault(file: str, error: "yaml.MarkedYAMLError") -> Fault:
    mark = error.problem_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Fault(file, line, column, "yaml", f"Not valid YAML: {error.problem}.")


def _unknown_kind(file: str, kind: str, line: int, column: int) -> Fault:
    known = ", ".join(KINDS)
    return Fault(
        file, line, column, "unknown-kind", f"{kind!r} is no kind of entry; the kinds are {known}."
    )
