"""What stands behind reading a posting, one file an idea.

In: the Document of a posting and the playbook.
Out: passages, sections, atomic requirements, typed tests and facts about the post.
May import: records, text, playbooks.
Never: file formats; the CV; a sentence that the posting does not hold.
"""
