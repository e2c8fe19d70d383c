"""Say in one sentence why a requirement is judged as it is."""

from collections.abc import Sequence

from prebrief.match.pool import Line
from prebrief.match.vocabulary import Reading
from prebrief.records.match import Verdict

_PLAIN = {
    "deed": "a deed in the CV",
    "scope": "the size of what was led",
    "role": "a post held",
    "service": "committee or society work",
    "education": "the education section",
    "credential": "the credentials",
    "award": "an honor",
}


def reason_for(
    verdict: Verdict,
    lines: Sequence[Line],
    *,
    asked: Reading,
    covered: frozenset[str],
    of_trade: bool,
    only_claim: bool,
) -> tuple[str, str]:
    """Give the sentence and the slug for a verdict by likeness."""
    missing = sorted((asked.themes | asked.fields) - covered)
    if verdict == "none":
        if not of_trade and asked.who:
            return (
                f"This asks for a {_listed(sorted(asked.who), 'or a')}; "
                "the CV is of another profession.",
                "other_profession",
            )
        return "No line of the CV speaks to this.", "no_line"
    if only_claim:
        return (
            "Named in a list or a self-description, with no deed behind it yet.",
            "skills_list_only",
        )
    where = _where(lines)
    if verdict == "strong":
        return f"Shown {where}.", "met_directly"
    if not of_trade and asked.identity:
        return (
            f"Shown {where}, though the posting means another profession.",
            "other_profession",
        )
    if missing and len(missing) <= 3:
        return f"Shown in part {where}; no line on {_listed(missing, 'or')}.", "part_shown"
    return f"The nearest lines, {where}, touch this without showing all of it.", "adjacent_only"


def _where(lines: Sequence[Line]) -> str:
    """Say where the first line stands: "as Chief of Medicine, Mercy"."""
    if not lines:
        return "in the CV"
    first = lines[0]
    count = len(lines)
    more = f", and in {count - 1} more line{'s' if count > 2 else ''}" if count > 1 else ""
    if first.statement.section == "added":
        return f"in your own words, added to the CV{more}"
    if first.heading and first.statement.kind in {"deed", "scope", "role"}:
        return f"as {_short(first.heading)}{more}"
    return f"by {_PLAIN.get(first.statement.kind, 'a line of the CV')}{more}"


def _short(heading: str) -> str:
    return heading if len(heading) <= 80 else f"{heading[:77].rsplit(' ', 1)[0]} …"


def _listed(keys: Sequence[str], joint: str) -> str:
    names = [key.partition(".")[2].replace("_", " ") for key in keys]
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} {joint} {names[-1]}"
