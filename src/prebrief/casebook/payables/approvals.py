"""Who did what: duties that must be apart, limits, purchases cut into parts, leavers."""

from prebrief.casebook.payables.ledger import Ledger
from prebrief.casebook.payables.policy import Policy

TIGHT = 0.85
"""Parts cut to fit lie within so much of the limit."""
RARE = (
    (0.0, 0.0005, 0.002, 0.004),
    (0.02, 0.015, 0.015, 0.03),
    (0.08, 0.06, 0.15, 0.3),
)
"""Further parts expected by chance in the time, at most: for two, three, and more found together.

Across stand the signs that they are parts of one purchase: described alike, numbered one after the
other, all close to the limit; none of them, one, two, or three. Two parts with no sign are chance.
"""


def find_conflicts(ledger: Ledger, policy: Policy) -> None:
    """Find bills on which one person did two steps that belong to two."""
    del policy
    ledger.do(
        """INSERT INTO findings
        WITH steps AS (
          SELECT b.invoice_id, b.vendor_id, b.amount, b.entered_by, b.approved_by,
                 b.second_approver, coalesce(o.requested_by, b.requested_by) AS asked,
                 v.created_by AS maker, p.released_by
          FROM bills AS b LEFT JOIN orders AS o USING (order_id)
          LEFT JOIN vendors AS v ON v.vendor_id = b.vendor_id
          LEFT JOIN (SELECT invoice_id, min(released_by) AS released_by FROM payments
                     WHERE amount > 0 GROUP BY ALL) AS p ON p.invoice_id = b.invoice_id),
        told AS (SELECT *, list_filter([
          CASE WHEN person(entered_by) AND entered_by IN (approved_by, second_approver)
            THEN format('{} entered and approved it', entered_by) END,
          CASE WHEN person(released_by) AND released_by IN (approved_by, second_approver)
            THEN format('{} approved it and released the payment', released_by) END,
          CASE WHEN person(asked) AND asked IN (approved_by, second_approver)
            THEN format('{} asked for it and approved it', asked) END,
          CASE WHEN person(maker) AND maker IN (approved_by, second_approver, entered_by, released_by)
            THEN format('{} set up the vendor and handled its bill', maker) END,
          CASE WHEN person(released_by) AND released_by = entered_by
            THEN format('{} entered it and released the payment', released_by) END
          ], lambda x: x IS NOT NULL) AS found FROM steps)
        SELECT 'duties_conflict', invoice_id, vendor_id, amount, '', array_to_string(found, '; ') || '.'
        FROM told WHERE len(found) > 0"""  # noqa: E501
    )


def find_over_limit(ledger: Ledger, policy: Policy) -> None:
    """Find bills whose approvers' limits, the highest of them, lie below the amount."""
    del policy
    ledger.do(
        """INSERT INTO findings
        SELECT 'over_limit', b.invoice_id, b.vendor_id, b.amount, b.approved_by,
          format('{} approved by {}, whose limit is {}.', usd(b.amount), b.approved_by,
            usd(greatest(e.approval_limit, coalesce(s.approval_limit, 0))))
        FROM bills AS b JOIN employees AS e ON e.employee_id = b.approved_by
        LEFT JOIN employees AS s ON s.employee_id = b.second_approver
        WHERE e.approval_limit < b.amount
          AND (b.second_approver IS NULL OR s.approval_limit < b.amount)"""
    )


def find_leavers(ledger: Ledger, policy: Policy) -> None:
    """Find bills entered or approved under the name of somebody who had left."""
    del policy
    ledger.do(
        """INSERT INTO findings
        SELECT 'leaver_active', b.invoice_id, b.vendor_id, b.amount, e.employee_id,
          format('{} left on {}; the bill was handled under that name on {}.', e.employee_id,
            e.left_on, max(CASE WHEN e.employee_id = b.entered_by THEN b.entered_on
                           ELSE b.approved_on END))
        FROM bills AS b JOIN employees AS e ON e.left_on IS NOT NULL
          AND ((e.employee_id = b.entered_by AND b.entered_on > e.left_on)
            OR (e.employee_id IN (b.approved_by, b.second_approver) AND b.approved_on > e.left_on))
        GROUP BY b.invoice_id, b.vendor_id, b.amount, e.employee_id, e.left_on"""
    )


def find_splits(ledger: Ledger, policy: Policy) -> None:
    """Find purchases cut into parts that each stay below one person's limit.

    A vendor whose bills always lie there is no sign: what counts is that so many of them lie
    together although they are rare otherwise.
    """
    low, days = policy.near_limit, policy.split_days
    limits = [list(row) for row in RARE]
    ledger.do(
        f"""CREATE TABLE near AS
        SELECT b.invoice_id, b.vendor_id, b.amount, b.invoice_date AS day, b.approved_by,
          coalesce(b.requested_by, '') AS asked,
          coalesce(b.description, b.invoice_id) AS what,
          try_cast(right(regexp_extract(b.invoice_number, '([0-9]+)[^0-9]*$', 1), 15)
            AS BIGINT) AS turn, greatest(e.approval_limit,
            coalesce(s.approval_limit, 0)) AS most
        FROM bills AS b JOIN employees AS e ON e.employee_id = b.approved_by
        LEFT JOIN employees AS s ON s.employee_id = b.second_approver
        WHERE e.approval_limit > 0 AND b.amount <= e.approval_limit
          AND b.amount >= {low / 3} * e.approval_limit
          AND (b.second_approver IS NULL OR s.approval_limit <= e.approval_limit)
          AND NOT EXISTS (SELECT 1 FROM findings AS f WHERE f.subject = b.invoice_id
            AND f.kind LIKE 'duplicate%')"""
    )
    ledger.do(
        f"""INSERT INTO findings
        WITH gaps AS (SELECT *, coalesce(day - lag(day) OVER mine > {days}, TRUE) AS starts
          FROM near WINDOW mine AS (PARTITION BY vendor_id, asked, approved_by ORDER BY day, invoice_id)),
        numbered AS (SELECT *, sum(CAST(starts AS INT)) OVER (PARTITION BY vendor_id, asked,
          approved_by ORDER BY day, invoice_id) AS island FROM gaps),
        islands AS (SELECT vendor_id, asked, approved_by, island, count(*) AS parts,
            count(*) FILTER (amount >= {low} * most) AS near_parts,
            CAST(count(DISTINCT what) = 1 AS INT)
              + CAST(coalesce(min(amount) FILTER (amount >= {low} * most) >= {TIGHT} * min(most), FALSE)
                AS INT)
              + CAST(coalesce(max(turn) - min(turn) <= 3 * count(*), FALSE) AS INT) AS alike,
            sum(amount) AS whole, min(most) AS most, max(day) - min(day) AS lasts,
            string_agg(invoice_id, ' ' ORDER BY invoice_id) AS ids
          FROM numbered GROUP BY ALL),
        own AS (SELECT vendor_id, asked, count(*) FILTER (amount >= {low} * most) AS often
          FROM near GROUP BY ALL),
        others AS (SELECT vendor_id, count(*) FILTER (amount >= {low} * most) AS often,
            count(DISTINCT asked) AS people FROM near GROUP BY ALL),
        time AS (SELECT greatest(30, max(day) - min(day)) AS span FROM near),
        judged AS (SELECT i.*, greatest(own.often - i.near_parts,
              (others.often - i.near_parts) / others.people) * (i.lasts + 1.0) / time.span AS by_chance
          FROM islands AS i JOIN own USING (vendor_id, asked) JOIN others USING (vendor_id), time
          WHERE i.near_parts >= 2 AND i.whole > i.most AND i.lasts <= {2 * days})
        SELECT 'split_under_limit', n.invoice_id, n.vendor_id, n.amount, i.ids,
          format('One of {{}} bills within {{}} days, together {{}}; each is below the {{}} that {{}} may approve.',
            i.parts, i.lasts + 1, usd(i.whole), usd(i.most), i.approved_by)
        FROM judged AS i JOIN numbered AS n USING (vendor_id, asked, approved_by, island)
        WHERE by_chance < {limits}[least(i.near_parts, 4) - 1][alike + 1]"""  # noqa: E501
    )
