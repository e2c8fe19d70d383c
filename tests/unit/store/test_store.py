"""What is kept comes back, for its owner only, in SQLite and in PostgreSQL alike."""

import multiprocessing
import stat
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from builders_brief import made
from builders_practice import NOW, SECRET, attempt, card, interview, later, turn
from prebrief.errors import NotFoundError, ServiceError
from prebrief.practice.drills import merge, review
from prebrief.records.practice import AskedQuestion, KeptBrief, RealInterview, Review
from prebrief.store.store import Store, open_store
from prebrief.store.tables import metadata
from unit.store.conftest import Place


def kept(name: str = "b1", *, days: float = 0, day: date | None = None) -> KeptBrief:
    return KeptBrief(
        id=name, kept_at=later(days=days), title="CMO", interview_date=day, brief=made().brief
    )


def fill(store: Store) -> None:
    """Put something of every kind in."""
    store.briefs.keep(kept())
    sitting = interview()
    store.interviews.keep_start(sitting)
    store.interviews.keep_scored(sitting.id, turn(1, 60), attempt("x", 60))
    store.cards.take_in([card("x")], merge=merge)
    look = Review(id="r1", card_id="question:q.x", at=NOW, rating="good")
    store.cards.keep_review(review(card("x"), "good", now=NOW), look)
    asked = (AskedQuestion(text=SECRET),)
    store.outcomes.keep(RealInterview(id="o1", brief_id="b1", held=NOW.date(), asked=asked))
    store.preferences.set("spelling", SECRET)


def test_a_brief_comes_back_whole_and_the_latest_is_known(store: Store) -> None:
    first, second = kept("b1", day=date(2031, 4, 1)), kept("b2", days=1)
    store.briefs.keep(first)
    store.briefs.keep(second)
    assert store.briefs.get("b1") == first
    assert store.briefs.latest() == second
    store.briefs.keep(first.model_copy(update={"kept_at": later(days=2)}))
    latest = store.briefs.latest()
    assert latest is not None
    assert latest.id == "b1"
    assert [brief.id for brief in store.briefs.list()] == ["b2", "b1"]
    assert store.briefs.get("b3") is None


def test_an_interview_is_kept_step_by_step(place: Place) -> None:
    sitting = interview()
    begun = turn(1, None, answer=None, draft="half")
    with place.open() as store:
        store.interviews.keep_start(sitting)
        store.interviews.keep_turn(sitting.id, begun)
    with place.open() as store:
        assert store.interviews.unfinished() == sitting.model_copy(update={"turns": (begun,)})
        scored = turn(1, 70)
        store.interviews.keep_scored(sitting.id, scored, attempt("x", 70))
        assert store.interviews.get(sitting.id).turns == (scored,)
        assert store.attempts.list() == (attempt("x", 70),)


def test_the_end_of_an_interview_drops_its_open_step(store: Store) -> None:
    sitting = interview(turns=(turn(1, 70),))
    store.interviews.keep_start(sitting)
    store.interviews.keep_turn(sitting.id, turn(1, 70))
    store.interviews.keep_turn(sitting.id, turn(2, None, answer=None))
    ended = sitting.model_copy(update={"ended_at": later(hours=1)})
    store.interviews.keep_end(ended)
    assert store.interviews.get(sitting.id) == ended
    assert store.interviews.unfinished() is None
    assert store.interviews.finished("b1") == ended
    assert store.interviews.finished("b2") is None


def test_an_unknown_interview_is_not_found(store: Store) -> None:
    with pytest.raises(NotFoundError):
        store.interviews.get("nothing")


def test_a_later_score_of_a_question_takes_the_place_of_the_earlier(store: Store) -> None:
    store.attempts.keep(attempt("x", 40))
    store.attempts.keep(attempt("x", 60))
    assert [a.scored.overall for a in store.attempts.list()] == [60]


def test_a_new_brief_adds_cards_and_keeps_what_was_learned(store: Store) -> None:
    known = review(card("x"), "easy", now=NOW)
    assert store.cards.take_in([known], merge=merge) == 1
    assert store.cards.take_in([card("x", front="New"), card("y")], merge=merge) == 1
    found = {c.entry_id: c for c in store.cards.list()}
    assert found["q.x"].front == "New"
    assert found["q.x"].memory == known.memory


def test_the_same_look_is_never_counted_twice(store: Store) -> None:
    store.cards.take_in([card("x")], merge=merge)
    look = Review(id="r1", card_id="question:q.x", at=NOW, rating="good")
    once = review(card("x"), "good", now=NOW)
    assert store.cards.keep_review(once, look)
    assert not store.cards.keep_review(review(once, "good", now=NOW), look)
    assert store.cards.list() == (once,)
    assert store.cards.reviews() == (look,)


def test_outcomes_and_settings_come_back(store: Store) -> None:
    real = RealInterview(id="o", brief_id=None, held=NOW.date(), asked=())
    store.outcomes.keep(real)
    store.preferences.set("minutes", 20)
    store.preferences.set("minutes", 25)
    assert store.outcomes.list() == (real,)
    assert store.preferences.all_of_them() == {"minutes": 25}


def test_nobody_sees_or_deletes_what_is_anothers(place: Place) -> None:
    with place.open(owner="one") as one, place.open(owner="two") as two:
        fill(one)
        assert two.briefs.list() == ()
        assert two.interviews.list() == ()
        assert two.attempts.list() == ()
        assert two.cards.list() == ()
        assert two.cards.reviews() == ()
        assert two.outcomes.list() == ()
        assert two.preferences.all_of_them() == {}
        assert two.delete_all() == 0
        assert one.briefs.latest() is not None


def test_delete_leaves_no_row_of_any_kind(store: Store) -> None:
    fill(store)
    assert store.delete_all() == len(metadata.tables)
    with store.engine.connect() as connection:
        for table in metadata.tables:
            assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar() == 0
    assert store.delete_all() == 0


def test_no_word_is_left_in_the_sqlite_file(tmp_path: Path) -> None:
    words = [SECRET.encode(), made().brief.documents.cv.text[:24].encode()]

    def found() -> list[str]:
        return [
            path.name
            for path in (tmp_path / "home").iterdir()
            if any(word in path.read_bytes() for word in words)
        ]

    with open_store(folder=tmp_path / "home") as store:
        fill(store)
        assert found()
        store.delete_all()
        assert not found()
    assert not found()


def test_no_word_is_left_in_the_tables_of_postgresql(place: Place) -> None:
    if place.url is None:
        pytest.skip("about PostgreSQL")
    with place.open() as store:
        fill(store)
        with store.engine.connect() as connection:
            size = text("SELECT pg_relation_size('briefs') + pg_relation_size('turns')")
            assert connection.execute(size).scalar()
        store.delete_all()
        with store.engine.connect() as connection:
            for table in metadata.tables:
                whole = text("SELECT pg_table_size(:t) - pg_table_size(:t)")
                assert connection.execute(whole, {"t": table}).scalar() == 0
                bare = text("SELECT pg_relation_size(CAST(:t AS regclass))")
                assert connection.execute(bare, {"t": table}).scalar() == 0


def test_a_delete_that_cannot_clean_the_file_says_so(tmp_path: Path) -> None:
    with open_store(folder=tmp_path) as store, open_store(folder=tmp_path) as other:
        fill(store)
        with other.engine.connect() as reading:
            driver = reading.connection.driver_connection
            assert driver is not None
            driver.execute("PRAGMA busy_timeout=0")
            driver.execute("BEGIN")
            driver.execute("SELECT count(*) FROM briefs").fetchall()
            with store.engine.connect() as impatient:
                driver_2 = impatient.connection.driver_connection
                assert driver_2 is not None
                driver_2.execute("PRAGMA busy_timeout=0")
            with pytest.raises(ServiceError) as caught:
                store.delete_all()
            driver.execute("COMMIT")
        assert caught.value.code == "store-in-use"
        assert store.briefs.list() == ()


def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    home = tmp_path / "new" / "home"
    with open_store(folder=home) as store:
        fill(store)
        assert stat.S_IMODE(home.stat().st_mode) == 0o700
        for path in home.iterdir():
            assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.name


def _write(folder: Path, name: str) -> None:
    with open_store(folder=folder) as store:
        for number in range(20):
            store.attempts.keep(attempt(f"{name}{number}", 50))


def test_two_processes_write_to_one_file(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write, args=(tmp_path, name)) for name in "ab"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0]
    with open_store(folder=tmp_path) as store:
        assert len(store.attempts.list()) == 40
