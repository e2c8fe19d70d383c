"""The vendor file: employees behind vendors, changed accounts, payments that went elsewhere."""

from prebrief.casebook.payables.ledger import Ledger
from prebrief.casebook.payables.policy import Policy
from prebrief.casebook.payables.prepared import ACCOUNT, PHONE, address

CROWDED = 3
"""From so many vendors on, a house is an office building unless the door is the same."""


def find_ghosts(ledger: Ledger, policy: Policy) -> None:
    """Find suppliers that share an account, a telephone or a door with an employee."""
    del policy
    keys = f"""{ACCOUNT.format("bank_account")} AS account, {PHONE.format("phone")} AS phone,
        {address("address")} AS place"""
    ledger.do(
        f"""INSERT INTO findings
        WITH v AS (SELECT vendor_id, {keys} FROM vendors
            WHERE lower(coalesce(type, '')) NOT LIKE '%employee%'
              AND lower(coalesce(declared, '')) NOT IN ('yes', 'y', 'true', '1')),
        e AS (SELECT employee_id, {keys} FROM employees),
        crowd AS (SELECT place FROM v WHERE place NOT LIKE '% U %' GROUP BY place
                  HAVING count(*) >= {CROWDED}),
        hits AS (
          SELECT vendor_id, employee_id, 'bank account' AS what FROM v JOIN e USING (account)
          UNION ALL SELECT vendor_id, employee_id, 'telephone' FROM v JOIN e USING (phone)
          UNION ALL SELECT vendor_id, employee_id, 'address' FROM v JOIN e USING (place)
            WHERE place NOT IN (SELECT place FROM crowd)),
        paid AS (SELECT vendor_id, sum(amount) AS cents FROM payments GROUP BY ALL)
        SELECT 'ghost_vendor', vendor_id, vendor_id, coalesce(max(cents), 0),
          string_agg(DISTINCT employee_id, ' ' ORDER BY employee_id),
          format('Shares its {{}} with employee {{}}.',
            string_agg(DISTINCT what, ' and ' ORDER BY what), min(employee_id))
        FROM hits LEFT JOIN paid USING (vendor_id) GROUP BY vendor_id"""
    )


def find_unconfirmed_changes(ledger: Ledger, policy: Policy) -> None:
    """Find changed accounts that money reached before somebody had called the number on file."""
    del policy
    called = f"{PHONE.format('c.number_called')}"
    on_file = f"{PHONE.format('v.phone')}"
    # Where the table does not say which number was called, the note of a call has to do.
    known = "TRUE" if not ledger.has("bank_changes", "number_called") else f"{called} = {on_file}"
    ledger.do(
        f"""INSERT INTO findings
        WITH c AS (SELECT *, {ACCOUNT.format("new_account")} AS account,
            lead(changed_on) OVER (PARTITION BY vendor_id ORDER BY changed_on, new_account) AS until
          FROM bank_changes),
        p AS (SELECT vendor_id, paid_on, amount, {ACCOUNT.format("bank_account")} AS account
              FROM payments WHERE amount > 0),
        reached AS (
          SELECT c.vendor_id, c.changed_on, c.changed_by, c.confirmed_by, c.confirmed_on,
            c.confirmed_how, c.number_called, c.account,
            min(p.paid_on) AS first, sum(p.amount) AS cents
          FROM c JOIN p ON p.vendor_id = c.vendor_id AND p.account = c.account
            AND p.paid_on >= c.changed_on AND (c.until IS NULL OR p.paid_on < c.until)
          GROUP BY ALL),
        judged AS (SELECT c.*, CASE
            WHEN c.confirmed_on IS NULL OR c.confirmed_by IS NULL THEN 'nobody confirmed it'
            WHEN c.confirmed_on > c.first THEN 'it was confirmed only after money had gone'
            WHEN c.confirmed_by = c.changed_by THEN 'whoever changed it confirmed it'
            WHEN lower(coalesce(c.confirmed_how, '')) LIKE '%deposit%'
              OR lower(coalesce(c.confirmed_how, '')) LIKE '%test%' THEN NULL
            WHEN v.phone IS NOT NULL AND NOT coalesce({known}, FALSE)
              THEN 'the number called is not the one on file' END AS fault
          FROM reached AS c LEFT JOIN vendors AS v USING (vendor_id))
        SELECT 'bank_change_unconfirmed', vendor_id || '@' || changed_on, vendor_id, cents, '',
          format('Account changed on {{}}, paid to from {{}} on: {{}}.', changed_on, first, fault)
        FROM judged WHERE fault IS NOT NULL"""
    )


def find_other_accounts(ledger: Ledger, policy: Policy) -> None:
    """Find payments to an account that was not the vendor's on that day."""
    del policy
    ledger.do(
        f"""INSERT INTO findings
        WITH began AS (
          SELECT vendor_id, DATE '1900-01-01' AS since,
            coalesce((SELECT {ACCOUNT.format("arg_min(old_account, changed_on)")} FROM bank_changes AS b
                      WHERE b.vendor_id = v.vendor_id), {ACCOUNT.format("bank_account")}) AS account
          FROM vendors AS v
          UNION ALL SELECT vendor_id, changed_on, {ACCOUNT.format("new_account")} FROM bank_changes),
        p AS (SELECT payment_id, invoice_id, vendor_id, paid_on, amount,
                {ACCOUNT.format("bank_account")} AS went FROM payments WHERE bank_account IS NOT NULL)
        SELECT 'paid_to_other_account', p.payment_id, p.vendor_id, p.amount, p.invoice_id,
          format('Paid on {{}} to an account that the vendor file did not hold then.', p.paid_on)
        FROM p ASOF JOIN began ON p.vendor_id = began.vendor_id AND p.paid_on >= began.since
        WHERE began.account IS NOT NULL AND p.went <> began.account
          AND NOT EXISTS (SELECT 1 FROM began AS other WHERE other.vendor_id = p.vendor_id
            AND other.account = p.went AND other.since <= p.paid_on)"""  # noqa: E501
    )
