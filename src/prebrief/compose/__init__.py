"""Plan -> Brief: the words, from quotes and playbook text, with nothing invented.

In: Plan, Profile, JobAd, MatchReport, both Documents, Playbook, perhaps a Writer.
Out: the Brief.
May import: records, errors, text, playbooks.
Never: choosing what belongs in; knowledge of a profession; a figure or name that no source holds.
"""
