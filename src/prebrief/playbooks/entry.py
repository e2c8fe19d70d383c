"""What every entry of a playbook has, and the types that fields are made of."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

Text = Annotated[str, Meta(min_length=1)]
EntryId = Annotated[str, Meta(pattern=r"^[a-z]+(\.[a-z0-9_]+)+$")]
Covers = tuple[Annotated[str, Meta(pattern=r"^S[0-9][a-z]?-[0-9]{2,3}$")], ...]
Slug = Annotated[str, Meta(pattern=r"^[a-z_]+$")]
Share = Annotated[float, Meta(ge=0, le=1)]
Status = Literal["verified", "as_claimed", "unverified"]
ANY = "any"

ProbeKind = Literal[
    "own_role",
    "baseline",
    "counterfactual",
    "resistance",
    "trade_off",
    "failure",
    "transfer",
    "ethics",
    "sustainment",
    "evidence",
    "scope",
    "next_step",
]


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A frozen value of a playbook.

    A msgspec struct where the travelling records are pydantic models: a playbook holds ten
    thousand of these, and every start of the command line loads them.
    """


class Entry(Record, frozen=True, kw_only=True):
    """What every entry has."""

    id: EntryId
    """Permanent; never used again for something else."""
    why: Text
    """Why it is in the playbook, for the reader who asks."""
    covers: Covers = ()
    """Rows of the catalogue that this entry truly answers."""
    sources: tuple[str, ...] = ()
    """Ids of sources.yaml; what a fact stands on."""
