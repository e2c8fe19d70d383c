"""Real interviews, and the user's own settings."""

import json

from prebrief.records.practice import RealInterview
from prebrief.store.rows import Rows
from prebrief.store.tables import outcomes, preferences

OF_BATCH = "batch:"
"""Begins the name of what is kept about a batch: it goes when the batch's run goes."""


class Outcomes(Rows):
    """What was asked in real interviews."""

    def keep(self, interview: RealInterview) -> None:
        """Keep a real interview, in the place of the one with its id."""
        with self.transaction() as connection:
            self.put(
                connection,
                outcomes,
                {
                    "id": interview.id,
                    "brief_id": interview.brief_id,
                    "held": interview.held.isoformat(),
                    "content": interview.model_dump_json(),
                },
            )

    def list(self) -> tuple[RealInterview, ...]:
        """Give all real interviews, oldest first."""
        with self.reading() as connection:
            rows = self.all(connection, outcomes, order="held")
            return tuple(RealInterview.model_validate_json(row.content) for row in rows)


class Preferences(Rows):
    """Settings of the user, by name."""

    def set(self, name: str, value: str | float | bool) -> None:
        """Keep a setting."""
        with self.transaction() as connection:
            self.put(connection, preferences, {"name": name, "value": json.dumps(value)})

    def get(self, name: str) -> str | float | bool | None:
        """Give a setting, if it was kept."""
        with self.reading() as connection:
            row = self.one(connection, preferences, preferences.c.name == name)
        return None if row is None else json.loads(row.value)

    def remove_named(self, name: str) -> None:
        """Forget a setting."""
        with self.transaction() as connection:
            self.remove(connection, preferences, preferences.c.name == name)

    def all_of_them(self) -> dict[str, str | float | bool]:
        """Give every setting."""
        with self.reading() as connection:
            rows = self.all(connection, preferences, order="name")
            return {row.name: json.loads(row.value) for row in rows}
