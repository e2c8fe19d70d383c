"""Compare a CV with a posting.

In: Profile, JobAd, Playbook, today's date.
Out: MatchReport.
May import: records, errors, text, playbooks.
Never: read, compose prose for the brief, or judge a person; file formats; the clock.
"""
