"""Business cases: inputs with units, a worked solution, a round of practice.

In: typed inputs (or the bytes of one's own table), the playbook's dated facts, a day.
Out: ``Solution``, ``Scenario``, ``Assessment``: figures, steps in words, charts as data.
May import: records, errors, text, playbooks.
Never: files or network; a dated rule figure in code; advice on law, coding or insurance.
"""
