"""Bills that came twice: under a number misread or altered, under a new one, at another vendor."""

from prebrief.casebook.payables.ledger import Ledger
from prebrief.casebook.payables.policy import Policy
from prebrief.casebook.payables.prepared import ACCOUNT, READ, address

MANY = 12
"""From so many bills of the same amount on, the amount of a vendor says nothing."""

CHANCE = 0.06
"""A vendor with more bills than this times the cents of one meets the same amount by chance."""


def find(ledger: Ledger, policy: Policy) -> None:
    """Find duplicates; a bill is counted once, by its plainest sign."""
    _pairs(ledger, policy)
    same_vendor = _same_vendor(policy)
    ledger.do(
        f"""CREATE TABLE judged AS SELECT *, CASE
              WHEN {same_vendor["number"]} THEN 'duplicate_number'
              WHEN {same_vendor["delivery"]} THEN 'duplicate_renumbered' END AS kind
            FROM pairs"""
    )
    _across(ledger, policy)
    ledger.do(
        """INSERT INTO findings
        SELECT kind, later, vendor, cents, first, why FROM (
          SELECT kind, later, vendor, cents, first, CASE kind
            WHEN 'duplicate_number' THEN format('{} reads like {} of {}, billed before: {}.',
              later_number, first_number, first_date, usd(cents))
            ELSE format('{} bills what {} of {} billed: the same {}, {}.', later_number,
              first_number, first_date, usd(cents),
              CASE WHEN same_order THEN 'the same order, and only one delivery'
                   ELSE 'the same department and amount, no order' END) END AS why,
            CASE kind WHEN 'duplicate_number' THEN 1 ELSE 2 END AS rank
          FROM judged WHERE kind IS NOT NULL
          UNION ALL
          SELECT 'duplicate_across_vendors', later, vendor, cents, first, format(
            '{} was billed before by vendor {} ({}): the same number and {}.', later_number,
            first_vendor, first_date, usd(cents)), 3 FROM across)
        QUALIFY row_number() OVER (PARTITION BY later ORDER BY rank, first) = 1"""
    )


def _pairs(ledger: Ledger, policy: Policy) -> None:
    """Set bills of a vendor side by side that share their number or their amount."""
    shown = """a.invoice_id AS first, b.invoice_id AS later, a.vendor_id AS vendor,
        b.amount AS cents, a.amount AS first_cents, a.invoice_number AS first_number,
        b.invoice_number AS later_number, a.invoice_date AS first_date,
        abs(b.invoice_date - a.invoice_date) AS days, a.bare AS first_bare, b.bare AS later_bare,
        coalesce(a.order_id = b.order_id, FALSE) AS same_order,
        a.order_id IS NULL AS first_free, b.order_id IS NULL AS later_free,
        b.order_id AS later_order,
        a.department IS NOT DISTINCT FROM b.department AS same_department,
        a.quantity IS NOT DISTINCT FROM b.quantity AS same_quantity, b.quantity AS quantity,
        coalesce(a.description = b.description, TRUE) AS same_text,
        coalesce(a.requested_by = b.requested_by, TRUE) AS same_person"""
    order = "(a.came, a.invoice_id) < (b.came, b.invoice_id)"
    near = f"abs(b.invoice_date - a.invoice_date) <= {policy.duplicate_days}"
    ledger.do(
        f"""CREATE TABLE pairs AS
        WITH alike AS (SELECT vendor_id, amount, count(*) AS many FROM bills GROUP BY ALL),
        rare AS (SELECT bills.*, many FROM bills JOIN alike USING (vendor_id, amount)
                 WHERE many BETWEEN 2 AND {MANY})
        SELECT {shown}, a.many AS many FROM rare AS a JOIN rare AS b
          ON a.vendor_id = b.vendor_id AND a.amount = b.amount AND {order} AND {near}
        UNION ALL
        SELECT {shown}, CASE WHEN a.amount = b.amount THEN {MANY + 1} ELSE 2 END
        FROM bills AS a JOIN bills AS b
          ON a.vendor_id = b.vendor_id AND a.bare = b.bare AND {order} AND {near}
        UNION ALL
        SELECT {shown}, {MANY + 1} FROM bills AS a JOIN bills AS b
          ON a.order_id = b.order_id AND a.vendor_id = b.vendor_id AND a.amount = b.amount
         AND {order} AND {near}"""
    )
    ledger.do(
        """CREATE OR REPLACE TABLE pairs AS SELECT pairs.*, sizes.bills AS vendor_bills,
        coalesce(d.billed > d.came OR d.came IS NULL AND d.bills > 1 AND d.billed > d.ordered,
          FALSE) AS beyond
        FROM pairs LEFT JOIN delivered AS d ON d.order_id = pairs.later_order
        JOIN (SELECT vendor_id AS vendor, count(*) AS bills FROM bills GROUP BY ALL) AS sizes
          USING (vendor)"""
    )


def _same_vendor(policy: Policy) -> dict[str, str]:
    """Give the rules for two bills of one vendor."""
    slip = (
        "(damerau_levenshtein(first_bare, later_bare) <= 1 OR "
        "(starts_with(later_bare, first_bare) AND length(later_bare) - length(first_bare) <= 4) OR "
        f"damerau_levenshtein({READ.format('first_number')}, {READ.format('later_number')}) <= 1)"
    )
    # What tells a slip from the next number in a row: only one delivery, or the very same bill.
    one_delivery = "same_order AND beyond"
    day = "(days <= 4 OR days BETWEEN 27 AND 32 OR days IN (9, 10))"
    very_same = (
        f"(first_free OR later_free) AND {day} AND same_department AND same_quantity "
        f"AND same_text AND same_person AND many <= 3"
    )
    same_number = (
        "first_bare = later_bare AND (days <= 40 OR length(later_bare) >= 6) AND (cents = first_cents OR days <= 40 "  # noqa: E501
        "AND same_department AND same_text AND abs(cents - first_cents) <= 0.02 * first_cents) "
        "AND (same_order OR first_free OR later_free)"
    )
    specific = (
        f"days <= 60 AND same_department AND same_quantity AND same_text AND same_person "
        f"AND many <= 3 AND (cents % {max(1, policy.round_cents)} <> 0 OR quantity > 0) "
        # Many small bills meet in an amount by chance.
        f"AND (first_free OR later_free) AND vendor_bills <= {CHANCE} * cents"
    )
    return {
        "number": f"({same_number}) AND NOT (same_order AND NOT beyond) "
        f"OR cents = first_cents AND {slip} AND ({one_delivery} OR {very_same})",
        "delivery": f"cents = first_cents AND ({one_delivery} OR {specific})",
    }


def _across(ledger: Ledger, policy: Policy) -> None:
    """Find one bill booked under two vendors' records."""
    known = f"""SELECT vendor_id, nullif(tax_id, '') AS tax, {ACCOUNT.format("bank_account")} AS account,
        {address("address")} AS place,
        regexp_replace(regexp_replace(upper(name), '[^0-9A-Z ]', '', 'g'),
          ' (INC|LLC|CO|CORP|GROUP|LP|LTD|COMPANY|CORPORATION)$', '') AS called FROM vendors"""  # noqa: E501
    ledger.do(
        f"""CREATE TABLE across AS
        WITH known AS ({known}),
        twins AS (SELECT bare, amount FROM bills GROUP BY ALL
                  HAVING count(DISTINCT vendor_id) BETWEEN 2 AND 4),
        shared AS (SELECT bills.* FROM bills JOIN twins USING (bare, amount))
        SELECT a.invoice_id AS first, b.invoice_id AS later, b.vendor_id AS vendor,
               a.vendor_id AS first_vendor, b.amount AS cents, a.invoice_date AS first_date,
               b.invoice_number AS later_number
        FROM shared AS a JOIN shared AS b ON a.bare = b.bare AND a.amount = b.amount
          AND a.vendor_id <> b.vendor_id AND (a.came, a.invoice_id) < (b.came, b.invoice_id)
          AND abs(a.invoice_date - b.invoice_date) <= {policy.duplicate_days}
        LEFT JOIN known AS x ON x.vendor_id = a.vendor_id
        LEFT JOIN known AS y ON y.vendor_id = b.vendor_id
        WHERE coalesce(x.tax = y.tax, FALSE) OR coalesce(x.called = y.called, FALSE)
           -- One factor collects for many, and many share a building.
           OR (coalesce(x.account = y.account OR x.place = y.place, FALSE)
               AND abs(a.invoice_date - b.invoice_date) <= 10)
           OR a.order_id = b.order_id
           OR (a.invoice_date = b.invoice_date AND a.department = b.department
               AND a.amount % {max(1, policy.round_cents)} <> 0
               AND (length(a.bare) >= 4 OR a.requested_by = b.requested_by
                    AND a.quantity IS NOT DISTINCT FROM b.quantity
                    AND a.description IS NOT DISTINCT FROM b.description))"""
    )
