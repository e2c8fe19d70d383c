"""What nobody uses any more goes by itself; what is in use stays, whole."""

from datetime import datetime

import pytest
from sqlalchemy import text

from builders_practice import NOW, attempt, card, later
from prebrief.practice.drills import merge, review
from prebrief.records.practice import Review
from prebrief.records.workspace import Comment, Share, Workspace
from prebrief.store.database import Database
from prebrief.store.outcomes import OF_BATCH
from prebrief.store.retention import Expired, expire, old_runs, runs_of_brief
from prebrief.store.runs import Runs
from prebrief.store.store import Store
from prebrief.store.tables import OWNED
from unit.store.filling import NO_SEAL, fill, keep_file, kept


def rows(store: Store) -> dict[str, int]:
    with store.engine.connect() as connection:
        return {
            table.name: connection.execute(text(f"SELECT count(*) FROM {table.name}")).scalar_one()
            for table in OWNED
        }


def test_a_brief_goes_with_all_that_belongs_to_it(store: Store) -> None:
    fill(store)
    gone = expire(store.engine, before=later(days=400))
    assert (gone.briefs, gone.files) == (1, 1) and gone.anything
    left = {name for name, count in rows(store).items() if count}
    # The user's own settings and keys have no age; the run has not ended.
    assert left == {"preferences", "api_tokens", "runs"}


def test_nothing_goes_before_its_time(store: Store) -> None:
    fill(store)
    before = rows(store)
    assert expire(store.engine, before=NOW) == Expired(0, 0, 0)
    assert rows(store) == before


def practise(store: Store, at: datetime) -> None:
    store.attempts.keep(attempt("y", 50).model_copy(update={"id": "y", "at": at}))


def look(store: Store, at: datetime) -> None:
    store.cards.take_in([card("x")], merge=merge)
    seen = Review(id="r9", card_id=card("x").id, at=at, rating="good")
    store.cards.keep_review(review(card("x"), "good", now=at), seen)


def write(store: Store, at: datetime) -> None:
    store.workspaces.keep(Workspace(brief_id="b1"), at=at)


def comment(store: Store, at: datetime) -> None:
    store.comments.keep(Comment(id="c", brief_id="b1", at=at, author="Bo", text="Good"))


def share(store: Store, at: datetime) -> None:
    link = Share(id="s", brief_id="b1", made_at=NOW, ends_at=at)
    store.shares.keep(link, token_hash="hash")


@pytest.mark.parametrize("use", [practise, look, write, comment, share])
def test_a_brief_in_use_stays(store: Store, use: object) -> None:
    assert callable(use)
    store.briefs.keep(kept("b1"))
    store.briefs.keep(kept("b2"))
    use(store, later(days=100))
    assert expire(store.engine, before=later(days=90)).briefs == 1
    assert [each.id for each in store.briefs.list()] == ["b1"]
    assert expire(store.engine, before=later(days=101)).briefs == 1


def test_files_go_by_when_they_were_last_handed_in(store: Store) -> None:
    old = keep_file(store, b"one content", name="old.txt")
    store.files.keep(
        b"one content", name="new.txt", role="cv", media_type=None, at=later(days=9), seal=NO_SEAL
    )
    assert expire(store.engine, before=later(days=5)).files == 1
    (left,) = store.files.list()
    assert left.id != old
    assert store.files.get(left.id, seal=NO_SEAL)[1] == b"one content"
    assert expire(store.engine, before=later(days=10)).files == 1
    assert rows(store)["blobs"] == 0


def test_more_briefs_than_one_transaction_takes_all_go(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("prebrief.store.retention.CHUNK", 3)
    for number in range(7):
        store.briefs.keep(kept(f"b{number}"))
    assert expire(store.engine, before=later(days=1)).briefs == 7


def test_one_owners_age_is_not_anothers(database: Database) -> None:
    fill(database.of("one"))
    database.of("two").briefs.keep(kept("b1", days=50))
    assert expire(database.engine, before=later(days=40)).briefs == 1
    assert database.of("one").briefs.list() == ()
    assert len(database.of("two").briefs.list()) == 1


def test_runs_of_a_brief_and_runs_that_ended_are_named(database: Database) -> None:
    fill(database.of("one"))
    assert old_runs(database.engine, before=later(days=400)) == []
    runs = Runs(database.engine)
    runs.arrive("w", "worker")
    taken = runs.take("run-one", "w")
    assert taken is not None and runs.keep(taken, kept("b1")) and runs.end(taken, "done")
    assert runs_of_brief(database.engine, "one", "b1") == ["run-one"]
    assert runs_of_brief(database.engine, "two", "b1") == []
    assert old_runs(database.engine, before=later(days=400)) == [("one", "run-one")]


def test_one_brief_can_be_deleted_by_itself(store: Store) -> None:
    fill(store)
    store.briefs.keep(kept("b2"))
    store.workspaces.keep(Workspace(brief_id="b2"), at=NOW)
    assert store.delete_brief("b1") and not store.delete_brief("b1")
    assert [each.id for each in store.briefs.list()] == ["b2"]
    assert [each.brief_id for each in store.workspaces.list()] == ["b2"]
    assert store.cards.reviews() == () and store.interviews.list() == ()


def test_what_is_kept_about_a_batch_goes_with_its_run(store: Store) -> None:
    fill(store)
    store.preferences.set(f"{OF_BATCH}run-{store.owner}", "asked")
    store.preferences.set(f"{OF_BATCH}gone", "asked")
    expire(store.engine, before=NOW)
    assert set(store.preferences.all_of_them()) == {"spelling", f"{OF_BATCH}run-{store.owner}"}
