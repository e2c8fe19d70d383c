"""The interface for programs, one module a resource; the server finds each by its ``router``.

In: requests with a token, and JSON.
Out: records as JSON, files, problem documents (RFC 9457).
May import: what ``prebrief.web`` may.
Never: a page; a change on the word of a cookie alone.
"""
