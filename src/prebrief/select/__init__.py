"""MatchReport -> Plan: which questions, stories, concepts and tasks, and why.

In: Profile, JobAd, MatchReport, Playbook and the dates.
Out: a Plan of ids, spans and reasons.
May import: records, errors, text, playbooks.
Never: prose for the reader beyond a reason; knowledge of a profession; the clock.
"""
