"""Build the held-out set: fictional people in layouts that the reader was not written against.

    python -m evals.layouts.build --out DIR [--corpus DIR] [--themes DIR]

Writes folders in the form that `evals.reading` takes. `tuning` and `kept` share neither a layout
nor a person: failures of `tuning` may be looked at while the reader is mended. `last` has layouts
made after the mending.
With `--themes`, a folder in which npm has installed the packages of `THEMES`, their pages are set
too and printed by Chromium.
"""

import argparse
import html
import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from evals.layouts import forms, running_text, word
from evals.layouts.truths import Truth, people

HERE = Path(__file__).parent
TUNING_PEOPLE = (
    "british_psychiatrist", "nurse_executive", "telehealth_cmo", "01_hospitalist_director",
    "08_cno", "16_career_gap", "19_nhs_clinical_director",
)  # fmt: skip
KEPT_PEOPLE = (
    "military_physician", "international_graduate", "academic_chair", "04_psychiatrist_vpma",
    "10_telehealth_cmo", "14_img_polish", "22_aco_director",
)  # fmt: skip
LAST_PEOPLE = (*TUNING_PEOPLE, *KEPT_PEOPLE, "quality_officer")
"""Those of the last group: layouts made after the mending was over, for everybody."""
THEMES = {
    "jsonresume-theme-elegant": "tuning",
    "jsonresume-theme-flat": "tuning",
    "hackmyresume/modern": "tuning",
    "hackmyresume/compact": "tuning",
    "jsonresume-theme-kendall": "kept",
    "jsonresume-theme-stackoverflow": "kept",
    "hackmyresume/positive": "kept",
}
_NO_LISTS = ["certificates", "publications", "languages"]
TYPST: dict[str, tuple[str, list[str]]] = {
    "right_sidebar": ("tuning", []),
    "timeline": ("tuning", []),
    "grouped": ("tuning", []),
    "networking_export": ("tuning", ["publications"]),
    "federal": ("tuning", []),
    "left_column": ("last", []),
    "centred": ("kept", []),
    "ruled_table": ("kept", []),
    "europass": ("kept", []),
    "application_form": ("kept", ["publications", "languages"]),
    "numbered": ("kept", []),
}
_COURSE = ("institution", "studyType")
Maker = Callable[[Truth], bytes | str]
WRITTEN: dict[str, tuple[str, str, list[str], Maker]] = {
    "invisible_tables": ("tuning", "docx", [], word.invisible_tables),
    "text_boxes": ("tuning", "docx", [], word.text_boxes),
    "right_tabs": ("kept", "docx", [], word.right_tabs),
    "typed_marks": ("kept", "docx", [], word.typed_marks),
    "dates_before_colon": ("last", "txt", [], running_text.dates_before_colon),
    "web_page": ("last", "html", ["publications"], running_text.web_page),
    "labelled_lines": ("tuning", "txt", ["publications"], forms.labelled_lines),
    "table_of_posts": ("tuning", "docx", ["publications"], forms.table_of_posts),
    "european_form": ("tuning", "docx", ["publications", "certificates"], forms.european_form),
    "pasted": ("tuning", "txt", [], running_text.pasted),
    "columns_kept": ("kept", "txt", [], running_text.columns_kept),
    "job_board": ("kept", "html", ["publications"], running_text.job_board),
    "biography": ("tuning", "txt", _NO_LISTS, running_text.biography),
    "early_life_first": (
        "kept", "txt", [*_NO_LISTS, "education", "basics.phone"], running_text.early_life_first,
    ),
}  # fmt: skip


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, help="more truths, as JSON Resume files")
    parser.add_argument("--themes", type=Path, help="where npm installed the themes")
    parser.add_argument("--chromium", default="chromium")
    options = parser.parse_args()
    groups = {"tuning": TUNING_PEOPLE, "kept": KEPT_PEOPLE, "last": LAST_PEOPLE}
    entries: dict[str, list[dict[str, Any]]] = {group: [] for group in groups}
    known = people(options.corpus)
    for half, name in ((g, n) for g, names in groups.items() for n in names if n in known):
        truth = known[name]
        out: Path = options.out / half
        out.mkdir(parents=True, exist_ok=True)
        (out / f"{name}.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1))
        entries[half] += _own(out, name, half, truth)
        if options.themes:
            entries[half] += _themes(out, name, half, truth, options.themes, options.chromium)
    for half, some in entries.items():
        lines = [json.dumps(entry, ensure_ascii=False) for entry in some]
        (options.out / half / "manifest.jsonl").write_text("\n".join(lines) + "\n")
        print(f"{half}: {len(some)} files")


def _entry(
    name: str, layout: str, half: str, suffix: str, truth: Truth, omits: list[str]
) -> dict[str, Any]:
    precision = "year" if all(len(j["startDate"]) == 4 for j in truth["work"]) else "month"
    return {
        "file": f"{name}.{layout.replace('/', '-')}.{suffix}",
        "truth": f"{name}.json",
        "layout": layout,
        "kind": "text",
        "half": half,
        "expect": "read",
        "date_precision": precision,
        "omits": omits,
    }


def _own(out: Path, name: str, half: str, truth: Truth) -> list[dict[str, Any]]:
    import typst

    entries = []
    for layout, (which, omits) in TYPST.items():
        if which != half:
            continue
        entry = _entry(name, layout, half, "pdf", truth, omits)
        inputs = {"cv": json.dumps(truth, ensure_ascii=False)}
        page = HERE / "typst" / f"{layout}.typ"
        typst.compile(page, output=out / entry["file"], root=HERE / "typst", sys_inputs=inputs)
        entries.append(entry)
    for layout, (which, suffix, omits, make) in WRITTEN.items():
        if which != half:
            continue
        entry = _entry(name, layout, half, suffix, truth, omits)
        made = make(truth)
        (out / entry["file"]).write_bytes(made if isinstance(made, bytes) else made.encode())
        entries.append(entry)
    return entries


def _themes(
    out: Path, name: str, half: str, truth: Truth, where: Path, chromium: str
) -> list[dict[str, Any]]:
    entries = []
    for theme, which in THEMES.items():
        if which != half:
            continue
        plain = out / f"{name}.{theme.replace('/', '-')}.tmp.html"
        given = out / f"{name}.tmp.json"
        given.write_text(json.dumps(_for_old_themes(truth), ensure_ascii=False))
        package, _, style = theme.partition("/")
        command = ["node", str(HERE / "themes.mjs"), str(given), package, str(plain)]
        if style:
            tool = str(where / "node_modules/.bin/hackmyresume")
            command = [tool, "build", str(given), "TO", str(plain), "-t", style]
        subprocess.run(command, cwd=where, check=True, capture_output=True)
        entry = _entry(name, theme, half, "pdf", truth, [])
        entry["omits"] = _not_printed(plain.read_text(), truth)
        printed = out / entry["file"]
        if not printed.exists():  # printing takes most of the time: remove the file to print anew
            subprocess.run(
                [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                 f"--print-to-pdf={printed}", plain.absolute().as_uri()],
                check=True, capture_output=True,
            )  # fmt: skip
        for file in (plain, given):
            file.unlink()
        entries.append(entry)
    return entries


def _for_old_themes(truth: Truth) -> Truth:
    """Add the names that the schema's first version had: several themes know no others."""
    basics = truth["basics"] | {"profiles": []}
    work = [job | {"company": job["name"]} for job in truth["work"]]
    return truth | {"basics": basics, "work": work, "interests": [], "awards": []}


def _not_printed(page: str, truth: Truth) -> list[str]:
    """List the fields that a theme leaves out: another's template owes us nothing."""
    body = re.sub(r"(?s)<(style|script|head)\b.*?</\1>", "", page)
    text = _letters(html.unescape(re.sub(r"<[^>]+>", " ", body)))
    omits = [
        f"basics.{key}"
        for key in ("name", "email", "phone")
        if _letters(truth["basics"][key]) not in text
    ]
    for i, job in enumerate(truth["work"]):
        omits += [f"work[{i}].{key}" for key in ("name", "position") if _letters(job[key])
                  not in text]  # fmt: skip
        omits += [
            f"work[{i}].highlights[{n}]"
            for n, words in enumerate(job["highlights"])
            if _letters(words) not in text
        ]
    courses = [_letters(one[key]) for one in truth["education"] for key in _COURSE]
    if any(words not in text for words in courses):
        omits.append("education")
    for key in ("certificates", "publications"):
        names = [_letters(one["name"]) in text for one in truth[key]]
        omits += [key] if not any(names) else [
            f"{key}[{i}]" for i, printed in enumerate(names) if not printed
        ]  # fmt: skip
    if not all(_letters(one["language"]) in text for one in truth["languages"]):
        omits.append("languages")
    return omits


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


if __name__ == "__main__":
    main()
