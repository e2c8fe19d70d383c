"""Run installable peers over the right and wrong pairs of the corpus, beside Prebrief.

    python -m evals.peers CORPUS [--venv DIR] [--json FILE]

The peers are installed, pinned, into an environment of their own and run as their readers would run
them; nothing of them is kept. Each gives a figure of 0 to 100 for a CV and a posting.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from evals.fit import Scored, area_under_curve, scores_of

PACKAGES = ("ats-resume==2.0.1", "hirekit==0.4.0", "resume-matcher-toolkit==0.1.0")
_TOOLKIT = (
    "import sys, resume_matcher_toolkit as r;"
    "print(r.get_match_score(open(sys.argv[1]).read(), open(sys.argv[2]).read()))"
)


@dataclass(frozen=True)
class Peer:
    """A program that scores a CV against a posting."""

    name: str
    command: Callable[[Path, Path, Path], list[str]]
    """From the folder of programs, the CV and the posting."""
    figure: re.Pattern[str]


PEERS = (
    Peer(
        "ats-resume 2.0.1",
        lambda bin_, cv, jd: [str(bin_ / "ats-resume"), "check", str(cv), "--job", str(jd)],
        re.compile(r"^\s*(\d+(?:\.\d+)?)%", re.MULTILINE),
    ),
    Peer(
        "hirekit 0.4.0",
        lambda bin_, cv, jd: [
            str(bin_ / "hirekit"), "resume", str(cv), "--jd", str(jd), "-o", "terminal",
        ],
        re.compile(r"(\d+)/100"),
    ),
    Peer(
        "resume-matcher-toolkit 0.1.0",
        lambda bin_, cv, jd: [str(bin_ / "python"), "-c", _TOOLKIT, str(cv), str(jd)],
        re.compile(r"(\d+(?:\.\d+)?)\s*$"),
    ),
)  # fmt: skip


def installed(folder: Path) -> Path:
    """Make the environment of the peers, unless it is there, and give its programs."""
    programs = folder / "bin"
    if not (programs / "hirekit").exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        subprocess.run([str(programs / "pip"), "install", "-q", *PACKAGES], check=True)
    return programs


def score(peer: Peer, programs: Path, cv: Path, posting: Path, home: Path) -> float | None:
    """Give what the peer says of a pair; none where it gives no figure."""
    done = subprocess.run(
        peer.command(programs, cv, posting),
        capture_output=True,
        text=True,
        cwd=home,
        env=os.environ | {"HOME": str(home), "PYTHONUTF8": "1", "COLUMNS": "100"},
    )
    hit = peer.figure.search(done.stdout) or peer.figure.search(done.stderr)
    return float(hit[1]) if hit else None


def plain(folder: Path, home: Path) -> dict[str, Path]:
    """Copy the files of a folder without their source line."""
    out = {}
    for path in sorted(folder.iterdir()):
        text = path.read_text(encoding="utf-8", errors="replace")
        out[path.name] = home / path.name
        out[path.name].write_text(re.sub(r"\A# source:.*\n", "", text), encoding="utf-8")
    return out


def row(name: str, right: list[float], wrong: list[float], silent: int) -> dict[str, Any]:
    """Print and give the figures of one tool."""
    if not right or not wrong:
        print(f"{name:30} gave no figure for {silent} pairs", flush=True)
        return {"silent": silent}
    figures = {
        "right": float(np.median(right)),
        "wrong": float(np.median(wrong)),
        "auc": area_under_curve(right, wrong),
        "silent": silent,
    }
    print(
        f"{name:30} right {figures['right']:5.1f}  wrong {figures['wrong']:5.1f}  "
        f"difference {figures['right'] - figures['wrong']:5.1f}  AUC {figures['auc']:.3f}"
        + (f"  ({silent} pairs without a figure)" if silent else ""),
        flush=True,
    )
    return figures


def run(corpus: Path, programs: Path) -> dict[str, Any]:
    """Score every right and wrong pair with every tool."""
    pairs: list[Scored] = [one for one in scores_of(corpus) if one.kind != "near"]
    out = {
        "prebrief": row(
            "prebrief",
            [one.score for one in pairs if one.kind == "right"],
            [one.score for one in pairs if one.kind == "wrong"],
            0,
        )
    }
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        cvs, jobs = plain(corpus / "cvs", home), plain(corpus / "jobs", home)
        for peer in PEERS:
            said = [
                (one.kind, score(peer, programs, cvs[one.cv], jobs[one.job], home)) for one in pairs
            ]
            by_kind = {
                kind: [value for of, value in said if of == kind and value is not None]
                for kind in ("right", "wrong")
            }
            silent = sum(value is None for _, value in said)
            out[peer.name] = row(peer.name, by_kind["right"], by_kind["wrong"], silent)
    return out


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--venv", type=Path, default=Path("out/peers"))
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    figures = run(options.corpus, installed(options.venv.absolute()))
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
