"""Waiting in theory: Erlang's formula for Poisson arrivals and exponential service."""

from math import exp


def load(per_hour: float, hours: float, servers: int) -> float:
    """Give the share of its capacity that a station is asked for."""
    return per_hour * hours / servers


def chance_of_waiting(per_hour: float, hours: float, servers: int) -> float | None:
    """Give Erlang's C; none where more comes than can be served."""
    offered = per_hour * hours
    if offered >= servers:
        return None
    # Erlang's B by its recursion, which never overflows.
    blocked = 1.0
    for count in range(1, servers + 1):
        blocked = offered * blocked / (count + offered * blocked)
    return servers * blocked / (servers - offered * (1 - blocked))


def mean_wait(per_hour: float, hours: float, servers: int) -> float | None:
    """Give the mean wait in hours, those who don't wait included."""
    chance = chance_of_waiting(per_hour, hours, servers)
    if chance is None:
        return None
    return chance * hours / (servers - per_hour * hours)


def chance_of_longer(per_hour: float, hours: float, servers: int, wait: float) -> float | None:
    """Give the share of patients who wait longer than that many hours."""
    chance = chance_of_waiting(per_hour, hours, servers)
    if chance is None:
        return None
    return chance * exp(-(servers - per_hour * hours) * wait / hours)
