"""What is out of the ordinary: payments on weekends, bills out of line, always round amounts."""

from prebrief.casebook.payables.ledger import Ledger
from prebrief.casebook.payables.policy import Policy

RUN = 0.2
"""A weekend day with at least this part of a usual day's payments is a run."""
HABIT = 0.25
"""A method, or a vendor, with this share of payments on weekends has the habit."""


def find_weekends(ledger: Ledger, policy: Policy) -> None:
    """Find payments that a person released on a weekend, outside any run."""
    del policy
    ledger.do(
        f"""INSERT INTO findings
        WITH p AS (SELECT *, coalesce(method, '') AS way, isodow(paid_on) > 5 AS weekend FROM payments
                   WHERE amount > 0),
        ways AS (SELECT way FROM p GROUP BY way HAVING avg(CAST(weekend AS INT)) < {HABIT}),
        usual AS (SELECT p.* FROM p JOIN ways USING (way)),
        days AS (SELECT paid_on, any_value(weekend) AS weekend, count(*) AS many FROM usual GROUP BY paid_on),
        typical AS (SELECT coalesce(median(many), 0) AS many FROM days WHERE NOT weekend),
        quiet AS (SELECT paid_on FROM days, typical
                  WHERE weekend AND days.many < greatest(5, {RUN} * typical.many)),
        habits AS (SELECT vendor_id FROM usual GROUP BY vendor_id
                   HAVING count(*) FILTER (weekend) >= 4 AND avg(CAST(weekend AS INT)) >= {HABIT})
        SELECT 'weekend_payment', payment_id, vendor_id, amount, invoice_id,
          format('{{}} released by {{}} on {{}}, a {{}}, outside any run.', usd(amount), released_by,
            paid_on, dayname(paid_on))
        FROM usual JOIN quiet USING (paid_on)
        WHERE (person(released_by) OR released_by IS NULL)
          AND vendor_id NOT IN (SELECT vendor_id FROM habits)"""  # noqa: E501
    )


def find_outliers(ledger: Ledger, policy: Policy) -> None:
    """Find bills far above a vendor's others, unless ordered and received or seen before."""
    ledger.do(
        f"""INSERT INTO findings
        WITH sizes AS (SELECT vendor_id, median(ln(amount)) AS middle, count(*) AS many FROM bills
                       GROUP BY vendor_id HAVING count(*) >= {policy.history}),
        spread AS (SELECT b.vendor_id, greatest(0.08,
            1.4826 * median(abs(ln(b.amount) - s.middle))) AS width
          FROM bills AS b JOIN sizes AS s USING (vendor_id) GROUP BY b.vendor_id),
        far AS (SELECT b.*, s.middle, s.many FROM bills AS b JOIN sizes AS s USING (vendor_id)
          JOIN spread AS w USING (vendor_id)
          WHERE ln(b.amount) - s.middle > {policy.outlier} * w.width
            AND ln(b.amount) - s.middle > ln({policy.outlier_times}))
        SELECT 'outlier_payment', f.invoice_id, f.vendor_id, f.amount, '',
          format('{{}}, where this vendor usually bills {{}} ({{}} bills).', usd(f.amount),
            usd(exp(f.middle)), f.many)
        FROM far AS f LEFT JOIN delivered AS d USING (order_id)
        WHERE (d.came IS NULL OR d.came < f.quantity OR f.amount > 1.1 * f.quantity * d.price)
          AND NOT EXISTS (SELECT 1 FROM bills AS o WHERE o.vendor_id = f.vendor_id
            AND o.invoice_id <> f.invoice_id AND o.amount BETWEEN 0.75 * f.amount AND 1.34 * f.amount
            AND abs(o.invoice_date - f.invoice_date) > 20)
          AND NOT EXISTS (SELECT 1 FROM findings AS g WHERE g.subject = f.invoice_id
            AND (g.kind LIKE 'duplicate%' OR g.kind = 'split_under_limit'))"""  # noqa: E501
    )


def find_round(ledger: Ledger, policy: Policy) -> None:
    """Find vendors whose bills, without orders, are almost all round and almost all different."""
    ledger.do(
        f"""INSERT INTO findings
        SELECT 'round_amounts', vendor_id, vendor_id, sum(amount), '',
          format('{{}} of {{}} bills without an order are round, in {{}} different amounts.',
            count(*) FILTER (amount % {policy.round_cents} = 0), count(*), count(DISTINCT amount))
        FROM bills GROUP BY vendor_id
        HAVING count(*) >= 5 AND avg(CAST(order_id IS NULL AS INT)) > 0.9
          AND avg(CAST(amount % {policy.round_cents} = 0 AS INT)) >= 0.8
          AND count(DISTINCT amount) >= greatest(5, 0.4 * least(count(*), 16))"""
    )
