"""A small invented ledger to look at: honest bills, and a few schemes hidden in them.

For learning only. How well the audit finds is measured on other, larger ledgers, drawn by
other rules. Every amount is a whole number times the unit, so that it stays exact in cents.
"""

from collections.abc import Callable
from datetime import date, timedelta

from prebrief.casebook.payables.inputs import LEDGER_START
from prebrief.casebook.practise import Draw

Rows = dict[str, list[dict[str, str]]]

_NAMES = (
    "Juniper Surgical", "Harbor Linen", "Granite Imaging", "Lakeside Oxygen", "Pioneer Staffing",
    "Meadow Laboratories", "Beacon Biomedical", "Cedar Food Service", "Atlas Waste", "Orchard Legal",  # noqa: E501
)  # fmt: skip
_PEOPLE = {
    "Gia": 0, "Liam": 0, "Nils": 250, "Rosa": 0, "Dev": 2_500, "Hugo": 0, "Ines": 0, "Uma": 0,
}  # fmt: skip
"""By name, what each may approve, in hundredths of the unit; the finance chief has no limit."""
SCHEMES = (
    "duplicate_number", "split_under_limit", "ghost_vendor", "bank_change_unconfirmed",
    "overbilled", "paid_without_receipt", "over_limit", "duties_conflict",
)  # fmt: skip


class Sample:
    """Draws the ledger; ``tables`` holds it as text, as a file would."""

    def __init__(self, invoices: int, seed: int, unit: int, schemes: int) -> None:
        self.draw = Draw("payables-ledger", seed)
        self.unit = unit
        self.tables: Rows = {name: [] for name in (
            "vendors", "employees", "orders", "receipts", "invoices", "payments", "bank_changes",
        )}  # fmt: skip
        self.used: set[tuple[int, int]] = set()
        self._people()
        for place, name in enumerate(_NAMES):
            self.vendor(f"V{place + 1}", name)
        for place in range(invoices):
            self._honest(place, invoices)
        self.planted = tuple(self.draw.some(SCHEMES, min(schemes, len(SCHEMES))))
        # The changed account comes last: payments of the others follow the file as it was.
        for scheme in sorted(self.planted, key=lambda one: one == "bank_change_unconfirmed"):
            _WAYS[scheme](self)

    def _people(self) -> None:
        for place, (name, limit) in enumerate(_PEOPLE.items()):
            self.tables["employees"].append(
                {
                    "employee_id": name,
                    "name": name,
                    "approval_limit": self.money(limit),
                    "address": f"{11 + place} Elm Street, Milton",
                    "bank_account": f"5500-{7_000 + place}",
                    "phone": f"(503) 555-0{100 + place}",
                    "left_on": "",
                }
            )
        self.tables["employees"].append({"employee_id": "Chief", "approval_limit": ""})

    def money(self, hundredths: int) -> str:
        """Write hundredths of the unit, which are whole cents for every whole unit."""
        cents = hundredths * self.unit
        return f"{cents // 100}.{cents % 100:02}"

    def vendor(self, key: str, name: str, **more: str) -> None:
        place = len(self.tables["vendors"])
        row = {
            "vendor_id": key, "name": name, "tax_id": f"30-{1_000 + place}", "type": "supplier",
            "address": f"{200 + 7 * place} Mill Road, Ashby", "bank_account": f"8100-{place:04}",
            "phone": f"(419) 555-0{150 + place}", "created_by": "Ines",
        }  # fmt: skip
        self.tables["vendors"].append(row | more)

    def bill(self, vendor: str, day: date, hundredths: int, **more: str) -> dict[str, str]:
        place = len(self.tables["invoices"]) + 1
        approver = "Nils" if hundredths <= 250 else "Dev" if hundredths <= 2_500 else "Chief"
        row = {
            "invoice_id": f"I{place}", "vendor_id": vendor,
            "invoice_number": f"{vendor[1:]}-{7_000 + 37 * place}", "invoice_date": day.isoformat(),
            "amount": self.money(hundredths), "quantity": "", "order_id": "", "department": "Clinic",  # noqa: E501
            "description": "", "terms": "2/10 net 30", "source": "portal" if place % 3 else "paper",
            "requested_by": "Uma", "received_on": (day + timedelta(days=1)).isoformat(),
            "entered_on": (day + timedelta(days=2)).isoformat(), "entered_by": "Gia",
            "approved_on": (day + timedelta(days=2 + place % 9)).isoformat(), "approved_by": approver,  # noqa: E501
        } | more  # fmt: skip
        self.tables["invoices"].append(row)
        return row

    def pay(self, row: dict[str, str], **more: str) -> None:
        day = date.fromisoformat(row["approved_on"]) + timedelta(days=12)
        day += timedelta(days=(1 - day.weekday()) % 7)
        account = next(
            v["bank_account"] for v in self.tables["vendors"] if v["vendor_id"] == row["vendor_id"]
        )
        self.tables["payments"].append(
            {
                "payment_id": f"P{len(self.tables['payments']) + 1}", "invoice_id": row["invoice_id"],  # noqa: E501
                "vendor_id": row["vendor_id"], "paid_on": day.isoformat(), "amount": row["amount"],
                "method": "ach", "bank_account": account, "released_by": "Hugo",
            } | more
        )  # fmt: skip

    def order(self, row: dict[str, str], quantity: int, came: int | None, price: int) -> None:
        key = f"O{len(self.tables['orders']) + 1}"
        row |= {"order_id": key, "quantity": str(quantity)}
        self.tables["orders"].append(
            {
                "order_id": key, "vendor_id": row["vendor_id"], "quantity": str(quantity),
                "unit_price": self.money(price), "requested_by": "Uma", "type": "goods",
            }
        )  # fmt: skip
        if came is not None:
            self.tables["receipts"].append(
                {"order_id": key, "quantity": str(came), "received_by": "Rosa"}
            )

    def _honest(self, place: int, whole: int) -> None:
        draw = self.draw
        vendor = draw.whole(1, len(_NAMES))
        day = LEDGER_START + timedelta(days=place * 240 // whole)
        if vendor <= 6:  # goods with an order
            quantity, price = draw.whole(4, 38), draw.whole(1, 4)
            row = self.bill(f"V{vendor}", day, quantity * price)
            self.order(row, quantity, quantity, price)
        else:
            # Each amount once: a chance meeting would look like a bill made out again.
            free = [k for k in range(31, 150) if (vendor, k) not in self.used]
            amount = draw.one(free) if free else 31 + place
            self.used.add((vendor, amount))
            row = self.bill(f"V{vendor}", day, amount)
        if date.fromisoformat(row["approved_on"]) < LEDGER_START + timedelta(days=215):
            self.pay(row)

    def later(self, low: int = 20, high: int = 150) -> date:
        """Draw a weekday within the ledger."""
        day = LEDGER_START + timedelta(days=self.draw.whole(low, high))
        return day - timedelta(days=max(0, day.weekday() - 4))


def _duplicate(sample: Sample) -> None:
    first = next(
        row for row in sample.tables["invoices"][sample.draw.whole(3, 9) :] if row["order_id"]
    )
    number = first["invoice_number"]
    swapped = number[:-2] + number[-1] + number[-2] if number[-1] != number[-2] else number + "A"
    day = date.fromisoformat(first["entered_on"]) + timedelta(days=16)
    copy = first | {
        "invoice_id": f"I{len(sample.tables['invoices']) + 1}", "invoice_number": swapped,
        "received_on": day.isoformat(), "entered_on": day.isoformat(), "entered_by": "Liam",
        "approved_on": (day + timedelta(days=2)).isoformat(),
    }  # fmt: skip
    sample.tables["invoices"].append(copy)
    sample.pay(copy)


def _split(sample: Sample) -> None:
    day = sample.later()
    for part in range(sample.draw.whole(2, 4)):
        share = 249 - 5 * part - sample.draw.whole(0, 3)
        row = sample.bill("V10", day, share, invoice_number=f"88{part + 1}",
                          department="Imaging", requested_by="Rosa")  # fmt: skip
        sample.pay(row)


def _ghost(sample: Sample) -> None:
    sample.vendor("V77", "Alder Advisory", bank_account="5500 7001")
    for part in range(4):
        row = sample.bill(
            "V77", sample.later(), sample.draw.whole(90, 220), invoice_number=f"10{part}"
        )
        sample.pay(row)


def _bank_change(sample: Sample) -> None:
    vendor = sample.tables["vendors"][sample.draw.whole(0, 5)]
    day = sample.later(80, 120)
    old, new = vendor["bank_account"], "6600-9321"
    vendor["bank_account"] = new
    sample.tables["bank_changes"].append(
        {
            "vendor_id": vendor["vendor_id"], "changed_on": day.isoformat(), "old_account": old,
            "new_account": new, "changed_by": "Ines", "confirmed_by": "", "confirmed_on": "",
        }
    )  # fmt: skip
    for payment in sample.tables["payments"]:
        if payment["vendor_id"] == vendor["vendor_id"] and payment["paid_on"] >= day.isoformat():
            payment["bank_account"] = new
    sample.pay(sample.bill(vendor["vendor_id"], day + timedelta(days=3), 217), bank_account=new)


def _overbilled(sample: Sample) -> None:
    row = sample.bill("V2", sample.later(), 50 * 6)
    sample.order(row, 50, 40, 6)
    sample.pay(row)


def _no_receipt(sample: Sample) -> None:
    row = sample.bill("V3", sample.later(), 30 * 7)
    sample.order(row, 30, None, 7)
    sample.pay(row)


def _over_limit(sample: Sample) -> None:
    row = sample.bill("V5", sample.later(), 24 * 35, approved_by="Nils")
    sample.order(row, 24, 24, 35)
    sample.pay(row)


def _conflict(sample: Sample) -> None:
    row = sample.bill("V4", sample.later(), 22 * 8, entered_by="Nils", approved_by="Nils")
    sample.order(row, 22, 22, 8)
    sample.pay(row)


_WAYS: dict[str, Callable[[Sample], None]] = dict(
    zip(
        SCHEMES,
        (
            _duplicate,
            _split,
            _ghost,
            _bank_change,
            _overbilled,
            _no_receipt,
            _over_limit,
            _conflict,
        ),
        strict=True,
    )
)
