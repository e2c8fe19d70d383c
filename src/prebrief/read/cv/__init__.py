"""From the lines of a CV to a profile: sections, entries, fields, statements.

In: a Document and a Playbook (its lexicon and its rungs).
Out: a Profile, every part of which points into the document.
May import: records, errors, playbooks, text.
Never: file formats; knowledge of a profession; a guess where the CV is silent.
"""
