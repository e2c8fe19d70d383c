"""Languages asked for against languages listed."""

from prebrief.match.finding import Finding
from prebrief.records.job import TypedTest
from prebrief.records.profile import Profile

_SLIGHT = (
    "basic",
    "elementary",
    "beginner",
    "some",
    "conversational",
    "school",
    "a1",
    "a2",
    "learning",
)


def judge_language(test: TypedTest, profile: Profile) -> Finding:
    """Look for any of the languages among those listed or named in a line."""
    wanted = tuple(name.lower() for name in test.any_of)
    for held in profile.languages:
        if any(name in held.language.lower() for name in wanted):
            slight = any(word in (held.fluency or "").lower() for word in _SLIGHT)
            level = f" ({held.fluency})" if held.fluency else ""
            return Finding(
                "partial" if slight else "strong",
                0.9,
                f"{held.language}{level} is listed.",
                "language_slight" if slight else "met_directly",
                (held.span,) if held.span else (),
            )
    for line in profile.statements:
        if line.kind in {"language", "skill", "summary"} and any(
            name in line.text.lower() for name in wanted
        ):
            return Finding(
                "strong",
                0.75,
                f"{test.any_of[0]} is named in the CV.",
                "met_directly",
                (line.span,),
            )
    return Finding(
        "none", 0.85, f"No line of the CV names {' or '.join(test.any_of)}.", "language_missing"
    )
