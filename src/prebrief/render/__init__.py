"""Brief -> HTML, Markdown, PDF, JSON.

In: a ``Brief``.
Out: bytes of one self-contained file.
May import: records, errors, text.
Never: a decision about content, or a request to another host.
"""
