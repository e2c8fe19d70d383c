"""Measure the reading of CVs against the truth files of a corpus of rendered CVs.

    python -m evals.reading --corpus DIR [--json OUT] [--before OLD] [--positions FILE --cvs DIR]
        [--layouts] [--scans]

Prints precision, recall and F1 for each field and layout, the work core, the share of returned
highlights that stand under the right position, and the refusals, with bootstrap intervals.
"""

import argparse
import json
import random
import re
import statistics
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from evals.reading_layouts import WORK, reset
from prebrief.errors import InputError
from prebrief.ingest.stage import ingest
from prebrief.playbooks.load import load
from prebrief.playbooks.schema import Playbook
from prebrief.read.cv.reader import read_cv
from prebrief.records.profile import Position, Profile

CLOSE = 90
"""Fuzzy ratio from which two texts count as the same."""
FIELDS = (
    "name", "email", "phone",
    "work.employer", "work.title", "work.start", "work.end", "work.highlights", "work.placed",
    "education.school", "education.degree", "education.year",
    "certificates", "publications", "languages",
)  # fmt: skip
CORE = ("work.employer", "work.title", "work.start", "work.end", "work.placed")
CONTACT = ("name", "email", "phone")
TODAY = date(2026, 11, 21)
_ROUNDS = 2000


@dataclass
class Count:
    """Right, returned and wanted."""

    right: float = 0.0
    returned: float = 0.0
    wanted: float = 0.0

    def add(self, other: "Count") -> None:
        """Add another count."""
        self.right += other.right
        self.returned += other.returned
        self.wanted += other.wanted

    @property
    def f1(self) -> float | None:
        """F1; none where nothing was wanted and nothing returned."""
        if not self.returned and not self.wanted:
            return None
        return 2 * self.right / (self.returned + self.wanted)


@dataclass
class FileScore:
    """The counts of one file."""

    file: str
    layout: str
    kind: str
    counts: dict[str, Count] = field(default_factory=dict)
    matched_highlights: int = 0
    placed_highlights: int = 0
    wrong: list[str] = field(default_factory=list)
    milliseconds: float = 0.0


def same(one: str | None, two: str | None) -> bool:
    """Tell whether two texts are the same but for print."""
    if not one or not two:
        return False
    return fuzz.ratio(_plain(one), _plain(two)) >= CLOSE


def _plain(text: str) -> str:
    text = text.replace("’", "'").replace("‘", "'").replace("–", "-").replace("—", "-")
    return " ".join(text.split()).casefold()


def score_file(entry: dict[str, Any], truth: dict[str, Any], profile: Profile) -> FileScore:
    """Compare a profile with its truth."""
    score = FileScore(entry["file"], entry["layout"], entry["kind"])
    omits = tuple(entry.get("omits") or ())
    precision = entry.get("date_precision") or "month"
    basics = truth["basics"]
    counts = score.counts
    read = profile.basics
    counts["name"] = _one(basics.get("name"), read.name, omits, "basics.name", same)
    counts["email"] = _one(basics.get("email"), read.email, omits, "basics.email", _equal)
    counts["phone"] = _one(basics.get("phone"), read.phone, omits, "basics.phone", _digits)
    _work(score, truth.get("work", []), profile.work, omits, precision)
    _education(score, truth.get("education", []), profile, omits)
    if "certificates" not in omits:
        wanted = [
            c["name"]
            for i, c in enumerate(truth.get("certificates", []))
            if f"certificates[{i}]" not in omits
        ]
        counts["certificates"] = _set(wanted, [c.name for c in profile.certificates])
    if "publications" not in omits:
        wanted_count = sum(
            f"publications[{i}]" not in omits for i in range(len(truth.get("publications", [])))
        )
        have = len(profile.publications)
        counts["publications"] = Count(min(have, wanted_count), have, wanted_count)
    if "languages" not in omits:
        counts["languages"] = _set(
            [one["language"] for one in truth.get("languages", [])],
            [one.language for one in profile.languages],
        )
    for name, count in counts.items():
        if count.right < count.wanted or count.right < count.returned:
            score.wrong.append(f"{name} {count.right:g}/{count.returned:g}/{count.wanted:g}")
    return score


def _equal(one: str, two: str | None) -> bool:
    return one.casefold() == (two or "").casefold()


def _digits(one: str, two: str | None) -> bool:
    return re.sub(r"\D", "", one) == re.sub(r"\D", "", two or "")


def _one(wanted: str | None, have: str | None, omits: Sequence[str], path: str, test: Any) -> Count:
    if path in omits or not wanted:
        return Count()
    return Count(float(bool(test(wanted, have))), float(have is not None), 1.0)


def _set(wanted: Sequence[str], have: Sequence[str]) -> Count:
    left = list(have)
    right = 0
    for text in wanted:
        best = next((one for one in left if same(text, one)), None)
        if best is not None:
            left.remove(best)
            right += 1
    return Count(right, len(have), len(wanted))


def aligned(truth: Sequence[dict[str, Any]], work: Sequence[Position]) -> dict[int, int]:
    """Pair true jobs with read positions, the likest first."""
    pairs = []
    for i, job in enumerate(truth):
        for j, position in enumerate(work):
            likeness = fuzz.ratio(
                _plain(job.get("position") or ""), _plain(position.position or "")
            )
            likeness += fuzz.ratio(_plain(job.get("name") or ""), _plain(position.name or ""))
            likeness += 60 * ((job.get("startDate") or "-")[:4] == (position.start_date or "+")[:4])
            pairs.append((likeness, -i, -j))
    found: dict[int, int] = {}
    for likeness, i, j in sorted(pairs, reverse=True):
        if -i not in found and -j not in found.values() and likeness >= 110:
            found[-i] = -j
    return found


def _work(
    score: FileScore,
    truth: Sequence[dict[str, Any]],
    work: Sequence[Position],
    omits: Sequence[str],
    precision: str,
) -> None:
    pairs = aligned(truth, work)
    fields = {name: Count() for name in FIELDS if name.startswith("work.")}
    for i, job in enumerate(truth):
        position = work[pairs[i]] if i in pairs else None
        for name, key, have in (
            ("work.employer", "name", position.name if position else None),
            ("work.title", "position", position.position if position else None),
        ):
            if f"work[{i}].{key}" not in omits and job.get(key):
                fields[name].wanted += 1
                fields[name].right += same(job[key], have)
        for name, key, have, extra in (
            ("work.start", "startDate", position.start_date if position else None, "x_acceptStart"),
            ("work.end", "endDate", position.end_date if position else None, "x_acceptEnd"),
        ):
            if f"work[{i}].{key}" in omits:
                continue
            fields[name].wanted += 1
            fields[name].right += position is not None and _same_date(
                job.get(key), have, job.get(extra) or (), precision, ongoing=position.ongoing
            )
    for name in ("work.employer", "work.title", "work.start", "work.end"):
        fields[name].returned = len(work)
    _highlights(score, truth, work, pairs, omits, fields)
    score.counts.update(fields)


def _same_date(
    wanted: str | None, have: str | None, accept: Iterable[str], precision: str, *, ongoing: bool
) -> bool:
    if wanted is None:
        return have is None and ongoing
    if have is None:
        return False
    if have in accept:
        return True
    size = 4 if precision == "year" else len(wanted)
    return have[:size] == wanted[:size]


def _highlights(
    score: FileScore,
    truth: Sequence[dict[str, Any]],
    work: Sequence[Position],
    pairs: dict[int, int],
    omits: Sequence[str],
    fields: dict[str, Count],
) -> None:
    wanted = [
        (i, text)
        for i, job in enumerate(truth)
        for n, text in enumerate(job.get("highlights", []))
        if f"work[{i}].highlights[{n}]" not in omits
    ]
    summaries = [job["summary"] for job in truth if job.get("summary")]
    left = [
        (j, text)
        for j, position in enumerate(work)
        for text in position.highlights
        if not any(same(summary, text) for summary in summaries)
    ]
    returned = len(left)
    found = placed = 0
    for i, text in wanted:
        hits = [pair for pair in left if same(text, pair[1])]
        if not hits:
            continue
        right = next((pair for pair in hits if pair[0] == pairs.get(i)), None)
        left.remove(right or hits[0])
        found += 1
        placed += right is not None
    fields["work.highlights"] = Count(found, returned, len(wanted))
    fields["work.placed"] = Count(placed, returned, len(wanted))
    score.matched_highlights, score.placed_highlights = found, placed


def _education(
    score: FileScore, truth: Sequence[dict[str, Any]], profile: Profile, omits: Sequence[str]
) -> None:
    if "education" in omits:
        return
    have = list(profile.education)
    counts = {name: Count() for name in ("education.school", "education.degree", "education.year")}
    free = list(range(len(have)))
    for i, course in enumerate(truth):
        if f"education[{i}]" in omits:
            continue
        best = max(
            free,
            key=lambda j: (
                fuzz.ratio(_plain(course["institution"]), _plain(have[j].institution or ""))
                + fuzz.ratio(
                    _plain(course.get("studyType") or ""), _plain(have[j].study_type or "")
                )
            ),
            default=None,
        )
        for count in counts.values():
            count.wanted += 1
        if best is None:
            continue
        free.remove(best)
        one = have[best]
        counts["education.school"].right += same(course["institution"], one.institution)
        counts["education.degree"].right += same(course.get("studyType"), one.study_type)
        counts["education.year"].right += (course.get("endDate") or "")[:4] == (one.end_date or "")[
            :4
        ]
    for count in counts.values():
        count.returned = len(have)
    score.counts.update(counts)


def macro(scores: Sequence[FileScore], fields: Sequence[str]) -> float:
    """Average the fields' F1, each pooled over the files."""
    pooled = [_pooled(scores, name).f1 for name in fields]
    values = [value for value in pooled if value is not None]
    return statistics.mean(values) if values else 0.0


def _pooled(scores: Sequence[FileScore], name: str) -> Count:
    total = Count()
    for score in scores:
        total.add(score.counts.get(name, Count()))
    return total


def placed_precision(scores: Sequence[FileScore]) -> float:
    """Give the share of matched highlights that stand under the right position."""
    matched = sum(score.matched_highlights for score in scores)
    return sum(score.placed_highlights for score in scores) / matched if matched else 0.0


def interval(scores: Sequence[FileScore], figure: Any) -> tuple[float, float]:
    """Bootstrap over files: 95% of the resampled figures lie within."""
    chance = random.Random(7)
    values = sorted(figure(chance.choices(scores, k=len(scores))) for _ in range(_ROUNDS // 10))
    return values[int(0.025 * len(values))], values[int(0.975 * len(values))]


def run(corpus: Path, playbook: Playbook) -> dict[str, Any]:
    """Read every file of the corpus and compare."""
    entries = [json.loads(line) for line in (corpus / "manifest.jsonl").read_text().splitlines()]
    scores: list[FileScore] = []
    refusals = {"right": 0, "wanted": 0, "wrong": []}
    for entry in entries:
        data = (corpus / entry["file"]).read_bytes()
        try:
            document = ingest(data, role="cv", name=entry["file"])
        except InputError as error:
            document = None
            entry["refused"] = error.code
        if entry["expect"] != "read":
            refusals["wanted"] += 1
            good = document is None or entry["expect"] == "ocr-or-refuse"
            refusals["right"] += good
            if not good:
                refusals["wrong"].append(entry["file"])
            if document is None or not good:
                continue
            entry["layout"] += " scanned"
        truth = json.loads((corpus / entry["truth"]).read_text())
        profile, spent = Profile(), 0.0
        if document is not None:
            begin = time.perf_counter()
            profile = read_cv(document, playbook, today=TODAY)
            spent = (time.perf_counter() - begin) * 1000
            _check_hidden(entry, profile, refusals)
        score = score_file(entry, truth, profile)
        score.milliseconds = spent
        scores.append(score)
    return _report(scores, refusals)


def run_layouts(corpus: Path, playbook: Playbook) -> dict[str, Any]:
    """Read every truth again, set in layouts that no template of the corpus has."""
    scores: list[FileScore] = []
    for path in sorted(corpus.glob("*.json")):
        truth = json.loads(path.read_text())
        truth = {
            key: truth.get(key, []) for key in truth if key not in ("publications", "volunteer")
        }
        for layout, (_, _, _, precision) in WORK.items():
            name = path.stem + (".md" if layout == "markdown" else ".txt")
            document = ingest(reset(truth, layout).encode(), role="cv", name=name)
            profile = read_cv(document, playbook, today=TODAY)
            entry = {"file": f"{path.stem} {layout}", "layout": layout, "kind": "text"}
            entry |= {"date_precision": precision, "omits": ["publications"]}
            scores.append(score_file(entry, truth, profile))
    return _report(scores, {"right": 0, "wanted": 0, "wrong": []})


def run_scans(corpus: Path, playbook: Playbook) -> dict[str, Any]:
    """Read every PDF of the corpus again as a picture of itself, laid a little askew."""
    scores: list[FileScore] = []
    for line in (corpus / "manifest.jsonl").read_text().splitlines():
        entry = json.loads(line)
        if entry["format"] != "pdf" or entry["expect"] != "read" or entry.get("hidden_text"):
            continue
        data = _photographed((corpus / entry["file"]).read_bytes())
        document = ingest(data, role="cv", name=entry["file"])
        profile = read_cv(document, playbook, today=TODAY)
        truth = json.loads((corpus / entry["truth"]).read_text())
        entry |= {"layout": f"{entry['layout']} scanned", "kind": "scan-pdf"}
        scores.append(score_file(entry, truth, profile))
    return _report(scores, {"right": 0, "wanted": 0, "wrong": []})


def _photographed(data: bytes) -> bytes:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    pages = [
        page.render(scale=200 / 72).to_pil().convert("L").rotate(0.3, fillcolor=255)
        for page in document
    ]
    out = BytesIO()
    pages[0].save(out, "PDF", resolution=200, save_all=True, append_images=pages[1:])
    return out.getvalue()


def _check_hidden(entry: dict[str, Any], profile: Profile, refusals: dict[str, Any]) -> None:
    out = profile.model_dump_json()
    for phrase in entry.get("hidden_text") or ():
        if phrase in out:
            refusals["wrong"].append(f"{entry['file']}: hidden text came out")


def _report(scores: list[FileScore], refusals: dict[str, Any]) -> dict[str, Any]:
    clean = [s for s in scores if s.kind != "docx-from-pdf"]
    layouts: dict[str, list[FileScore]] = defaultdict(list)
    for score in scores:
        layouts[score.layout if score in clean else f"{score.layout} ({score.kind})"].append(score)
    summary = {
        "macro": macro(scores, FIELDS),
        "macro_clean": macro(clean, FIELDS),
        "core": macro(scores, CORE),
        "contact": macro(scores, CONTACT),
        "start": _pooled(scores, "work.start").f1,
        "end": _pooled(scores, "work.end").f1,
        "placed": placed_precision(scores),
    }
    return {
        "summary": summary,
        "intervals": {
            "macro": interval(scores, lambda some: macro(some, FIELDS)),
            "core": interval(scores, lambda some: macro(some, CORE)),
            "placed": interval(scores, placed_precision),
        },
        "layouts": {
            name: {one: _pooled(some, one).f1 for one in FIELDS}
            | {"macro": macro(some, FIELDS), "files": len(some)}
            for name, some in sorted(layouts.items())
        },
        "fields": {one: _pooled(scores, one).f1 for one in FIELDS},
        "refusals": refusals,
        "files": {score.file: score.wrong for score in scores if score.wrong},
        "ms": {
            "median": statistics.median(score.milliseconds for score in scores),
            "largest": max(score.milliseconds for score in scores),
        },
    }


def positions(truth: Path, folder: Path, playbook: Playbook) -> dict[str, Any]:
    """Compare the positions of plain-text CVs with a table made by hand."""
    found: dict[str, Any] = {}
    total = Count()
    for line in truth.read_text().splitlines():
        case = json.loads(line)
        data = (folder / case["file"]).read_bytes()
        if data.startswith(b"# source"):
            data = data.split(b"\n", 1)[1]
        profile = read_cv(ingest(data, role="cv", name=case["file"]), playbook, today=TODAY)
        wrong, right, used = [], 0, set()
        for post in case["positions"]:
            hit = next(
                (i for i, p in enumerate(profile.work) if i not in used and _same_post(post, p)),
                None,
            )
            if hit is None:
                wrong.append(f"{post['title']} | {post['start']}")
            else:
                used.add(hit)
                right += 1
        extra = [
            f"+ {p.position} @ {p.name} {p.start_date}"
            for i, p in enumerate(profile.work)
            if i not in used
        ]
        count = Count(right, len(profile.work), len(case["positions"]))
        total.add(count)
        found[case["file"]] = {"f1": count.f1, "missing": wrong, "extra": extra}
    return {"f1": total.f1, "recall": total.right / total.wanted, "files": found}


def _same_post(post: dict[str, Any], position: Position) -> bool:
    title = fuzz.token_set_ratio(_words(post["title"]), _words(position.position)) >= 85
    employer = not post["employer"] or (
        fuzz.token_set_ratio(_words(post["employer"]), _words(position.name)) >= 85
    )
    return (
        title
        and employer
        and post["start"] == position.start_date
        and post["end"] == position.end_date
    )


def _words(text: str | None) -> str:
    return " ".join(re.findall(r"\w+", _plain(text or "")))


def show(report: dict[str, Any], before: dict[str, Any] | None) -> None:
    """Print the tables."""
    names = list(report["layouts"])
    print(f"{'field':18}" + "".join(f"{name[:22]:>24}" for name in names) + f"{'all':>8}")
    for one in FIELDS:
        row = "".join(f"{_figure(report['layouts'][name][one]):>24}" for name in names)
        print(f"{one:18}{row}{_figure(report['fields'][one]):>8}")
    row = "".join(f"{report['layouts'][name]['macro']:>24.3f}" for name in names)
    print(f"{'macro':18}{row}{report['summary']['macro']:>8.3f}")
    for name, value in report["summary"].items():
        span = report["intervals"].get(name)
        old = before["summary"].get(name) if before else None
        tail = f"  [{span[0]:.3f}, {span[1]:.3f}]" if span else ""
        tail += f"  was {old:.3f}" if old is not None else ""
        print(f"{name:12} {value:.3f}{tail}")
    refusals = report["refusals"]
    print(f"refusals     {refusals['right']} of {refusals['wanted']} right {refusals['wrong']}")
    print(
        f"time         median {report['ms']['median']:.1f} ms, "
        f"largest {report['ms']['largest']:.1f} ms"
    )
    for file, wrong in report["files"].items():
        print(f"  {file}: {', '.join(wrong)}")


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--before", type=Path)
    parser.add_argument(
        "--positions", type=Path, default=Path(__file__).parent / "truth_positions.jsonl"
    )
    parser.add_argument("--cvs", type=Path)
    parser.add_argument("--layouts", action="store_true", help="also read layouts made up here")
    parser.add_argument("--scans", action="store_true", help="also read the PDFs as pictures")
    options = parser.parse_args()
    playbook = load()
    before = json.loads(options.before.read_text()) if options.before else None
    report = run(options.corpus, playbook)
    show(report, before)
    if options.cvs and options.positions.exists():
        report["positions"] = positions(options.positions, options.cvs, playbook)
        print(
            f"positions    F1 {report['positions']['f1']:.3f} "
            f"recall {report['positions']['recall']:.3f}"
        )
        for file, found in report["positions"]["files"].items():
            print(f"  {file}: {found['f1']:.2f} missing {found['missing']} {found['extra']}")
    if options.layouts:
        report["reset"] = run_layouts(options.corpus, playbook)
        show(report["reset"], before.get("reset") if before else None)
    if options.scans:
        print("\nThe PDFs as scans")
        report["scans"] = run_scans(options.corpus, playbook)
        show(report["scans"], before.get("scans") if before else None)
    if options.json:
        options.json.write_text(json.dumps(report, indent=1) + "\n")


if __name__ == "__main__":
    main()
