"""Writing a drawn ledger as CSV, in one of three dialects of headings, days and amounts."""

from pathlib import Path
from typing import Any

import numpy as np

from evals.payables_ledger import DAYS, NO_DAY, START, Ledger

DIALECTS: list[dict[str, str]] = [
    {},
    {
        "vendor_id": "Vendor No.", "invoice_id": "Document Number", "invoice_number": "Vendor Invoice #",  # noqa: E501
        "invoice_date": "Invoice Date", "amount": "Gross Amount", "order_id": "PO Number",
        "employee_id": "User ID", "name": "Name", "bank_account": "Bank Acct", "paid_on": "Payment Date",  # noqa: E501
        "approval_limit": "Signing Limit", "left_on": "Termination Date", "tax_id": "EIN",
        "created_by": "Created By", "entered_by": "Keyed By", "approved_by": "Approver",
    },
    {
        "vendor_id": "supplier_id", "invoice_id": "voucher", "invoice_number": "supplier_invoice_number",  # noqa: E501
        "invoice_date": "document date", "amount": "invoice total", "order_id": "purchase order",
        "received_on": "receipt date", "quantity": "Qty", "paid_on": "paid date", "department": "cost center",  # noqa: E501
        "released_by": "paid by", "payment_id": "transaction id", "phone": "telephone",
    },
]  # fmt: skip


def write(ledger: Ledger, folder: Path) -> None:
    """Put the tables and truth.csv into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = _joined(ledger.invoices, getattr(ledger, "added", []))
    pays = _joined(ledger.payments, getattr(ledger, "paid", []))
    orders = _joined(ledger.orders, getattr(ledger, "more_orders", []))
    receipts = _joined(ledger.receipts, getattr(ledger, "more_receipts", []))
    _vendors(ledger, folder)
    _employees(ledger, folder)
    _orders(ledger, folder, orders)
    _table(ledger, folder, "receipts", {
        "receipt_id": _ids("R", np.arange(len(receipts["order"]))),
        "order_id": _ids("O", receipts["order"]), "received_on": _days(ledger, receipts["date"]),
        "quantity": receipts["quantity"], "received_by": _people(ledger, receipts["by"]),
    })  # fmt: skip
    _invoices(ledger, folder, rows)
    _payments(ledger, folder, pays)
    _changes(ledger, folder)
    lines = ["kind,subject,role"]
    for kind, subject, role in ledger.planted.rows:
        name, at, day = subject.partition("@")
        lines.append(f"{kind},{name}{at}{START + int(day) if at else ''},{role}")
    (folder / "truth.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _joined(base: dict[str, Any], more: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        column: np.concatenate(
            [values, np.array([row[column] for row in more], dtype=values.dtype)]
        )
        for column, values in base.items()
    }


def _table(ledger: Ledger, folder: Path, name: str, columns: dict[str, Any]) -> None:
    import duckdb

    heads = DIALECTS[ledger.seed % 3]
    shuffled = np.random.default_rng(ledger.seed).permutation(len(next(iter(columns.values()))))
    source = {heads.get(column, column): np.asarray(values)[shuffled]
              for column, values in columns.items()}  # fmt: skip
    connection = duckdb.connect(config={"threads": 2})
    connection.register("source", source)
    target = str(folder / f"{name}.csv").replace("'", "''")
    connection.execute(f"COPY source TO '{target}' (HEADER, DELIMITER ',')")
    connection.close()


def _ids(letter: str, places: Any) -> Any:
    return np.array(
        [f"{letter}{at + 1}" if at >= 0 else "" for at in places.tolist()], dtype=object
    )


def _people(ledger: Ledger, places: Any) -> Any:
    names = np.array([*(p["employee_id"] for p in ledger.people), "SYSTEM", ""], dtype=object)
    return names[np.asarray(places)]


def _days(ledger: Ledger, places: Any) -> Any:
    places = np.asarray(places, np.int64)
    known = np.arange(-2_000, DAYS + 200)
    days = START + known
    if ledger.seed % 3 == 1:
        texts = [f"{day.month}/{day.day}/{day.year}" for day in days.tolist()]
    else:
        texts = [str(day) for day in days]
    return np.array(texts, dtype=object)[places + 2_000]


def _money(ledger: Ledger, cents: Any) -> Any:
    whole = np.asarray(cents).tolist()
    if ledger.seed % 3 == 2:
        return np.array([f"{c / 100:,.2f}" for c in whole], dtype=object)
    return np.array([f"{c / 100:.2f}" for c in whole], dtype=object)


def _vendors(ledger: Ledger, folder: Path) -> None:
    people = ledger.people
    _table(ledger, folder, "vendors", {
        **{c: np.array([v[c] for v in ledger.vendors], dtype=object)
           for c in ("vendor_id", "name", "tax_id", "address", "bank_account", "phone", "type")},
        "created_on": _days(ledger, [v["created"] for v in ledger.vendors]),
        "created_by": np.array([people[v["created_by"]]["employee_id"] for v in ledger.vendors], dtype=object),  # noqa: E501
        "related_party_declared": np.array([v["declared"] for v in ledger.vendors], dtype=object),
    })  # fmt: skip


def _employees(ledger: Ledger, folder: Path) -> None:
    columns = {c: np.array([p[c] for p in ledger.people], dtype=object)
               for c in ("employee_id", "name", "role", "approval_limit", "address", "bank_account", "phone")}  # fmt: skip  # noqa: E501
    left = [p["left"] for p in ledger.people]
    days = _days(ledger, [max(0, day) for day in left])
    columns["left_on"] = np.array([day if at != NO_DAY else "" for day, at in zip(days, left, strict=True)], dtype=object)  # fmt: skip  # noqa: E501
    _table(ledger, folder, "employees", columns)


def _orders(ledger: Ledger, folder: Path, orders: dict[str, Any]) -> None:
    vendors = np.array([v["vendor_id"] for v in ledger.vendors], dtype=object)
    _table(ledger, folder, "orders", {
        "order_id": _ids("O", np.arange(len(orders["vendor"]))), "vendor_id": vendors[orders["vendor"]],  # noqa: E501
        "ordered_on": _days(ledger, orders["date"]), "quantity": orders["quantity"],
        "unit_price": _money(ledger, orders["price"]), "requested_by": _people(ledger, orders["requester"]),  # noqa: E501
        "type": np.where(orders["service"], "service", "goods").astype(object),
    })  # fmt: skip


def _invoices(ledger: Ledger, folder: Path, rows: dict[str, Any]) -> None:
    vendors = np.array([v["vendor_id"] for v in ledger.vendors], dtype=object)
    terms = np.array([v["terms"] for v in ledger.vendors], dtype=object)
    _table(ledger, folder, "invoices", {
        "invoice_id": _ids("I", np.arange(len(rows["vendor"]))), "vendor_id": vendors[rows["vendor"]],  # noqa: E501
        "invoice_number": rows["number"], "invoice_date": _days(ledger, rows["date"]),
        "amount": _money(ledger, rows["cents"]), "quantity": rows["quantity"],
        "order_id": _ids("O", rows["order"]), "department": rows["department"],
        "description": rows["text"], "status": rows["status"], "source": rows["source"],
        "terms": terms[rows["vendor"]],
        "requested_by": _people(ledger, rows["requester"]),
        "received_on": _days(ledger, rows["received_on"]),
        "entered_on": _days(ledger, rows["entered_on"]), "entered_by": _people(ledger, rows["entered_by"]),  # noqa: E501
        "approved_on": _days(ledger, rows["approved_on"]), "approved_by": _people(ledger, rows["approved_by"]),  # noqa: E501
        "second_approver": _people(ledger, rows["second"]),
    })  # fmt: skip


def _payments(ledger: Ledger, folder: Path, pays: dict[str, Any]) -> None:
    vendors = np.array([v["vendor_id"] for v in ledger.vendors], dtype=object)
    first = np.array([v.get("original", v["bank_account"]) for v in ledger.vendors], dtype=object)
    account = first[pays["vendor"]]
    for place, vendor in enumerate(ledger.vendors):
        if vendor["history"]:
            mine = np.flatnonzero(pays["vendor"] == place)
            for day, new in sorted(vendor["history"]):
                account[mine[pays["date"][mine] >= day]] = new
    account = np.where(pays["account"] != "", pays["account"], account)
    account = np.where(np.isin(pays["method"], ["check", "card"]), "", account)
    _table(ledger, folder, "payments", {
        "payment_id": _ids("P", np.arange(len(pays["vendor"]))), "invoice_id": _ids("I", pays["invoice"]),  # noqa: E501
        "vendor_id": vendors[pays["vendor"]], "paid_on": _days(ledger, pays["date"]),
        "amount": _money(ledger, pays["cents"]), "method": pays["method"],
        "bank_account": account, "released_by": _people(ledger, pays["by"]),
    })  # fmt: skip


def _changes(ledger: Ledger, folder: Path) -> None:
    changes = sorted(ledger.changes, key=lambda c: (c["vendor"], c["day"]))
    days = _days(ledger, [max(0, c["confirmed"]) for c in changes])
    _table(ledger, folder, "bank_changes", {
        "vendor_id": np.array([ledger.vendors[c["vendor"]]["vendor_id"] for c in changes], dtype=object),  # noqa: E501
        "changed_on": _days(ledger, [c["day"] for c in changes]),
        "old_account": np.array([c["old"] for c in changes], dtype=object),
        "new_account": np.array([c["new"] for c in changes], dtype=object),
        "changed_by": _people(ledger, [c["by"] for c in changes]),
        "confirmed_by": _people(ledger, [c["confirmed_by"] for c in changes]),
        "confirmed_on": np.array([d if c["confirmed"] != NO_DAY else "" for d, c in zip(days, changes, strict=True)], dtype=object),  # noqa: E501
        "confirmed_how": np.array([c["how"] for c in changes], dtype=object),
        "number_called": np.array([c["called"] for c in changes], dtype=object),
        "asked_by": np.array([c["asked"] for c in changes], dtype=object),
    })  # fmt: skip
