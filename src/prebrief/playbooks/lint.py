"""Check a playbook: the schema, every reference, every figure, every formula.

Faults point at file, line and column. Each rule is one generator over the marked entries.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from prebrief.errors import Fault
from prebrief.playbooks import files
from prebrief.playbooks.coverage import read_catalogue
from prebrief.playbooks.entry import ANY
from prebrief.playbooks.files import RawEntry
from prebrief.playbooks.formulas import evaluate
from prebrief.playbooks.schema import KINDS
from prebrief.playbooks.slots import FACT_SLOT, walk_texts
from prebrief.text.patterns import compiled

PINNED = "ids.txt"
"""All ids that ever were in the playbook: an id is never dropped or used for something else."""

PREFIXES = {
    "sources": "src", "facts": "f", "look_fors": "lf", "competencies": "c", "frameworks": "fw",
    "questions": "q", "shapes": "shape", "concepts": "k", "personas": "p", "rungs": "rung",
    "settings": "setting", "drills": "drill", "smart_questions": "sq", "styles": "style",
    "cases": "case", "checklists": "check", "guides": "g", "advice": "a", "triggers": "t",
    "lexicon": "term", "wording": "w", "rubric": "dim", "red_flags": "flag", "probes": "probe",
    "speech": "speech",
}  # fmt: skip
REFERENCES = {
    "look_for": "look_fors", "competencies": "competencies", "asked_by": "personas",
    "ask": "personas", "rungs": "rungs", "settings": "settings", "shape": "shapes",
    "concepts": "concepts", "fact": "facts", "sources": "sources", "replaced_by": "facts",
}  # fmt: skip
"""Which kind the ids in a field of that name belong to."""

NAKED_FIGURE = compiled(
    r"[$£€]\s?\d|\d\s?(?:%|percent\b|per cent\b)|\b\d+(?:\.\d+)?\s?(?:basis points|bps)\b"
)
"""Money and percentages: the figures that go out of date. Counts and minutes are plain advice."""
FIGURES_ALLOWED = frozenset(
    {"story", "inputs", "reading", "checks", "formula", "examples", "cues", "proof_cues", "terms"}
)
"""Fields whose numbers are invented for an exercise, or are only compared with other texts."""

_STEP = compiled(r"\.(\w+)|\[(\d+)\]")
_UNKNOWN_FIELD = compiled(r"unknown field `(\w+)`")

Rule = Callable[[list[RawEntry]], Iterator[Fault]]


def lint(folder: Path, *, today: date) -> list[Fault]:
    """Check the playbook in the folder and give its faults in file order."""
    faults: list[Fault] = []
    entries: list[RawEntry] = []
    for entry in files.read_marked(folder):
        if isinstance(entry, Fault):
            faults.append(entry)
        else:
            entries.append(entry)
    rules: tuple[Rule, ...] = (schema, ids, references, slots, figures, formulas, tables, repeats)
    for rule in rules:
        faults.extend(rule(entries))
    faults.extend(lapsed(entries, today=today))
    faults.extend(rows(entries, known={row.id for row in read_catalogue(folder)}))
    faults.extend(pinned(entries, folder / PINNED))
    return sorted(faults, key=lambda fault: (fault.file, fault.line, fault.column, fault.code))


def schema(entries: list[RawEntry]) -> Iterator[Fault]:
    """Every entry has the fields of its kind, of the right type and length."""
    for entry in entries:
        try:
            msgspec.convert(entry.value, KINDS[entry.kind])
        except msgspec.ValidationError as error:
            message, _, at = str(error).partition(" - at `$")
            path = tuple(
                int(index) if index else name for name, index in _STEP.findall(at.rstrip("`"))
            )
            if hit := _UNKNOWN_FIELD.search(message):
                path = (*path, hit[1])
            yield entry.fault(path, "schema", f"{message}.")


def ids(entries: list[RawEntry]) -> Iterator[Fault]:
    """Ids are unique and start with their kind's prefix."""
    seen: dict[str, RawEntry] = {}
    for entry in entries:
        name = str(_get(entry, "id"))
        if not name.startswith(f"{PREFIXES[entry.kind]}."):
            wanted = PREFIXES[entry.kind]
            yield entry.fault(("id",), "id-prefix", f"{name}: ids of {entry.kind} start {wanted}.")
        if name in seen:
            other = seen[name]
            at = f"{other.file}:{other.mark(('id',))[0]}"
            yield entry.fault(("id",), "duplicate-id", f"{name} stands already at {at}.")
        seen.setdefault(name, entry)


def references(entries: list[RawEntry]) -> Iterator[Fault]:
    """Every id that an entry names exists, and is of the right kind."""
    known = {kind: {_get(entry, "id") for entry in entries if entry.kind == kind} for kind in KINDS}
    kinds = {_get(entry, "kind") for entry in entries if entry.kind == "triggers"}
    for entry in entries:
        for path, text in walk_texts(entry.value):
            field = next((part for part in reversed(path) if isinstance(part, str)), "")
            if (target := _target(entry, path, field)) and text != ANY:
                pool = known[target]
                if text not in pool:
                    yield entry.fault(path, "unknown-reference", f"{text} is no id of {target}.")
            elif field == "triggers" and text not in kinds:
                yield entry.fault(path, "unknown-trigger", f"{text} is no trigger's kind.")


def _target(entry: RawEntry, path: files.Path_, field: str) -> str | None:
    if field == "related":
        return entry.kind
    if entry.kind == "personas" and path[0] == "questions":
        return "questions"
    if entry.kind == "frameworks" and field == "competencies":
        return None  # look-fors as well as competencies; checked by the crosswalk test
    return REFERENCES.get(field)


def slots(entries: list[RawEntry]) -> Iterator[Fault]:
    """Every fact slot names a fact."""
    facts = {_get(entry, "id") for entry in entries if entry.kind == "facts"}
    for entry in entries:
        for path, text in walk_texts(entry.value):
            for hit in FACT_SLOT.finditer(text):
                if hit[1] not in facts:
                    yield entry.fault(path, "unknown-fact", f"{hit[1]} is no fact.")


def figures(entries: list[RawEntry]) -> Iterator[Fault]:
    """Money and percentages stand in facts only; elsewhere by slot, or in an exercise."""
    for entry in entries:
        if entry.kind in {"facts", "sources", "lexicon"}:
            continue
        for path, text in walk_texts(entry.value):
            if FIGURES_ALLOWED.intersection(path):
                continue
            if hit := NAKED_FIGURE.search(FACT_SLOT.sub("", text)):
                yield entry.fault(
                    path, "naked-figure", f"{hit[0]!r} belongs in facts.yaml; use a slot."
                )


def formulas(entries: list[RawEntry]) -> Iterator[Fault]:
    """Formulas evaluate, use just their variables, and give the worked example's result."""
    for entry in entries:
        formula, example = _get(entry, "formula"), _get(entry, "worked_example")
        if not (isinstance(formula, dict) and isinstance(example, dict)):
            continue
        try:
            names = {variable["name"] for variable in formula["variables"]}
            if extra := names ^ set(example["inputs"]):
                listed = ", ".join(sorted(extra))
                yield entry.fault(
                    ("worked_example", "inputs"), "inputs", f"Only on one side: {listed}."
                )
                continue
            got = evaluate(formula["expression"], example["inputs"])
        except (ValueError, KeyError, TypeError) as error:
            yield entry.fault(("formula",), "formula", f"Cannot be evaluated: {error}.")
            continue
        digits = example.get("digits", 2)
        if abs(got - example["result"]) > 0.5 * 10**-digits + 1e-9:
            yield entry.fault(
                ("worked_example", "result"), "wrong-result", f"The formula gives {got:.6g}."
            )


def tables(entries: list[RawEntry]) -> Iterator[Fault]:
    """A table's rows have as many cells as it has columns."""
    for entry in entries:
        width = len(_get(entry, "columns") or ())
        for i, row in enumerate(_get(entry, "rows") or ()):
            if isinstance(row, dict) and len(row.get("cells", ())) != width:
                yield entry.fault(("rows", i), "row-width", f"The row should have {width} cells.")


def repeats(entries: list[RawEntry]) -> Iterator[Fault]:
    """No long text stands twice: the same sentence on two pages reads as filler."""
    seen: dict[str, str] = {}
    for entry in entries:
        if entry.kind in {"lexicon", "wording", "facts"}:
            continue  # facts repeat their source and why
        for path, text in walk_texts(entry.value):
            if len(text.split()) < 7:
                continue
            first = seen.setdefault(text.casefold(), str(_get(entry, "id")))
            if first != _get(entry, "id"):
                yield entry.fault(path, "repeated-text", f"The same text stands in {first}.")


def lapsed(entries: list[RawEntry], *, today: date) -> Iterator[Fault]:
    """A rule figure that has lapsed names its successor."""
    for entry in entries:
        until = _get(entry, "effective_to")
        if entry.kind == "facts" and until and not _get(entry, "replaced_by"):
            try:
                over = date.fromisoformat(str(until)) < today
            except ValueError:
                continue  # the schema rule reports it
            if over:
                yield entry.fault(("effective_to",), "lapsed-fact", f"Lapsed on {until}.")


def rows(entries: list[RawEntry], *, known: set[str]) -> Iterator[Fault]:
    """Every catalogue row that an entry claims to cover exists."""
    for entry in entries:
        for path, text in walk_texts(entry.value):
            if "covers" in path and known and text not in known:
                yield entry.fault(path, "unknown-row", f"The catalogue has no row {text}.")


def pinned(entries: list[RawEntry], path: Path) -> Iterator[Fault]:
    """No id that once was in the playbook is gone."""
    if not path.is_file():
        return
    present = Counter(str(_get(entry, "id")) for entry in entries)
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if line and line not in present:
            yield Fault(path.name, number, 1, "lost-id", f"{line} was an id once; ids are kept.")


def _get(entry: RawEntry, field: str) -> Any:
    return entry.value.get(field) if isinstance(entry.value, dict) else None
