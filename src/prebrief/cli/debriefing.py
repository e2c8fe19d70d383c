"""What a debrief and a readiness report look like on the terminal."""

from prebrief.app.durations import clock
from prebrief.cli.terminal import say
from prebrief.records.practice import Change, Debrief, Readiness, ThemeReadiness

BARS = 20


def print_debrief(debrief: Debrief) -> None:
    """Print the debrief of a mock interview."""
    say()
    say("Debrief")
    if debrief.overall is None:
        say("Nothing was answered that counts, so there is nothing to say yet.")
        return
    say(
        f"{debrief.answered} answered, {debrief.skipped} skipped, {clock(debrief.spent)} spent. "
        f"On average {debrief.overall:.0f} of 100 of what such answers can show was there."
    )
    say()
    say("By dimension, 1 to 5")
    for dimension in sorted(debrief.dimensions, key=lambda d: d.level):
        bar = "█" * round(dimension.level * BARS / 5)
        print(f"  {dimension.level:3.1f} {bar:{BARS}} {dimension.title}")
    say()
    say("What each of them heard")
    for one in debrief.panellists:
        say(
            f"{one.title}: {one.overall:.0f} over {one.questions} "
            f"question{'' if one.questions == 1 else 's'}. "
            f"Clearest: {one.strongest.lower()}. Least: {one.weakest.lower()}.",
            indent="  ",
        )
    say()
    say("Work on these three" if len(debrief.work_on) == 3 else "Work on")
    for number, item in enumerate(debrief.work_on, start=1):
        say(f"{number}. {item.title}: {item.change}", indent="  ")
        say(f"It showed most at [{item.turn}] {item.question}", indent="     ")
    _print_changes(debrief)
    _print_delivery(debrief)


def _print_changes(debrief: Debrief) -> None:
    if debrief.compared_with is None:
        return
    say()
    say(f"Since the interview of {debrief.compared_with.date().isoformat()}")
    for title, changes in (("Better", debrief.better), ("Not as good", debrief.worse)):
        for change in changes:
            say(f"{title}: {_moved(change)}", indent="  ")
    if not debrief.better and not debrief.worse:
        say("Nothing moved by more than chance would.", indent="  ")


def _moved(change: Change) -> str:
    return f"{change.what} ({change.before:g} → {change.now:g})"


def _print_delivery(debrief: Debrief) -> None:
    spoken = debrief.delivery
    if spoken is None:
        return
    say()
    say("How it was spoken; no part of the score")
    say(
        f"{spoken.words_per_minute:.0f} words a minute, {spoken.fillers_per_minute:.1f} fillers a "
        f"minute, {spoken.long_pauses} long silences, {spoken.within_length} of {spoken.answers} "
        "answers within their time.",
        indent="  ",
    )
    for note in spoken.notes:
        say(note, indent="  ")


def print_readiness(readiness: Readiness, *, title: str) -> None:
    """Print what has been practised for a post."""
    say(f"Practised for: {title}")
    if readiness.interview_date:
        say(f"Interview on {readiness.interview_date.isoformat()}.")
    say("This is what you have covered, as evidence. It says nothing about who will be hired.")
    for theme in readiness.themes:
        _print_theme(theme)
    if readiness.real_interviews:
        say()
        say(
            f"In {readiness.real_interviews} real interview"
            f"{'' if readiness.real_interviews == 1 else 's'}, {readiness.asked_and_predicted} of "
            f"{readiness.asked} questions asked had been predicted."
        )


def _print_theme(theme: ThemeReadiness) -> None:
    say()
    say(f"{theme.title} (weight here {theme.emphasis:.0%})")
    answered = f"{theme.practised} of {theme.questions} likely questions answered"
    if theme.overall is not None and theme.last_practised:
        answered += f", {theme.overall:.0f} of 100 at the latest try"
        answered += f", last on {theme.last_practised.date().isoformat()}"
    say(f"{answered}.", indent="  ")
    cards = f"{theme.seen} of {theme.cards} cards seen"
    if theme.recall is not None:
        cards += f", {theme.recall:.0%} recalled today"
    if theme.recall_then is not None:
        cards += f", {theme.recall_then:.0%} on the day if you stop now"
    say(f"{cards}.", indent="  ")
    if len(theme.over_time) > 1:
        points = " → ".join(
            f"{p.day.isoformat()} {p.practised} at {p.overall:.0f}" for p in theme.over_time[-4:]
        )
        say(f"Over time: {points}", indent="  ")
    for card in theme.fading[:3]:
        say(f"Slipping ({card.recall:.0%}): {card.front}", indent="  ")
    say(f"Next: {theme.next_step}", indent="  ")
