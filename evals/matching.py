"""Measure matching against labelled requirements: ``python evals/matching.py CORPUS``.

Every figure is cross-validated: the weights of the likeness model are fitted on the other postings
(or CVs) each time. The constants shipped in ``match/calibration.py`` are printed by ``--fit``.
"""

import argparse
import json
import os
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from prebrief.ingest.stage import ingest
from prebrief.match import calibration
from prebrief.match.stage import Judged, judge_each
from prebrief.playbooks.load import load
from prebrief.read.job.kinds import kind_of
from prebrief.read.job.terms import terms_of
from prebrief.read.job.typed import typed_test
from prebrief.read.stage import read_profile
from prebrief.records.document import Document, Span
from prebrief.records.job import Requirement
from prebrief.records.profile import Profile
from prebrief.text.embedding import encoder
from prebrief.text.lexical import content, inverse_frequency

Array = NDArray[np.float64]
VERDICTS = ("none", "partial", "strong")
TODAY = date(2026, 11, 1)
"""The day of the comparison: a run must not change with the calendar."""
DRAWS = 1000
RIDGE = 3.0
"""Strength of the pull of the weights towards zero: rows are few and come in clusters."""


@dataclass(frozen=True)
class Row:
    """A labelled requirement with what matching says about it."""

    posting: str
    cv: str
    text: str
    truth: int
    labelled: tuple[str, ...]
    judged: Judged
    profile: Profile


def document_of(path: Path, role: Any) -> Document:
    """Read a corpus file, its source line left out."""
    data = path.read_bytes()
    first, _, rest = data.partition(b"\n")
    return ingest(rest if first.startswith(b"# source:") else data, role=role, name=path.name)


def requirement_of(number: int, text: str) -> Requirement:
    """Read one requirement text alone, as ``prebrief match --requirements`` does."""
    playbook = load()
    test = typed_test(text, terms_of(playbook))
    return Requirement(
        id=f"r{number}",
        text=text,
        span=Span(doc="job", start=0, end=len(text), quote=text),
        level="must",
        kind=kind_of(text, level="must", heading="", test=test),
        test=test,
    )


def rows_of(corpus: Path) -> list[Row]:
    """Judge every labelled requirement, pair by pair."""
    playbook = load()
    labels = [json.loads(line) for line in (corpus / "match_labels.jsonl").open()]
    pairs: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for label in labels:
        pairs[label["jd"], label["cv"]].append(label)
    profiles = {
        cv: read_profile(document_of(corpus / "cvs" / cv, "cv"), playbook, today=TODAY)
        for cv in {label["cv"] for label in labels}
    }
    rows = []
    for (jd, cv), asked in pairs.items():
        requirements = [
            requirement_of(number, label["requirement"]) for number, label in enumerate(asked)
        ]
        judged = judge_each(profiles[cv], requirements, playbook, today=TODAY)
        rows += [
            Row(
                posting=jd,
                cv=cv,
                text=label["requirement"],
                truth=VERDICTS.index(label["verdict"]),
                labelled=tuple(label["evidence"]),
                judged=one,
                profile=profiles[cv],
            )
            for label, one in zip(asked, judged, strict=True)
        ]
    return rows


# The likeness model, fitted anew for each fold.


@dataclass(frozen=True)
class Model:
    """Weights and thresholds as ``calibration`` holds them."""

    weights: Array
    thresholds: tuple[float, float]

    def chances(self, signals: Array) -> Array:
        """Give the chances of none, partial and strong, one row a requirement."""
        total = signals @ self.weights
        some = 1 / (1 + np.exp(self.thresholds[0] - total))
        much = 1 / (1 + np.exp(self.thresholds[1] - total))
        return np.stack([1 - some, some - much, much], axis=1)


def fit(signals: Array, truth: NDArray[np.int64], *, steps: int = 1500) -> Model:
    """Fit the proportional-odds model with no weight below zero."""
    spread = signals.std(axis=0) + 1e-9
    centre = signals.mean(axis=0)
    scaled = (signals - centre) / spread
    weights = np.zeros(scaled.shape[1])
    bases = np.array([0.5, -0.5])
    for _ in range(steps):
        slope = RIDGE * weights / len(truth)
        for place in (0, 1):
            wrong = 1 / (1 + np.exp(-(scaled @ weights + bases[place]))) - (truth > place)
            slope = slope + scaled.T @ wrong / len(truth)
            bases[place] -= 0.5 * float(wrong.mean())
        # Every signal is made so that more of it cannot speak against a match.
        weights = np.maximum(0.0, weights - 0.5 * slope)
    plain = weights / spread
    shift = float(centre @ plain)
    return Model(plain, (shift - float(bases[0]), shift - float(bases[1])))


def cross_validated(rows: Sequence[Row], group: Callable[[Row], str]) -> Array:
    """Give the chances of each row from a model that never saw its group."""
    truth = np.array([row.truth for row in rows])
    signals = np.array([row.judged.signals.row() for row in rows])
    free = np.array([not row.judged.decided for row in rows])
    groups = np.array([group(row) for row in rows])
    chances = np.zeros((len(rows), 3))
    for name in sorted(set(groups)):
        held = groups == name
        model = fit(signals[~held & free], truth[~held & free])
        chances[held] = model.chances(signals[held])
    for index, row in enumerate(rows):
        if row.judged.decided:
            chances[index] = _settled(row)
    return chances


def _settled(row: Row) -> Array:
    """Give a decided row's verdict its stated confidence, the others the rest."""
    finding = row.judged.finding
    place = VERDICTS.index(finding.verdict)
    out = np.full(3, (1 - finding.confidence) / 2)
    out[place] = finding.confidence
    return out


def verdicts(rows: Sequence[Row], chances: Array) -> NDArray[np.int64]:
    """Choose verdicts as the stage does."""
    return np.array(
        [
            VERDICTS.index(row.judged.finding.verdict) if row.judged.decided else _decided(row, c)
            for row, c in zip(rows, chances, strict=True)
        ]
    )


def _decided(row: Row, chances: Array) -> int:
    none, partial, strong = (float(value) for value in chances)
    claimed = row.judged.signals.claimed
    return VERDICTS.index(calibration.decide((none, partial, strong), claimed=claimed))


# Baselines: what a simpler product would do, cuts fitted on the other postings.


def keyword_scores(rows: Sequence[Row]) -> Array:
    """Best TF-IDF cosine between the requirement and any CV line."""
    out = []
    weights: dict[str, dict[str, float]] = {}
    for row in rows:
        lines = [content(line.text) for line in row.profile.statements]
        idf = weights.setdefault(row.cv, inverse_frequency(lines))
        asked = content(row.text)
        norm = sum(idf.get(w, 3.0) ** 2 for w in asked) ** 0.5 or 1.0
        best = 0.0
        for line in lines:
            size = sum(idf[w] ** 2 for w in line) ** 0.5 or 1.0
            best = max(best, sum(idf[w] ** 2 for w in asked & line) / norm / size)
        out.append(best)
    return np.array(out)


def embedding_scores(rows: Sequence[Row]) -> Array:
    """Best cosine between the requirement and any CV line."""
    out = []
    for row in rows:
        lines = encoder().encode([line.text[:300] for line in row.profile.statements])
        out.append(float((lines @ encoder().encode([row.text])[0]).max()))
    return np.array(out)


def cut_verdicts(rows: Sequence[Row], scores: Array) -> NDArray[np.int64]:
    """Give verdicts by two cuts, those best on the other postings."""
    truth = np.array([row.truth for row in rows])
    groups = np.array([row.posting for row in rows])
    out = np.zeros(len(rows), np.int64)
    for name in sorted(set(groups)):
        held = groups == name
        cuts = np.quantile(scores[~held], np.linspace(0.05, 0.95, 19))
        best = max(
            ((low, high) for i, low in enumerate(cuts) for high in cuts[i:]),
            key=lambda pair: macro_f1(truth[~held], np.digitize(scores[~held], pair)),
        )
        out[held] = np.digitize(scores[held], best)
    return out


# Figures.


def macro_f1(truth: NDArray[np.int64], said: NDArray[np.int64]) -> float:
    """Give the mean of the three F1 scores."""
    return float(np.mean(f1_each(truth, said)))


def f1_each(truth: NDArray[np.int64], said: NDArray[np.int64]) -> list[float]:
    """Give the F1 of none, partial and strong."""
    out = []
    for place in range(3):
        hit = int(((truth == place) & (said == place)).sum())
        out.append(2 * hit / max(1, int((truth == place).sum()) + int((said == place).sum())))
    return out


def false_strong(truth: NDArray[np.int64], said: NDArray[np.int64]) -> float:
    """Give the share of rows whose truth is none that are said to be strong."""
    return float(((truth == 0) & (said == 2)).sum() / max(1, (truth == 0).sum()))


def interval(
    rows: Sequence[Row], said: NDArray[np.int64], figure: Callable[[Any, Any], float]
) -> tuple[float, float]:
    """Give the 95% interval over pairs drawn anew: rows of a pair are not independent."""
    truth = np.array([row.truth for row in rows])
    pairs = defaultdict(list)
    for index, row in enumerate(rows):
        pairs[row.posting, row.cv].append(index)
    blocks = list(pairs.values())
    random = np.random.default_rng(7)
    drawn = []
    for _ in range(DRAWS):
        chosen = np.concatenate([blocks[i] for i in random.integers(0, len(blocks), len(blocks))])
        drawn.append(figure(truth[chosen], said[chosen]))
    return float(np.quantile(drawn, 0.025)), float(np.quantile(drawn, 0.975))


def evidence_overlap(rows: Sequence[Row], said: NDArray[np.int64]) -> tuple[int, int]:
    """Count strong rows, and those whose quoted evidence overlaps the labelled evidence."""
    hits = total = 0
    for row, verdict in zip(rows, said, strict=True):
        if row.truth != 2 or verdict != 2:
            continue
        total += 1
        quoted = [_plain(span.quote) for span in row.judged.finding.spans]
        wanted = [_plain(text) for text in row.labelled]
        hits += any(_shares(want, have) for want in wanted for have in quoted)
    return hits, total


def _plain(text: str) -> str:
    return " ".join("".join(c.lower() if c.isalnum() else " " for c in text).split())


def _shares(wanted: str, quoted: str) -> bool:
    """Tell whether two quotes share text: one in the other, or five words in a row."""
    if wanted in quoted or (len(quoted) >= 8 and quoted in wanted):
        return True
    words = wanted.split()
    size = min(5, len(words))
    return any(
        f" {' '.join(words[i : i + size])} " in f" {quoted} " for i in range(len(words) - size + 1)
    )


def reliability(
    rows: Sequence[Row], chances: Array, said: NDArray[np.int64]
) -> tuple[float, list[tuple[float, float, int]]]:
    """Give the expected calibration error and the bins: stated confidence, share right, rows."""
    stated = chances[np.arange(len(rows)), said]
    right = np.array([row.truth for row in rows]) == said
    bins = []
    error = 0.0
    for low in np.arange(0.3, 1.0, 0.1):
        inside = (stated >= low) & (stated < low + 0.1 + (low > 0.85))
        if inside.any():
            bins.append(
                (float(stated[inside].mean()), float(right[inside].mean()), int(inside.sum()))
            )
            error += abs(bins[-1][0] - bins[-1][1]) * inside.mean()
    return error, bins


def report(rows: Sequence[Row]) -> dict[str, Any]:
    """Print all figures and give them."""
    truth = np.array([row.truth for row in rows])
    out: dict[str, Any] = {"rows": len(rows), "decided": sum(row.judged.decided for row in rows)}
    by_job = cross_validated(rows, lambda row: row.posting)
    by_cv = cross_validated(rows, lambda row: row.cv)
    shipped = np.array(
        [
            _settled(row) if row.judged.decided else calibration.chances(row.judged.signals.row())
            for row in rows
        ]
    )
    systems = {
        "prebrief, by posting": verdicts(rows, by_job),
        "prebrief, by CV": verdicts(rows, by_cv),
        "prebrief, as shipped": verdicts(rows, shipped),
        "TF-IDF keywords, by posting": cut_verdicts(rows, keyword_scores(rows)),
        "embeddings, by posting": cut_verdicts(rows, embedding_scores(rows)),
    }
    print(f"{len(rows)} rows, {out['decided']} decided by a test")
    print(f"{'':30}{'macro-F1 (95%)':24}none  part  strong  strong|none (95%)")
    for name, said in systems.items():
        low, high = interval(rows, said, macro_f1)
        wrong = false_strong(truth, said)
        wrong_low, wrong_high = interval(rows, said, false_strong)
        each = f1_each(truth, said)
        print(
            f"{name:30}{macro_f1(truth, said):.3f} ({low:.3f}–{high:.3f})     "
            + "  ".join(f"{value:.2f}" for value in each)
            + f"    {wrong:.3f} ({wrong_low:.3f}–{wrong_high:.3f})"
        )
        out[name] = {
            "macro_f1": macro_f1(truth, said),
            "interval": (low, high),
            "f1": each,
            "strong_given_none": wrong,
        }
    said = systems["prebrief, by posting"]
    _print_parts(rows, truth, said)
    hits, total = evidence_overlap(rows, said)
    print(f"evidence overlaps the labelled evidence in {hits} of {total} strong rows")
    error, bins = reliability(rows, by_job, said)
    print(f"expected calibration error {error:.3f}")
    for stated, right, count in bins:
        print(f"  said {stated:.2f}  right {right:.2f}  {'#' * round(40 * right)} ({count})")
    out |= {"evidence_overlap": hits / max(1, total), "ece": error, "reliability": bins}
    return out


def _print_parts(rows: Sequence[Row], truth: NDArray[np.int64], said: NDArray[np.int64]) -> None:
    print("confusion, rows truth, columns said (none, partial, strong)")
    for place, name in enumerate(VERDICTS):
        print(f"  {name:8}", *(int(((truth == place) & (said == k)).sum()) for k in range(3)))
    for name, mask in (
        ("decided by a test", np.array([row.judged.decided for row in rows])),
        ("by likeness", np.array([not row.judged.decided for row in rows])),
    ):
        if mask.any():
            print(
                f"  {name}: {int(mask.sum())} rows,"
                f" macro-F1 {macro_f1(truth[mask], said[mask]):.3f}"
            )


def show_rows(rows: Sequence[Row]) -> None:
    """Print every row with its verdict, for reading."""
    chances = cross_validated(rows, lambda row: row.posting)
    said = verdicts(rows, chances)
    last = None
    for row, verdict, chance in zip(rows, said, chances, strict=True):
        if (row.posting, row.cv) != last:
            last = (row.posting, row.cv)
            print(f"## {row.posting} × {row.cv}")
        mark = " " if verdict == row.truth else "!" if abs(verdict - row.truth) == 2 else "*"
        how = (
            "test" if row.judged.decided else " ".join(f"{v:.2f}" for v in row.judged.signals.row())
        )
        print(
            f"{mark} {VERDICTS[row.truth][0]}>{VERDICTS[verdict][0]} {np.round(chance, 2)}"
            f" {row.text[:70]} | {how} | {row.judged.finding.code} |"
            f" {' ¦ '.join(span.text[:60] for span in row.judged.finding.spans[:2])}"
        )


def compare(now: dict[str, Any], before: dict[str, Any]) -> None:
    """Print what changed since another run."""
    for name, figures in now.items():
        old = before.get(name)
        if isinstance(figures, dict) and isinstance(old, dict):
            change = figures["macro_f1"] - old["macro_f1"]
            print(f"{name}: macro-F1 {change:+.3f} since the earlier run")


def main() -> None:
    """Run the evaluation."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, nargs="?", default=os.environ.get("PREBRIEF_CORPUS"))
    parser.add_argument("--json", type=Path, help="write the figures here")
    parser.add_argument("--against", type=Path, help="compare with the figures of an earlier run")
    parser.add_argument("--rows", action="store_true", help="print every row")
    parser.add_argument("--fit", action="store_true", help="print constants for calibration.py")
    options = parser.parse_args()
    if options.corpus is None:
        parser.error("name the corpus folder or set PREBRIEF_CORPUS")
    rows = rows_of(Path(options.corpus))
    if options.rows:
        show_rows(rows)
    if options.fit:
        free = [row for row in rows if not row.judged.decided]
        model = fit(
            np.array([row.judged.signals.row() for row in free]),
            np.array([row.truth for row in free]),
        )
        print("WEIGHTS =", tuple(round(float(value), 2) for value in model.weights))
        print("THRESHOLDS =", tuple(round(value, 2) for value in model.thresholds))
    figures = report(rows)
    if options.against:
        compare(figures, json.loads(options.against.read_text()))
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
