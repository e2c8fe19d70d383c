"""People who sign up."""

from prebrief.app import accounts
from prebrief.records.account import Role, Who

PASSWORD = "seven herons cross the quay"


def join(name: str = "Ada Frost", role: Role = "candidate") -> Who:
    """Sign somebody up."""
    address = f"{name.split(maxsplit=1)[0].lower()}@example.org"
    return accounts.sign_up(accounts.invite(None, role), name, address, PASSWORD)
