"""Accounts, log-ins, codes and agreements, in both databases."""

import threading

from sqlalchemy import text

from builders_practice import NOW, later
from prebrief.records.account import Invitation, Session
from prebrief.store.accounts import email_hash, hash_of
from prebrief.store.database import Database
from unit.store.filling import fill_service, person


def code(kind: str = "sign-up", **changes: object) -> Invitation:
    return Invitation.model_validate(
        {
            "kind": kind,
            "role": "candidate",
            "invited_by": None,
            "created_at": NOW,
            "expires_at": later(days=14),
            **changes,
        }
    )


def log_in(account_id: str, **changes: object) -> Session:
    return Session.model_validate(
        {
            "account_id": account_id,
            "created_at": NOW,
            "seen_at": NOW,
            "expires_at": later(days=7),
            **changes,
        }
    )


def test_an_account_comes_back_by_id_and_by_any_spelling_of_its_address(database: Database) -> None:
    assert database.accounts.add(person(), password="a hash")
    assert database.accounts.get("id-ada") == person()
    assert database.accounts.by_email(" ADA@Example.org ") == person()
    assert database.accounts.password_of("id-ada") == "a hash"
    assert database.accounts.by_email("eve@example.org") is None
    assert database.accounts.list() == (person(),)


def test_an_address_has_one_account(database: Database) -> None:
    other = person().model_copy(update={"id": "other", "email": "ADA@example.org"})
    assert database.accounts.add(person(), password="a hash")
    assert not database.accounts.add(other, password="another")
    assert database.accounts.get("other") is None


def test_a_code_lets_one_person_in_once(database: Database) -> None:
    database.invitations.add("c", code(), email=None)
    assert database.invitations.get("c", now=NOW) == code()
    assert database.invitations.sign_up("c", person("ada"), password="x")
    assert database.invitations.get("c", now=NOW) is None
    assert not database.invitations.sign_up("c", person("eve"), password="x")
    assert database.accounts.by_email("eve@example.org") is None


def test_two_who_use_one_code_at_once_do_not_both_get_in(database: Database) -> None:
    database.invitations.add("c", code(), email=None)
    ready = threading.Barrier(2)
    let_in: list[bool] = []

    def use(name: str) -> None:
        ready.wait()
        let_in.append(database.invitations.sign_up("c", person(name), password="x"))

    threads = [threading.Thread(target=use, args=(name,)) for name in ("ada", "eve")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(let_in) == [False, True]
    assert len(database.accounts.list()) == 1


def test_an_address_that_is_taken_does_not_use_the_code_up(database: Database) -> None:
    database.accounts.add(person(), password="x")
    database.invitations.add("c", code(), email=None)
    again = person().model_copy(update={"id": "again"})
    assert not database.invitations.sign_up("c", again, password="x")
    assert database.invitations.get("c", now=NOW) is not None


def test_a_code_runs_out_and_may_be_for_one_address(database: Database) -> None:
    database.invitations.add("c", code(), email="Bo@example.org")
    found = database.invitations.get("c", now=NOW)
    assert found is not None and found.for_email
    assert database.invitations.is_for("c", "bo@EXAMPLE.org")
    assert not database.invitations.is_for("c", "eve@example.org")
    assert database.invitations.get("c", now=later(days=14)) is None
    assert database.invitations.forget_old(before=later(days=15)) == 1


def test_a_reset_takes_the_new_password_and_ends_every_log_in(database: Database) -> None:
    database.accounts.add(person(), password="old")
    database.sessions.add("t", log_in("id-ada"))
    database.invitations.add("r", code("reset", account_id="id-ada"), email=None)
    assert database.invitations.reset("r", "id-ada", password="new", now=NOW)
    assert not database.invitations.reset("r", "id-ada", password="newer", now=NOW)
    assert database.accounts.password_of("id-ada") == "new"
    assert database.sessions.get("t") is None


def test_log_ins_end_one_by_one_all_at_once_or_by_age(database: Database) -> None:
    database.accounts.add(person(), password="x")
    for name in "abc":
        database.sessions.add(name, log_in("id-ada"))
    database.sessions.seen("a", later(hours=2))
    found = database.sessions.get("a")
    assert found == (log_in("id-ada", seen_at=later(hours=2)), person())
    database.sessions.end("b")
    assert database.sessions.get("b") is None
    assert database.sessions.end_old(now=later(hours=3), unused_since=later(hours=1)) == 1
    database.sessions.add("d", log_in("id-ada"))
    assert len(database.sessions.of("id-ada")) == 2
    assert database.sessions.end_all("id-ada", but="d") == 1
    assert database.sessions.end_all("id-ada") == 1


def test_an_agreement_holds_until_it_is_withdrawn_and_can_be_given_again(
    database: Database,
) -> None:
    agreements = database.agreements
    agreements.agree("bo", "cole", at=NOW)
    agreements.agree("bo", "cole", at=later(days=1))
    assert agreements.hold("bo", "cole") and not agreements.hold("cole", "bo")
    assert [each.since for each in agreements.of_candidate("bo")] == [NOW]
    assert agreements.withdraw("bo", "cole", at=later(days=2))
    assert not agreements.withdraw("bo", "cole", at=later(days=2))
    assert not agreements.hold("bo", "cole") and agreements.of_coach("cole") == ()
    agreements.agree("bo", "cole", at=later(days=3))
    assert [each.since for each in agreements.of_coach("cole")] == [later(days=3)]


def test_deleting_an_account_takes_its_log_ins_and_agreements(database: Database) -> None:
    fill_service(database)
    assert database.accounts.delete("id-ada")
    assert not database.accounts.delete("id-ada")
    assert database.sessions.get("token") is None
    assert database.agreements.of_coach("id-cole") == ()
    assert [account.id for account in database.accounts.list()] == ["id-cole"]


def test_an_account_is_closed_and_opened(database: Database) -> None:
    database.accounts.add(person(), password="x")
    database.accounts.set_disabled("id-ada", NOW)
    closed = database.accounts.get("id-ada")
    assert closed is not None and closed.disabled_at == NOW
    database.accounts.set_disabled("id-ada", None)
    assert database.accounts.get("id-ada") == person()


def test_tokens_and_addresses_are_looked_up_by_hashes_only(database: Database) -> None:
    assert hash_of("session", "x") != hash_of("code", "x")
    assert email_hash("A@b.org") == email_hash("a@B.org ")
    database.accounts.add(person(), password="x")
    with database.engine.connect() as connection:
        row = connection.execute(text("SELECT email_hash FROM accounts")).one()
    assert row.email_hash == email_hash("ada@example.org")
    assert "ada" not in row.email_hash


def test_open_codes_are_listed_and_revoked_without_being_known(database: Database) -> None:
    first, second = hash_of("code", "one"), hash_of("code", "two")
    database.invitations.add(first, code(), email="bo@example.org")
    database.invitations.add(second, code(created_at=later(days=1)), email=None)
    database.invitations.add(hash_of("code", "old"), code(expires_at=NOW), email=None)
    listed = database.invitations.list(now=later(days=2))
    assert [(handle, one.for_email) for handle, one in listed] == [
        (second[:16], False), (first[:16], True),
    ]  # fmt: skip
    assert database.invitations.sign_up(second, person(), password="a hash")
    assert not database.invitations.revoke(second[:16])
    assert not database.invitations.revoke("")
    assert database.invitations.revoke(first[:16])
    assert database.invitations.list(now=later(days=2)) == ()
