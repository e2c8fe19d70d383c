"""The pages, one module a group; the server finds each by its ``router``.

In: requests, and who is asking.
Out: pages and redirects.
May import: what ``prebrief.web`` may.
Never: a table of routes kept elsewhere.
"""
