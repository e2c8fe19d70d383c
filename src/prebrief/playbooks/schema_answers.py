"""What a playbook may hold for judging answers: rubric, red flags, probes, ways of speaking."""

from typing import Annotated

from msgspec import Meta

from prebrief.playbooks.entry import Entry, ProbeKind, Record, Share, Slug, Text


class Gap(Record, frozen=True, kw_only=True):
    """What keeps a dimension below the top, and the one change that would lift it."""

    when: Slug
    """What was not found, as the scorer names it."""
    text: Text
    """The gap, said to the candidate."""
    change: Text
    """The one change."""


class Dimension(Entry, frozen=True, kw_only=True):
    """One thing an answer is judged on. Id: dim.*"""

    title: Text
    means: Text
    levels: Annotated[tuple[Text, ...], Meta(min_length=5, max_length=5)]
    """Behavior that earns 1, 2, 3, 4 and 5."""
    gaps: Annotated[tuple[Gap, ...], Meta(min_length=1)]
    """The first stands where nothing more exact is known."""
    probe: ProbeKind | None = None
    """The follow-up that goes after this gap."""
    weights: dict[str, Share]
    """Share of the whole by what the question asks for: story, plan, motive, belief."""


class RedFlag(Entry, frozen=True, kw_only=True):
    """Something in an answer that costs it. Id: flag.*"""

    kind: Slug
    title: Text
    harm: Text
    """Why it counts, said to the candidate."""
    instead: Text
    cues: tuple[Text, ...] = ()
    """Sentences that sound like it."""
    unlike: tuple[Text, ...] = ()
    """Sentences that share its words and are none."""
    terms: tuple[str, ...] = ()
    """Patterns that show it whatever the rest of the sentence says."""
    unless: tuple[str, ...] = ()
    """Patterns that clear a sentence."""
    needs: tuple[str, ...] = ()
    """Patterns of which one must stand in the answer before likeness alone raises it."""
    least: int = 1
    """Sentences that must sound like it before it is raised."""
    warning: bool = False
    """A matter of law or confidence, shown apart from the score."""


class Probe(Entry, frozen=True, kw_only=True):
    """Follow-up questions of one kind, as panellists say them. Id: probe.*"""

    probe: ProbeKind
    asked_by: tuple[str, ...] = ()
    """Personas who press on it, likeliest first."""
    texts: Annotated[tuple[Text, ...], Meta(min_length=2)]


class Speech(Entry, frozen=True, kw_only=True):
    """What a kind of sentence sounds like in a spoken answer. Id: speech.*"""

    use: Slug
    """Slug by which the scorer asks for it."""
    cues: tuple[Text, ...] = ()
    """Invented sentences that sound like it."""
    unlike: tuple[Text, ...] = ()
    """Near misses."""
    also: tuple[str, ...] = ()
    """Other uses that these sentences are examples of."""
    terms: tuple[str, ...] = ()
    """Words or patterns that do the same."""
