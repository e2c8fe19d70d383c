"""The architecture as written is the architecture as built."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "prebrief"
FOLDERS = sorted(
    path.parent for path in SOURCE.glob("*/__init__.py") if path.parent.name != "__pycache__"
)
LABELS = ("In", "Out", "May import", "Never")


def docstring(folder: Path) -> str:
    text = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8")))
    assert text, f"{folder.name} has no docstring"
    return text


def imported_packages(folder: Path) -> set[str]:
    found: set[str] = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names: list[str] = []
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
                if node.module == "prebrief":
                    names = [f"prebrief.{alias.name}" for alias in node.names]
            elif isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            found |= {name.split(".")[1] for name in names if name.startswith("prebrief.")}
    return found - {folder.name, "__version__"}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_each_folder_says_what_goes_in_and_out(folder: Path) -> None:
    lines = docstring(folder).splitlines()
    labels = [line.split(":")[0] for line in lines if re.match(r"(In|Out|May import|Never):", line)]
    assert tuple(labels) == LABELS


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_folders_import_what_they_say_they_may(folder: Path) -> None:
    text = " ".join(docstring(folder).split())
    hit = re.search(r"May import: (.*?) Never:", text)
    assert hit
    allowed = set(re.findall(r"[a-z_]+", hit[1])) - {"nothing", "and"}
    assert imported_packages(folder) <= allowed


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_each_folder_has_its_page(folder: Path) -> None:
    page = ROOT / "docs" / "folders" / f"{folder.name}.md"
    assert page.is_file()
    assert len(page.read_text(encoding="utf-8").split()) > 60


def test_modules_stay_small() -> None:
    sizes = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in SOURCE.rglob("*.py")
    }
    assert not {name: size for name, size in sizes.items() if size > 600}


GROUPED = {
    "casebook": ("test_case.py",),
    "ingest": ("test_formats.py", "test_pdf.py", "test_docx.py"),
    "read": ("test_posting.py", "cv/test_reader.py", "job/test_requirements.py"),
    "render": ("test_page.py",),
    "records": ("test_brief.py", "test_document.py"),
}
"""Folders whose modules are parts of one thing: they are tested through its formats or records."""


def test_modules_are_tested_where_one_looks() -> None:
    """A module has its twin under tests/unit, or is named by a test of its folder."""
    missing = []
    for path in SOURCE.rglob("*.py"):
        place = path.relative_to(SOURCE)
        if (
            path.name == "__init__.py"
            or place.parts[0] in {"app", "cli", "web", *GROUPED}
            or len(place.parts) == 1
        ):
            continue  # surfaces and the wiring are tested by use, under tests/surfaces
        name = ".".join(place.with_suffix("").parts)
        folder = ".".join(place.parent.parts)
        imported = re.compile(
            rf"prebrief\.{name}\b|from prebrief\.{folder} import [^\n]*\b{path.stem}\b"
        )
        twin = ROOT / "tests/unit" / place.parent / f"test_{path.stem}.py"
        near = (ROOT / "tests/unit" / place.parts[0]).rglob("test_*.py")
        if not twin.is_file() and not any(
            imported.search(test.read_text(encoding="utf-8")) for test in near
        ):
            missing.append(str(place))
    assert not missing


def test_grouped_folders_have_the_tests_they_name() -> None:
    for folder, names in GROUPED.items():
        for name in names:
            assert (ROOT / "tests/unit" / folder / name).is_file()
