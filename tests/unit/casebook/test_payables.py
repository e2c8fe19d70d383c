"""Payables: the match, the price of early payment, and a ledger whose schemes are found."""

import random
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from evals.payables import score
from evals.payables_ledger import draw_ledger
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prebrief.app.payables import audit_files, audit_folder, check_seal
from prebrief.casebook.payables.audit import Audit, audit_rows
from prebrief.casebook.payables.inputs import Duties, Payables
from prebrief.casebook.payables.kinds import KINDS
from prebrief.casebook.payables.policy import Policy
from prebrief.casebook.payables.sample import SCHEMES, Sample
from prebrief.casebook.payables.schema import SHAPES, headings_of, table_of
from prebrief.casebook.payables.self_audit import self_audit
from prebrief.casebook.payables.sums import conflicts, route
from prebrief.casebook.payables.trail import Link, compare, head, read, seal, verify, written
from prebrief.casebook.registry import find
from prebrief.errors import InputError
from unit.casebook.harness import facts, value, worked

CASE = find("payables")
POLICY = Payables().policy()
Tables = dict[str, list[dict[str, str]]]


def sample(seed: int = 10, schemes: int = 8) -> Tables:
    return Sample(120, seed, 1_000, schemes).tables


def told(audit: Audit) -> set[tuple[str, str, int]]:
    return {(one.kind, one.subject, one.cents) for one in audit.findings}


# the parts that need no ledger


def test_a_thousand_billed_and_eight_hundred_received_is_held() -> None:
    inputs = {"ordered": 1_000, "received": 800, "billed": 1_000, "order_price": 12}
    assert value(CASE, "over_units", **inputs) == 200
    assert value(CASE, "over_received", **inputs) == pytest.approx(25)
    assert value(CASE, "over_billed", **inputs) == pytest.approx(20)
    assert value(CASE, "held", **inputs, billed_price=12) == pytest.approx(2_400)
    assert worked(CASE, **inputs).headline.startswith("Hold")
    agreed = worked(CASE, **(inputs | {"received": 990}))
    assert agreed.headline.startswith("Pay")
    assert agreed.figure("held").value == 0


def test_two_ten_net_thirty_is_worth_a_third_of_a_year_and_more() -> None:
    assert round(value(CASE, "discount_simple"), 1) == 37.2
    assert round(value(CASE, "discount_compounded"), 1) == 44.6
    assert worked(CASE, discount_days=30).figure("discount_simple").value is None


def test_days_payable_and_the_examiners_estimate() -> None:
    assert round(value(CASE, "dpo", payables=9.2e6, purchases=73.6e6), 1) == 45.6
    assert value(CASE, "fraud_estimate", revenue=100e6) == pytest.approx(5e6)
    assert value(CASE, "handling", invoices_per_year=1_000) == pytest.approx(12_880)


@settings(max_examples=25, deadline=None)
@given(received=st.floats(0, 1_000), less=st.floats(0, 1_000))
def test_the_less_came_the_less_is_due(received: float, less: float) -> None:
    from prebrief.casebook.payables.sums import match

    more = match(Payables(received=received))
    fewer = match(Payables(received=max(0.0, received - less)))
    assert fewer.due <= more.due + 1e-9
    assert 0 <= fewer.due <= fewer.claimed + 1e-9


def test_the_route_ends_with_the_first_who_may_sign() -> None:
    limits = Payables().limits
    assert route(limits, 50) == ("Department manager",)
    assert route(limits, 100_000) == ("Department manager", "Director", "CFO")
    assert route(limits, 100_001)[-1] == "Board"


def test_one_name_in_two_steps_is_a_conflict() -> None:
    names = {step: f"person {place}" for place, step in enumerate(Duties.model_fields)}
    assert not conflicts(Duties(**names))
    both = conflicts(Duties(**(names | {"sets_up_vendor": "ANA ", "approves": "Ana"})))
    assert [(first, second, weight) for _, first, second, weight in both] == [
        ("sets_up_vendor", "approves", 3)
    ]


# the ledger


def test_every_scheme_of_the_small_ledger_is_found() -> None:
    for seed in range(4):
        drawn = Sample(120, seed, 1_000, 8)
        assert set(drawn.planted) == set(SCHEMES)
        audit = audit_rows(drawn.tables, POLICY)
        assert set(SCHEMES) <= {one.kind for one in audit.findings}, seed


def test_a_ledger_without_schemes_is_quiet() -> None:
    assert not audit_rows(sample(schemes=0), POLICY).findings


def test_what_others_planted_is_found_and_little_else(tmp_path: Path) -> None:
    draw_ledger(5_000, 5).write(tmp_path)
    done = audit_folder(tmp_path)
    figures = score(tmp_path, done.findings)
    assert set(figures) == set(KINDS)
    # About ten of each kind are planted: one may slip. The figures that count are of a million.
    low = {k: one for k, one in figures.items() if min(one["precision"], one["recall"]) < 0.9}
    assert not low
    assert not check_seal(done.seal.encode(), done.seal)
    assert "=" not in {line[:1] for line in done.findings.splitlines()}


@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_rows_changes_nothing(seed: int) -> None:
    tables = sample()
    chance = random.Random(seed)
    mixed = {name: chance.sample(rows, len(rows)) for name, rows in tables.items()}
    mixed["employees"].sort(key=len)  # a row with empty cells may come first
    one, other = audit_rows(tables, POLICY), audit_rows(mixed, POLICY)
    assert one.findings == other.findings
    assert one.measures == other.measures
    assert one.seal == other.seal


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    day=st.integers(1, 27), vendor=st.integers(1, 6), quantity=st.integers(3, 38)
)  # fmt: skip
def test_a_clean_invoice_adds_no_finding(day: int, vendor: int, quantity: int) -> None:
    tables = sample()
    before = told(audit_rows(tables, POLICY))
    row = tables["invoices"][0] | {
        "invoice_id": "I9999", "vendor_id": f"V{vendor}", "invoice_number": "ZX-5512098",
        "invoice_date": f"2026-03-{day:02}", "amount": f"{quantity * 39}.11", "order_id": "O9999",
        "quantity": str(quantity), "entered_on": "2026-04-01", "received_on": "2026-04-01",
        "approved_on": "2026-04-02", "approved_by": "Dev",
    }  # fmt: skip
    tables["invoices"].append(row)
    price = {"unit_price": f"{(quantity * 3911 // 100) / quantity:.2f}"}
    tables["orders"].append(
        {"order_id": "O9999", "vendor_id": row["vendor_id"], "quantity": str(quantity),
         "requested_by": "Uma", "type": "goods"} | price
    )  # fmt: skip
    tables["receipts"].append({"order_id": "O9999", "quantity": str(quantity)})
    assert told(audit_rows(tables, POLICY)) == before


WAYS = ("{0}.{1:02}", "${0:,}.{1:02}", " {0}.{1:02} ", "{0:,}.{1:02}")


@settings(max_examples=12, deadline=None)
@given(
    amounts=st.lists(
        st.tuples(st.integers(1, 10**12), st.sampled_from(WAYS)), min_size=1, max_size=20
    )
)
def test_amounts_are_exact_to_the_cent(amounts: list[tuple[int, str]]) -> None:
    rows = [
        {"invoice_id": str(at), "vendor_id": f"V{at}", "invoice_number": f"N{at}",
         "invoice_date": "2026-01-05", "amount": way.format(*divmod(cents, 100))}
        for at, (cents, way) in enumerate(amounts)
    ]  # fmt: skip
    found = audit_rows({"invoices": rows}, Policy())
    assert found.measures.billed == sum(cents for cents, _ in amounts)


def test_a_minus_may_be_written_in_brackets_and_days_in_several_ways() -> None:
    base = {"vendor_id": "V", "invoice_number": "7", "invoice_date": "3/14/2026"}
    rows = [
        base | {"invoice_id": "a", "amount": "1,000.00"},
        base | {"invoice_id": "b", "amount": "(1,000.00)", "invoice_date": "20.03.2026"},
        base | {"invoice_id": "c", "amount": "many"},
    ]
    found = audit_rows({"invoices": rows}, Policy())
    assert found.measures.bills == 0  # the credit memo takes the bill back
    assert any("1 rows of invoices were left out" in notice for notice in found.notices)


@pytest.mark.parametrize("gone", [name for name in SHAPES if name != "invoices"])
def test_a_missing_table_is_said_and_the_rest_is_audited(gone: str) -> None:
    tables = {name: rows for name, rows in sample().items() if name != gone}
    audit = audit_rows(tables, POLICY)
    assert any(gone.replace("_", " ") in notice for notice in audit.notices)
    assert audit.findings
    missed = set(KINDS) - set(audit.checked)
    assert not missed & {one.kind for one in audit.findings}
    assert missed


def test_invoices_alone_are_enough_and_without_them_there_is_no_audit() -> None:
    assert "duplicate_number" in audit_rows({"invoices": sample()["invoices"]}, POLICY).checked
    with pytest.raises(InputError) as caught:
        audit_rows({"vendors": sample()["vendors"]}, POLICY)
    assert "invoices.csv" in caught.value.fix
    with pytest.raises(InputError) as caught:
        audit_rows({"invoices": [{"amount": "5"}]}, POLICY)
    assert "invoice_number" in caught.value.message


@pytest.mark.parametrize(
    ("file", "table"),
    [
        ("AP_Invoices_2026.csv", "invoices"),
        ("vendor master.xlsx", "vendors"),
        ("Purchase Orders.csv.gz", "orders"),
        ("bank_changes.csv", "bank_changes"),
        ("truth.csv", ""),
    ],
)
def test_files_are_told_apart_by_their_names(file: str, table: str) -> None:
    assert table_of(file) == table


def test_headings_are_read_forgivingly() -> None:
    found = headings_of(
        SHAPES["invoices"], ["Document Number", "SUPPLIER ID", "Invoice #", "Total"]
    )
    assert found == {
        "invoice_id": "Document Number",
        "vendor_id": "SUPPLIER ID",
        "invoice_number": "Invoice #",
        "amount": "Total",
    }


def test_tables_may_come_as_bytes() -> None:
    files = {f"{name}.csv": as_csv(rows) for name, rows in sample().items()}
    done = audit_files(files)
    kinds = {line.split(",")[0] for line in done.findings.splitlines()[1:]}
    assert set(SCHEMES) <= kinds
    changed = files | {"vendors.csv": files["vendors.csv"].replace(b"Mill Road", b"Mill Way")}
    assert check_seal(done.seal.encode(), audit_files(changed).seal) == [
        "Otherwise than sealed: read vendors."
    ]
    forged = done.seal.replace('"rows": "', '"rows": "1', 1)
    assert any("content" in line for line in check_seal(forged.encode(), done.seal))


def as_csv(rows: Sequence[Mapping[str, str]]) -> bytes:
    names = list(dict.fromkeys(name for row in rows for name in row))
    lines = [",".join(names)]
    lines += [",".join(f'"{row.get(name, "")}"' for name in names) for row in rows]
    return "\n".join(lines).encode()


def test_the_engine_is_loaded_only_for_a_ledger() -> None:
    code = (
        "import sys; from prebrief.casebook.registry import find, names; "
        "[find(name) for name in names()]; assert 'duckdb' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_self_audit_believes_the_ledger_before_the_answer() -> None:
    audit = audit_rows(sample(), POLICY)
    silent = self_audit(facts(), {}, None)
    assert silent.score == 0
    assert len(silent.checks) >= 8
    claimed = self_audit(facts(), dict.fromkeys(range(1, 41), "met"), None)
    assert claimed.score == 1
    held = self_audit(facts(), dict.fromkeys(range(1, 41), "met"), audit)
    assert held.score is not None
    assert held.score < 1
    assert any("against it" in check.why for check in held.checks if check.verdict == "not_met")


# the trail

entries = st.lists(
    st.dictionaries(st.text(max_size=8), st.text(max_size=8), max_size=4), min_size=2, max_size=12
)


@settings(max_examples=60, deadline=None)
@given(entries=entries)
def test_a_trail_left_alone_holds(entries: list[dict[str, str]]) -> None:
    links = seal(entries)
    assert not verify(links, head(links))
    assert seal(entries[1:], after=seal(entries[:1])) == links
    assert read(written(links)) == links
    assert not compare(links, links)


@settings(max_examples=120, deadline=None)
@given(entries=entries, data=st.data())
def test_any_change_of_a_trail_is_found(entries: list[dict[str, str]], data: st.DataObject) -> None:
    links = list(seal(entries))
    kept = head(links)
    at = data.draw(st.integers(0, len(links) - 1))
    way = data.draw(st.sampled_from(("change", "remove", "swap", "add", "cut", "forge")))
    mine = links[at]
    if way == "change":
        links[at] = replace(mine, entry=dict(mine.entry) | {"x": mine.entry.get("x", "") + "!"})
    elif way == "remove":
        del links[at]
    elif way == "swap":
        other = (at + 1) % len(links)
        links[at], links[other] = links[other], links[at]
    elif way == "add":
        links.insert(at, Link(mine.place, {"new": "1"}, mine.before, mine.hash))
    elif way == "cut":
        del links[at:]
    else:  # the last entry written anew, with its hash
        links[-1:] = seal([{"forged": "1"}], after=links[:-1])[-1:]
    assert verify(links, kept)
    if way in {"change", "swap", "add"}:
        assert verify(links)


def test_a_trail_that_is_none_is_refused() -> None:
    for text in ("{}", "[1]", "nothing", '[{"place": 1}]'):
        with pytest.raises(ValueError):
            read(text)
    with pytest.raises(InputError):
        check_seal(b"nothing", "[]")


def test_the_guide_and_the_disclaimer_are_shown() -> None:
    solution: Any = worked(CASE)
    assert "Not legal, accounting" in solution.disclaimer
    assert len(solution.charts) >= 3
    assert {check.verdict for check in solution.checks} <= {"met", "not_met", "unknown"}
