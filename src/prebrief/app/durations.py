"""Stretches of time in words, the same on a page and in the terminal."""

from datetime import timedelta


def clock(seconds: float) -> str:
    """Write seconds as minutes and seconds: 12:05."""
    whole = max(0, round(seconds))
    return f"{whole // 60}:{whole % 60:02d}"


def span(time: timedelta) -> str:
    """Write a stretch of time in its largest unit: 10 min, 3 days."""
    minutes = time.total_seconds() / 60
    if minutes < 60:
        return f"{max(1, round(minutes))} min"
    if minutes < 60 * 24:
        return f"{round(minutes / 60)} h"
    days = round(minutes / 60 / 24)
    return f"{days} day{'' if days == 1 else 's'}"
