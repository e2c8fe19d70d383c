"""Cover, cost and limits as arithmetic."""

from dataclasses import dataclass
from itertools import accumulate

from prebrief.casebook.facts import Facts
from prebrief.casebook.liability.inputs import Cover, Liability, Role, Work


@dataclass(frozen=True, kw_only=True)
class Ruling:
    """Is the claim covered, and by what."""

    covered: bool
    by: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Cost:
    """Price of each path over the years until one leaves."""

    premiums: list[float]
    tail: float
    tail_factor: float
    occurrence: float

    @property
    def claims_made(self) -> float:
        return sum(self.premiums) + self.tail


@dataclass(frozen=True, kw_only=True)
class Paid:
    """One claim shared between insurer and insured."""

    amount: float
    """Settlement, and defense where it is inside the limits or above them."""
    insurer: float
    own: float
    left: float
    """Aggregate left after it."""


# Which policies usually name which work; the wording decides, this only finds what to ask about.
_ANSWERS: dict[Work, frozenset[Cover]] = {
    "clinical": frozenset({"employer", "employer_with_endorsement", "own_policy"}),
    "administrative": frozenset(
        {"employer_with_endorsement", "own_policy", "directors_and_officers"}
    ),
    "supervision": frozenset({"employer_with_endorsement", "own_policy"}),
    "advisory": frozenset({"own_policy", "directors_and_officers"}),
    "telehealth": frozenset({"employer_with_endorsement", "own_policy"}),
    "moonlighting": frozenset({"own_policy"}),
    "board": frozenset({"directors_and_officers", "employer_with_endorsement"}),
}


def ruling(inputs: Liability) -> Ruling:
    """Decide from the dates alone whether the claim finds a policy."""
    if inputs.kind == "occurrence":
        return _occurrence(inputs)
    retro = inputs.retroactive_date or inputs.policy_from
    if inputs.incident < retro:
        return Ruling(covered=False, by="", why="It happened before the retroactive date.")
    if inputs.incident > inputs.policy_to:
        return _next_policy(inputs, "It happened after the policy had ended.")
    if inputs.claim < inputs.policy_from:
        return Ruling(covered=False, by="", why="The claim came before the policy began.")
    if inputs.claim <= inputs.policy_to:
        return Ruling(
            covered=True,
            by="the claims-made policy",
            why="It happened after the retroactive date, and the claim came in the policy's time.",
        )
    if inputs.tail_until is not None and inputs.claim <= inputs.tail_until:
        return Ruling(
            covered=True, by="the tail", why="Old work, and the claim came within the tail."
        )
    ended = "The claim came after the policy had ended"
    tail = "after the tail had run out" if inputs.tail_until else "no tail was bought"
    return _next_policy(inputs, f"{ended}, and {tail}.")


def _occurrence(inputs: Liability) -> Ruling:
    if inputs.policy_from <= inputs.incident <= inputs.policy_to:
        return Ruling(
            covered=True,
            by="the occurrence policy",
            why="It happened while the policy ran; when the claim comes does not matter.",
        )
    return Ruling(
        covered=False, by="", why="It happened outside the policy's time; nothing else counts."
    )


def _next_policy(inputs: Liability, why: str) -> Ruling:
    """See whether the next claims-made policy reaches back far enough."""
    start = inputs.new_policy_from
    if start is None or inputs.claim < start:
        return Ruling(covered=False, by="", why=why)
    if inputs.incident >= (inputs.new_retroactive_date or start):
        return Ruling(
            covered=True, by="the next policy", why="Its retroactive date reaches back far enough."
        )
    return Ruling(
        covered=False, by="", why=f"{why} The next policy does not reach back to the incident."
    )


def cost(inputs: Liability, facts: Facts) -> Cost:
    """Add up both paths over the years until one leaves."""
    return _cost_after(inputs, inputs.years, tail_factor(inputs, facts))


def tail_factor(inputs: Liability, facts: Facts) -> float:
    """Take the tail's multiple as entered, or the middle of the range claimed."""
    if inputs.tail_factor is not None:
        return inputs.tail_factor
    return (facts.low("f.tail_multiple") + facts.high("f.tail_multiple")) / 2


def path(inputs: Liability, facts: Facts) -> list[Cost]:
    """Give both costs if one left after one year, after two, and so on."""
    factor = tail_factor(inputs, facts)
    return [_cost_after(inputs, year, factor) for year in range(1, inputs.years + 1)]


def _cost_after(inputs: Liability, years: int, factor: float) -> Cost:
    shares = [step.share / 100 for step in inputs.steps][:years]
    shares += [1.0] * (years - len(shares))
    premiums = [inputs.mature_premium * share for share in shares]
    return Cost(
        premiums=premiums,
        tail=premiums[-1] * factor,
        tail_factor=factor,
        occurrence=inputs.occurrence_premium * years,
    )


def erode(inputs: Liability) -> list[Paid]:
    """Pay the claims in order until the aggregate is used up.

    Defense inside the limits uses them up first, as it falls due first; outside, the insurer
    bears it beside them, here as in most such policies until the limits are used up.
    """
    left = inputs.aggregate
    paid = []
    for claim in inputs.claims:
        owed = claim.amount + (claim.defense if inputs.defense_inside else 0.0)
        insurer = min(owed, inputs.per_claim, left)
        outside = 0.0 if inputs.defense_inside else claim.defense
        borne = outside if left > 0 else 0.0
        left -= insurer
        paid.append(
            Paid(
                amount=owed + outside,
                insurer=insurer + borne,
                own=owed - insurer + outside - borne,
                left=left,
            )
        )
    return paid


def premiums_so_far(costs: list[Cost]) -> list[float]:
    """Add up the claims-made premiums, without tail."""
    return list(accumulate(costs[-1].premiums))


def bare(role: Role) -> bool:
    """Tell whether no policy is known that usually names this work."""
    return role.cover not in _ANSWERS[role.work]


def usual_cover(work: Work) -> tuple[Cover, ...]:
    """List the policies that usually name a kind of work."""
    return tuple(sorted(_ANSWERS[work]))
