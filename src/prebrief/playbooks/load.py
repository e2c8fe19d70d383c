"""Load a playbook from its folder of YAML files."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from prebrief.playbooks.schema import KINDS, Playbook

DATA = Path(__file__).parent / "data"
DEFAULT = "clinical_leadership"


@cache
def load(name: str = DEFAULT) -> Playbook:
    """Load the playbook of that name."""
    folder = DATA / name
    head: dict[str, Any] = yaml.load((folder / "playbook.yaml").read_text(), yaml.CSafeLoader)
    entries: dict[str, list[Any]] = {kind: [] for kind in KINDS}
    for path in sorted(folder.glob("*.yaml")):
        if path.name == "playbook.yaml":
            continue
        for kind, items in (yaml.load(path.read_text(), yaml.CSafeLoader) or {}).items():
            entries[kind].extend(items)
    return Playbook.model_validate(head | entries)
