"""Measure the scoring of answers: ``python -m evals.answers CORPUS [--json] [--ablate]``.

CORPUS holds ``answers.jsonl`` and ``answer_triplets.jsonl``; the answers written to fool the scorer
lie in ``evals/data/answers.yaml``. Beside the figures stands what length or digits alone would
give, since in most collections of answers length gives the label away.
``--ablate`` takes some minutes.
"""

import argparse
import json
import random
import resource
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import msgspec
import yaml

from prebrief.playbooks.load import load
from prebrief.playbooks.schema import Playbook
from prebrief.practice import dimensions, reading, score
from prebrief.practice.anchors import Anchors
from prebrief.practice.batch import score_lines
from prebrief.records.answer import ScoredAnswer
from prebrief.text.embedding import encoder

FOOLING = Path(__file__).parent / "data" / "answers.yaml"
NEAR_LENGTH = 0.1
"""Answers count as matched in length within a tenth."""
FOREIGN, SEED = 3, 3
"""Other questions that each good answer is put to, and what they are drawn by."""

Rows = list[dict[str, Any]]
Measure = Callable[[str, str], float]


def rows(path: Path) -> Rows:
    """Read a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def auc(good: Sequence[float], bad: Sequence[float]) -> float:
    """Give the share of pairs in which the good one is above; ties count half."""
    wins = sum((a > b) + 0.5 * (a == b) for a in good for b in bad)
    return round(wins / (len(good) * len(bad)), 3)


def correlation(one: Sequence[float], two: Sequence[float]) -> float:
    """Give Pearson's correlation, 0 where one side does not vary."""
    if len(set(one)) < 2 or len(set(two)) < 2:
        return 0.0
    return round(statistics.correlation(one, two), 3)


def words(_: str, answer: str) -> float:
    """Baseline: how long the answer is."""
    return float(len(answer.split()))


def digits(_: str, answer: str) -> float:
    """Baseline: how many digits it has."""
    return float(sum(char.isdigit() for char in answer))


class Scorer:
    """Scores with one playbook and remembers what it has scored."""

    def __init__(self, playbook: Playbook) -> None:
        self.playbook = playbook
        self._seen: dict[tuple[str, str], ScoredAnswer] = {}

    def full(self, question: str, answer: str) -> ScoredAnswer:
        """Give the whole result."""
        key = (question, answer)
        if key not in self._seen:
            self._seen[key] = score.score(answer, question=question, playbook=self.playbook)
        return self._seen[key]

    def __call__(self, question: str, answer: str) -> float:
        return float(self.full(question, answer).overall)


def ranks(measure: Measure, labelled: Rows, triplets: Rows) -> dict[str, float]:
    """Give what any measure can be asked: does it put the good answers above the others?"""
    good = [(words("", r["answer"]), measure(r["question"], r["answer"]))
            for r in labelled if r["label"] == "good"]  # fmt: skip
    bad = [(words("", r["answer"]), measure(r["question"], r["answer"]))
           for r in labelled if r["label"] == "bad"]  # fmt: skip
    strong = [(words("", t["strong"]), measure(t["question"], t["strong"])) for t in triplets]
    empty = [
        (words("", t["fluent_empty"]), measure(t["question"], t["fluent_empty"])) for t in triplets
    ]
    spoiled = [measure(t["question"], t["red_flag"]) for t in triplets]
    upper, lower = good + strong, bad + empty
    pairs = [
        (a[1], b[1])
        for a in upper
        for b in lower
        if abs(a[0] - b[0]) <= NEAR_LENGTH * max(a[0], b[0])
    ]
    return {
        "auc_labelled": auc([g[1] for g in good], [b[1] for b in bad]),
        "auc_all": auc([g[1] for g in upper], [b[1] for b in lower]),
        "auc_matched_length": round(
            sum((a > b) + 0.5 * (a == b) for a, b in pairs) / len(pairs), 3
        ),
        "matched_pairs": len(pairs),
        "auc_strong_over_empty": auc([s[1] for s in strong], [e[1] for e in empty]),
        "strong_over_flagged": round(
            sum(s[1] > r for s, r in zip(strong, spoiled, strict=True)) / len(strong), 3
        ),
        "length_in_labelled_good": correlation(*zip(*good, strict=True)),
        "length_in_strong": correlation(*zip(*strong, strict=True)),
        "length_in_all_good": correlation(*zip(*upper, strict=True)),
    }


def targets(scorer: Scorer, labelled: Rows, triplets: Rows) -> dict[str, float]:
    """Give the figures that the scorer itself is held to."""
    strong = [scorer.full(t["question"], t["strong"]) for t in triplets]
    empty = [scorer.full(t["question"], t["fluent_empty"]) for t in triplets]
    spoiled = [scorer.full(t["question"], t["red_flag"]) for t in triplets]
    found = [
        t["red_flag_kind"] in {flag.kind for flag in one.red_flags}
        for t, one in zip(triplets, spoiled, strict=True)
    ]
    good = [scorer.full(r["question"], r["answer"]) for r in labelled if r["label"] == "good"]
    return {
        "fine": scorer("Tell me about a failure.", "fine"),
        "strong_median": statistics.median(s.overall for s in strong),
        "strong_least": min(s.overall for s in strong),
        "empty_median": statistics.median(e.overall for e in empty),
        "empty_most": max(e.overall for e in empty),
        "strong_25_above_empty": round(
            sum(s.overall - e.overall >= 25 for s, e in zip(strong, empty, strict=True))
            / len(triplets),
            3,
        ),
        "flags_found": round(sum(found) / len(found), 3),
        "strong_falsely_flagged": round(sum(bool(s.red_flags) for s in strong) / len(strong), 3),
        "labelled_good_flagged": round(sum(bool(g.red_flags) for g in good) / len(good), 3),
    }


def elsewhere(scorer: Scorer, labelled: Rows, triplets: Rows) -> dict[str, float]:
    """Put good answers to random other questions: how much do they still score there?"""
    strong = [(t["question"], t["strong"]) for t in triplets]
    good = [(r["question"], r["answer"]) for r in labelled if r["label"] == "good"]
    texts = [q for q, _ in strong] + [r["question"] for r in labelled if r["question"][0] != "["]
    pool = list(dict.fromkeys(texts + [q.text for q in scorer.playbook.questions]))
    draw = random.Random(SEED)
    got: dict[str, list[float]] = {"strong": [], "good": []}
    for name, pairs in (("strong", strong), ("good", good)):
        for own, answer in pairs:
            for other in draw.sample([q for q in pool if q != own], FOREIGN):
                got[name].append(scorer(other, answer))
    kept = [scorer(question, answer) for question, answer in strong]
    return {
        "foreign_question_median": statistics.median(got["strong"] + got["good"]),
        "foreign_question_median_strong": statistics.median(got["strong"]),
        "foreign_question_median_good": statistics.median(got["good"]),
        "own_question_median_strong": statistics.median(kept),
        "own_question_strong_from_60": sum(k >= 60 for k in kept),
    }


def fooled(scorer: Scorer) -> dict[str, Any]:
    """Count how many of the answers written to fool the scorer get what they should."""
    found: dict[str, list[bool]] = {}
    wrong = []
    for row in yaml.safe_load(FOOLING.read_text(encoding="utf-8"))["answers"]:
        one = scorer.full(row["question"], row["answer"])
        kinds = {flag.kind for flag in one.red_flags}
        fits = {
            "empty": one.overall <= 35,
            "low": one.overall <= 20,
            "strong": one.overall >= 65 and not kinds,
            "middle": 30 <= one.overall <= 75,
            "flag": row.get("flag") in kinds,
            "clean": not kinds,
        }[row["want"]]
        found.setdefault(f"{row['part']}.{row['want']}", []).append(fits)
        if not fits:
            wrong.append(f"{row['id']}: {one.overall} {sorted(kinds)}")
    return {name: f"{sum(fits)}/{len(fits)}" for name, fits in sorted(found.items())} | {
        "wrong": wrong
    }


def repeated(playbook: Playbook, triplets: Rows) -> float:
    """Give the share of answers scored alike by a fresh encoder."""
    once = [score.score(t["strong"], question=t["question"], playbook=playbook) for t in triplets]
    encoder().forget()
    again = [score.score(t["strong"], question=t["question"], playbook=playbook) for t in triplets]
    return sum(a == b for a, b in zip(once, again, strict=True)) / len(triplets)


def speed(playbook: Playbook, triplets: Rows) -> dict[str, float]:
    """Time single answers never seen before, and a long batch with its memory."""
    took = []
    for t in triplets:
        for kind in ("strong", "fluent_empty", "red_flag"):
            encoder().forget()
            score.score("Well.", question=t["question"], playbook=playbook)
            start = time.perf_counter()
            score.score(t[kind], question=t["question"], playbook=playbook)
            took.append(1000 * (time.perf_counter() - start))
    took.sort()
    return {
        "one_answer_ms_median": round(took[len(took) // 2], 1),
        "one_answer_ms_p95": round(took[int(0.95 * len(took))], 1),
    }


def long_batch(playbook: Playbook, triplets: Rows, size: int) -> dict[str, float]:
    """Score a long batch of answers that are all different; say how far the memory rose."""
    # Answers differ in a number each, so that no sentence vector can be used twice.
    source = cycle([(t["question"], t[k]) for t in triplets for k in ("strong", "fluent_empty")])
    lines = (
        json.dumps({"question": q, "answer": f"{a[: 300 + i % 50]} {i}."})
        for i, (q, a) in enumerate(islice(source, size))
    )
    start, early = time.perf_counter(), 0
    for number, _ in enumerate(score_lines(lines, playbook), start=1):
        if number == size // 4:
            early = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    late = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "batch_seconds": round(time.perf_counter() - start, 1),
        "batch_mb_at_a_quarter": round(early / 1024, 1),
        "batch_mb_at_the_end": round(late / 1024, 1),
    }


@contextmanager
def without(name: str) -> Iterator[None]:
    """Take one cue from the scorer for a while."""
    nothing = Anchors(numbers=0, times=0, names=0, speech=0, initials=0)
    replaced: dict[str, tuple[Any, str, Any]] = {
        "ties to time, place and number": (reading, "anchors", lambda _: nothing),
        "who acts, and when": (reading, "acts", lambda _: []),
        "novelty": (reading, "_novelty", lambda *_: 1.0),
        "nearness to the question": (score, "on_topic", lambda _: 1.0),
        "body": (score, "NO_BODY", -10),
        "empty answers' ceiling": (score, "HOLLOW_MOST", 100),
    }
    if name not in replaced:
        yield
        return
    module, attribute, value = replaced[name]
    places = [place for place in (module, dimensions) if hasattr(place, attribute)]
    kept = [getattr(place, attribute) for place in places]
    for place in places:
        setattr(place, attribute, value)
    try:
        yield
    finally:
        for place, old in zip(places, kept, strict=True):
            setattr(place, attribute, old)


def ablations(playbook: Playbook, labelled: Rows, triplets: Rows) -> dict[str, Any]:
    """Score everything again with one cue less each time."""
    uses = ("event", "empty", "result", "reflection", "partner", "resistance", "plan")
    fewer = {
        f"examples of {use}": msgspec.structs.replace(
            playbook, speech=tuple(s for s in playbook.speech if s.use != use)
        )
        for use in uses
    }
    patterns = tuple(msgspec.structs.replace(f, terms=()) for f in playbook.red_flags)
    sounds = tuple(msgspec.structs.replace(f, cues=()) for f in playbook.red_flags)
    fewer["patterns of red flags"] = msgspec.structs.replace(playbook, red_flags=patterns)
    fewer["examples of red flags"] = msgspec.structs.replace(playbook, red_flags=sounds)
    for name in ("ties to time, place and number", "who acts, and when", "novelty",
                 "nearness to the question", "body", "empty answers' ceiling"):  # fmt: skip
        fewer[name] = playbook
    table: dict[str, Any] = {}
    for name, changed in {"nothing": playbook, **fewer}.items():
        with without(name):
            scorer = Scorer(changed)
            got = targets(scorer, labelled, triplets) | ranks(scorer, labelled, triplets)
            got["fooled_rightly"] = _share(fooled(scorer))
        table[name] = {key: got[key] for key in KEPT}
    return table


KEPT = (
    "strong_median", "empty_median", "empty_most", "strong_25_above_empty", "flags_found",
    "strong_falsely_flagged", "auc_all", "auc_matched_length", "fooled_rightly",
)  # fmt: skip


def _share(found: dict[str, Any]) -> float:
    counts = [value.split("/") for name, value in found.items() if name != "wrong"]
    return round(sum(int(a) for a, _ in counts) / sum(int(b) for _, b in counts), 3)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--ablate", action="store_true")
    parser.add_argument(
        "--batch", type=int, nargs="?", const=10_000, default=0, help="score so many in a row too"
    )
    options = parser.parse_args()
    labelled = rows(options.corpus / "answers.jsonl")
    triplets = rows(options.corpus / "answer_triplets.jsonl")
    playbook = load()
    scorer = Scorer(playbook)
    report: dict[str, Any] = {
        "targets": targets(scorer, labelled, triplets),
        "ranks": {
            "score": ranks(scorer, labelled, triplets),
            "baseline: words": ranks(words, labelled, triplets),
            "baseline: digits": ranks(digits, labelled, triplets),
        },
        "elsewhere": elsewhere(scorer, labelled, triplets),
        "fooled": fooled(scorer),
        "repeated_alike": repeated(playbook, triplets),
        "speed": speed(playbook, triplets),
    }
    if options.batch:
        report["batch"] = long_batch(playbook, triplets, options.batch)
    if options.ablate:
        report["without"] = ablations(playbook, labelled, triplets)
    if options.json:
        print(json.dumps(report, indent=2))
        return
    for title, part in report.items():
        print(f"\n{title}")
        for name, value in part.items() if isinstance(part, dict) else [("", part)]:
            print(f"  {name:32} {value}")


if __name__ == "__main__":
    main()
