"""Who may come in, and who may see what."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from prebrief.app import accounts
from prebrief.app.accounts import IDLE, LASTING, PER_ACCOUNT, PER_ADDRESS
from prebrief.app.kept import LOCAL, database, now
from prebrief.app.passwords import hashed
from prebrief.errors import AccessError, InputError, NotFoundError, PrebriefError
from unit.app.conftest import Configure
from unit.app.people import PASSWORD, join

HERE = "192.0.2.7"
pytestmark = pytest.mark.usefixtures("configure")


def at(**time: float) -> datetime:
    return now() + timedelta(**time)


def code_of(caught: "pytest.ExceptionInfo[PrebriefError]") -> str:
    return caught.value.code


def test_nobody_logs_in_on_ones_own_machine(configure: Configure) -> None:
    assert accounts.hosted()
    configure(MODE=None)
    assert not accounts.hosted()
    assert accounts.local_who().id == LOCAL


def test_from_invitation_to_log_out() -> None:
    code = accounts.invite(None, "coach", "ada@example.org")
    found = accounts.invitation(code)
    assert found is not None and found.role == "coach" and found.for_email
    ada = accounts.sign_up(code, " Ada   Frost ", "ADA@example.org", PASSWORD)
    assert (ada.name, ada.email, ada.role) == ("Ada Frost", "ADA@example.org", "coach")
    assert accounts.invitation(code) is None
    token = accounts.log_in("ada@EXAMPLE.org ", PASSWORD, HERE)
    assert accounts.who(token) == ada
    assert accounts.who("a guess") is None
    accounts.log_out(token)
    assert accounts.who(token) is None
    actions = [line.action for line in accounts.audit_lines(None)]
    assert actions == ["logged-out", "logged-in", "signed-up", "invited"]


def test_no_token_code_or_password_is_kept_as_it_is() -> None:
    ada = join()
    token = accounts.log_in(ada.email, PASSWORD, HERE)
    code = accounts.invite(None, "candidate")
    engine = database().engine
    with engine.connect() as connection:
        for table in ("sessions", "invitations", "accounts", "audit", "tries"):
            told = repr(connection.exec_driver_sql(f"SELECT * FROM {table}").all())
            assert token not in told and code not in told and PASSWORD not in told
            assert HERE not in told
    assert (database().accounts.password_of(ada.id) or "").startswith("$argon2id$")


@pytest.mark.parametrize(
    ("name", "email", "password", "code"),
    [
        ("", "ada@example.org", PASSWORD, "bad-name"),
        ("Ada\x00", "ada@example.org", PASSWORD, "bad-name"),
        ("Ada", "ada.example.org", PASSWORD, "bad-email"),
        ("Ada", "ada@example.org\r\nBcc: all@example.org", PASSWORD, "bad-email"),
        ("Ada", "ada@example.org", "short", "password-too-short"),
        ("Ada", "ada@example.org", "password1234", "password-too-common"),
    ],
)
def test_what_will_not_do_is_said_and_the_code_stays_good(
    name: str, email: str, password: str, code: str
) -> None:
    invitation = accounts.invite(None, "candidate")
    with pytest.raises(InputError) as caught:
        accounts.sign_up(invitation, name, email, password)
    assert code_of(caught) == code
    assert accounts.invitation(invitation) is not None
    assert accounts.accounts(None) == ()


def test_a_code_is_for_one_person_one_address_and_a_while() -> None:
    join()
    with pytest.raises(InputError) as taken:
        join()
    assert code_of(taken) == "email-taken"
    bound = accounts.invite(None, "candidate", "bo@example.org")
    with pytest.raises(AccessError) as another:
        accounts.sign_up(bound, "Eve", "eve@example.org", PASSWORD)
    assert code_of(another) == "invitation-for-another"
    for bad in ("", "guessed", bound):
        with pytest.raises(AccessError) as refused:
            accounts.sign_up(bad, "Bo", "bo@example.org", PASSWORD, at=at(days=15))
        assert code_of(refused) == "bad-code"


def test_coaches_invite_candidates_and_admins_invite_anybody() -> None:
    coach, admin, bo = join("Cole Hart", "coach"), join("Ann Lee", "admin"), join("Bo Reed")
    assert accounts.invite(coach, "candidate") and accounts.invite(admin, "admin")
    for person, role in ((coach, "coach"), (coach, "admin"), (bo, "candidate")):
        with pytest.raises(AccessError):
            accounts.invite(person, role)  # type: ignore[arg-type]


def test_a_stranger_and_a_wrong_password_get_the_same_answer() -> None:
    ada = join()
    answers = []
    for email, password in ((ada.email, "wrong wrong wrong"), ("eve@example.org", PASSWORD)):
        with pytest.raises(AccessError) as caught:
            accounts.log_in(email, password, HERE)
        answers.append(caught.value.to_dict())
    assert answers[0] == answers[1]
    assert {line.action for line in accounts.audit_lines(None)} >= {"log-in-failed"}


def test_no_account_takes_more_than_a_hundred_guesses_an_hour() -> None:
    windows = timedelta(hours=1) / PER_ACCOUNT.window
    assert PER_ACCOUNT.most * windows <= 100


def test_guessing_at_one_account_ends_whoever_guesses(monkeypatch: pytest.MonkeyPatch) -> None:
    ada, moment = join(), at()
    monkeypatch.setattr(accounts, "PER_ACCOUNT", replace(PER_ACCOUNT, most=4))
    for number in range(4):
        with pytest.raises(AccessError) as caught:
            accounts.log_in(ada.email, "a guess", f"192.0.2.{number}", at=moment)
        assert code_of(caught) == "wrong-password"
    with pytest.raises(AccessError) as stopped:
        accounts.log_in(ada.email, "a guess", "198.51.100.1", at=moment)
    assert code_of(stopped) == "too-many-tries"
    assert accounts.log_in(ada.email, PASSWORD, HERE, at=moment + PER_ACCOUNT.window)


def test_guessing_from_one_address_ends_whomever_it_is_about(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    moment = at()
    monkeypatch.setattr(accounts, "PER_ADDRESS", replace(PER_ADDRESS, most=4))
    for number in range(4):
        with pytest.raises(AccessError):
            accounts.log_in(f"p{number}@example.org", "a guess", HERE, at=moment)
    with pytest.raises(AccessError) as stopped:
        accounts.log_in("another@example.org", "a guess", HERE, at=moment)
    assert code_of(stopped) == "too-many-tries"
    with pytest.raises(AccessError) as elsewhere:
        accounts.log_in("another@example.org", "a guess", "198.51.100.1", at=moment)
    assert code_of(elsewhere) == "wrong-password"


def test_a_household_of_ipv6_is_one_address(monkeypatch: pytest.MonkeyPatch) -> None:
    moment = at()
    monkeypatch.setattr(accounts, "PER_ADDRESS", replace(PER_ADDRESS, most=2))
    codes = []
    for host in ("2001:db8::1", "2001:db8::2:3", "2001:db8::4", "2001:db8:0:1::1"):
        with pytest.raises(AccessError) as caught:
            accounts.log_in("nobody@example.org", "a guess", host, at=moment)
        codes.append(code_of(caught))
    assert codes == ["wrong-password", "wrong-password", "too-many-tries", "wrong-password"]


def test_right_passwords_do_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    ada = join()
    monkeypatch.setattr(accounts, "PER_ADDRESS", replace(PER_ADDRESS, most=4))
    monkeypatch.setattr(accounts, "PER_ACCOUNT", replace(PER_ACCOUNT, most=4))
    for _ in range(9):
        accounts.log_in(ada.email, PASSWORD, HERE)


def test_a_session_ends_unused_used_and_by_the_account() -> None:
    ada = join()
    begun = at()
    token = accounts.log_in(ada.email, PASSWORD, HERE, at=begun)
    assert accounts.who(token, at=begun + IDLE - timedelta(minutes=1)) == ada
    assert accounts.who(token, at=begun + 2 * IDLE - timedelta(minutes=2)) == ada
    assert accounts.who(token, at=begun + 3 * IDLE) is None
    assert accounts.who(token, at=begun) is None, "what has ended stays ended"

    token, hour = accounts.log_in(ada.email, PASSWORD, HERE, at=begun), timedelta(hours=6)
    used = begun
    while used + hour < begun + LASTING:
        used += hour
        assert accounts.who(token, at=used) == ada
    assert accounts.who(token, at=begun + LASTING) is None

    token = accounts.log_in(ada.email, PASSWORD, HERE)
    accounts.set_disabled(None, ada.id, True)
    assert accounts.who(token) is None
    with pytest.raises(AccessError) as closed:
        accounts.log_in(ada.email, PASSWORD, HERE)
    assert code_of(closed) == "account-disabled"
    accounts.set_disabled(None, ada.id, False)
    assert accounts.log_in(ada.email, PASSWORD, HERE)


def test_a_clock_that_jumps_back_neither_locks_out_nor_makes_a_session_last() -> None:
    ada = join()
    begun = at()
    token = accounts.log_in(ada.email, PASSWORD, HERE, at=begun)
    assert accounts.who(token, at=begun - timedelta(minutes=5)) == ada, "two servers, two clocks"
    wrong = begun + timedelta(days=3000)
    from_future = accounts.log_in(ada.email, PASSWORD, HERE, at=wrong)
    assert accounts.who(from_future, at=begun) is None
    assert accounts.who(from_future, at=wrong) is None
    assert accounts.who(token, at=begun + timedelta(hours=1)) == ada
    # Seen in the future, it is judged from now on by the clock as it is.
    accounts.who(token, at=begun)
    assert accounts.who(token, at=begun + IDLE) is None


def test_log_out_everywhere_and_a_new_password_end_the_other_sessions() -> None:
    ada = join()
    tokens = [accounts.log_in(ada.email, PASSWORD, HERE) for _ in range(3)]
    assert len(accounts.sessions_of(ada)) == 3
    new = "nine otters share a raft"
    with pytest.raises(AccessError):
        accounts.change_password(ada, "wrong wrong wrong", new)
    accounts.change_password(ada, PASSWORD, new, token=tokens[0])
    assert [accounts.who(token) is not None for token in tokens] == [True, False, False]
    with pytest.raises(AccessError):
        accounts.log_in(ada.email, PASSWORD, HERE)
    assert accounts.log_in(ada.email, new, HERE)
    assert accounts.log_out_everywhere(ada) == 2
    assert accounts.who(tokens[0]) is None


def test_a_forgotten_password_is_chosen_anew_once() -> None:
    ada, bo = join(), join("Bo Reed")
    with pytest.raises(AccessError):
        accounts.offer_reset(bo, ada.id)
    token = accounts.log_in(ada.email, PASSWORD, HERE)
    code = accounts.offer_reset(None, ada.id)
    with pytest.raises(AccessError) as not_this_way:
        accounts.sign_up(code, "Eve", "eve@example.org", PASSWORD)
    assert code_of(not_this_way) == "bad-code"
    new = "nine otters share a raft"
    assert accounts.reset_password(code, new) == ada
    assert accounts.who(token) is None and accounts.log_in(ada.email, new, HERE)
    for used_or_another in (code, accounts.invite(None, "admin")):
        with pytest.raises(AccessError) as refused:
            accounts.reset_password(used_or_another, new)
        assert code_of(refused) == "bad-code"


def test_a_hash_of_an_older_kind_is_made_anew_at_log_in() -> None:
    from argon2 import PasswordHasher

    ada = join()
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    database().accounts.set_password(ada.id, weak)
    assert accounts.log_in(ada.email, PASSWORD, HERE)
    stored = database().accounts.password_of(ada.id)
    parameters = hashed("x").split("$")[3]
    assert stored != weak and (stored or "").split("$")[3] == parameters


def test_a_coach_sees_only_candidates_who_agreed_and_only_as_long() -> None:
    coach, bo, eve = join("Cole Hart", "coach"), join("Bo Reed"), join("Eve Moss")
    admin = join("Ann Lee", "admin")
    assert not accounts.may_see(coach, bo.id)
    assert accounts.coach_by_email(bo, "COLE@example.org") == coach
    accounts.agree(bo, coach.id)
    assert accounts.may_see(coach, bo.id) and not accounts.may_see(coach, eve.id)
    assert accounts.coaches_of(bo) == (coach,) and accounts.candidates_of(coach) == (bo,)
    assert not accounts.may_see(bo, coach.id) and not accounts.may_see(eve, bo.id)
    assert not accounts.may_see(admin, bo.id), "looking after accounts is not reading them"
    assert accounts.may_see(bo, bo.id)
    accounts.withdraw(bo, coach.id)
    assert not accounts.may_see(coach, bo.id) and accounts.candidates_of(coach) == ()


def test_who_invited_is_known_if_it_was_a_coach() -> None:
    coach, admin = join("Cole Hart", "coach"), join("Ann Lee", "admin")
    by_coach = accounts.invite(coach, "candidate")
    bo = accounts.sign_up(by_coach, "Bo Reed", "bo@example.org", PASSWORD)
    by_admin = accounts.invite(admin, "candidate")
    eve = accounts.sign_up(by_admin, "Eve Moss", "eve@example.org", PASSWORD)
    assert accounts.inviter(bo) == coach
    assert accounts.inviter(eve) is None and accounts.inviter(admin) is None
    assert not accounts.may_see(coach, bo.id), "to have invited is not to have been let in"


def test_only_a_coach_can_be_agreed_with() -> None:
    bo, eve = join("Bo Reed"), join("Eve Moss")
    for other in (eve.id, bo.id, "nobody"):
        with pytest.raises(NotFoundError):
            accounts.agree(bo, other)
    for email in (eve.email, "nobody@example.org"):
        with pytest.raises(NotFoundError):
            accounts.coach_by_email(bo, email)


def test_looking_for_coaches_is_no_way_to_list_accounts() -> None:
    bo, moment = join("Bo Reed"), at()
    codes = set()
    for number in range(accounts.PER_SEARCH.most + 1):
        with pytest.raises(PrebriefError) as caught:
            accounts.coach_by_email(bo, f"coach{number}@example.org", at=moment)
        codes.add(code_of(caught))
    assert codes == {"no-such-coach", "too-many-tries"}


def test_accounts_are_for_admins() -> None:
    bo, admin = join("Bo Reed"), join("Ann Lee", "admin")
    for forbidden in (
        lambda: accounts.accounts(bo),
        lambda: accounts.set_disabled(bo, admin.id, True),
        lambda: accounts.set_disabled(admin, admin.id, True),
    ):
        with pytest.raises(AccessError):
            forbidden()
    assert len(accounts.accounts(admin)) == 2
    assert {line.account_id for line in accounts.audit_lines(bo)} <= {bo.id}
    assert len(accounts.audit_lines(admin)) > len(accounts.audit_lines(bo))
    with pytest.raises(NotFoundError):
        accounts.set_disabled(admin, "nobody", True)


def test_an_address_to_join_at_is_given_where_the_host_has_told_its_own(
    configure: Configure,
) -> None:
    assert accounts.join_address("code") == "code"
    configure(PUBLIC_URL="https://prebrief.example/")
    assert accounts.join_address("code") == "https://prebrief.example/join/code"
