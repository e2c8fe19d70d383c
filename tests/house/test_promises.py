"""What the repository promises about itself: versions, privacy of paths, licences, wording."""

import os
import re
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest

import prebrief
from prebrief import errors

ROOT = Path(__file__).parents[2]
SOURCES = Path(os.environ.get("PREBRIEF_SOURCES", ROOT.parent / "shared" / "sources"))
RUN = 8
"""Words in a row that make a sentence somebody else's."""


def tracked() -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    return [ROOT / name for name in listing.stdout.decode().split("\0") if name]


def texts() -> list[tuple[Path, str]]:
    found = []
    for path in tracked():
        if path.is_file() and path.stat().st_size < 2_000_000:
            try:
                found.append((path, path.read_text(encoding="utf-8")))
            except UnicodeDecodeError:
                continue
    return found


def test_version_is_the_newest_of_the_changelog() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    hit = re.search(r"^## \[?(\d+\.\d+\.\d+)", changelog, re.MULTILINE)
    assert hit
    assert hit[1] == prebrief.__version__
    assert f'version = "{prebrief.__version__}"' in (ROOT / "pyproject.toml").read_text()


def test_no_file_names_this_machine_or_a_registry() -> None:
    home = str(ROOT.parent) + "/"
    hosts = re.compile(r"pypi\.org|pythonhosted|registry\.npmjs|deb\.debian\.org|/root/")
    guilty = [
        str(path.relative_to(ROOT))
        for path, text in texts()
        if path != Path(__file__) and (home in text or hosts.search(text))
    ]
    assert not guilty


def test_lock_files_pin_by_hash() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        for entry in re.split(r"\n(?=\S)", (ROOT / name).read_text().strip()):
            assert "==" in entry, entry[:80]
            assert "--hash=sha256:" in entry, entry[:80]


def subclasses(kind: type[errors.PrebriefError]) -> list[type[errors.PrebriefError]]:
    return [kind, *(deep for child in kind.__subclasses__() for deep in subclasses(child))]


@pytest.mark.parametrize(
    "kind", subclasses(errors.PrebriefError)[1:], ids=lambda kind: kind.__name__
)
def test_each_error_has_its_code_and_its_page(kind: type[errors.PrebriefError]) -> None:
    assert kind.exit_code in {2, 3, 4, 5}
    assert 400 <= kind.http_status < 600
    page = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    assert f"`{kind.__name__}`" in page
    assert kind.__doc__
    assert "What to do" in kind.__doc__


@pytest.mark.skipif(not SOURCES.is_dir(), reason="the source documents are not beside the checkout")
def test_no_sentence_is_somebody_elses() -> None:
    theirs: set[tuple[str, ...]] = set()
    for path in SOURCES.glob("*.txt"):
        theirs |= shingles(path.read_text(encoding="utf-8"))
    shared = {
        str(path.relative_to(ROOT)): [" ".join(run) for run in common][:3]
        for path, text in texts()
        if path.suffix in {".yaml", ".md", ".py", ".tsv", ".typ", ".html", ".jinja"}
        and (common := shingles(text) & theirs)
    }
    assert not shared


def shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9']+", text.lower())
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def test_decisions_are_numbered_without_holes() -> None:
    numbers = sorted(int(path.name[:4]) for path in (ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    assert numbers
    assert all(after == before + 1 for before, after in pairwise(numbers))
