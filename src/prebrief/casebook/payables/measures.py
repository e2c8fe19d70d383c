"""What a payables office is measured by, from its own ledger."""

from dataclasses import dataclass

from prebrief.casebook.payables.ledger import Ledger

FEW = 300
"""Below this many bills the first digits say nothing."""


@dataclass(frozen=True, kw_only=True)
class Measures:
    """Cents, shares of one and days; none where the ledger does not say."""

    bills: int
    billed: int
    days: int
    """Between the first and the last day of the ledger."""
    open: int | None
    """Owed on the last day."""
    dpo: float | None
    matched: float | None
    """Bills with an order that agree with order and receipt, as a share of them."""
    exceptions: float | None
    cycle: float | None
    """Median days from the bill's arrival to its approval."""
    cycle_long: float | None
    """The longest tenth takes more."""
    offered: int | None
    """Discounts offered for early payment."""
    captured: int | None
    electronic: float | None
    duplicates: float
    """Duplicates among the bills, as a share."""
    duplicate_cents: int
    flagged: float
    """Bills that any finding is about, as a share."""


def measure(ledger: Ledger) -> Measures:
    """Work the measures out of what is there."""
    bills, billed, first, last = ledger.ask(
        "SELECT count(*), coalesce(sum(amount), 0), min(invoice_date), max(invoice_date) FROM bills"
    )[0]
    paid_to = ledger.one("SELECT max(paid_on) FROM payments")
    last = max(last, paid_to) if last and paid_to else last
    days = (last - first).days + 1 if first else 0
    copies, copy_cents = ledger.ask(
        "SELECT count(*), coalesce(sum(cents), 0) FROM findings WHERE kind LIKE 'duplicate%'"
    )[0]
    flagged = ledger.one(
        "SELECT count(*) FROM bills WHERE invoice_id IN (SELECT subject FROM findings)"
    )
    owed = _open(ledger)
    matched = _matched(ledger)
    cycle, cycle_long = ledger.ask(
        "SELECT median(approved_on - received_on), quantile_cont(approved_on - received_on, 0.9) "
        "FROM bills WHERE approved_on >= received_on"
    )[0]
    offered, captured = _discounts(ledger)
    return Measures(
        bills=bills,
        billed=int(billed),
        days=days,
        open=owed,
        dpo=owed / int(billed) * days if owed is not None and billed else None,
        matched=matched,
        exceptions=None if matched is None else 1 - matched,
        cycle=cycle,
        cycle_long=cycle_long,
        offered=offered,
        captured=captured,
        electronic=ledger.one(
            "SELECT avg(CAST(lower(source) IN ('edi', 'portal', 'xml', 'electronic', 'api') AS INT)) "  # noqa: E501
            "FROM bills WHERE source IS NOT NULL"
        ),
        duplicates=copies / bills if bills else 0.0,
        duplicate_cents=int(copy_cents),
        flagged=flagged / bills if bills else 0.0,
    )


def benford(ledger: Ledger) -> tuple[float, ...]:
    """Give the share of bills by first digit; empty where there are too few to say anything."""
    rows = ledger.ask(
        "SELECT left(CAST(amount AS VARCHAR), 1), count(*) FROM bills GROUP BY ALL ORDER BY 1"
    )
    many: dict[str, int] = dict(rows)
    whole = sum(many.values())
    if whole < FEW:
        return ()
    return tuple(many.get(str(digit), 0) / whole for digit in range(1, 10))


def _open(ledger: Ledger) -> int | None:
    """Add up what is neither paid, nor credited, nor taken as a discount."""
    if not ledger.has("payments"):
        return None
    return int(
        ledger.one(
            "SELECT coalesce(sum(greatest(0, b.amount - coalesce(p.paid, 0))) FILTER (p.paid IS NULL "  # noqa: E501
            "OR p.paid < 0.95 * b.amount), 0) FROM bills AS b LEFT JOIN "
            "(SELECT invoice_id, sum(amount) AS paid FROM payments GROUP BY ALL) AS p "
            "USING (invoice_id)"
        )
    )


def _matched(ledger: Ledger) -> float | None:
    """Count bills that agree with order and receipt to the unit and within a cent in a hundred."""
    if not ledger.has("orders") or not ledger.has("receipts"):
        return None
    share = ledger.one(
        "SELECT avg(CAST(coalesce((d.billed <= d.came OR d.service AND d.came IS NULL) "
        "AND abs(b.amount - b.quantity * d.price) <= 0.01 * b.amount, FALSE) AS INT)) "
        "FROM bills AS b JOIN delivered AS d USING (order_id)"
    )
    return None if share is None else float(share)


def _discounts(ledger: Ledger) -> tuple[int | None, int | None]:
    """Read terms such as 2/10 net 30 and what was taken of them."""
    if not ledger.has("invoices", "terms") or not ledger.has("payments"):
        return None, None
    offered, captured = ledger.ask(
        "WITH t AS (SELECT invoice_id, amount, "
        "try_cast(regexp_extract(terms, '^\\s*([0-9.]+)\\s*%?\\s*/\\s*[0-9]+', 1) AS DOUBLE) AS rate "  # noqa: E501
        "FROM bills), p AS (SELECT invoice_id, sum(amount) AS paid FROM payments GROUP BY ALL) "
        "SELECT sum(CAST(round(amount * rate / 100) AS BIGINT)), "
        "sum(CASE WHEN amount - paid BETWEEN 1 AND amount * rate / 100 + 1 THEN amount - paid "
        "ELSE 0 END) FROM t JOIN p USING (invoice_id) WHERE rate > 0 AND rate < 20"
    )[0]
    return (None, None) if offered is None else (int(offered), int(captured or 0))
