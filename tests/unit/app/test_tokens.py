"""Tokens of programs: kept as hashes, good for a while, gone with what they stood on."""

import pytest

from prebrief.app import accounts, data, tokens
from prebrief.app.accounts import local_who
from prebrief.app.kept import database
from prebrief.errors import InputError, NotFoundError
from unit.app.conftest import Configure
from unit.app.people import PASSWORD, join
from unit.app.test_accounts import at

pytestmark = pytest.mark.usefixtures("configure")


def test_a_token_stands_for_its_person_until_it_is_revoked() -> None:
    ada = join()
    token, text = tokens.make(ada, "  my   notebook ", 30)
    assert token.label == "my notebook"
    assert tokens.who_of(text) == ada
    assert tokens.who_of("pb_a_guess") is None
    assert tokens.who_of("") is None
    assert tokens.tokens(ada)[0].used_at is not None
    assert tokens.who_of(text, at=at(days=31)) is None
    with pytest.raises(NotFoundError):
        tokens.revoke(join("eve"), token.id)
    tokens.revoke(ada, token.id)
    assert tokens.who_of(text) is None
    assert tokens.tokens(ada) == ()


def test_only_a_hash_is_kept() -> None:
    _, text = tokens.make(join(), "notebook", 30)
    with database().engine.connect() as connection:
        for table in ("api_tokens", "audit"):
            assert text not in repr(connection.exec_driver_sql(f"SELECT * FROM {table}").all())


@pytest.mark.parametrize(("label", "days"), [("", 30), ("x" * 61, 30), ("a\x00b", 30), ("a", 31)])
def test_what_will_not_do_is_said(label: str, days: int) -> None:
    with pytest.raises(InputError):
        tokens.make(join(), label, days)


def test_there_are_not_too_many() -> None:
    ada = join()
    for number in range(tokens.MOST):
        tokens.make(ada, f"program {number}", 30)
    with pytest.raises(InputError) as caught:
        tokens.make(ada, "one more", 30)
    assert caught.value.code == "too-many-tokens"


def test_tokens_end_with_the_password_the_account_and_the_data() -> None:
    ada = join()

    def fresh() -> str:
        return tokens.make(ada, "notebook", 30)[1]

    before = fresh()
    accounts.change_password(ada, PASSWORD, "nine grey otters swim home")
    assert tokens.who_of(before) is None
    before = fresh()
    accounts.reset_password(accounts.offer_reset(None, ada.id), PASSWORD)
    assert tokens.who_of(before) is None
    before = fresh()
    accounts.set_disabled(None, ada.id, True)
    assert tokens.who_of(before) is None
    accounts.set_disabled(None, ada.id, False)
    assert tokens.who_of(before) == ada
    data.delete_data(ada.id)
    assert tokens.who_of(before) is None
    before = fresh()
    data.delete_account(ada, PASSWORD)
    assert tokens.who_of(before) is None


def test_a_token_of_one_mode_opens_nothing_of_the_other(configure: Configure) -> None:
    _, hosted = tokens.make(join(), "notebook", 30)
    configure(MODE=None)
    assert tokens.who_of(hosted) is None
    _, local = tokens.make(local_who(), "notebook", 30)
    assert tokens.who_of(local) == local_who()
    configure(MODE="hosted")
    assert tokens.who_of(local) is None
