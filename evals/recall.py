"""Measure how many real interview questions ours ask: ``python -m evals.recall CORPUS``.

For each role of ``questions.jsonl`` a fictional posting for such a role is ranked by the real
pipeline, without a CV. A source question counts as asked if one of our questions asks it in
substance: by the hand labels of ``data/recall_labels.jsonl``, which name our questions for each
source question by its hash, and by the encoder's likeness at a stated cut where there is no label.
How far the cut agrees with the labels is printed, so that either figure can be judged.
"""

import argparse
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from prebrief.pipeline import Source, rank_questions
from prebrief.playbooks.load import DEFAULT, load
from prebrief.playbooks.schema import Playbook
from prebrief.text.embedding import Vectors, encoder

DATA = Path(__file__).parent / "data"
TODAY = date(2026, 11, 1)
"""The day of the ranking: a run must not change with the calendar."""
CUT = 0.55
"""Likeness from which a question without a label counts as asked."""
CUTS = (0.45, 0.5, 0.55, 0.6, 0.65)
POSTINGS = {
    "CMO": "cmo",
    "VPMA / CMO": "vpma",
    "chief clinical officer": "chief_clinical_officer",
    "medical director": "medical_director",
    "chief of surgery": "chief_of_surgery",
    "director of nursing": "director_of_nursing",
    "CNO": "cno",
    "nurse manager": "nurse_manager",
    "director of quality": "director_of_quality",
    "director of patient safety": "director_of_patient_safety",
    "clinical director (behavioral health)": "behavioral_health_clinical_director",
    "healthcare administrator / hospital leader": "healthcare_administrator",
    "healthcare director": "healthcare_administrator",
    "physician": "physician",
    "NHS consultant": "nhs_consultant",
    "NHS director of clinical audit": "nhs_clinical_audit",
    "NHS director of governance": "nhs_governance",
    "registered manager (UK health and care)": "registered_manager",
    "executive (general)": "executive",
    "director (general)": "medical_director",
    "general behavioural": "medical_director",
}
"""The posting that stands for each role; a role not named here stands under the general one."""
GENERAL = frozenset({"executive (general)", "director (general)", "general behavioural"})
"""Roles from outside the field: general management and software."""


@dataclass(frozen=True)
class Asked:
    """A source question with what the labels say of it."""

    text: str
    role: str
    asks: frozenset[str] | None
    """Ids of ours that ask it in substance; none where nobody has read it."""
    near: frozenset[str]
    """Ids of ours that come close: another angle, or a follow-up."""
    theme: str


@dataclass(frozen=True)
class Verdict:
    """How a source question fares against a list of ours."""

    question: Asked
    listed: bool
    listed_or_near: bool
    bank: bool
    likeness: float
    """Of the closest in the list."""
    bank_likeness: float


def hash_of(text: str) -> str:
    """Name a question without repeating it."""
    return hashlib.sha256(" ".join(text.lower().split()).encode()).hexdigest()[:16]


def questions_of(corpus: Path) -> list[Asked]:
    """Read the source questions and join the labels."""
    labels = {
        label["hash"]: label
        for label in map(json.loads, (DATA / "recall_labels.jsonl").read_text().splitlines())
    }
    asked = []
    for row in map(json.loads, (corpus / "questions.jsonl").read_text().splitlines()):
        label = labels.get(hash_of(row["question"]))
        asked.append(
            Asked(
                text=row["question"],
                role=row["role"],
                asks=frozenset(label["asks"]) if label else None,
                near=frozenset(label["near"]) if label else frozenset(),
                theme=label["theme"] if label else "not labelled",
            )
        )
    return asked


def listed_for(path: Path, playbook: Playbook, top: int) -> tuple[str, ...]:
    """Rank our questions for a posting as ``prebrief questions`` does."""
    data = path.read_bytes()
    first, _, rest = data.partition(b"\n")
    source = Source(rest if first.startswith(b"# source:") else data, path.name)
    chosen = rank_questions(source, None, playbook, today=TODAY, top=top)
    return tuple(one.question_id for one in chosen)


def likeness_of(asked: Sequence[Asked], playbook: Playbook) -> Vectors:
    """Give the likeness of each source question to each of ours, alone or with what it tests."""
    theirs = encoder().encode([one.text for one in asked])
    spoken = encoder().encode([one.text for one in playbook.questions])
    tested = encoder().encode([f"{one.text} {one.tests}" for one in playbook.questions])
    best: Vectors = np.maximum(theirs @ spoken.T, theirs @ tested.T)
    return best


def posting_of(role: str) -> Path:
    """Give the fictional posting that stands for a role."""
    return DATA / "postings" / f"{POSTINGS.get(role, 'medical_director')}.md"


def judge(
    asked: Sequence[Asked], playbook: Playbook, top: int, other: Mapping[str, Path] | None = None
) -> list[Verdict]:
    """Compare every source question with the list for its role and with the whole bank.

    ``other`` names postings to use in place of ours, by role.
    """
    ids = [one.id for one in playbook.questions]
    alike = likeness_of(asked, playbook)
    postings = [(other or {}).get(one.role, posting_of(one.role)) for one in asked]
    lists = {posting: set(listed_for(posting, playbook, top)) for posting in set(postings)}
    verdicts = []
    for row, one, posting in zip(alike, asked, postings, strict=True):
        listed = lists[posting]
        inside = np.array([i in listed for i in ids])
        close = float(row[inside].max())
        whole = float(row.max())
        if one.asks is None:
            found = (close >= CUT, close >= CUT, whole >= CUT)
        else:
            found = (
                bool(one.asks & listed),
                bool((one.asks | one.near) & listed),
                bool(one.asks & set(ids)),
            )
        verdicts.append(Verdict(one, *found, close, whole))
    return verdicts


def report(verdicts: Sequence[Verdict], top: int) -> dict[str, object]:
    """Print the table a role, the misses by theme, and how far the cut can be trusted."""
    by_role: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        by_role[verdict.question.role].append(verdict)
    groups = [
        *((role, rows) for role, rows in sorted(by_role.items()) if role not in GENERAL),
        ("all roles of the field", [v for v in verdicts if v.question.role not in GENERAL]),
        *((role, rows) for role, rows in sorted(by_role.items()) if role in GENERAL),
        ("all", list(verdicts)),
    ]
    print(f"{'role':44} {'n':>3} {'top ' + str(top):>7} {'or near':>7} {'bank':>6} {'by cut':>7}")
    figures: dict[str, object] = {}
    for name, rows in groups:
        if not rows:
            continue
        shares = {
            "listed": _share([v.listed for v in rows]),
            "listed_or_near": _share([v.listed_or_near for v in rows]),
            "bank": _share([v.bank for v in rows]),
            "by_cut": _share([v.likeness >= CUT for v in rows]),
        }
        cells = "  ".join(f"{value:5.0%}" for value in shares.values())
        print(f"{name[:44]:44} {len(rows):3}   {cells}")
        figures[name] = {"questions": len(rows), **shares}
    for title, missed in (
        (f"in the bank, not in the top {top}", [v for v in verdicts if v.bank and not v.listed]),
        ("not in the bank", [v for v in verdicts if not v.bank]),
    ):
        themes = Counter(v.question.theme for v in missed).most_common(20)
        print(f"\n{title}: " + "; ".join(f"{theme} {count}" for theme, count in themes))
        figures[title] = dict(themes)
    figures["cut"] = _trust(verdicts)
    return figures


def _trust(verdicts: Sequence[Verdict]) -> dict[str, dict[str, float]]:
    """Compare the cut with the labels over the whole bank and the list together."""
    read = [v for v in verdicts if v.question.asks is not None]
    pairs = [(v.likeness, v.listed) for v in read] + [(v.bank_likeness, v.bank) for v in read]
    print(f"\nlikeness against {len(read)} labels (list and bank):")
    table = {}
    for cut in CUTS:
        said = [like >= cut for like, _ in pairs]
        right = sum(1 for yes, (_, truth) in zip(said, pairs, strict=True) if yes and truth)
        precision = right / max(1, sum(said))
        recall = right / max(1, sum(1 for _, truth in pairs if truth))
        table[f"{cut:.2f}"] = {"precision": round(precision, 3), "recall": round(recall, 3)}
        print(f"  cut {cut:.2f}: precision {precision:.0%}, recall {recall:.0%}")
    return table


def _share(found: Sequence[bool]) -> float:
    return round(sum(found) / max(1, len(found)), 3)


def show(verdicts: Sequence[Verdict]) -> None:
    """Print each miss with the questions that would answer it, for reading."""
    for verdict in verdicts:
        if not verdict.listed:
            one = verdict.question
            where = "bank" if verdict.bank else "none"
            print(f"{where} | {one.role} | {one.text[:90]} | {' '.join(sorted(one.asks or ()))}")


def main() -> None:
    """Run the measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--top", type=int, default=40)
    parser.add_argument("--playbook", default=DEFAULT, help="name or folder")
    parser.add_argument("--json", type=Path, help="write the figures here")
    parser.add_argument("--show", action="store_true", help="print every miss")
    parser.add_argument(
        "--posting",
        nargs=2,
        action="append",
        metavar=("ROLE", "FILE"),
        help="judge this role, and only those so named, by another posting",
    )
    options = parser.parse_args()
    name = options.playbook
    playbook = load(Path(name) if Path(name).is_dir() else name)
    asked = questions_of(options.corpus)
    other = {role: Path(file) for role, file in options.posting or ()}
    if other:
        asked = [one for one in asked if one.role in other]
    verdicts = judge(asked, playbook, options.top, other)
    if options.show:
        show(verdicts)
    figures = report(verdicts, options.top)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
