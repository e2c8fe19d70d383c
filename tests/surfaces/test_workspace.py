"""Corrections through the whole pipeline, and what an owner keeps beside a brief."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from prebrief import pipeline
from prebrief.app import correcting, kept, workspace
from prebrief.app.briefs import playbook
from prebrief.app.kept import kept_of, now
from prebrief.app.personal import hidden_entries, lost_entries, personal
from prebrief.app.uploads import delete_file, files, keep_file
from prebrief.compose.ground import check
from prebrief.errors import InputError, NotFoundError
from prebrief.pipeline import Source
from prebrief.records.brief import Brief
from prebrief.records.correction import (
    AddAchievement,
    AddCredential,
    AddEducation,
    AddPosition,
    ChangePosition,
    Correction,
    MeetRequirement,
    RemovePosition,
    places,
)
from prebrief.records.practice import KeptBrief
from prebrief.records.workspace import StoryEdit, Workspace
from prebrief.settings import settings
from surfaces.conftest import CV, POSTING

OWNER = "local"
SOURCES = (Source(CV.read_bytes(), CV.name), Source(POSTING.read_bytes(), POSTING.name))


def prepared(*corrections: Correction) -> Brief:
    return pipeline.prepare(*SOURCES, playbook(), today=date.today(), corrections=corrections)


@pytest.fixture(scope="module")
def written() -> Brief:
    return prepared()


@pytest.fixture(scope="module")
def everything() -> tuple[Correction, ...]:
    """One correction of each kind that adds words, and some that take away."""
    reading = pipeline.read(*SOURCES, playbook(), today=date.today())
    work = places(reading.profile.work)
    asked = dict(
        zip((r.id for r in reading.job.requirements), places(reading.job.requirements), strict=True)
    )
    return (
        ChangePosition(at=work[0], start="2022-03"),
        RemovePosition(at=work[1]),
        AddPosition(title="Associate Chief Medical Officer", start="2020-01", end="2021-06"),
        AddCredential(credential="licence", name="Texas medical license", valid_until="2031-06"),
        AddEducation(degree="MBA", institution="State University", end="2020"),
        AddAchievement(text="Led a Lean team that cut falls from 22 to 14 a month in 2024."),
        MeetRequirement(at=asked["r10"], text="I negotiated two shared-savings contracts."),
    )


@pytest.fixture
def brief_id(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: Brief) -> Iterator[str]:
    """A brief kept with its files in a folder of its own."""
    monkeypatch.setenv("PREBRIEF_HOME", str(tmp_path))
    monkeypatch.delenv("PREBRIEF_DATABASE_URL", raising=False)
    settings.cache_clear()
    keep_file(OWNER, SOURCES[0].data, CV.name, "cv")
    keep_file(OWNER, SOURCES[1].data, POSTING.name, "job")
    kept_of(OWNER).briefs.keep(KeptBrief(id="b1", kept_at=now(), title="The post", brief=written))
    yield "b1"
    kept.database().close()
    kept._opened.cache_clear()
    monkeypatch.undo()
    settings.cache_clear()


def test_no_correction_gives_the_same_brief(written: Brief) -> None:
    assert prepared() == written


def test_after_corrections_everything_said_still_stands_in_the_sources(
    written: Brief, everything: tuple[Correction, ...]
) -> None:
    corrected = prepared(*everything)
    assert check(corrected, playbook()) == []
    assert corrected == prepared(*reversed(everything))
    verdicts = {one.id: one.verdict for one in corrected.requirements}
    assert verdicts["r10"] == "strong"
    assert verdicts["r19"] == "strong"
    assert corrected.fit.score > written.fit.score
    assert {"added-by-you", "corrected-by-you"} <= {n.code for n in corrected.notices}


def test_the_brief_follows_and_comes_back(brief_id: str, written: Brief) -> None:
    sheet = correcting.sheet(OWNER, brief_id)
    post = sheet.entries["position"][0]
    fields = {"kind": "change_position", "at": post.at, "start": "March 2024", "ongoing": "yes"}
    followed = correcting.put_right(OWNER, brief_id, fields)
    assert "r15" in [one for one, _ in followed.moved]
    assert correcting.sheet(OWNER, brief_id).entries["position"][0].state == "changed"
    # The form sent again as it was read is no correction.
    same = fields | {"start": post.fields["start"]}
    back = correcting.put_right(OWNER, brief_id, same)
    assert back.after == written
    assert workspace.workspace(OWNER, brief_id).corrections == ()


def test_a_brief_is_made_anew_without_its_files(
    brief_id: str, everything: tuple[Correction, ...]
) -> None:
    workspace.correct(OWNER, brief_id, everything[3:4])
    for upload in files(OWNER):
        delete_file(OWNER, upload.id)
    again = workspace.correct(OWNER, brief_id, everything[3:5]).brief
    text = again.documents.cv.text
    assert text.count("Added by you") == 1
    assert text.endswith(
        "Texas medical license, active, valid to June 2031\nMBA, State University, 2020"
    )


def test_too_many_corrections_are_refused_and_nothing_is_kept(brief_id: str) -> None:
    many = [AddAchievement(text=f"Opened unit {n}.") for n in range(61)]
    with pytest.raises(InputError):
        workspace.correct(OWNER, brief_id, many)
    assert workspace.workspace(OWNER, brief_id).corrections == ()


def test_what_is_not_ones_own_is_not_found(brief_id: str) -> None:
    for deed in (
        lambda: workspace.kept_brief("another", brief_id),
        lambda: workspace.pin("another", brief_id, "q.x", on=True),
        lambda: workspace.correct("another", brief_id, ()),
    ):
        with pytest.raises(NotFoundError):
            deed()


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"kind": "add_position", "title": "Chief", "start": "long ago"}, "start"),
        ({"kind": "add_position", "title": "Chief", "start": "2020", "end": "2019"}, "end"),
        ({"kind": "add_position", "title": "Chief", "start": "2199"}, "start"),
        ({"kind": "change_position", "at": "somewhere"}, "at"),
        ({"kind": "promote"}, ""),
        ({"kind": "add_achievement", "text": "x" * 601}, "text"),
    ],
)
def test_a_form_that_cannot_be_read_names_the_field(fields: dict[str, str], where: str) -> None:
    with pytest.raises(InputError) as caught:
        correcting.correction_of(fields)
    assert caught.value.where == where


def test_the_personal_brief_leaves_the_written_one_alone(written: Brief) -> None:
    last = written.questions[-1].id
    story = written.stories[0]
    mine = Workspace(
        brief_id="b1",
        pins=(last,),
        hidden=(written.questions[0].id, story.key, "k.gone"),
        notes={last: "Say it plainly.", "q.gone": "Written long ago."},
        stories={"story.gone": StoryEdit(lesson="What I learnt.")},
    )
    shown = personal(written, mine)
    assert (shown.questions[0].id, shown.questions[0].note) == (last, "Say it plainly.")
    assert written.questions[0].id not in [q.id for q in shown.questions]
    assert story.id not in [s.id for s in shown.stories]
    assert all(story.id not in told for told in shown.story_map.values())
    assert personal(written, mine, notes=False).questions[0].note == ""
    assert [one.kind for one in hidden_entries(written, mine)] == ["Question", "Story"]
    assert [one.text for one in lost_entries(written, mine)] == [
        "Written long ago.",
        "What I learnt.",
    ]
    assert personal(written, Workspace(brief_id="b1")) == written


def test_two_windows_lose_nothing(brief_id: str) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: workspace.note(OWNER, brief_id, f"q.{n}", f"note {n}"), range(24)))
    assert len(workspace.workspace(OWNER, brief_id).notes) == 24
