"""How money is taken from a payables department, and the honest twin of each way.

Each scheme changes a drawn ledger and writes down what it did. Parameters vary within what the
literature on occupational fraud and on payment fraud describes; some cases are made hard on purpose.
"""  # noqa: E501

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np

from evals.payables_ledger import DAYS, NO_DAY, START, Ledger


def _weekday(day: int) -> int:
    return (day + int(START.astype(int)) + 3) % 7


def _mutated(number: str, draw: Any) -> tuple[str, str]:
    """Write an invoice number as a second clerk, a scanner or a cheat might."""
    digits = [at for at, mark in enumerate(number) if mark.isdigit()]
    swaps = [a for a, b in pairwise(digits)
             if b == a + 1 and number[a] != number[b]]  # fmt: skip
    ways = ["digit", "digit", "suffix", "suffix", "marks", "same", "zeros"]
    ways += ["swap"] * 3 if swaps else []
    ways += ["letter"] * 3 if any(c in number for c in "0O1I5S8B") else []
    way = str(draw.choice(ways))
    if way == "swap":
        a = int(draw.choice(swaps))
        return number[:a] + number[a + 1] + number[a] + number[a + 2 :], way
    if way == "letter":
        table = {"0": "O", "O": "0", "1": "I", "I": "1", "5": "S", "S": "5", "8": "B", "B": "8"}
        at = int(draw.choice([i for i, c in enumerate(number) if c in table]))
        return number[:at] + table[number[at]] + number[at + 1 :], way
    if way == "suffix":
        return number + str(draw.choice(["A", "-1", " DUP", "-B", "/2", " copy", "."])), way
    if way == "marks":
        return number.replace("-", "").replace("/", " ").lower(), way
    if way == "zeros":
        kept = number.lstrip("0")
        return (kept if kept != number else "00" + number), way
    if way == "digit":
        at = int(draw.choice(digits))
        other = str((int(number[at]) + int(draw.integers(1, 10))) % 10)
        return number[:at] + other + number[at + 1 :], way
    return number, way


def _usual(ledger: Ledger) -> Any:
    """Tell which invoices may be copied: alive, positive, not corrected, early enough."""
    rows = ledger.invoices
    kinds = np.array([v["kind"] for v in ledger.vendors])[rows["vendor"]]
    corrected = np.zeros(len(kinds), bool)
    for part in ("origin", "rebill", "credit"):
        corrected[ledger.rebilled[part]] = True
    corrected[ledger.voided[0]] = corrected[ledger.voided[1]] = True
    return (
        rows["alive"] & (rows["cents"] > 15_000) & ~corrected & (rows["paid_on"] < DAYS - 60)
        & np.isin(kinds, ["goods", "service", "professional"])
    )  # fmt: skip


def _copied(ledger: Ledger, at: int, gap: int) -> dict[str, Any]:
    draw = ledger.rng
    row = ledger.copy(at)
    entered = int(row["paid_on"] if draw.random() < 0.7 else row["entered_on"]) + gap
    row |= {"entered_on": entered, "received_on": entered, "entered_by": int(draw.choice(ledger.clerks)),  # noqa: E501
            "approved_on": entered + int(draw.integers(1, 8)), "source": str(draw.choice(["paper", "email"]))}  # fmt: skip  # noqa: E501
    if row["approved_by"] == -2:
        row["approved_by"] = ledger.managers[int(row["department"])]
    return row


def duplicate_number(ledger: Ledger) -> None:
    """The same bill once more, its number a little different."""
    draw = ledger.rng
    for at in ledger.pick(ledger.per_kind * 2, _usual(ledger) & ~ledger.partial):
        row = _copied(ledger, at, int(draw.integers(2, 60)))
        row["number"], way = _mutated(str(row["number"]), draw)
        shift = draw.random()
        if shift < 0.2:
            row["date"] += int(draw.integers(1, 4))
        elif shift < 0.25:
            row["date"] += int(draw.choice([30, 31, 9, 10]))
        if way in {"same", "letter", "marks"} and draw.random() < 0.25:
            row["cents"] = int(row["cents"]) // 100 * 100 + int(draw.integers(0, 100))
        if draw.random() < 0.04:
            row["department"] = int(draw.integers(ledger.departments))
        if draw.random() < 0.12:
            row["order"] = -1
        new = ledger.bill(**row)
        ledger.settle(new, row)
        ledger.planted.add("duplicate_number", f"I{new + 1}")


def duplicate_renumbered(ledger: Ledger) -> None:
    """The same delivery billed again under a number of its own."""
    draw = ledger.rng
    for at in ledger.pick(ledger.per_kind, _usual(ledger) & ~ledger.partial):
        row = _copied(ledger, at, int(draw.integers(1, 30)))
        row["date"] += int(draw.integers(1, 45))
        row["entered_on"] = max(row["entered_on"], row["date"] + 1)
        row["received_on"], row["approved_on"] = row["entered_on"], row["entered_on"] + 3
        row["number"] = f"{draw.integers(100_000, 9_999_999)}"
        if draw.random() < 0.15:
            row["order"] = -1
        new = ledger.bill(**row)
        ledger.settle(new, row)
        ledger.planted.add("duplicate_renumbered", f"I{new + 1}")


def duplicate_across_vendors(ledger: Ledger) -> None:
    """The same bill booked under another vendor's record too."""
    draw = ledger.rng
    by_tax: dict[str, list[int]] = {}
    for place, vendor in enumerate(ledger.vendors):
        by_tax.setdefault(vendor["tax_id"], []).append(place)
    for at in ledger.pick(ledger.per_kind, _usual(ledger) & ~ledger.partial):
        row = _copied(ledger, at, int(draw.integers(1, 50)))
        vendor = ledger.vendors[row["vendor"]]
        twins = [place for place in by_tax[vendor["tax_id"]] if place != row["vendor"]]
        if draw.random() < 0.25:  # the clerk took the wrong line of the list
            other = int(draw.integers(len(ledger.vendors)))
            while ledger.vendors[other]["kind"] in {"expense"} or other == row["vendor"]:
                other = int(draw.integers(len(ledger.vendors)))
        elif twins:
            other = twins[0]
        else:
            other = ledger._vendor(vendor["kind"], [])
            twin = ledger.vendors[other]
            twin["name"] = vendor["name"].rpartition(" ")[0]
            how = draw.random()
            twin["created_by"] = vendor["created_by"]
            if how < 0.6:
                twin["tax_id"] = vendor["tax_id"]
            if how > 0.4:
                twin["bank_account"] = vendor["bank_account"]
            if "original" in vendor and "bank_account" not in twin:
                twin["bank_account"] = vendor["original"]
            by_tax[vendor["tax_id"]].append(other)
        row["vendor"] = other
        if draw.random() < 0.3:
            row["number"] = str(row["number"]).replace("-", "")
        if draw.random() < 0.5:
            row["order"] = -1
        new = ledger.bill(**row)
        ledger.settle(new, row)
        ledger.planted.add("duplicate_across_vendors", f"I{new + 1}")


def paid_twice(ledger: Ledger) -> None:
    """One invoice, two full payments: by check and by transfer, or by two runs."""
    draw = ledger.rng
    for at in ledger.pick(ledger.per_kind, _usual(ledger)):
        row = ledger.copy(at)
        day = int(row["paid_on"]) + int(draw.choice([3, 4, 7, 14, 28]))
        day += {5: 2, 6: 1}.get(_weekday(day), 0)
        cents = int(row["cents"]) if draw.random() < 0.9 else int(row["cents"] * 0.98)
        ledger.settle(at, row, day=day, cents=cents, method=str(draw.choice(["check", "ach"])))
        ledger.planted.add("paid_twice", f"I{at + 1}")


def split_under_limit(ledger: Ledger) -> None:
    """One purchase cut into parts, each below what its approver may sign."""
    draw = ledger.rng
    able = [
        p for p, v in enumerate(ledger.vendors) if v["kind"] in {"goods", "service", "professional"}
    ]
    for _ in range(ledger.per_kind):
        vendor = int(draw.choice(able))
        department = int(draw.choice(ledger.staying))
        high = draw.random() < 0.25
        limit = ledger.upper if high else ledger.limit
        approver = (ledger.directors if high else ledger.managers)[department]
        person = int(draw.choice(ledger.requesters[department]))
        day = int(draw.integers(10, DAYS - 80))
        parts = int(draw.choice([2, 3, 4, 5, 6], p=[0.25, 0.35, 0.2, 0.12, 0.08]))
        spread = int(draw.choice([0, 1, 2, 4]))
        low = float(draw.choice([0.7, 0.85, 0.93]))
        first = int(draw.integers(10_000, 900_000))
        ordered = draw.random() < 0.5
        words = ["Supplies", "Parts", "Kits", "Service call", "Repair", "Monthly work"]
        text, varied = str(draw.choice(words)), draw.random() < 0.2
        step = 1 if draw.random() < 0.8 else int(draw.integers(2, 40))
        for part in range(parts):
            share = draw.uniform(low, 0.999)
            if part == parts - 1 and draw.random() < 0.1:
                share = draw.uniform(0.3, 0.6)
            cents = int(limit * share) * (100 if draw.random() < 0.5 else 1)
            cents = cents if cents > limit * 20 else int(limit * share * 100)
            when = day + (int(draw.integers(0, spread + 1)) if part else 0)
            row = ledger.fresh(vendor, when, cents, department=department, requester=person,
                               approved_by=approver, number=f"{first + part * step}",
                               text=str(draw.choice(words)) if varied else text)  # fmt: skip
            if ordered:
                row |= {"order": order(ledger, row), "quantity": 1}
            new = ledger.bill(**row)
            ledger.settle(new, row)
            ledger.planted.add("split_under_limit", f"I{new + 1}")


def order(ledger: Ledger, row: dict[str, Any]) -> int:
    """Add an order and its receipt for an added bill; gives the order's place."""
    ledger.more_orders = getattr(ledger, "more_orders", [])
    ledger.more_receipts = getattr(ledger, "more_receipts", [])
    place = len(ledger.orders["vendor"]) + len(ledger.more_orders)
    ledger.more_orders.append(
        {"vendor": row["vendor"], "date": row["date"] - 6, "quantity": 1, "price": row["cents"],
         "requester": row["requester"], "service": False}
    )  # fmt: skip
    ledger.more_receipts.append(
        {"order": place, "quantity": 1, "date": row["date"], "by": int(ledger.rng.choice(ledger.dock))}  # noqa: E501
    )  # fmt: skip
    return place


def ghost_vendor(ledger: Ledger) -> None:
    """A supplier that is an employee: the same account, home or telephone, written differently."""
    draw = ledger.rng
    for number in range(max(8, ledger.per_kind // 2)):
        person = ledger.people[int(draw.integers(len(ledger.people)))]
        place = ledger._vendor("professional", [])
        vendor = ledger.vendors[place]
        vendor["created"] = int(draw.integers(0, DAYS - 200))
        way = ["account", "home", "account", "phone"][number % 4]
        if way == "account":
            vendor["bank_account"] = str(
                draw.choice([person["bank_account"], person["bank_account"].replace("-", " ")])
            )
        elif way == "home":
            text = person["address"]
            for long, short in (("Street", "St"), ("Avenue", "Ave."), ("Road", "Rd"),
                                ("Lane", "Ln"), (" Apt ", " #"), (",", "")):  # fmt: skip
                text = text.replace(long, short) if draw.random() < 0.6 else text
            vendor["address"] = text.upper() if draw.random() < 0.4 else text
        else:
            vendor["phone"] = ledger._as_typed(person["phone"])
        ledger.busy.add(place)
        turn = int(draw.integers(100, 2_000))
        for _ in range(int(draw.integers(3, 16))):
            day = vendor["created"] + int(draw.integers(5, 190))
            if day > DAYS - 20:
                continue
            cents = int(draw.uniform(0.2, 0.85) * ledger.limit * 100) + int(draw.integers(1, 99))
            turn += int(draw.integers(1, 3))
            row = ledger.fresh(place, day, cents, number=f"INV-{turn:05}")
            ledger.settle(ledger.bill(**row), row)
        ledger.planted.add("ghost_vendor", vendor["vendor_id"])


def bank_change_unconfirmed(ledger: Ledger) -> None:
    """An email asks for another account; the money goes there before anybody has truly called."""
    draw = ledger.rng
    pays = ledger.payments
    busy = {c["vendor"] for c in ledger.changes} | ledger.busy
    counts = np.bincount(pays["vendor"][pays["method"] == "ach"], minlength=len(ledger.vendors))
    able = [p for p, v in enumerate(ledger.vendors)
            if p < len(counts) and counts[p] >= 4 and p not in busy
            and v["kind"] in {"goods", "service", "professional", "rent"}]  # fmt: skip
    for vendor in map(
        int, draw.choice(able, size=min(ledger.per_kind // 2 + 4, len(able)), replace=False)
    ):
        mine = np.sort(pays["date"][(pays["vendor"] == vendor) & (pays["method"] == "ach")])
        first = int(mine[int(draw.integers(1, len(mine)))])
        day = first - int(draw.integers(0, 6))
        row = ledger.change(vendor, day, honest=False)
        way = str(draw.choice(["none", "none", "their number", "after", "same person"]))
        if way == "none":
            row |= {"confirmed": NO_DAY, "confirmed_by": -1, "how": "", "called": ""}
        elif way == "their number":
            row |= {"how": "call", "called": ledger._phone()}
        elif way == "after":
            row["confirmed"] = first + int(draw.integers(1, 30))
        else:
            row["confirmed_by"] = row["by"]
        row["asked"] = "email"
        ledger.busy.add(vendor)
        ledger.planted.add(
            "bank_change_unconfirmed", f"{ledger.vendors[vendor]['vendor_id']}@{day}"
        )


def paid_to_other_account(ledger: Ledger) -> None:
    """A payment file altered on its way: the account is nobody's on record."""
    draw = ledger.rng
    pays = ledger.payments
    able = np.flatnonzero((pays["method"] == "ach") & (pays["cents"] > 50_000))
    for at in draw.choice(able, size=min(ledger.per_kind, len(able)), replace=False):
        pays["account"][at] = ledger._account()
        ledger.planted.add("paid_to_other_account", f"P{at + 1}")


def overbilled(ledger: Ledger) -> None:
    """More is billed than came, or at a higher price than ordered."""
    draw = ledger.rng
    rows = ledger.invoices
    goods = ~ledger.orders["service"][np.maximum(rows["order"], 0)] & (rows["order"] >= 0)
    usual = _usual(ledger) & goods & (rows["cents"] > 40_000) & ~ledger.partial
    for at in ledger.pick(ledger.per_kind, usual):
        order_at = int(rows["order"][at])
        price = int(ledger.orders["price"][order_at])
        quantity = int(rows["quantity"][at])
        if quantity >= 10 and draw.random() < 0.6:
            share = draw.uniform(0.12, 0.6)
            came = np.flatnonzero(ledger.receipts["order"] == order_at)[0]
            ledger.receipts["quantity"][came] = max(1, int(quantity * (1 - share)))
        else:
            rows["cents"][at] = int(price * quantity * draw.uniform(1.08, 1.6))
            paid = np.flatnonzero(ledger.payments["invoice"] == at)
            ledger.payments["cents"][paid[:1]] = rows["cents"][at]
            _lift(ledger, at)
        ledger.planted.add("overbilled", f"I{at + 1}")


def _lift(ledger: Ledger, at: int) -> None:
    """Let a larger amount be signed by somebody who may."""
    rows = ledger.invoices
    if rows["second"][at] < 0:
        found = ledger._approver(rows["cents"][at : at + 1], rows["department"][at : at + 1])[0]
        rows["approved_by"][at] = ledger.executives[2] if found in ledger.leavers else found
    else:
        rows["second"][at] = ledger.executives[0]


def paid_without_receipt(ledger: Ledger) -> None:
    """Goods paid for that never came."""
    rows = ledger.invoices
    goods = ~ledger.orders["service"][np.maximum(rows["order"], 0)] & (rows["order"] >= 0)
    lost = []
    for at in ledger.pick(ledger.per_kind, _usual(ledger) & goods & ~ledger.partial):
        lost.append(int(rows["order"][at]))
        ledger.planted.add("paid_without_receipt", f"I{at + 1}")
    keep = ~np.isin(ledger.receipts["order"], lost)
    ledger.receipts = {column: values[keep] for column, values in ledger.receipts.items()}


def duties_conflict(ledger: Ledger) -> None:
    """One person does two steps that must be apart."""
    rows = ledger.invoices
    usual = _usual(ledger) & (rows["second"] < 0) & (rows["approved_by"] >= 0) & ~ledger.partial
    usual &= rows["cents"] <= ledger.limit * 100
    for number, chosen in enumerate(ledger.pick(ledger.per_kind, usual)):
        at, way = chosen, number % 4
        approver = int(rows["approved_by"][at])
        if way == 0:
            rows["entered_by"][at] = approver
        elif way == 1:
            paid = np.flatnonzero(ledger.payments["invoice"] == at)
            ledger.payments["by"][paid] = approver
        elif way == 2:
            if rows["requester"][at] < 0 or rows["order"][at] < 0:
                rows["entered_by"][at] = approver
            else:
                rows["requester"][at] = approver
                ledger.orders["requester"][int(rows["order"][at])] = approver
        else:
            place = ledger._vendor("professional", [])
            ledger.vendors[place]["created_by"] = approver
            day = int(rows["date"][at])
            row = ledger.fresh(place, day, int(rows["cents"][at]) // 2 + 101, approved_by=approver)
            at = ledger.bill(**row)
            ledger.settle(at, row)
        ledger.planted.add("duties_conflict", f"I{at + 1}")


def over_limit(ledger: Ledger) -> None:
    """Signed by somebody whose limit is lower, and by nobody else."""
    draw = ledger.rng
    rows = ledger.invoices
    large = _usual(ledger) & (rows["cents"] > ledger.limit * 100) & (rows["second"] < 0)
    large &= np.isin(rows["department"], ledger.staying)
    for at in ledger.pick(ledger.per_kind, large):
        lower = rows["cents"][at] > ledger.upper * 100 and draw.random() < 0.5
        people = ledger.directors if lower else ledger.managers
        rows["approved_by"][at] = people[int(rows["department"][at])]
        ledger.planted.add("over_limit", f"I{at + 1}")


def weekend_payment(ledger: Ledger) -> None:
    """One payment by hand on a Saturday or Sunday, outside any run."""
    draw = ledger.rng
    pays = ledger.payments
    runs = {
        int((np.datetime64(d) - START).astype(int))
        for d in ("2024-12-28", "2025-12-27", "2025-06-28")
    }
    rows = ledger.invoices
    able = np.flatnonzero((pays["method"] == "ach") & (pays["cents"] > 20_000)
                          & (rows["cents"][pays["invoice"]] == pays["cents"])
                          & (pays["date"] < DAYS - 8) & (pays["account"] == ""))  # fmt: skip
    changed = {c["vendor"] for c in ledger.changes}
    done = 0
    for at in draw.permutation(able):
        if done == ledger.per_kind:
            break
        invoice = int(pays["invoice"][at])
        if invoice in ledger.touched or int(pays["vendor"][at]) in changed:
            continue
        day = int(pays["date"][at])
        day += 5 - _weekday(day) + int(draw.integers(0, 2))
        if (
            day in runs
            or day - 1 in runs
            or _weekday(day) < 5
            or day < rows["approved_on"][invoice]
        ):
            continue
        ledger.touched.add(invoice)
        pays["date"][at] = day
        ledger.planted.add("weekend_payment", f"P{at + 1}")
        done += 1


def outlier_payment(ledger: Ledger) -> None:
    """A bill far out of line with the vendor's history; beside it honest large ones."""
    draw = ledger.rng
    rows = ledger.invoices
    counts = np.bincount(rows["vendor"], rows["cents"] > 0, minlength=len(ledger.vendors))
    logs = np.log(np.maximum(rows["cents"], 1))
    logs *= rows["cents"] > 0
    mean = np.bincount(rows["vendor"], logs, minlength=len(counts)) / np.maximum(counts, 1)
    square = np.bincount(rows["vendor"], logs**2, minlength=len(counts)) / np.maximum(counts, 1)
    spread = np.sqrt(np.maximum(0, square - mean**2))
    able = [p for p in range(len(counts)) if counts[p] >= 30 and spread[p] < 0.6
            and ledger.vendors[p]["kind"] in {"goods", "professional", "service"}
            and not (ledger.vendors[p]["kind"] == "service" and ledger.vendors[p]["style"] < 2)]  # fmt: skip  # noqa: E501
    chosen = draw.choice(able, size=min(len(able), ledger.per_kind * 2), replace=False)
    for number, vendor in enumerate(int(p) for p in chosen):
        factor = max(8.0, float(np.exp(spread[vendor] * draw.uniform(7, 11))))
        cents = int(np.exp(mean[vendor]) * factor)
        if number % 2 and number % 4 == 1:  # a capital purchase, ordered and received
            row = ledger.fresh(vendor, int(draw.integers(30, DAYS - 60)), cents)
            row |= {"order": order(ledger, row), "quantity": 1}
            ledger.settle(ledger.bill(**row), row)
        elif number % 2:  # a premium or a true-up, once a year, like last year's
            day = int(draw.integers(30, 200))
            for year in (0, 1):
                row = ledger.fresh(vendor, day + 364 * year + int(draw.integers(-4, 5)),
                                   int(cents * draw.uniform(0.94, 1.08)), text="Annual true-up")  # fmt: skip  # noqa: E501
                ledger.settle(ledger.bill(**row), row)
        else:
            row = ledger.fresh(vendor, int(draw.integers(120, DAYS - 60)), cents)
            new = ledger.bill(**row)
            ledger.settle(new, row)
            ledger.planted.add("outlier_payment", f"I{new + 1}")


def round_amounts(ledger: Ledger) -> None:
    """A consultant nobody has seen: always round, always different, never an order."""
    draw = ledger.rng
    for _ in range(max(8, ledger.per_kind // 3)):
        place = ledger._vendor("professional", [])
        ledger.busy.add(place)
        turn = int(draw.integers(10, 500))
        start = int(draw.integers(0, DAYS - 300))
        step = int(draw.choice([s for s in (50, 100, 250, 500) if s * 20 <= ledger.limit]))
        for _ in range(int(draw.integers(7, 22))):
            dollars = int(draw.uniform(0.15, 0.9) * ledger.limit) // step * step + step
            turn += 1
            row = ledger.fresh(place, start + int(draw.integers(0, 290)), dollars * 100,
                               number=f"{turn:03}")  # fmt: skip
            if draw.random() < 0.05:
                row["cents"] += int(draw.integers(1, 90)) * 100
            ledger.settle(ledger.bill(**row), row)
        ledger.planted.add("round_amounts", ledger.vendors[place]["vendor_id"])
    for _ in range(max(8, ledger.per_kind // 3)):  # a retainer: round, but the same every month
        place = ledger._vendor("professional", [])
        fee = int(draw.integers(2, 16)) * 25_000
        for month in range(18):
            row = ledger.fresh(
                place, 20 + 30 * month, fee, text="Retainer", number=f"R-{month + 1}"
            )
            ledger.settle(ledger.bill(**row), row)


def leaver_active(ledger: Ledger) -> None:
    """An access that was not cut: somebody who left goes on approving."""
    rows = ledger.invoices
    gone = ledger.leavers
    each = max(1, ledger.per_kind // len(gone))
    for person in gone:
        left = ledger.people[person]["left"]
        mine = rows["department"] == ledger.people[person]["department"]
        small = np.abs(rows["cents"]) <= ledger.limit * 100
        after = (
            _usual(ledger) & mine & small & (rows["approved_on"] > left + 1) & (rows["second"] < 0)
        )
        after &= rows["approved_by"] >= 0
        for at in ledger.pick(each, after):
            rows["approved_by"][at] = person
            ledger.planted.add("leaver_active", f"I{at + 1}")


SCHEMES: list[Callable[[Ledger], None]] = [
    overbilled, paid_without_receipt, duplicate_number, duplicate_renumbered,
    duplicate_across_vendors, paid_twice, over_limit, duties_conflict, leaver_active,
    split_under_limit, ghost_vendor, bank_change_unconfirmed, paid_to_other_account,
    weekend_payment, outlier_payment, round_amounts,
]  # fmt: skip
