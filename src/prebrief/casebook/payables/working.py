"""Payables worked in words, figures and charts."""

from functools import lru_cache

from prebrief.casebook.case import Working
from prebrief.casebook.charts import bars, lines
from prebrief.casebook.facts import Facts
from prebrief.casebook.payables import report, sums
from prebrief.casebook.payables.audit import Audit, audit_rows
from prebrief.casebook.payables.inputs import Evidence, Payables
from prebrief.casebook.payables.kinds import KINDS
from prebrief.casebook.payables.policy import Policy
from prebrief.casebook.payables.sample import Sample
from prebrief.casebook.payables.self_audit import self_audit
from prebrief.casebook.units import figure, show
from prebrief.records.case import Chart, Check, Figure, Step, Verdict

_WORDS = {
    "sets_up_vendor": "sets up vendors",
    "orders": "orders",
    "receives": "receives",
    "enters": "enters invoices",
    "approves": "approves",
    "releases": "releases payments",
    "reconciles": "checks the bank statement",
}
_VERDICTS: dict[Evidence, Verdict] = {"yes": "met", "no": "not_met", "unknown": "unknown"}


def solve(inputs: Payables, facts: Facts) -> Working:
    """Work the match, the route, the duties, the measures, and a small ledger."""
    found = sums.match(inputs)
    clashes = sums.conflicts(inputs.duties)
    audit = _audited(
        inputs.ledger_invoices,
        inputs.ledger_seed,
        inputs.ledger_unit,
        inputs.schemes,
        inputs.policy(),
    )
    given = {one.item: _VERDICTS[one.met] for one in inputs.self_audit}
    answered = self_audit(facts, given, None)
    return Working(
        headline=_headline(found, clashes, audit),
        figures=[
            *_match_figures(inputs, found),
            figure("conflicts", "Duties that one person joins", len(clashes), "count", main=True),
            *_money_figures(inputs, facts),
            *report.figures(audit),
            report.score_figure(answered),
        ],
        steps=[
            _match_step(inputs, found),
            _route_step(inputs, found),
            _duties_step(clashes),
            *_money_steps(inputs, facts),
            _ledger_step(inputs, audit),
        ],
        charts=[_match_chart(inputs, found), _discount_chart(inputs), *report.charts(audit)],
        tables=[report.kinds_table(audit), report.findings_table(audit)],
        checks=[_match_check(found), *answered.checks],
        cautions=_cautions(inputs, found),
    )


@lru_cache(maxsize=32)
def _audited(invoices: int, seed: int, unit: int, schemes: int, policy: Policy) -> Audit:
    """Draw the small ledger and audit it; the same one is asked for again and again."""
    return audit_rows(Sample(invoices, seed, unit, schemes).tables, policy)


def _headline(found: sums.Match, clashes: list[tuple[str, str, str, int]], audit: Audit) -> str:
    if found.passes:
        first = f"Pay {show(found.claimed, 'USD')}: order, receipt and invoice agree."
    else:
        first = (
            f"Hold the invoice: {show(found.claimed, 'USD')} is claimed, "
            f"{show(found.due, 'USD')} is due."
        )
    worst = any(weight == 3 for *_, weight in clashes)
    duties = " One person can let money out alone." if worst else ""
    return f"{first}{duties} The small ledger holds {len(audit.findings)} findings."


def _match_figures(inputs: Payables, found: sums.Match) -> list[Figure]:
    def share(value: float | None) -> float | None:
        return None if value is None else 100 * value

    return [
        figure("claimed", "Claimed by the invoice", found.claimed, "USD"),
        figure("due", "Due on a corrected invoice", found.due, "USD", main=True),
        figure("held", "In question", found.held, "USD", main=True),
        figure("over_units", "Billed beyond what was ordered and came", found.over, "units"),
        figure(
            "over_received",
            "As a share of what came",
            share(found.over_received),
            "percent",
            display="" if found.over_received is not None else "nothing came",
        ),
        figure(
            "over_billed",
            "As a share of the invoice",
            share(found.over_billed),
            "percent",
            display="" if found.over_billed is not None else "nothing was billed",
        ),
        figure(
            "price_gap",
            "Price against the order",
            share(found.price_gap),
            "percent",
            display="" if found.price_gap is not None else "no price on the order",
        ),
        figure(
            "signatures",
            "People who sign for the amount claimed",
            len(sums.route(inputs.limits, found.claimed)),
            "count",
        ),
    ]


def _money_figures(inputs: Payables, facts: Facts) -> list[Figure]:
    simple, compounded = sums.discount_simple(inputs), sums.discount_compounded(inputs)
    cost = facts.given_or(inputs.cost_per_invoice, "f.ap_cost_others")
    best = facts.value("f.ap_cost_best")
    none = "" if simple is not None else "no day sooner"
    return [
        figure("dpo", "Days payable outstanding", sums.days_payable(inputs), "days", main=True),
        figure(
            "discount_simple",
            "What the discount returns, simple",
            None if simple is None else 100 * simple,
            "percent per year",
            display=none,
        ),
        figure(
            "discount_compounded",
            "What the discount returns, compounded",
            None if compounded is None else 100 * compounded,
            "percent per year",
            main=True,
            display=none,
        ),
        figure(
            "handling", "Handling the invoices", cost * inputs.invoices_per_year, "USD per year"
        ),
        figure(
            "handling_gap",
            "More than at the best-in-class cost",
            (cost - best) * inputs.invoices_per_year,
            "USD per year",
        ),
        figure(
            "fraud_estimate",
            "Examiners' estimate of fraud at this revenue",
            facts.share("f.fraud_revenue_2024") * inputs.revenue,
            "USD per year",
            note="An opinion about all organizations, for scale; never a saving to claim.",
        ),
    ]


def _match_step(inputs: Payables, found: sums.Match) -> Step:
    text = (
        f"Ordered {show(inputs.ordered, 'units')} at {show(inputs.order_price, 'USD per unit')}, "
        f"received {show(inputs.received, 'units')}, billed {show(inputs.billed, 'units')} at "
        f"{show(inputs.billed_price, 'USD per unit')}. "
    )
    if found.passes:
        text += f"Within {show(inputs.tolerance, 'percent')}: release on its due date."
    elif found.over > 0:
        share = (
            f", {show(100 * found.over_received, 'percent')} of what came but "
            f"{show(100 * (found.over_billed or 0), 'percent')} of the invoice"
            if found.over_received is not None
            else ""
        )
        text += f"{show(found.over, 'units')} too many{share}: hold all of it."
    else:
        text += "The price is above the order: hold it and ask purchasing."
    return Step(title="Match the three documents", text=text)


def _route_step(inputs: Payables, found: sums.Match) -> Step:
    signs = sums.route(inputs.limits, found.claimed)
    return Step(
        title="Find who signs",
        text=f"{show(found.claimed, 'USD')} goes to {', then '.join(signs)}. Parts of one purchase "
        "count together; the limits are examples until yours stand here.",
    )


def _duties_step(clashes: list[tuple[str, str, str, int]]) -> Step:
    if not clashes:
        text = "No two steps that belong apart lie with one person."
    else:
        told = "; ".join(
            f"{who} {_WORDS[first]} and {_WORDS[second]}"
            for who, first, second, _ in sorted(clashes, key=lambda one: -one[3])
        )
        text = (
            f"{told}. Split first what lets money out alone: vendor file, approval, release. "
            "Where nobody is free, let an owner look afterward: bank statement, new vendors."
        )
    return Step(title="Keep duties apart", text=text)


def _money_steps(inputs: Payables, facts: Facts) -> list[Step]:
    days = sums.days_payable(inputs)
    rate = sums.discount_compounded(inputs)
    if rate is None:
        offer = "Paying early is no day sooner here, so the discount is a plain price cut."
    else:
        better = 100 * rate > inputs.cost_of_cash
        offer = (
            f"{show(inputs.discount, 'percent')} for paying "
            f"{show(inputs.net_days - inputs.discount_days, 'days')} sooner returns "
            f"{show(100 * (sums.discount_simple(inputs) or 0), 'percent')} a year, "
            f"{show(100 * rate, 'percent')} compounded, against "
            f"{show(inputs.cost_of_cash, 'percent')} for cash: "
            f"{'take it, after the match' if better else 'leave it'}."
        )
    return [
        Step(
            title="Days payable",
            text=f"{show(inputs.payables, 'USD')} owed over purchases of "
            f"{show(inputs.purchases, 'USD per year')} are {show(days, 'days')}. Longer keeps cash "
            "and strains vendors; ask which critical ones wait.",
        ),
        Step(title="Price the early payment", text=offer),
        Step(
            title="Put a scale to fraud",
            text=f"Examiners put it at {facts.display('f.fraud_revenue_2024')} of revenue: "
            f"{show(facts.share('f.fraud_revenue_2024') * inputs.revenue, 'USD per year')} here. "
            "Use it to open the talk, never as a saving.",
        ),
    ]


def _ledger_step(inputs: Payables, audit: Audit) -> Step:
    kinds = [kind for kind in audit.checked if audit.count(kind)]
    told = "; ".join(f"{KINDS[kind].title.lower()} ({audit.count(kind)})" for kind in kinds)
    return Step(
        title="Audit a small ledger",
        text=f"{inputs.schemes} schemes are hidden among {audit.measures.bills:,} bills. Found: "
        f"{told or 'nothing'}. Your own tables go through the same checks.",
    )


def _match_chart(inputs: Payables, found: sums.Match) -> Chart:
    return bars(
        "Order, receipt and invoice",
        {
            "Units": {
                "Ordered": inputs.ordered,
                "Received": inputs.received,
                "Billed": inputs.billed,
            }
        },
        unit="units",
        x_label="Document",
        reading="The three agree within the tolerance."
        if found.passes
        else f"{show(found.over, 'units')} billed beyond what was ordered and came.",
    )


def _discount_chart(inputs: Payables) -> Chart:
    points = []
    for sooner in (5, 10, 15, 20, 30, 45, 60):
        changed = inputs.model_copy(update={"discount_days": 0, "net_days": sooner})
        points.append((float(sooner), 100 * (sums.discount_simple(changed) or 0.0)))
    return lines(
        f"What {show(inputs.discount, 'percent')} for paying early returns, simple",
        {"Return": points},
        unit="percent per year",
        x_label="Days paid sooner",
        guides={"cost of cash": inputs.cost_of_cash},
        reading="The fewer days sooner, the more the same discount returns in a year.",
    )


def _match_check(found: sums.Match) -> Check:
    return Check(
        text="Order, receipt and invoice agree",
        verdict="met" if found.passes else "not_met",
        why="" if found.passes else f"{show(found.held, 'USD')} is in question.",
    )


def _cautions(inputs: Payables, found: sums.Match) -> list[str]:
    cautions = [
        "The small ledger is invented and simple; how well the audit finds is measured elsewhere.",
        *report.cautions(),
    ]
    if inputs.received > inputs.ordered:
        cautions.append("More came than was ordered: somebody has to accept or return the rest.")
    if not found.passes and found.due > 0:
        cautions.append(
            "Pay the part that is due only on a corrected invoice or a credit received."
        )
    return cautions
