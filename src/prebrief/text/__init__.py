"""What is true of text in any profession.

In: plain text, or sentences.
Out: sentences, dates, durations, figures, vectors and likeness, with offsets into the text.
May import: records.
Never: a term of one profession; a file format; a CV's or posting's meaning.
"""
