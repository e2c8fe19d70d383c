"""The store: what the user keeps, in SQLite or PostgreSQL; SQL only here.

In: records, and the owner whose they are; keys of stored files.
Out: the same records; an export in open formats; nothing at all after a delete.
May import: errors, records, text.
Never: a decision about practice; text of a user in a log or an error.
"""
