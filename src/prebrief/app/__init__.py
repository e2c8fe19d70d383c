"""The wiring: what the command line, the web pages and the HTTP interface all call.

In: addresses of files, texts, choices; for what is kept, the owner.
Out: briefs, scores, sessions, cases; errors of the family.
May import: casebook, errors, ingest, jobs, llm, pipeline, playbooks, practice, records, render,
  settings, store, text.
Never: a page, a prompt of a terminal, a rule of the field.
"""
