"""The nouns that travel between the stages.

In: nothing of ours.
Out: frozen records that serialise to JSON without loss.
May import: nothing.
Never: behaviour beyond looking at one's own fields; file formats; prose.
"""
