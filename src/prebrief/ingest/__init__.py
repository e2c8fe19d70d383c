"""Bytes into a document: the only place that knows file formats and the network.

In: the bytes of a CV or posting, or where to find them.
Out: a Document whose text is the one truth, or an InputError that says what to do.
May import: records, errors.
Never: what the words mean; joining lines that the page broke; a word of the file in a message.
"""
