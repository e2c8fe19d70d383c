"""The three-way match over a ledger: order, receipt and bill; and money that left twice."""

from prebrief.casebook.payables.ledger import Ledger
from prebrief.casebook.payables.policy import Policy


def find_overbilled(ledger: Ledger, policy: Policy) -> None:
    """Find bills above what came, or above the price agreed, beyond the tolerance.

    Duplicates are told elsewhere; without them the deliveries are added up anew.
    """
    more = 1 + policy.tolerance
    ledger.do(
        f"""INSERT INTO findings
        WITH clean AS (
          SELECT live.* FROM live WHERE order_id IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM findings AS f WHERE f.subject = live.invoice_id
              AND f.kind LIKE 'duplicate%')),
        running AS (
          SELECT clean.*, d.price, d.came AS arrived, d.service,
            sum(coalesce(clean.quantity, 0)) OVER (PARTITION BY clean.order_id
              ORDER BY clean.came, clean.invoice_id) AS so_far,
            sum(coalesce(clean.quantity, 0)) OVER (PARTITION BY clean.order_id) AS whole
          FROM clean JOIN delivered AS d USING (order_id)),
        over_all AS (
          SELECT *, greatest(0, least(so_far, whole) - arrived) * price AS not_come,
                 amount - quantity * price AS over_price FROM running
          WHERE amount > 0 AND quantity > 0)
        SELECT 'overbilled', invoice_id, vendor_id,
          CAST(round(greatest(0, CASE WHEN not_come IS NULL THEN 0 ELSE not_come END)
            + greatest(0, over_price)) AS BIGINT), order_id,
          CASE WHEN over_price > {policy.tolerance} * quantity * price
            THEN format('Billed at {{}} for {{:g}} ordered at {{}} each.', usd(amount), quantity, usd(price))
            ELSE format('{{:g}} billed on the order so far, {{:g}} received.', so_far, arrived) END
        FROM over_all
        WHERE (arrived IS NOT NULL AND so_far > arrived * {more} AND whole > arrived * {more}
               AND not_come > {policy.tolerance_cents})
           OR (over_price > {policy.tolerance} * quantity * price
               AND over_price > {policy.tolerance_cents}
               AND NOT EXISTS (SELECT 1 FROM credits WHERE credits.bill = over_all.invoice_id))"""  # noqa: E501
    )


def find_without_receipt(ledger: Ledger, policy: Policy) -> None:
    """Find goods paid for without any receipt on their order."""
    del policy
    ledger.do(
        """INSERT INTO findings
        SELECT 'paid_without_receipt', b.invoice_id, b.vendor_id, b.amount, b.order_id,
          format('{} paid; nothing was received on order {}.', usd(b.amount), b.order_id)
        FROM bills AS b JOIN delivered AS d USING (order_id)
        WHERE d.came IS NULL AND NOT d.service
          AND EXISTS (SELECT 1 FROM payments AS p WHERE p.invoice_id = b.invoice_id)
          AND NOT EXISTS (SELECT 1 FROM findings AS f WHERE f.subject = b.invoice_id
            AND f.kind LIKE 'duplicate%')"""
    )


def find_paid_twice(ledger: Ledger, policy: Policy) -> None:
    """Find invoices on which more left than was due; returned payments count against it."""
    del policy
    ledger.do(
        """INSERT INTO findings
        SELECT 'paid_twice', i.invoice_id, i.vendor_id, p.paid - i.amount, p.ids,
          format('{} due, {} paid in {} payments.', usd(i.amount), usd(p.paid), p.many)
        FROM live AS i JOIN (
          SELECT invoice_id, sum(amount) AS paid, count(*) AS many,
                 string_agg(payment_id, ' ' ORDER BY payment_id) AS ids
          FROM payments JOIN (SELECT invoice_id FROM payments GROUP BY ALL HAVING count(*) > 1)
            USING (invoice_id) GROUP BY invoice_id) AS p USING (invoice_id)
        WHERE i.amount > 0 AND p.paid > i.amount * 1.02 + 100"""
    )
