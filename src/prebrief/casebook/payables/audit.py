"""Auditing a ledger: every check that its tables allow, the measures, and a sealed record of it."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prebrief.casebook.payables.kinds import CHECKS, KINDS, Needs
from prebrief.casebook.payables.ledger import Ledger
from prebrief.casebook.payables.measures import Measures, benford, measure
from prebrief.casebook.payables.policy import Policy
from prebrief.casebook.payables.prepared import prepare
from prebrief.casebook.payables.schema import SHAPES
from prebrief.casebook.payables.trail import Link, seal

Tables = Mapping[str, Sequence[Mapping[str, str]]]


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Something to look at; not a verdict."""

    kind: str
    subject: str
    """Id of an invoice, payment or vendor; a changed account is vendor@day."""
    vendor: str
    cents: int
    """Money it is about."""
    related: str
    """Ids that belong to it: the first bill, the order, the other parts, the employee."""
    why: str


@dataclass(frozen=True, kw_only=True)
class Audit:
    """A ledger audited."""

    findings: tuple[Finding, ...]
    """By kind, the largest first."""
    checked: tuple[str, ...]
    """Kinds that could be looked for."""
    notices: tuple[str, ...]
    """What was left out, and why."""
    measures: Measures
    digits: tuple[float, ...]
    """Share of bills by first digit, one to nine; empty for few bills."""
    seal: tuple[Link, ...]
    """A chain over what was read and what was found: it breaks if a finding is changed."""

    def count(self, kind: str) -> int:
        """Count the findings of a kind."""
        return sum(finding.kind == kind for finding in self.findings)


def audit_rows(tables: Tables, policy: Policy) -> Audit:
    """Audit a ledger given as rows of text cells by table."""
    with Ledger(threads=1, memory="500MB") as ledger:
        for name in SHAPES:
            if name in tables:
                ledger.take_rows(name, tables[name])
        return audit(ledger, policy)


def audit(ledger: Ledger, policy: Policy) -> Audit:
    """Audit a ledger whose tables were taken.

    Raises:
        InputError: there is no table of invoices.
    """
    ledger.complete()
    prepare(ledger, policy)
    checked: list[str] = []
    for kinds, find, needs in CHECKS:
        lacking = _lacking(ledger, needs)
        if lacking:
            titles = "; ".join(KINDS[kind].title for kind in kinds)
            ledger.notices.append(f"Not looked for, for want of {lacking}: {titles}.")
            continue
        find(ledger, policy)
        checked += kinds
    findings = _findings(ledger)
    measures = measure(ledger)
    return Audit(
        findings=findings,
        checked=tuple(kind for kind in KINDS if kind in checked),
        notices=tuple(ledger.notices),
        measures=measures,
        digits=benford(ledger),
        seal=_sealed(ledger, findings),
    )


def _lacking(ledger: Ledger, needs: Needs) -> str:
    """Name what a check would need and the ledger has not."""
    lacking = []
    for table, columns in needs.items():
        if table not in ledger.columns:
            lacking.append(table.replace("_", " "))
        else:
            lacking += [f"{table}.{c}" for c in columns if not ledger.has(table, c)]
    return ", ".join(lacking)


def _findings(ledger: Ledger) -> tuple[Finding, ...]:
    order = {kind: place for place, kind in enumerate(KINDS)}
    rows = ledger.ask(
        "SELECT kind, subject, coalesce(vendor, ''), coalesce(cents, 0), coalesce(related, ''), why "  # noqa: E501
        "FROM findings"
    )
    found = [
        Finding(kind=k, subject=s, vendor=v, cents=int(c), related=r, why=w)
        for k, s, v, c, r, w in rows
    ]
    return tuple(sorted(found, key=lambda f: (order[f.kind], -f.cents, f.subject)))


def _sealed(ledger: Ledger, findings: Sequence[Finding]) -> tuple[Link, ...]:
    """Chain the fingerprints of the tables read and of the findings of each kind."""
    entries = []
    for table in SHAPES:
        # A sum over the rows' hashes does not depend on their order.
        rows, total = ledger.ask(f'SELECT count(*), sum(hash(t)) FROM "{table}" AS t')[0]
        entries.append({"what": f"read {table}", "rows": str(rows), "print": str(total or 0)})
    for kind in KINDS:
        told = [f for f in findings if f.kind == kind]
        digest = hashlib.sha256()
        for one in told:
            digest.update(f"{one.subject}\x1f{one.cents}\x1f{one.related}\x1e".encode())
        entries.append(
            {"what": f"found {kind}", "rows": str(len(told)), "print": digest.hexdigest()}
        )
    return seal(entries)
