"""Work that survives the death of the process that does it.

In: ids of runs, the steps of each kind of run, and a place where runs are kept.
Out: runs carried to their end once, by whichever process is alive; results of a local pool.
May import: errors, records.
Never: a file's text in the queue's tables or logs; a step's content, which the wiring gives.
"""
