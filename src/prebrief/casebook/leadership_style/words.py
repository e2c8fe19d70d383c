"""What the playbook calls a style and says about it."""

from prebrief.casebook.facts import Facts
from prebrief.playbooks.schema import Style


def entry_of(facts: Facts, name: str) -> Style | None:
    """Find what the playbook says about a style; another playbook may say nothing."""
    return next((one for one in facts.playbook.styles if one.id == f"style.{name}"), None)


def title(facts: Facts, name: str) -> str:
    """Give a style's name in words."""
    found = entry_of(facts, name)
    return found.title if found else name.replace("_", "-").capitalize()
