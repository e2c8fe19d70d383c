"""A document into what it says: a Profile from a CV, a JobAd from a posting.

In: a Document, and a Playbook for the words of the profession.
Out: a Profile or a JobAd whose every part points into the document.
May import: records, playbooks, text.
Never: a judgement of the person or the post; a file format; a term of one profession in code.
"""
