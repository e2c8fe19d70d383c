"""An audited ledger in words, figures, charts and tables."""

from collections.abc import Sequence
from math import log10

from prebrief.casebook.case import Working
from prebrief.casebook.charts import bars, table
from prebrief.casebook.facts import Facts, warn
from prebrief.casebook.payables.audit import Audit
from prebrief.casebook.payables.kinds import KINDS
from prebrief.casebook.payables.self_audit import SelfAudit, self_audit
from prebrief.casebook.units import figure, show
from prebrief.records.case import Chart, Figure, Solution, Step, Table

DISCLAIMER = (
    "Findings are questions, not verdicts. Not legal, accounting or audit advice: suspected fraud "
    "goes to compliance or counsel before anybody is asked about it."
)
SHOWN = 100
"""Findings in the table; a file holds all of them."""


def solution(audit: Audit, facts: Facts) -> Solution:
    """Tell a ledger's audit as a solution of the case."""
    noted = facts.anew()
    working = report(audit, noted)
    used = noted.used()
    return Solution(
        case="payables",
        inputs={},
        headline=working.headline,
        figures=tuple(working.figures),
        steps=tuple(working.steps),
        charts=tuple(working.charts),
        tables=tuple(working.tables),
        checks=tuple(working.checks),
        cautions=(*working.cautions, *warn(used)),
        disclaimer=DISCLAIMER,
        facts=used,
    )


def report(audit: Audit, facts: Facts) -> Working:
    """Give headline, figures, steps, charts, tables and the self-audit of a ledger."""
    answered = self_audit(facts, {}, audit)
    return Working(
        headline=headline(audit),
        figures=[*figures(audit), score_figure(answered)],
        steps=steps(audit, facts),
        charts=charts(audit),
        tables=[kinds_table(audit), findings_table(audit), seal_table(audit)],
        checks=answered.checks,
        cautions=[*cautions(), *audit.notices],
    )


def at_stake(audit: Audit) -> int:
    """Add up the money that findings are about, each subject once, in cents."""
    most: dict[str, int] = {}
    for one in audit.findings:
        most[one.subject] = max(one.cents, most.get(one.subject, 0))
    return sum(most.values())


def headline(audit: Audit) -> str:
    """Say in a sentence or two what was found."""
    bills = f"{audit.measures.bills:,} bills over {show(audit.measures.billed / 100, 'USD')}"
    if not audit.findings:
        return f"Nothing to look at among {bills}; that is no proof that all is well."
    kinds = sum(audit.count(kind) > 0 for kind in KINDS)
    return (
        f"{len(audit.findings):,} findings of {kinds} kinds among {bills}; "
        f"they are about {show(at_stake(audit) / 100, 'USD')}."
    )


def figures(audit: Audit) -> list[Figure]:
    """Give what was found and what the office is measured by."""
    m = audit.measures

    def share(value: float | None) -> float | None:
        return None if value is None else 100 * value

    silent = "the ledger does not say"
    captured = m.captured / m.offered if m.offered and m.captured is not None else None
    rows: list[tuple[str, str, float | None, str]] = [
        ("ledger_bills", "Bills looked at", m.bills, "invoices"),
        ("ledger_billed", "Billed", m.billed / 100, "USD"),
        ("ledger_findings", "Findings", len(audit.findings), "count"),
        ("ledger_stake", "Money that findings are about", at_stake(audit) / 100, "USD"),
        ("ledger_duplicates", "Duplicates among bills", share(m.duplicates), "percent"),
        ("ledger_duplicate_money", "Money in duplicates", m.duplicate_cents / 100, "USD"),
        ("ledger_dpo", "Days payable outstanding in the ledger", m.dpo, "days"),
        ("ledger_matched", "First-pass match of bills with an order", share(m.matched), "percent"),
        ("ledger_exceptions", "Exceptions among them", share(m.exceptions), "percent"),
        ("ledger_cycle", "From arrival to approval, middle", m.cycle, "days"),
        ("ledger_cycle_long", "The slowest tenth takes more than", m.cycle_long, "days"),
        ("ledger_discount", "Early-payment discounts taken", share(captured), "percent"),
        ("ledger_electronic", "Bills that came electronically", share(m.electronic), "percent"),
    ]
    main = {"ledger_findings", "ledger_stake", "ledger_matched", "ledger_dpo"}
    return [
        figure(
            key,
            label,
            value,
            unit,
            main=key in main,
            digits=2 if key == "ledger_duplicates" else None,
            display="" if value is not None else silent,
        )
        for key, label, value, unit in rows
    ]


def score_figure(answered: SelfAudit) -> Figure:
    """Give the share of the self-audit that is shown to be met."""
    score = None if answered.score is None else 100 * answered.score
    return figure(
        "self_audit_score",
        "Self-audit: items shown to be met",
        score,
        "percent",
        digits=0,
        display="" if score is not None else "this playbook has no list",
        note="What nobody has shown counts as not met.",
    )


def steps(audit: Audit, facts: Facts) -> list[Step]:
    """Tell the findings in the order in which to act."""
    m = audit.measures
    urgent = ("bank_change_unconfirmed", "paid_to_other_account", "ghost_vendor")
    return [
        Step(
            title="Stop what is still moving",
            text=_told(
                audit, urgent, "No account was changed unseen and no vendor is an employee."
            ),
        ),
        Step(
            title="Hold what was billed twice or too high",
            text=_told(
                audit,
                (
                    "duplicate_number",
                    "duplicate_renumbered",
                    "duplicate_across_vendors",
                    "paid_twice",
                    "overbilled",
                    "paid_without_receipt",
                ),
                "Nothing was billed twice or beyond order and receipt.",
            ),
        ),
        Step(
            title="Mend the approvals",
            text=_told(
                audit,
                ("duties_conflict", "over_limit", "split_under_limit", "leaver_active"),
                "Steps, limits and accesses were kept.",
            ),
        ),
        Step(
            title="Ask about what is unusual",
            text=_told(
                audit,
                ("weekend_payment", "outlier_payment", "round_amounts"),
                "Nothing was out of the ordinary.",
            )
            + _digits(audit),
        ),
        Step(
            title="Read the measures",
            text=f"First-pass match {_share(m.matched)} (middle of a 2019 benchmark: "
            f"{facts.display('f.ap_match_median')}); exceptions {_share(m.exceptions)} (others "
            f"{facts.display('f.ap_exceptions_others')}); duplicates {_share(m.duplicates, 2)}, "
            "where any at all is a control that failed.",
        ),
        Step(
            title="Seal the record",
            text=f"What was read and found is chained in {len(audit.seal)} entries; the last hash "
            f"begins {audit.seal[-1].hash[:16]}. Keep it elsewhere: a changed finding breaks it.",
        ),
    ]


def _told(audit: Audit, kinds: Sequence[str], nothing: str) -> str:
    parts = [
        f"{KINDS[kind].title}: {audit.count(kind):,}. {KINDS[kind].next}"
        for kind in kinds
        if audit.count(kind)
    ]
    if parts:
        return " ".join(parts)
    missed = [kind for kind in kinds if kind not in audit.checked]
    return "Not all of it could be looked for; see the notes." if missed else nothing


def _share(value: float | None, digits: int = 1) -> str:
    return "unknown" if value is None else show(100 * value, "percent", digits=digits)


def _digits(audit: Audit) -> str:
    if not audit.digits:
        return ""
    away = sum(
        abs(share - log10(1 + 1 / digit)) for digit, share in enumerate(audit.digits, start=1)
    )
    return (
        f" First digits lie {show(100 * away / 9, 'percentage points')} from Benford's law on "
        "average: a hint where to sample, never a finding, for fixed fees bend it too."
    )


def charts(audit: Audit) -> list[Chart]:
    """Draw findings by kind, and first digits where there are enough bills."""
    counts = {KINDS[kind].title: float(audit.count(kind)) for kind in audit.checked}
    most = max(counts, key=lambda title: counts[title], default="")
    drawn = [
        bars(
            "Findings by kind",
            {"Findings": counts},
            unit="count",
            x_label="Kind",
            reading=f"Most often: {most[:1].lower()}{most[1:]}."
            if audit.findings
            else "Nothing was found.",
        )
    ]
    if audit.digits:
        drawn.append(
            bars(
                "First digits of amounts, beside Benford's law",
                {
                    "This ledger": {
                        str(digit): 100 * share for digit, share in enumerate(audit.digits, start=1)
                    },
                    "Benford": {str(digit): 100 * log10(1 + 1 / digit) for digit in range(1, 10)},
                },
                unit="percent",
                x_label="First digit",
                reading="A gap says where to sample; fixed fees and limits make gaps too.",
            )
        )
    return drawn


def kinds_table(audit: Audit) -> Table:
    """Give each kind with its count, money, innocent reading and first step."""
    rows = []
    for key, kind in KINDS.items():
        looked = key in audit.checked
        money = sum(one.cents for one in audit.findings if one.kind == key)
        rows.append(
            (
                kind.title,
                f"{audit.count(key):,}" if looked else "not looked for",
                show(money / 100, "USD") if looked else "",
                kind.meaning,
                kind.next,
            )
        )
    columns = ("Kind", "Findings", "Money", "What it may be", "First step")
    return table("What was looked for", columns, rows)


def findings_table(audit: Audit) -> Table:
    """Give the findings with the most money."""
    largest = sorted(audit.findings, key=lambda one: (-one.cents, one.kind, one.subject))[:SHOWN]
    rows = [
        (KINDS[one.kind].title, one.subject, one.vendor, show(one.cents / 100, "USD", digits=2),
         one.why)
        for one in largest
    ]  # fmt: skip
    left = len(audit.findings) - len(largest)
    more = f"; {left:,} more are in the file" if left else ""
    columns = ("Kind", "Which", "Vendor", "Money", "Why")
    return table(f"Findings by money{more}", columns, rows)


def seal_table(audit: Audit) -> Table:
    """Give the chain over what was read and found."""
    rows = [
        (str(link.place), link.entry["what"], link.entry["rows"], link.hash) for link in audit.seal
    ]
    return table("Seal of this audit", ("Place", "Entry", "Rows", "Hash"), rows)


def cautions() -> list[str]:
    """Say where an audit of a ledger misleads."""
    return [
        "A ledger shows what was recorded: false goods with a true receipt, bribes and cash do not "
        "show in it.",
        "A clean ledger is no proof; a finding is no proof either. Look at the paper before people.",  # noqa: E501
    ]
