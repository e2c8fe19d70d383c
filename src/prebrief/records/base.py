"""What every record has in common."""

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel


class Record(BaseModel):
    """A frozen value that serialises to JSON without loss."""

    # Validators are built on first use: a command pays for the records that it touches.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class CamelRecord(Record):
    """A record whose JSON keys are camelCase, as JSON Resume and schema.org have them."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)
