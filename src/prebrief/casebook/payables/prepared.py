"""What several checks need: live bills, bare numbers, credits, deliveries by order, spelled alike."""  # noqa: E501

from prebrief.casebook.payables.ledger import Ledger
from prebrief.casebook.payables.policy import Policy

_DEAD = "'void', 'voided', 'cancelled', 'canceled', 'rejected', 'deleted', 'reversed'"
CREDIT_DAYS = 180
"""A credit memo belongs to a bill at most so long before it."""

READ = "regexp_replace(translate(upper({0}), 'OILSB', '01158'), '[^0-9A-Z]', '', 'g')"
"""A number as the eye confuses it: O and 0, I and 1, S and 5; without marks."""
BARE = f"coalesce(nullif(ltrim({READ}, '0'), ''), '0')"
"""The same without leading zeros."""
ACCOUNT = "nullif(regexp_replace(upper({0}), '[^0-9A-Z]', '', 'g'), '')"
PHONE = "nullif(right(regexp_replace({0}, '[^0-9]', '', 'g'), 10), '')"
_SHORT = (
    ("STREET", "ST"), ("AVENUE", "AVE"), ("ROAD", "RD"), ("LANE", "LN"), ("DRIVE", "DR"),
    ("BOULEVARD", "BLVD"), ("COURT", "CT"), ("PLACE", "PL"), ("APARTMENT", "U"), ("APT", "U"),
    ("SUITE", "U"), ("STE", "U"), ("UNIT", "U"), ("NO", "U"),
)  # fmt: skip


def address(column: str) -> str:
    """Write an address in one way: words short, every kind of door alike."""
    text = f"' ' || regexp_replace(replace(upper({column}), '#', ' U '), '[^0-9A-Z]+', ' ', 'g') || ' '"  # noqa: E501
    for long, short in _SHORT:
        text = f"replace({text}, ' {long} ', ' {short} ')"
    return f"nullif(trim({text}), '')"


def prepare(ledger: Ledger, policy: Policy) -> None:
    """Make the tables that the checks share."""
    machines = ", ".join("'" + name.replace("'", "''") + "'" for name in policy.machines)
    ledger.do(f"CREATE MACRO person(who) AS who IS NOT NULL AND lower(who) NOT IN ({machines})")
    ledger.do(
        "CREATE TABLE findings (kind VARCHAR, subject VARCHAR, vendor VARCHAR, cents BIGINT, "
        "related VARCHAR, why VARCHAR)"
    )
    ledger.do("CREATE MACRO usd(c) AS format('${:,.2f}', c / 100.0)")
    ledger.do(
        "CREATE VIEW live AS SELECT *, coalesce(entered_on, received_on, invoice_date) AS came "
        f"FROM invoices WHERE lower(coalesce(status, '')) NOT IN ({_DEAD})"
    )
    _credits(ledger)
    ledger.do(
        f"CREATE TABLE bills AS SELECT live.*, {BARE.format('invoice_number')} AS bare FROM live "
        "WHERE amount > 0 AND NOT EXISTS (SELECT 1 FROM credits "
        "WHERE credits.bill = live.invoice_id)"
    )
    _deliveries(ledger)


def _credits(ledger: Ledger) -> None:
    """Set each credit memo against the one bill that it takes back."""
    ledger.do(
        f"""CREATE TABLE credits AS
        WITH memos AS (SELECT * FROM live WHERE amount < 0)
        SELECT memo.invoice_id AS memo, bill.invoice_id AS bill
        FROM memos AS memo JOIN live AS bill
          ON bill.vendor_id = memo.vendor_id AND bill.amount = -memo.amount AND bill.amount > 0
         AND bill.invoice_date BETWEEN memo.invoice_date - {CREDIT_DAYS} AND memo.invoice_date
        QUALIFY row_number() OVER (PARTITION BY memo.invoice_id ORDER BY
          contains({BARE.format("memo.invoice_number")}, {BARE.format("bill.invoice_number")}) DESC,
          (bill.order_id IS NOT DISTINCT FROM memo.order_id) DESC,
          length(bill.invoice_number) DESC, bill.invoice_date DESC, bill.invoice_id) = 1"""
    )


def _deliveries(ledger: Ledger) -> None:
    """Add up by order what was ordered, what came, and what was billed."""
    ledger.do(
        """CREATE TABLE delivered AS
        SELECT o.order_id, o.quantity AS ordered, o.unit_price AS price, r.came, b.billed, b.bills,
               lower(coalesce(o.type, '')) LIKE '%serv%' AS service
        FROM orders AS o
        LEFT JOIN (SELECT order_id, sum(quantity) AS came FROM receipts GROUP BY ALL) AS r
          USING (order_id)
        JOIN (SELECT order_id, sum(coalesce(quantity, 0)) AS billed, count(*) AS bills FROM live
              WHERE order_id IS NOT NULL GROUP BY ALL) AS b USING (order_id)"""
    )
