"""Cards and the looks at them."""

from collections.abc import Callable, Iterable

from sqlalchemy import Connection, select

from prebrief.records.practice import Card, Review
from prebrief.store.rows import Rows
from prebrief.store.tables import briefs, cards, iso, reviews

Merge = Callable[[Card | None, Card], Card]


class Cards(Rows):
    """The user's deck."""

    def list(self) -> tuple[Card, ...]:
        """Give all cards, the one due first first."""
        with self.reading() as connection:
            rows = self.all(connection, cards, order="due")
            return tuple(Card.model_validate_json(row.content) for row in rows)

    def take_in(self, fresh: Iterable[Card], *, merge: Merge, of_brief: str | None = None) -> int:
        """Add cards, each merged with the one of its id if there is one; say how many were new.

        Args:
            fresh: The cards.
            merge: Gives what becomes of a card that is there already.
            of_brief: Add nothing if this brief was deleted meanwhile.
        """
        with self.transaction() as connection:
            if of_brief is not None:
                # Locked: a delete takes briefs before cards, and waits here until the cards stand.
                there = select(briefs.c.id).where(
                    briefs.c.owner == self.owner, briefs.c.id == of_brief
                )
                if connection.execute(there.with_for_update()).first() is None:
                    return 0
            rows = self.all(connection, cards, order="due")
            old = {row.id: Card.model_validate_json(row.content) for row in rows}
            added = 0
            for card in fresh:
                added += card.id not in old
                self._put(connection, merge(old.get(card.id), card))
        return added

    def keep_review(self, card: Card, review: Review) -> bool:
        """Keep a look at a card and what it did to it, both or neither and only once."""
        with self.transaction() as connection:
            new = self.add(
                connection,
                reviews,
                {
                    "id": review.id,
                    "card_id": review.card_id,
                    "at": iso(review.at),
                    "content": review.model_dump_json(),
                },
            )
            if new:
                self._put(connection, card)
        return new

    def reviews(self) -> tuple[Review, ...]:
        """Give all looks, oldest first."""
        with self.reading() as connection:
            rows = self.all(connection, reviews, order="at")
            return tuple(Review.model_validate_json(row.content) for row in rows)

    def _put(self, connection: Connection, card: Card) -> None:
        self.put(
            connection,
            cards,
            {
                "id": card.id,
                "brief_id": card.brief_id,
                "due": iso(card.memory.due),
                "priority": card.priority,
                "content": card.model_dump_json(),
            },
        )
