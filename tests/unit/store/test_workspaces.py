"""What owners add to their briefs and who may look at them, in both databases."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from builders_practice import NOW, later
from prebrief.records.workspace import Comment, Share, Workspace
from prebrief.store.database import Database
from prebrief.store.store import Store


def link(name: str, **changes: object) -> Share:
    plain = {"id": name, "brief_id": "b1", "made_at": NOW, "ends_at": later(days=7), "label": "Bo"}
    return Share.model_validate(plain | changes)


def test_a_workspace_takes_the_place_of_the_one_before(store: Store) -> None:
    assert store.workspaces.get("b1") is None
    store.workspaces.keep(Workspace(brief_id="b1", pins=("q.a",)), at=NOW)
    second = Workspace(brief_id="b1", notes={"q.a": "say less"})
    store.workspaces.keep(second, at=later(days=1))
    assert store.workspaces.get("b1") == second
    assert store.workspaces.list() == (second,)


def test_a_workspace_is_changed_while_nobody_else_can(store: Store) -> None:
    def noted(number: int) -> Callable[[Workspace], Workspace]:
        return lambda w: w.model_copy(update={"notes": w.notes | {f"q.{number}": "said"}})

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda n: store.workspaces.change("b1", noted(n), at=NOW), range(18)))
    kept = store.workspaces.get("b1")
    assert kept and len(kept.notes) == 18


def test_comments_come_back_in_order_and_can_be_deleted(store: Store) -> None:
    said = [
        Comment(id=n, brief_id=brief, at=later(minutes=m), author="Bo", text="Why?", about="q.a")
        for m, (n, brief) in enumerate([("c1", "b1"), ("c2", "b1"), ("c3", "b2")])
    ]
    for comment in reversed(said):
        store.comments.keep(comment)
    assert store.comments.list("b1") == tuple(said[:2])
    assert store.comments.list() == tuple(said)
    assert store.comments.delete("c1") and not store.comments.delete("c1")


def test_a_link_is_found_by_its_hash_until_it_ends_or_is_revoked(database: Database) -> None:
    store = database.of("ada")
    for name in ("s1", "s2"):
        store.shares.keep(link(name), token_hash=f"hash of {name}")
    assert database.shares.find("hash of s1", at=NOW) == ("ada", link("s1"))
    assert database.shares.find("hash of s1", at=later(days=7)) is None
    assert database.shares.find("another", at=NOW) is None
    assert not database.of("eve").shares.revoke("s1", at=NOW)
    assert store.shares.revoke("s1", at=NOW) and not store.shares.revoke("s1", at=NOW)
    assert database.shares.find("hash of s1", at=NOW) is None
    assert store.shares.list("b1") == (link("s2"),)
    assert store.shares.list("b2") == ()
