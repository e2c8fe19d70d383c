"""Tokens of programs: found by their hash while they hold, each owner's own."""

from builders_practice import NOW, later
from prebrief.records.account import ApiToken
from prebrief.store.database import Database


def token(name: str, *, days: float = 30) -> ApiToken:
    return ApiToken(id=name, label=f"program {name}", made_at=NOW, ends_at=later(days=days))


def test_a_token_is_found_while_it_holds(database: Database) -> None:
    database.of("ada").tokens.keep(token("t1"), token_hash="h1")
    assert database.tokens.find("h1", at=NOW) == ("ada", token("t1"))
    assert database.tokens.find("h1", at=later(days=30)) is None
    assert database.tokens.find("h2", at=NOW) is None


def test_each_owner_sees_and_revokes_their_own(database: Database) -> None:
    ada, eve = database.of("ada").tokens, database.of("eve").tokens
    ada.keep(token("t1"), token_hash="h1")
    ada.keep(token("t2"), token_hash="h2")
    ada.used("t1", at=later(days=1))
    assert [one.used_at for one in ada.list()] == [later(days=1), None]
    assert eve.list() == ()
    assert eve.revoke("t1") == 0
    assert ada.revoke("t1") == 1
    assert database.tokens.find("h1", at=NOW) is None
    assert ada.revoke() == 1
    assert ada.list() == ()


def test_tokens_that_ran_out_are_forgotten(database: Database) -> None:
    kept = database.of("ada").tokens
    kept.keep(token("t1", days=1), token_hash="h1")
    kept.keep(token("t2", days=90), token_hash="h2")
    assert database.tokens.forget_old(before=later(days=2)) == 1
    assert [one.id for one in kept.list()] == ["t2"]
