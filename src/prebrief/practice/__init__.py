"""Practice: what an answer shows, what it lacks, and what to change.

In: an answer and its question; the CV's profile, if it is at hand.
Out: a ``ScoredAnswer``: levels with the words that earned them, red flags, follow-ups.
May import: records, errors, text, playbooks.
Never: input or output, the clock, chance; a verdict on a person; knowledge of a profession.
"""
