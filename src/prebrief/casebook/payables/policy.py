"""The rules that an organization sets for its payables, as the audit asks for them."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Policy:
    """Amounts in cents, shares of one, days as days."""

    tolerance: float = 0.05
    """A bill may be this much above order and receipt ..."""
    tolerance_cents: int = 5_000
    """... or this much, whichever is less for large bills: both must be exceeded."""
    duplicate_days: int = 120
    """Bills further apart than this are not compared."""
    split_days: int = 5
    """Parts of one purchase lie within so many days."""
    near_limit: float = 0.7
    """A part is at least this share of its approver's limit."""
    round_cents: int = 5_000
    """Amounts that divide by this are round."""
    outlier: float = 6.0
    """Spreads (robust standard deviations of the logarithm) from the vendor's middle."""
    outlier_times: float = 6.0
    """And at least so many times the vendor's middle."""
    history: int = 20
    """Bills a vendor needs before one can be out of line."""
    machines: tuple[str, ...] = ("system", "auto", "edi", "batch", "workflow", "interface")
    """Users that are no persons."""
