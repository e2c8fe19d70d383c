"""``prebrief read``, ``match``, ``questions`` and ``playbook`` from the outside."""

import json
from pathlib import Path

from surfaces.conftest import CV, POSTING, Run


def test_a_cv_is_read_as_json_resume(run: Run) -> None:
    read = json.loads(run("read", "cv", CV, "--format", "json").stdout)
    assert read["basics"]["email"] == "h.abernethysow@example.org"
    assert [job["position"] for job in read["work"]][:2] == [
        "Medical Director, Emergency Services",
        "Vice Chief of Staff",
    ]
    assert read["work"][0]["startDate"] == "2019-03"
    assert read["work"][0]["endDate"] is None
    assert read["work"][-1]["name"] == "Calloway Falls Medical Center"


def test_a_posting_is_read_as_requirements(run: Run) -> None:
    read = json.loads(run("read", "job", POSTING).stdout)
    assert read["title"] == "Chief Medical Officer"
    levels = {requirement["level"] for requirement in read["requirements"]}
    assert levels == {"must", "preferred", "duty"}


def test_given_requirements_are_judged_in_order(run: Run, tmp_path: Path) -> None:
    lines = ["MD or DO", "Board certified in emergency medicine", "Experience as a pastry chef"]
    asked = tmp_path / "asked.jsonl"
    asked.write_text("".join(json.dumps({"requirement": line}) + "\n" for line in lines))
    judged = json.loads(run("match", CV, POSTING, "--requirements", asked).stdout)["requirements"]
    assert [row["text"] for row in judged] == lines
    assert [row["verdict"] for row in judged] == ["strong", "strong", "none"]


def test_a_bad_requirements_line_is_named_by_its_number(run: Run, tmp_path: Path) -> None:
    asked = tmp_path / "asked.jsonl"
    asked.write_text('{"requirement": "MD"}\nnot json\n')
    done = run("match", CV, POSTING, "--requirements", asked)
    assert done.returncode == 3
    assert "asked.jsonl:2" in done.stderr.decode()


def test_questions_come_as_many_as_asked_for(run: Run) -> None:
    rows = json.loads(run("questions", POSTING, "--top", "25").stdout)["questions"]
    assert len(rows) == 25
    likelihoods = [row["likelihood"] for row in rows]
    assert likelihoods == sorted(likelihoods, reverse=True)


def test_an_entry_is_shown_with_its_figures(run: Run) -> None:
    shown = json.loads(run("playbook", "show", "k.wrvu").stdout)
    assert shown["id"] == "k.wrvu"
    assert "{f." not in json.dumps(shown)


def test_an_unknown_entry_exits_with_two(run: Run) -> None:
    assert run("playbook", "show", "k.nothing").returncode == 2


def test_lint_passes_and_coverage_counts(run: Run) -> None:
    assert run("playbook", "lint").returncode == 0
    coverage = json.loads(run("playbook", "coverage", "--format", "json").stdout)
    assert sum(total for _, total in coverage["by_source"].values()) == 1002
