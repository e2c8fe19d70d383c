"""The tables of a ledger: their columns, what else these are called, and how cells are read."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prebrief.records.case import Column

TEXT, DAY, MONEY, COUNT = "text", "day", "money", "count"


@dataclass(frozen=True)
class TableShape:
    """One table: what it is for, its columns, and how each is read."""

    name: str
    help: str
    columns: tuple[Column, ...]
    kinds: Mapping[str, str]
    other_names: tuple[str, ...] = ()


def _column(text: str) -> tuple[Column, str]:
    """Read ``name:kind[!] | other, names | help``; the mark says that it is required."""
    head, others, words = (part.strip() for part in text.split("|"))
    name, _, kind = head.rstrip("!").partition(":")
    column = Column(
        name=name,
        other_names=tuple(other.strip() for other in others.split(",") if other.strip()),
        unit={MONEY: "USD", COUNT: "items"}.get(kind, ""),
        help=words,
        required=head.endswith("!"),
    )
    return column, kind


def _shape(name: str, others: str, words: str, *columns: str) -> TableShape:
    read = [_column(text) for text in columns]
    return TableShape(
        name=name,
        help=words,
        columns=tuple(column for column, _ in read),
        kinds={column.name: kind for column, kind in read},
        other_names=tuple(others.split()),
    )


_VENDOR = (
    "vendor_id:text! | vendor, vendor no, vendor number, supplier id, supplier, payee id | Vendor."
)
_INVOICE = (
    "invoice_id:text! | document number, document, voucher, voucher id, voucher number, internal id"
    " | Your own number of the invoice, one for each row."
)

SHAPES: dict[str, TableShape] = {
    shape.name: shape
    for shape in (
        _shape(
            "vendors", "vendor suppliers vendor_master vendormaster", "The vendor file as it is now.",  # noqa: E501
            _VENDOR,
            "name:text | vendor name, supplier name | Legal name.",
            "tax_id:text | ein, tin, tax number, tax id number | Tax number.",
            "address:text | street, street address, remit address | Address with unit and town.",
            "bank_account:text | bank acct, account, account number, iban | Account paid to now.",
            "phone:text | telephone, phone number, phone on file | Number on file for call-backs.",
            "type:text | vendor type, vendor class, category | Employee for staff expenses.",
            "created_on:day | created, date created, added on | Day it was set up.",
            "created_by:text | added by, set up by | Who set it up.",
            "declared:text | related party declared, related party, conflict declared"
            " | Yes where a link to an employee was declared and approved.",
        ),
        _shape(
            "employees", "staff users people", "People with access, approval limits and leavers.",
            "employee_id:text! | user id, user, employee, employee number, login | As in the ledger.",  # noqa: E501
            "name:text | employee name, full name | Name.",
            "approval_limit:money | signing limit, limit, authority | May approve alone up to this.",  # noqa: E501
            "address:text | home address, street | Home address.",
            "bank_account:text | bank acct, account, payroll account, iban | Payroll account.",
            "phone:text | telephone, phone number, mobile | Telephone.",
            "left_on:day | termination date, left, end date, last day | Last day, for leavers.",
        ),
        _shape(
            "orders", "purchase_orders pos po", "Purchase orders, a row for each.",
            "order_id:text! | po number, purchase order, po, order number | Order.",
            _VENDOR,
            "quantity:count! | qty, ordered quantity, quantity ordered | Units ordered.",
            "unit_price:money! | price, unit cost, price each | Agreed price of one.",
            "requested_by:text | requester, requested, buyer, ordered by | Who asked for it.",
            "type:text | order type, line type | Service where nothing is delivered.",
        ),
        _shape(
            "receipts", "goods_receipts receiving grn", "What arrived, or the signed timesheet.",
            "order_id:text! | po number, purchase order, po, order number | Order.",
            "quantity:count! | qty, received quantity, quantity received | Units accepted.",
            "received_on:day | receipt date, received date, date | Day.",
            "received_by:text | receiver | Who accepted it.",
        ),
        _shape(
            "invoices", "bills ap_invoices vouchers", "Every invoice and credit memo.",
            _INVOICE,
            _VENDOR,
            "invoice_number:text! | vendor invoice, vendor invoice number, supplier invoice number,"
            " invoice no, invoice | The vendor's own number.",
            "invoice_date:day! | date, document date, bill date | Date on the invoice.",
            "amount:money! | gross amount, invoice amount, invoice total, total | Credit memos minus.",  # noqa: E501
            "quantity:count | qty, billed quantity, quantity billed | Units billed.",
            "order_id:text | po number, purchase order, po, order number | Order it bills.",
            "department:text | cost center, cost centre, dept | Who carries the cost.",
            "description:text | text, memo, line description | What for.",
            "status:text | state, invoice status | Void or cancelled ones are left out.",
            "source:text | channel, capture, received via | Such as edi, portal, email, paper.",
            "terms:text | payment terms | Such as 2/10 net 30.",
            "requested_by:text | requester, requested | Who asked for it.",
            "received_on:day | received date, receipt date | Day it came in.",
            "entered_on:day | keyed on, posted on, posting date, entry date | Day it was entered.",
            "entered_by:text | keyed by, posted by, created by | Who entered it.",
            "approved_on:day | approval date | Day it was approved.",
            "approved_by:text | approver, first approver | Who approved it.",
            "second_approver:text | approver 2, second approval | Who approved it after that.",
        ),
        _shape(
            "payments", "disbursements checks", "Every payment; a returned one with a minus.",
            "payment_id:text! | payment, payment number, transaction id, check number | Payment.",
            "invoice_id:text! | document number, document, voucher, voucher id, voucher number"
            " | Your own number of the invoice paid.",
            _VENDOR,
            "paid_on:day! | payment date, paid date, date | Day it left.",
            "amount:money! | gross amount, payment amount, invoice total, paid amount | Paid.",
            "method:text | payment method, pay type | Such as ach, check, card, debit.",
            "bank_account:text | bank acct, account, paid to account, iban | Account it went to.",
            "released_by:text | paid by, released, approved by | Who released it.",
        ),
        _shape(
            "bank_changes", "vendor_changes bank_detail_changes", "Changes of vendors' accounts.",
            _VENDOR,
            "changed_on:day! | date, change date, changed | Day the file was changed.",
            "new_account:text! | new bank account, account after, new value | Account after.",
            "old_account:text | old bank account, account before, old value | Account before.",
            "changed_by:text | user, entered by | Who changed it.",
            "confirmed_by:text | verified by, called by | Who confirmed it with the vendor.",
            "confirmed_on:day | verified on, call date | When.",
            "confirmed_how:text | verification, verified how, method | Call or test deposit.",
            "number_called:text | phone called, called | The number that was called.",
        ),
    )
}  # fmt: skip


def plain(name: str) -> str:
    """Compare headings by letters and digits alone."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


def table_of(file_name: str) -> str:
    """Tell from a file's name which table it holds; empty where it is none of them.

    Example:
        >>> table_of("AP_Invoices_2026.csv")
        'invoices'
    """
    stem = plain(file_name.rpartition("/")[2].partition(".")[0]).strip("0123456789")
    for shape in SHAPES.values():
        if stem in {plain(name) for name in (shape.name, *shape.other_names)}:
            return shape.name
    found = [s.name for s in SHAPES.values() if plain(s.name) in stem]
    return max(found, key=len, default="")


def headings_of(shape: TableShape, headings: Sequence[str]) -> dict[str, str]:
    """Find each column of ours among a table's headings; its own name goes before others."""
    there = {plain(heading): heading for heading in headings}
    found: dict[str, str] = {}
    for column in shape.columns:
        for name in (column.name, *column.other_names):
            if plain(name) in there and there[plain(name)] not in found.values():
                found[column.name] = there[plain(name)]
                break
    return found
