"""A ledger of invented invoices with planted frauds, for measuring the audit of payables.

Written from how payables departments work and how money is taken from them, not from the audit's
rules: nothing of the audit is imported. Sizes, limits, habits, ways of writing numbers and dates and
the ways of cheating are drawn anew by seed. Honest business that looks like fraud is in it on
purpose: the same rent every month, flat fees with numbers in a row, partial deliveries, corrected
bills after a credit memo, entries made twice and voided, records of one supplier kept twice, shared
office buildings, declared relations, employees' expenses, accounts changed after a call, runs on a
year-end weekend, direct debits on a Sunday, payments returned and sent again, seasonal bills.
"""  # noqa: E501

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

START = np.datetime64("2024-01-01")
DAYS = 731
NO_DAY = -1
Rows = dict[str, Any]

_WORDS = (
    "Summit Harbor Cedar Lakeside Pioneer Granite Meadow Atlas Beacon Crescent Dogwood Evergreen "
    "Falcon Garnet Hudson Indigo Juniper Keystone Laurel Magnolia Northgate Orchard Palisade Quarry "  # noqa: E501
    "Redwood Sterling Timber Union Vantage Westbrook Yarrow Zephyr Alder Bluff Canyon Delta"
).split()
_TRADES = (
    "Medical Supply|Surgical|Imaging Service|Linen|Pharmacy Partners|Staffing|Biomedical|Facilities|"  # noqa: E501
    "Consulting|Laboratories|Respiratory Care|Food Service|Waste Service|Software|Legal|Courier"
).split("|")
_FORMS = ("Inc", "LLC", "Co", "Corp", "Group", "LP")
_FIRST = (
    "Ana Ben Cora Dev Elif Finn Gia Hugo Ines Jon Kira Liam Mona Nils Oona Pau Quin Rosa Sami Tara "
    "Uma Vito Wes Xena Yara Zeno"
).split()
_LAST = (
    "Abara Brandt Castell Dovrin Eklund Farrow Galen Hollis Ivers Jarrow Kessel Lindqvist Marlow "
    "Norrell Okada Prentis Quill Rask Sorel Tamblyn Ursin Valmont Wexley Yorke Zeller"
).split()
_STREETS = "Oak Maple Hill Lake River Mill Park Church Spring Center Cedar Elm Ridge Valley".split()
_STREETS += "Vine Grove Sunset Prospect Franklin Highland Walnut Chestnut Pearl Union Court".split()
_TOWNS = (
    "Fairmont Ashby Milton Granby Colby Delmont Easley Fenton Garner Holt Irwin Jasper Kent Lowell"
).split()
_KINDS = (
    "goods", "service", "rent", "utility", "professional", "courier", "expense", "speaker",
)  # fmt: skip


@dataclass
class Planted:
    """What was done, by whom it is found: kind and subject; collateral is neither hit nor miss."""

    rows: list[tuple[str, str, str]] = field(default_factory=list)

    def add(self, kind: str, subject: str, role: str = "planted") -> None:
        self.rows.append((kind, subject, role))


class Ledger:
    """Draws a whole ledger; ``write`` puts it into a folder."""

    def __init__(self, invoices: int, seed: int) -> None:
        self.rng = np.random.default_rng(seed)
        self.seed = seed
        self.size = invoices
        self.planted = Planted()
        draw = self.rng
        self.limit = float(draw.choice([2_500, 5_000, 10_000]))
        self.upper = self.limit * float(draw.choice([5, 10]))
        self.per_kind = max(10, int(invoices / draw.uniform(2_800, 4_200)))
        self._people()
        self._vendors()
        self._honest()
        self._departures()
        self._pay()
        self.touched: set[int] = set()
        """Invoices already part of a scheme or of its honest twin."""
        self.busy: set[int] = set()
        """Vendors already part of a scheme that is judged by vendor."""
        for scheme in SCHEMES:
            scheme(self)

    # people and vendors -------------------------------------------------------------------------

    def _people(self) -> None:
        draw = self.rng
        departments = max(6, self.size // 22_000)
        people: list[Rows] = []

        def hire(role: str, department: int, limit: float | None) -> int:
            number = len(people)
            people.append(
                {
                    "employee_id": f"E{number + 1001}",
                    "name": f"{draw.choice(_FIRST)} {draw.choice(_LAST)}",
                    "role": role,
                    "department": department,
                    "approval_limit": "" if limit is None else f"{limit:.2f}",
                    "limit": np.inf if limit is None else limit,
                    "address": self._home(),
                    "bank_account": self._account(),
                    "phone": self._phone(),
                    "left": NO_DAY,
                }
            )
            return number

        self.clerks = [hire("clerk", -1, 0.0) for _ in range(max(4, self.size // 60_000))]
        self.treasury = [hire("treasury", -1, 0.0) for _ in range(max(3, self.size // 250_000))]
        self.master = [hire("vendor file", -1, 0.0) for _ in range(max(2, self.size // 250_000))]
        self.dock = [hire("receiving", -1, 0.0) for _ in range(max(4, self.size // 50_000))]
        self.executives = [hire("executive", -1, None) for _ in range(3)]
        self.managers = [hire("manager", d, self.limit) for d in range(departments)]
        self.directors = [hire("director", d, self.upper) for d in range(departments)]
        self.requesters = [[hire("staff", d, 0.0) for _ in range(6)] for d in range(departments)]
        for _ in range(departments * 4):
            hire("staff", int(draw.integers(departments)), 0.0)
        self.departments = departments
        self.people = people

    def _home(self) -> str:
        draw = self.rng
        unit = f" Apt {draw.integers(1, 60)}" if draw.random() < 0.4 else ""
        return (
            f"{draw.integers(1, 9_999)} {draw.choice(_STREETS)} "
            f"{draw.choice(['Street', 'Avenue', 'Road', 'Lane'])}{unit}, "
            f"{draw.choice(_TOWNS)}"
        )

    def _account(self) -> str:
        return f"{self.rng.integers(10**8, 10**9)}-{self.rng.integers(10**9, 10**10)}"

    def _phone(self) -> str:
        draw = self.rng
        return f"({draw.integers(201, 989)}) {draw.integers(200, 999)}-{draw.integers(0, 9999):04}"

    def _vendors(self) -> None:
        draw = self.rng
        count = max(90, int(self.size / draw.uniform(70, 130)))
        kinds = draw.choice(
            len(_KINDS), size=count, p=[0.33, 0.2, 0.1, 0.05, 0.14, 0.04, 0.08, 0.06]
        )
        towers = [
            f"{draw.integers(100, 999)} {draw.choice(_STREETS)} Plaza, Fairmont"
            for _ in range(max(3, count // 200))
        ]
        self.vendors: list[Rows] = []
        for number in range(count):
            kind = _KINDS[kinds[number]]
            self._vendor(kind, towers)
        self._shared_honestly(towers)

    def _vendor(self, kind: str, towers: list[str]) -> int:
        draw = self.rng
        name = f"{draw.choice(_WORDS)} {draw.choice(_WORDS)} {draw.choice(_TRADES)}"
        address = (
            f"{draw.choice(towers)} Suite {draw.integers(100, 2_000)}"
            if towers and draw.random() < 0.15
            else self._home().replace(" Apt ", " Unit ")
        )
        self.vendors.append(
            {
                "vendor_id": f"V{len(self.vendors) + 10_001}",
                "name": f"{name} {draw.choice(_FORMS)}",
                "tax_id": f"{draw.integers(10, 99)}-{draw.integers(10**6, 10**7)}",
                "address": address,
                "bank_account": self._account(),
                "phone": self._phone(),
                "created": int(draw.integers(-1_500, -30)),
                "created_by": int(draw.choice(self.master)),
                "type": "employee" if kind == "expense" else "supplier",
                "declared": "",
                "kind": kind,
                "style": int(draw.integers(7)),
                "level": float(draw.normal(7.0, 0.9)),
                "spread": float(draw.uniform(0.15, 0.9)),
                "step": int(draw.choice([1, 1, 3, 40])),
                "first": int(draw.integers(1_000, 90_000)),
                "terms": str(draw.choice(["net 30", "net 45", "2/10 net 30", "1/10 net 30"],
                                         p=[0.6, 0.22, 0.13, 0.05])),
                "home": int(draw.integers(self.departments)),
                "history": [],
            }
        )  # fmt: skip
        return len(self.vendors) - 1

    def _shared_honestly(self, towers: list[str]) -> None:
        """Put in shared addresses and accounts that have a good reason."""
        draw = self.rng
        people = self.people
        for vendor in self.vendors:
            if vendor["kind"] == "expense":  # an employee's expenses go to the employee
                person = people[int(draw.integers(len(people)))]
                vendor |= {"name": person["name"], "bank_account": person["bank_account"],
                           "address": person["address"], "phone": person["phone"]}  # fmt: skip
        suppliers = [v for v in self.vendors if v["kind"] not in {"expense"}]
        for person in draw.choice(people, size=max(2, len(people) // 25), replace=False):
            # An apartment over the shops: same house, another door.
            tower = str(draw.choice(towers))
            person["address"] = f"{tower} Apt {draw.integers(2_001, 2_400)}"
        for vendor in draw.choice(suppliers, size=max(2, len(suppliers) // 300), replace=False):
            person = people[int(draw.integers(len(people)))]
            vendor |= {"address": person["address"], "declared": "yes"}  # spouse's firm, declared
        factor = self._account()
        for vendor in draw.choice(suppliers, size=max(3, len(suppliers) // 80), replace=False):
            vendor["bank_account"] = factor  # all of them sold their invoices to one factor
        for vendor in draw.choice(suppliers, size=max(3, len(suppliers) // 60), replace=False):
            twin = self.vendors[self._vendor(vendor["kind"], towers)]  # one supplier, two records
            twin |= {"tax_id": vendor["tax_id"], "name": vendor["name"].upper(),
                     "address": vendor["address"], "bank_account": vendor["bank_account"]}  # fmt: skip  # noqa: E501

    # honest business ----------------------------------------------------------------------------

    def _honest(self) -> None:
        draw = self.rng
        kinds = np.array([v["kind"] for v in self.vendors])
        weight = draw.pareto(draw.uniform(1.0, 1.5), len(kinds)) + 0.15
        weight *= np.select(
            [kinds == "goods", kinds == "service", kinds == "courier", kinds == "speaker"],
            [3.0, 1.2, 4.0, 0.04],
            0.5,
        )
        weight[np.isin(kinds, ["rent", "utility"])] = 0
        weight = np.minimum(weight, 0.02 * weight.sum())
        regular = self._regular()
        rest = max(0, int(self.size * 0.985) - len(regular["vendor"]))
        owner = np.sort(draw.choice(len(kinds), size=rest, p=weight / weight.sum()))
        self._orders(owner, kinds)
        self._extend(regular)
        self._standing()
        self._corrections()
        self._finish()

    def _blank(self, count: int) -> Rows:
        return {
            "vendor": np.zeros(count, np.int64), "date": np.zeros(count, np.int64),
            "cents": np.zeros(count, np.int64), "quantity": np.zeros(count, np.int64),
            "order": np.full(count, -1), "department": np.zeros(count, np.int64),
            "requester": np.full(count, -1), "number": np.full(count, "", dtype=object),
            "status": np.full(count, "", dtype=object), "text": np.full(count, "", dtype=object),
            "source": np.full(count, "paper", dtype=object), "pay": np.full(count, "run", dtype=object),  # noqa: E501
        }  # fmt: skip

    def _regular(self) -> Rows:
        """Rent, subscriptions and utilities: every month, for one or several sites."""
        draw = self.rng
        parts: list[tuple[int, int, int, int, str, str, str]] = []
        for place, vendor in enumerate(self.vendors):
            if vendor["kind"] not in {"rent", "utility"}:
                continue
            day = int(draw.integers(1, 28))
            debit = vendor["kind"] == "utility" or draw.random() < 0.3
            for site in range(int(draw.choice([1, 1, 1, 2, 3]))):
                fee = int(round(np.exp(vendor["level"]) / 50) * 50) * 100 + 5_000
                # Two sites may well pay the same fee on the same day, with numbers in a row.
                fee = fee if site < 2 else fee + int(draw.integers(1, 9)) * 2_500
                for month in range(24):
                    when = (
                        np.datetime64("2024-01", "M") + month
                    ).astype("datetime64[D]") - START + (day - 1)  # fmt: skip
                    cents = fee
                    if vendor["kind"] == "utility":
                        season = 1 + 0.3 * np.cos(month / 12 * 2 * np.pi)
                        cents = int(fee * season * draw.lognormal(0, 0.12))
                    number = (
                        f"{vendor['first']}-{24 + month // 12}{month % 12 + 1:02}"
                        if vendor["style"] % 2
                        else f"{vendor['first'] * 10 + month * 3 + site}"
                    )
                    number += f"-S{site + 1}" if vendor["style"] % 2 and site else ""
                    text = f"{'Rent' if vendor['kind'] == 'rent' else 'Service'} site {site + 1}"
                    parts.append((place, int(when.astype(int)), cents, site, number, text,
                                  "debit" if debit else "run"))  # fmt: skip
        rows = self._blank(len(parts))
        for at, (place, when, cents, site, number, text, pay) in enumerate(parts):
            rows["vendor"][at], rows["date"][at], rows["cents"][at] = place, when, cents
            rows["department"][at] = (self.vendors[place]["home"] + site) % self.departments
            rows["number"][at], rows["text"][at], rows["pay"][at] = number, text, pay
        return rows

    def _orders(self, owner: Any, kinds: Any) -> None:
        """Draw goods and services with orders and receipts, and bills that have none."""
        draw = self.rng
        count = len(owner)
        kind = kinds[owner]
        goods, service = kind == "goods", kind == "service"
        ordered = goods & (draw.random(count) < 0.93) | service & (draw.random(count) < 0.7)
        level = np.array([v["level"] for v in self.vendors])[owner]
        spread = np.array([v["spread"] for v in self.vendors])[owner]
        amount = np.exp(level + spread * draw.standard_normal(count))
        flat = kind == "courier"
        amount = np.where(flat, np.round(np.exp(level - 3.0) / 5) * 5 + 20, amount)
        speaker = kind == "speaker"
        amount = np.where(speaker, draw.choice([500, 1_000, 1_500, 2_000], count), amount)
        quantity = np.where(goods, draw.choice([1, 2, 5, 10, 20, 24, 48, 100, 200], count), 1)
        # An agency bills days at one rate: round, and varying, and with a signed timesheet.
        agency = service & (np.array([v["style"] for v in self.vendors])[owner] < 2) & ordered
        quantity = np.where(agency, draw.integers(1, 8, count), quantity)
        price = np.maximum(1, np.round(amount * 100 / quantity)).astype(np.int64)
        price = np.where(agency, np.round(price / 25_000 + 1).astype(np.int64) * 25_000, price)
        rows = self._blank(count)
        rows["vendor"] = owner
        rows["date"] = np.sort(draw.integers(0, DAYS - 3, count))[draw.permutation(count)]
        rows["quantity"] = np.where(ordered, quantity, 0)
        rows["cents"] = price * quantity
        home = np.array([v["home"] for v in self.vendors])[owner]
        rows["department"] = (home + draw.choice([0, 0, 0, 1, 2], count)) % self.departments
        staff = np.array(self.requesters)
        rows["requester"] = np.where(
            ordered | (draw.random(count) < 0.8),
            staff[rows["department"], draw.integers(0, 6, count)],
            -1,
        )
        rows["source"] = np.where(
            ordered & (draw.random(count) < 0.5), "edi", draw.choice(["paper", "email"], count)
        ).astype(object)
        words = np.array(
            ["Supplies", "Parts", "Kits", "Service call", "Repair", "Monthly work", "Project work"],
            dtype=object,
        )
        rows["text"] = words[draw.integers(0, len(words), count)]
        card = draw.choice(len(self.vendors), size=max(2, len(self.vendors) // 150), replace=False)
        rows["pay"] = np.where(np.isin(owner, card), "card", "run").astype(object)
        self._partial(rows, ordered & goods, quantity, price, ordered, service)

    def _partial(
        self, rows: Rows, may: Any, quantity: Any, price: Any, ordered: Any, service: Any
    ) -> None:
        """Number the orders; deliver some of them in parts, each billed as it comes."""
        draw = self.rng
        count = len(rows["vendor"])
        split = may & (quantity >= 20) & (draw.random(count) < 0.15)
        number = np.cumsum(ordered) - 1
        rows["order"] = np.where(ordered, number, -1)
        extra = []
        for at in np.flatnonzero(split):
            parts = int(draw.integers(2, 5))
            whole = int(quantity[at])
            each = whole // parts
            shares = [each] * (parts - 1) + [whole - each * (parts - 1)]
            rows["quantity"][at], rows["cents"][at] = shares[0], shares[0] * price[at]
            when = int(rows["date"][at])
            for share in shares[1:]:
                when = min(DAYS - 3, when + int(draw.integers(0, 25)))
                extra.append((at, share, when))
        keep = ordered.nonzero()[0]
        self.orders = {
            "vendor": rows["vendor"][keep], "date": rows["date"][keep] - draw.integers(3, 30, len(keep)),  # noqa: E501
            "quantity": quantity[keep].copy(), "price": price[keep], "requester": rows["requester"][keep],  # noqa: E501
            "service": service[keep],
        }  # fmt: skip
        more = self._blank(len(extra))
        origin = np.array([at for at, _, _ in extra], dtype=np.int64)
        for column, values in more.items():
            if len(origin):
                values[:] = rows[column][origin]
        for place, (_, share, when) in enumerate(extra):
            more["quantity"][place], more["date"][place] = share, when
            more["cents"][place] = share * price[origin[place]]
        self.invoices = {c: np.concatenate([rows[c], more[c]]) for c in rows}
        self._freight()
        total = len(self.invoices["vendor"])
        bearing = np.flatnonzero(self.invoices["order"] >= 0)
        self.receipts = {
            "order": self.invoices["order"][bearing],
            "quantity": self.invoices["quantity"][bearing].copy(),
            # Most goods come before the bill; some receipts are keyed late.
            "date": self.invoices["date"][bearing]
            + np.where(draw.random(len(bearing)) < 0.9, draw.integers(-6, 2, len(bearing)),
                       draw.integers(2, 15, len(bearing))),
            "by": draw.choice(self.dock, len(bearing)),
        }  # fmt: skip
        self.partial = np.zeros(total, bool)
        self.partial[count:] = True
        self.partial[np.unique(origin)] = True

    def _freight(self) -> None:
        """Add what vendors add within anybody's tolerance: rounding, a little freight, one over."""
        draw = self.rng
        rows = self.invoices
        some = (rows["order"] >= 0) & (draw.random(len(rows["order"])) < 0.06)
        more = np.minimum(rows["cents"] * draw.uniform(0.001, 0.018, len(some)), 4_000)
        rows["cents"] = rows["cents"] + np.where(some, more, 0).astype(np.int64)

    def _extend(self, more: Rows) -> None:
        for column in self.invoices:
            self.invoices[column] = np.concatenate([self.invoices[column], more[column]])
        self.partial = np.concatenate([self.partial, np.zeros(len(more["vendor"]), bool)])

    def _standing(self) -> None:
        """Let some departments have a weekly delivery that always lies just below the limit."""
        draw = self.rng
        goods = [at for at, v in enumerate(self.vendors) if v["kind"] == "professional"]
        chosen = draw.choice(goods, size=max(1, len(goods) // 60), replace=False)
        more = self._blank(len(chosen) * 52)
        at = 0
        for vendor in chosen:
            department = int(draw.integers(self.departments))
            person = int(draw.choice(self.requesters[department]))
            start = int(draw.integers(0, 300))
            for week in range(52):
                more["vendor"][at], more["date"][at] = vendor, start + 7 * week
                more["cents"][at] = int(self.limit * draw.uniform(0.86, 0.98) * 100)
                more["department"][at], more["requester"][at] = department, person
                more["text"][at] = "Weekly service"
                at += 1
        self._extend(more)

    def _corrections(self) -> None:
        """Credit memos with a new bill, and entries made twice and voided."""
        draw = self.rng
        rows = self.invoices
        free = np.flatnonzero((rows["cents"] > 5_000) & ~self.partial & (rows["date"] < DAYS - 60)
                              & (rows["pay"] == "run"))  # fmt: skip
        take = draw.choice(free, size=int(len(free) * 0.012), replace=False)
        credit = {column: values[take].copy() for column, values in rows.items()}
        rebill = {column: values[take].copy() for column, values in rows.items()}
        gap = draw.integers(4, 20, len(take))
        credit["cents"] = -credit["cents"]
        credit["date"] = credit["date"] + gap
        credit["quantity"] = -credit["quantity"]
        rebill["date"] = rebill["date"] + np.where(draw.random(len(take)) < 0.3, 0,
                                                   gap + draw.integers(0, 5, len(take)))  # fmt: skip  # noqa: E501
        less = draw.random(len(take)) < 0.5
        cut = np.where(less, (rebill["cents"] * draw.uniform(0.02, 0.3, len(take))), 0)
        rebill["cents"] = rebill["cents"] - cut.astype(np.int64)
        marks = draw.choice(["R", "-R", "A", "-1", " REV", ""], len(take))
        self.rebilled = {"credit": len(rows["vendor"]) + np.arange(len(take)), "origin": take,
                         "rebill": len(rows["vendor"]) + len(take) + np.arange(len(take)),
                         "marks": marks}  # fmt: skip
        self._extend(credit)
        self._extend(rebill)
        double = draw.choice(free, size=max(3, int(len(free) * 0.004)), replace=False)
        void = {column: values[double].copy() for column, values in rows.items()}
        self.voided = len(self.invoices["vendor"]) + np.arange(len(double)), double
        self._extend(void)
        self.invoices["status"][self.voided[0]] = "void"

    def _finish(self) -> None:
        """Give numbers as each vendor writes them, and people who enter and approve."""
        draw = self.rng
        rows = self.invoices
        count = len(rows["vendor"])
        by_time = np.lexsort((np.arange(count), rows["date"], rows["vendor"]))
        given = rows["number"]
        turn: dict[int, int] = {}
        years: dict[tuple[int, int], int] = {}
        stepped = draw.integers(1, 60, count)
        vendors, dates = rows["vendor"].tolist(), rows["date"].tolist()
        for at in by_time.tolist():
            if given[at]:
                continue
            who = vendors[at]
            vendor = self.vendors[who]
            gap = 1 if vendor["step"] == 1 else int(stepped[at])
            turn[who] = turn.get(who, vendor["first"]) + gap
            year = 2024 + dates[at] // 366
            years[who, year] = years.get((who, year), 0) + 1
            given[at] = self._written(vendor, turn[who], years[who, year], year, dates[at])
        if len(self.rebilled["origin"]):
            origin = self.rebilled["origin"]
            given[self.rebilled["credit"]] = np.array(
                [f"CM-{number}" for number in given[origin]], dtype=object
            )
            given[self.rebilled["rebill"]] = np.array(
                [f"{n}{m}" for n, m in zip(given[origin], self.rebilled["marks"], strict=True)],
                dtype=object,
            )
        given[self.voided[0]] = given[self.voided[1]]
        rows["entered_on"] = rows["date"] + draw.integers(1, 9, count)
        late = np.concatenate([self.voided[0], self.rebilled["rebill"]])
        rows["entered_on"][late] += draw.integers(1, 6, len(late))
        self._people_on(rows)

    @staticmethod
    def _written(vendor: Rows, turn: int, in_year: int, year: int, day: int) -> str:
        style = vendor["style"]
        date = str(START + day).replace("-", "")
        return [
            f"INV-{turn:06}", f"{turn * 10 + 3}", f"{year % 100}-{in_year:05}", f"SO{turn}OI",
            f"{date}-{in_year}", f"{in_year:04}", f"B{vendor['first'] % 97}/{turn}",
        ][style]  # fmt: skip

    def _people_on(self, rows: Rows) -> None:
        draw = self.rng
        count = len(rows["vendor"])
        machine = rows["source"] == "edi"
        rows["entered_by"] = np.where(machine, -2, draw.choice(self.clerks, count))
        rows["approved_by"] = self._approver(rows["cents"], rows["department"])
        # Small matched bills are passed by the system.
        auto = machine & (np.abs(rows["cents"]) < 25_000)
        rows["approved_by"] = np.where(auto, -2, rows["approved_by"])
        wait = np.minimum(draw.geometric(0.3, count), 25)
        rows["approved_on"] = rows["entered_on"] + np.where(auto, 0, wait)
        rows["second"] = np.full(count, -1)
        # A manager signs first and somebody with the limit signs second.
        both = (np.abs(rows["cents"]) > self.limit * 100) & (draw.random(count) < 0.15)
        rows["second"] = np.where(both, rows["approved_by"], -1)
        rows["approved_by"] = np.where(
            both, np.array(self.managers)[rows["department"]], rows["approved_by"]
        )
        rows["received_on"] = rows["entered_on"] - draw.integers(0, 2, count)

    def _approver(self, cents: Any, department: Any) -> Any:
        amount = np.abs(cents) / 100
        pick = self.rng.random(len(amount))
        managers, directors = np.array(self.managers), np.array(self.directors)
        top = np.array(self.executives)[self.rng.integers(0, 3, len(amount))]
        found = np.where(amount <= self.limit, managers[department], directors[department])
        found = np.where((amount <= self.limit) & (pick < 0.04), directors[department], found)
        return np.where(amount > self.upper, top, found)

    def _departures(self) -> None:
        """Let some approvers leave; from the next day somebody else approves for them."""
        draw = self.rng
        rows = self.invoices
        count = max(1, self.departments // 6)
        gone = [int(d) for d in draw.choice(self.departments, size=count, replace=False)]
        self.leavers = [
            self.managers[d] if draw.random() < 0.8 else self.directors[d] for d in gone
        ]
        self.staying = [d for d in range(self.departments) if d not in gone]
        for person in self.leavers:
            day = int(draw.integers(300, DAYS - 90))
            self.people[person]["left"] = day
            for column in ("approved_by", "second"):
                after = (rows[column] == person) & (rows["approved_on"] > day)
                rows[column] = np.where(after, draw.choice(self.executives), rows[column])

    # payments -----------------------------------------------------------------------------------

    def _pay(self) -> None:
        draw = self.rng
        rows = self.invoices
        rows["alive"] = rows["status"] == ""
        count = len(rows["vendor"])
        rows["paid_on"] = self.pay_day(np.arange(count))
        pays = rows["alive"] & (rows["paid_on"] < DAYS)
        chosen = np.flatnonzero(pays)
        amount = rows["cents"][chosen].copy()
        terms = np.array([v["terms"] for v in self.vendors])[rows["vendor"][chosen]]
        fast = rows["paid_on"][chosen] - rows["date"][chosen] <= 10
        rate = np.select([terms == "2/10 net 30", terms == "1/10 net 30"], [0.02, 0.01], 0.0)
        amount -= np.where(fast & (amount > 0), np.round(amount * rate), 0).astype(np.int64)
        self.payments = {
            "invoice": chosen, "vendor": rows["vendor"][chosen], "cents": amount,
            "date": rows["paid_on"][chosen], "by": draw.choice(self.treasury, len(chosen)),
            "method": np.where(rows["pay"][chosen] == "run",
                               np.where(draw.random(len(chosen)) < 0.1, "check", "ach"),
                               rows["pay"][chosen]).astype(object),
            "account": np.full(len(chosen), "", dtype=object),
        }  # fmt: skip
        self.payments["by"] = np.where(rows["pay"][chosen] == "debit", -2, self.payments["by"])
        self._year_end()
        self._instalments()
        self._changes()

    def pay_day(self, at: Any) -> Any:
        """Pay in runs on Tuesdays and Fridays, cards on Saturdays, debits on the day due."""
        rows = self.invoices
        draw = self.rng
        terms = np.array([v["terms"] for v in self.vendors])[rows["vendor"][at]]
        wait = np.where(np.char.startswith(terms, "net 45"), 42, 27)
        quick = np.isin(terms, ["2/10 net 30", "1/10 net 30"]) & (draw.random(len(at)) < 0.6)
        wait = np.where(quick, 6, wait)
        due = np.maximum(rows["date"][at] + wait + draw.integers(-3, 3, len(at)),
                         rows["approved_on"][at] + 1)  # fmt: skip
        weekday = (due + START.astype(int) + 3) % 7  # Monday is 0
        run = due + np.array([1, 0, 2, 1, 0, 3, 2])[weekday]
        saturday = due + (5 - weekday) % 7
        kind = rows["pay"][at]
        return np.where(kind == "debit", np.maximum(rows["date"][at] + 5, rows["approved_on"][at]),
                        np.where(kind == "card", saturday, run))  # fmt: skip

    def _year_end(self) -> None:
        """Move what falls into the last days of a quarter or year to a run on its weekend."""
        pays = self.payments
        for day in ("2024-12-28", "2025-12-27", "2025-06-28"):
            at = int((np.datetime64(day) - START).astype(int))
            if day != "2025-06-28" or self.rng.random() < 0.5:
                moved = (pays["date"] > at) & (pays["date"] <= at + 5) & (pays["method"] == "ach")
                pays["date"] = np.where(moved, at, pays["date"])

    def _instalments(self) -> None:
        """Pay some bills in two parts; have some payments returned and sent again."""
        draw = self.rng
        pays = self.payments
        whole = np.flatnonzero((pays["cents"] > 10_000) & (pays["date"] < DAYS - 20)
                               & (pays["method"] == "ach"))  # fmt: skip
        chosen = draw.choice(whole, size=max(4, int(len(whole) * 0.006)), replace=False)
        half = len(chosen) // 2
        parts = {column: values[chosen[:half]].copy() for column, values in pays.items()}
        parts["cents"] = parts["cents"] // 2
        pays["cents"][chosen[:half]] -= parts["cents"]
        parts["date"] = parts["date"] + 7
        back = {column: values[chosen[half:]].copy() for column, values in pays.items()}
        back["cents"] = -back["cents"]
        back["date"] = back["date"] + 3
        again = {column: values[chosen[half:]].copy() for column, values in pays.items()}
        again["date"] = again["date"] + 7
        for more in (parts, back, again):
            for column, values in pays.items():
                pays[column] = np.concatenate([values, more[column]])
        weekday = (pays["date"] + START.astype(int) + 3) % 7
        human = (weekday >= 5) & (np.arange(len(weekday)) >= len(weekday) - half * 3)
        pays["date"] = np.where(human, pays["date"] + 2, pays["date"])

    def _changes(self) -> None:
        """Change accounts the right way: a call to the number on file, or a test deposit."""
        draw = self.rng
        self.changes: list[Rows] = []
        self.held: dict[int, int] = {}
        suppliers = [at for at, v in enumerate(self.vendors) if v["kind"] not in {"expense"}]
        for vendor in draw.choice(suppliers, size=max(8, len(suppliers) // 14), replace=False):
            moments = sorted(draw.integers(20, DAYS - 10, int(draw.choice([1, 1, 1, 2, 3]))))
            for day in moments:
                self.change(int(vendor), int(day), honest=True)
        for vendor in draw.choice(suppliers, size=max(2, len(suppliers) // 120), replace=False):
            if not self.vendors[vendor]["history"]:
                self.pending(int(vendor), DAYS - int(draw.integers(1, 6)))

    def change(self, vendor: int, day: int, *, honest: bool) -> Rows:
        draw = self.rng
        here = self.vendors[vendor]
        new = self._account()
        by, other = draw.choice(self.master, 2, replace=False)
        how = "test deposit" if draw.random() < 0.3 else "call"
        row = {
            "vendor": vendor, "day": day, "old": here["bank_account"], "new": new, "by": int(by),
            "confirmed_by": int(other), "confirmed": day - int(draw.integers(0, 3)), "how": how,
            "called": self._as_typed(here["phone"]) if how == "call" else "",
            "asked": str(draw.choice(["email", "letter", "portal"])), "honest": honest,
        }  # fmt: skip
        here.setdefault("original", here["bank_account"])
        here["history"].append((day, new))
        here["bank_account"] = new
        self.changes.append(row)
        return row

    def pending(self, vendor: int, day: int) -> None:
        """Note a request that waits for its call: payments stay on hold."""
        row = self.change(vendor, day, honest=True)
        self.held[vendor] = day
        row |= {"confirmed": NO_DAY, "confirmed_by": -1, "how": "", "called": ""}
        pays = self.payments
        stop = (pays["vendor"] == vendor) & (pays["date"] >= day)
        for column, values in pays.items():
            pays[column] = values[~stop]

    def _as_typed(self, phone: str) -> str:
        digits = "".join(c for c in phone if c.isdigit())
        return str(self.rng.choice([phone, digits, f"+1 {digits[:3]} {digits[3:6]} {digits[6:]}"]))

    # adding rows --------------------------------------------------------------------------------

    def bill(self, **values: Any) -> int:
        """Book one more invoice, entered, approved and paid as usual unless said otherwise."""
        self.added = getattr(self, "added", [])
        person = values["approved_by"]
        if person in self.leavers and values["approved_on"] > self.people[person]["left"]:
            values["approved_by"] = self.executives[0]
        if values["second"] in self.leavers:
            values["second"] = self.executives[1]
        self.added.append(values)
        return len(self.invoices["vendor"]) + len(self.added) - 1

    def copy(self, at: int) -> Rows:
        return {column: values[at] for column, values in self.invoices.items()}

    def fresh(self, vendor: int, day: int, cents: int, **more: Any) -> Rows:
        """Make an ordinary bill without an order."""
        draw = self.rng
        department = int(more.pop("department", draw.choice(self.staying)))
        entered = day + int(draw.integers(1, 6))
        approver = int(self._approver(np.array([cents]), np.array([department]))[0])
        row = {
            "vendor": vendor, "date": day, "cents": cents, "quantity": 0, "order": -1,
            "department": department, "requester": int(draw.choice(self.requesters[department])),
            "number": f"{draw.integers(10_000, 999_999)}", "status": "", "text": "Project work",
            "source": "email", "pay": "run", "entered_on": entered, "received_on": entered,
            "entered_by": int(draw.choice(self.clerks)), "approved_by": approver,
            "approved_on": entered + int(draw.integers(1, 9)), "second": -1, "alive": True,
            "paid_on": NO_DAY,
        }  # fmt: skip
        return row | more

    def settle(self, at: int, row: Rows, *, day: int | None = None, **more: Any) -> int | None:
        """Pay an added invoice on the run after its approval; gives the payment's place."""
        due = max(int(row["date"]) + int(self.rng.integers(12, 35)), int(row["approved_on"]) + 1)
        weekday = (due + int(START.astype(int)) + 3) % 7
        when = due + [1, 0, 2, 1, 0, 3, 2][weekday] if day is None else day
        if when >= DAYS or when >= self.held.get(int(row["vendor"]), DAYS):
            return None
        self.paid = getattr(self, "paid", [])
        self.paid.append(
            {"invoice": at, "vendor": row["vendor"], "cents": row["cents"], "date": when,
             "by": int(self.rng.choice(self.treasury)), "method": "ach", "account": ""} | more
        )  # fmt: skip
        return len(self.payments["invoice"]) + len(self.paid) - 1

    def pick(self, count: int, where: Any) -> list[int]:
        """Choose invoices that no scheme has used."""
        found = np.flatnonzero(where)
        found = found[~np.isin(found, np.fromiter(self.touched, np.int64, len(self.touched)))]
        chosen = self.rng.choice(found, size=min(count, len(found)), replace=False)
        self.touched.update(int(at) for at in chosen)
        return [int(at) for at in chosen]

    # writing ------------------------------------------------------------------------------------

    def write(self, folder: Path) -> None:
        """Write CSV files in the dialect of the seed, and truth.csv beside them."""
        from evals.payables_files import write

        write(self, folder)


SCHEMES: list[Callable[[Ledger], None]] = []


def draw_ledger(invoices: int, seed: int) -> Ledger:
    """Draw a ledger with every scheme planted."""
    from evals import payables_schemes

    SCHEMES[:] = payables_schemes.SCHEMES
    return Ledger(invoices, seed)
