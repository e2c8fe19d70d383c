"""Commands and options are documented, and what is documented exists."""

import re
from pathlib import Path
from typing import Any

import typer.main

from prebrief.cli.main import app

ROOT = Path(__file__).parents[2]


def commands(command: Any, path: str) -> dict[str, Any]:
    if hasattr(command, "commands"):
        found: dict[str, Any] = {}
        for name, child in command.commands.items():
            found |= commands(child, f"{path} {name}")
        return found
    return {path: command}


def test_every_command_and_option_is_documented() -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    for path, command in commands(typer.main.get_command(app), "prebrief").items():
        assert path.split()[1] in page, path
        assert command.help, path
        for parameter in command.params:
            for option in parameter.opts:
                if option.startswith("-") and "help" not in option:
                    assert f"`{option}" in page or f"`{option} " in page, (path, option)


def test_documented_options_exist() -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    known = {"--version"}
    for command in commands(typer.main.get_command(app), "prebrief").values():
        known |= {o for p in command.params for o in (*p.opts, *p.secondary_opts)}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", page)) <= known


def test_links_between_pages_lead_somewhere() -> None:
    for page in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?://)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), (page.name, target)
