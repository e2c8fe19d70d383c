"""The web app: server-rendered pages for the browser, and the HTTP interface for programs.

In: requests.
Out: pages, files, JSON; errors as pages or as problem documents.
May import: app, errors, pipeline, records, render, settings.
Never: a rule of the field, SQL, a file format; a request to another host; a script within a page.
"""
