"""English words that tell an act from a state, where the form alone does not."""

_IRREGULAR = """
led ran wrote built put set taught brought cut held made took won grew kept began drove chose
oversaw rewrote sat gave met left sent sold lead leads own owns manage manages run runs chair
chairs present presents report reports direct directs oversee oversees rebuilt rewrite redesign
redesigned rollout launch introduce introduces supervise supervises recruit recruits co-led co-
chair stood found spoke fought sought became steer steered turn handle handles co-wrote co-ran
co-founded mentor mentors coach coaches write teach build bring hold
"""
_NOT_ACTS = """
need based related employed integrated used advanced licensed unrestricted affiliated certified
elected selected retired bed beds combined limited estimated reported treated completed failed
abandoned ended concluded observed expected adjusted weighted red shared
"""
IRREGULAR = frozenset(_IRREGULAR.split())
"""Verbs without -ed, and the present tense in which CVs tell of a post still held."""
NOT_ACTS = frozenset(_NOT_ACTS.split())
"""Words in -ed that describe rather than do."""
ACTION_NOUNS = frozenset(
    {"redesign", "rollout", "launch", "rewrite", "overhaul", "introduction", "case"}
)
"""Nouns that stand for an act at the head of a line."""
