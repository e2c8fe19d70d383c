"""Cards at the terminal: show one, take an answer, take a rating."""

from prebrief.app import practice
from prebrief.app.durations import span
from prebrief.app.kept import now
from prebrief.app.practice import Kept
from prebrief.cli.terminal import END, choose, say, typed
from prebrief.records.practice import Card, Rating

RATINGS: dict[str, Rating] = {
    "1": "again", "2": "hard", "3": "good", "4": "easy",
    "again": "again", "hard": "hard", "good": "good", "easy": "easy",
}  # fmt: skip
QUIT = ":quit"


def listed(card: Card) -> dict[str, object]:
    """Give what a program wants to know of a card."""
    return {
        "id": card.id,
        "kind": card.kind,
        "look_for": card.look_for,
        "front": card.front,
        "due": card.memory.due.isoformat(),
        "new": card.memory.last_review is None,
    }


def drill(kept: Kept, cards: tuple[Card, ...], *, more: int) -> None:
    """Go through the cards until they are done or the user stops."""
    if not cards:
        say("Nothing is due. Come back tomorrow.")
        return
    say(f"{len(cards)} cards. Answer, end with a single dot, then rate yourself. {QUIT} stops.")
    done = 0
    for number, card in enumerate(cards, start=1):
        if not _look(kept, card, f"{number} of {len(cards)}"):
            break
        done += 1
    say()
    say(f"{done} done." + (f" {more} more are due." if more and done == len(cards) else ""))


def _look(kept: Kept, card: Card, place: str) -> bool:
    """Show a card and keep the rating; false where the user stops."""
    say()
    say(f"[{place}] {card.front}")
    answer, ended = typed()
    if ended != END:
        return False
    if answer.strip():
        say("You said:")
        say(answer, indent="  | ")
    say("The card says:")
    say(card.back, indent="  ")
    at = now()
    times = {rating: span(after) for rating, after in practice.next_due(card, at=at).items()}
    prompt = "  ".join(f"{key} {RATINGS[key]} ({times[RATINGS[key]]})" for key in "1234")
    print(prompt, flush=True)
    rating = choose("rate> ", {**RATINGS, QUIT: QUIT})
    if rating is None or rating == QUIT:
        return False
    practice.rate(kept, card, RATINGS[rating], at=at)
    return True
