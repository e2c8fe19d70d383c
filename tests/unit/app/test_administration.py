"""Admins look after the service, and leave a line behind for everything they do."""

from datetime import timedelta

import pytest

from prebrief.app import accounts, administration
from prebrief.app.kept import database, now
from prebrief.errors import NotFoundError
from prebrief.jobs.heart import PATIENCE
from unit.app.conftest import Configure
from unit.app.people import PASSWORD, join

pytestmark = pytest.mark.usefixtures("configure")


def test_everything_is_for_admins() -> None:
    for person in (join("Ada Frost"), join("Cole Hart", "coach")):
        for deed in (
            administration.invitations, administration.people, administration.look,
            administration.expire_now,
        ):  # fmt: skip
            with pytest.raises(NotFoundError):
                deed(person)
        for more in (administration.revoke_invitation, administration.end_sessions):
            with pytest.raises(NotFoundError):
                more(person, "x")
        with pytest.raises(NotFoundError):
            administration.audit_page(person, 1)


def test_an_invitation_is_listed_with_who_made_it_and_revoked() -> None:
    kim, ada = join("Kim Oster", "admin"), join("Ada Frost")
    code = accounts.invite(kim, "coach")
    accounts.offer_reset(kim, ada.id)
    reset, coach = administration.invitations(kim)
    assert (coach.by, coach.invitation.role, coach.for_whom) == ("Kim Oster", "coach", "")
    assert reset.for_whom == "Ada Frost"
    administration.revoke_invitation(kim, coach.handle)
    assert accounts.invitation(code) is None
    with pytest.raises(NotFoundError):
        administration.revoke_invitation(kim, coach.handle)
    assert accounts.audit_lines(None)[0].action == "revoked-invitation"


def test_somebody_is_signed_out_everywhere() -> None:
    kim, ada = join("Kim Oster", "admin"), join("Ada Frost")
    tokens = [accounts.log_in(ada.email, PASSWORD, "192.0.2.7") for _ in range(2)]
    ((_, seen), _) = administration.people(kim)
    assert seen is not None
    assert administration.end_sessions(kim, ada.id) == 2
    assert [accounts.who(token) for token in tokens] == [None, None]
    newest = accounts.audit_lines(None)[0]
    assert (newest.account_id, newest.action, newest.target) == (kim.id, "ended-sessions", ada.id)
    with pytest.raises(NotFoundError):
        administration.end_sessions(kim, "nobody")


def test_what_has_passed_its_time_goes_at_once(configure: Configure) -> None:
    kim = join("Kim Oster", "admin")
    assert administration.expire_now(kim) is None
    configure(RETENTION_DAYS="30")
    gone = administration.expire_now(kim)
    assert gone is not None and not gone.anything
    assert administration.look(kim).retention_days == 30


def test_health_names_workers_that_fell_silent() -> None:
    kim = join("Kim Oster", "admin")
    database().runs.arrive("worker-1", "worker")
    (worker,) = administration.look(kim).workers
    assert not worker.silent
    late = now() - timedelta(seconds=3 * PATIENCE)
    with database().engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE executors SET heartbeat_at = '{late.isoformat()}'")
    health = administration.look(kim)
    assert health.workers[0].silent
    assert not health.stuck
    assert health.trouble is None
    assert 0 < health.disk_free <= health.disk_total


def test_the_audit_log_has_names_for_ids_and_pages() -> None:
    kim = join("Kim Oster", "admin")
    for _ in range(administration.LINES):
        accounts.audit(kim, "expired-now")
    entries, more = administration.audit_page(kim, 1)
    assert (len(entries), more) == (administration.LINES, True)
    assert entries[0].by == "Kim Oster"
    entries, more = administration.audit_page(kim, 2)
    assert [one.line.action for one in entries] == ["signed-up", "invited"]
    assert not more
