"""The playbook's dated facts, by id, on a day; what was used is noted."""

from datetime import date

from prebrief.errors import NotFoundError
from prebrief.playbooks.schema import CaseGuide, Fact, Playbook
from prebrief.records.case import FactUsed


class Facts:
    """Looks facts up for one sum and remembers which it gave."""

    def __init__(self, playbook: Playbook, *, today: date) -> None:
        self.playbook = playbook
        self.today = today
        self._facts = {fact.id: fact for fact in playbook.facts}
        self._used: dict[str, Fact] = {}

    def anew(self) -> "Facts":
        """Start another sum on the same facts and day."""
        return Facts(self.playbook, today=self.today)

    def value(self, fact_id: str) -> float:
        """Give a fact's figure in its own unit."""
        return self._side(fact_id, "value")

    def share(self, fact_id: str) -> float:
        """Give a percentage as a share of one."""
        return self.value(fact_id) / 100

    def low(self, fact_id: str) -> float:
        """Give the lower end of a fact's range."""
        return self._side(fact_id, "low")

    def high(self, fact_id: str) -> float:
        """Give the upper end of a fact's range."""
        return self._side(fact_id, "high")

    def given_or(self, given: float | None, fact_id: str) -> float:
        """Take what was entered, or the fact where nothing was."""
        return self.value(fact_id) if given is None else given

    def display(self, fact_id: str) -> str:
        """Give a fact as it is printed, and count it as used."""
        return self._take(fact_id).display

    def known(self, fact_id: str) -> bool:
        """Tell whether the playbook has that fact."""
        return fact_id in self._facts

    def used(self) -> tuple[FactUsed, ...]:
        """List the facts given since the start of this sum."""
        return tuple(
            _as_used(fact, self.today, self._facts.get(fact.replaced_by or ""))
            for fact in self._used.values()
        )

    def guide(self, case_id: str) -> CaseGuide:
        """Find what the playbook says about a case.

        Raises:
            NotFoundError: this playbook has no such case.
        """
        for guide in self.playbook.cases:
            if guide.id == case_id:
                return guide
        raise NotFoundError(
            "case-not-in-playbook",
            f"The playbook {self.playbook.id} has no case {case_id}.",
            fix="List the cases with: prebrief case list",
        )

    def _take(self, fact_id: str) -> Fact:
        fact = self._facts.get(fact_id)
        if fact is None:
            raise NotFoundError(
                "fact-not-in-playbook",
                f"The playbook {self.playbook.id} has no fact {fact_id}.",
                fix="Enter the figure yourself, or add the fact to the playbook.",
            )
        self._used[fact_id] = fact
        return fact

    def _side(self, fact_id: str, side: str) -> float:
        number: float | None = getattr(self._take(fact_id), side)
        if number is None:
            raise NotFoundError(
                "fact-without-figure",
                f"The fact {fact_id} has no {side}.",
                fix="Use another side of its range, or mend the playbook.",
            )
        return number


def _as_used(fact: Fact, today: date, follower: Fact | None) -> FactUsed:
    return FactUsed(
        id=fact.id,
        title=fact.title,
        display=fact.display,
        unit=fact.unit,
        source=fact.source,
        year=fact.year,
        period=fact.period,
        status=fact.status,
        effective_from=fact.effective_from,
        effective_to=fact.effective_to,
        lapsed=fact.effective_to is not None and fact.effective_to < today,
        not_yet=fact.effective_from is not None and fact.effective_from > today,
        now=follower.display if follower else "",
        note=fact.note,
    )


def warn(used: tuple[FactUsed, ...]) -> tuple[str, ...]:
    """Say which of the facts used have lapsed, do not hold yet, or were not verified."""
    lines = []
    for fact in used:
        about = f"{fact.title}: {fact.display} ({fact.source})"
        if fact.lapsed:
            new = f"It is now {fact.now}." if fact.now else "Look up the new figure."
            lines.append(f"Out of date since {fact.effective_to}: {about}. {new}")
        elif fact.not_yet:
            lines.append(f"Not in force before {fact.effective_from}: {about}.")
    for status, word in (
        ("as_claimed", "Taken as their sources claim them"),
        ("unverified", "Not verified"),
    ):
        loose = [fact for fact in used if fact.status == status]
        if loose:
            named = "; ".join(f"{fact.title}, {fact.display} ({fact.source})" for fact in loose)
            lines.append(f"{word}, so check before you quote: {named}.")
    return tuple(lines)
