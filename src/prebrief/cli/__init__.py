"""The command line.

In: arguments, files, standard input.
Out: files, standard output, progress on standard error, an exit code.
May import: app, app.interview, app.practice, errors, pipeline, playbooks, records, settings, web.
Never: domain logic, or a heavy library before the command that needs it.
"""
