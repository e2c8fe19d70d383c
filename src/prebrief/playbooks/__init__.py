"""The knowledge: what a playbook may hold, loading it, checking it, measuring what it covers.

In: YAML files under ``data/``.
Out: a ``Playbook`` record with every fact slot filled.
May import: records, errors, text.
Never: the name of a profession, a figure or a sentence of advice; those are data.
"""
