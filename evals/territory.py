"""Measure the division of a large country: ``python -m evals.territory --accounts 5000 --reps 50``.

Fictional accounts with a heavy tail of potential lie on real ZIP codes of the 48 states. The
deviations are counted here again from the list of owners, not taken from the plan. One account
blown up beyond what a territory may hold makes the instance impossible; then a proof is wanted.
"""

import argparse
import json
import resource
import time
from pathlib import Path

import numpy as np

from prebrief.casebook.territory import sums
from prebrief.casebook.territory.inputs import Account, Territory
from prebrief.casebook.territory.places import codes_in
from prebrief.casebook.territory.verdicts import impossible

STATES = (
    "AL AZ AR CA CO CT DE FL GA ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC "
    "ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY"
)
KINDS = (("network", 0.06, 480_000), ("surgery center", 0.24, 150_000), ("practice", 0.5, 45_000),
         ("prospect", 0.2, 60_000))  # fmt: skip
BAND = 0.1


def instance(accounts: int, seed: int, spread: float, states: str) -> list[Account]:
    """Draw accounts: kind, place, visits and potential; ``spread`` is the tail's."""
    draw = np.random.default_rng(seed)
    codes = codes_in(states)
    kinds = draw.choice(len(KINDS), accounts, p=[part for _, part, _ in KINDS])
    places = draw.integers(0, len(codes), accounts)
    sizes = draw.lognormal(0, spread, accounts)
    visits = {"network": 52, "surgery center": 24, "practice": 12, "prospect": 6}
    return [
        Account(
            name=f"A{number}",
            zip_code=codes[place],
            segment=KINDS[kind][0],
            potential=float(KINDS[kind][2] * size),
            visits=float(visits[KINDS[kind][0]] * draw.choice([0.75, 1.0, 1.25])),
        )
        for number, (kind, place, size) in enumerate(zip(kinds, places, sizes, strict=True))
    ]


def measure(accounts: list[Account], reps: int) -> dict[str, object]:
    """Divide once, and count again what each person holds."""
    inputs = Territory(accounts=tuple(accounts), people=reps)
    start, work = time.perf_counter(), time.process_time()
    plan = sums.plan.__wrapped__(inputs, BAND)
    seconds, work = time.perf_counter() - start, time.process_time() - work
    worst = []
    for values in (plan.work.hours, plan.work.potential):
        held = [0.0] * reps
        for owner, value in zip(plan.division.owner.tolist(), values.tolist(), strict=True):
            held[owner] += value
        mean = sum(held) / reps
        worst.append(max(abs(one / mean - 1) for one in held))
    return {
        "workload_deviation": round(100 * worst[0], 2),
        "potential_deviation": round(100 * worst[1], 2),
        "within_band": max(worst) <= BAND + 1e-6,
        "naive_workload_deviation": round(100 * plan.division.naive_worst[0], 1),
        "naive_potential_deviation": round(100 * plan.division.naive_worst[1], 1),
        "travel_against_nearest": round(plan.division.way / plan.division.naive_way, 3),
        "in_one_piece": round(100 * plan.together, 1),
        "proof": impossible(plan) if plan.division.proof else "",
        "seconds": round(seconds, 1),
        "processor_seconds": round(work, 1),
    }


def main() -> None:
    """Run the measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accounts", type=int, default=5_000)
    parser.add_argument("--reps", type=int, default=50)
    parser.add_argument("--seed", type=int, nargs="+", default=[1])
    parser.add_argument("--spread", type=float, default=1.0, help="of the potential's tail")
    parser.add_argument("--states", default=STATES.replace(" ", ","))
    parser.add_argument("--infeasible", action="store_true", help="blow one account up")
    parser.add_argument("--json", type=Path, help="write the figures here")
    options = parser.parse_args()
    found = []
    for seed in options.seed:
        accounts = instance(options.accounts, seed, options.spread, options.states)
        if options.infeasible:
            share = sum(one.potential for one in accounts) / options.reps
            accounts[0] = accounts[0].model_copy(update={"potential": 1.4 * share})
        row = {"seed": seed} | measure(accounts, options.reps)
        found.append(row)
        print(json.dumps(row), flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB")
    if options.json:
        options.json.write_text(json.dumps({"runs": found, "peak_mb": round(peak)}, indent=2))


if __name__ == "__main__":
    main()
