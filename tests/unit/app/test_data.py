"""What is kept, as a whole: taken along, deleted, gone with age, copied and put back."""

import io
import json
import stat
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import inspect

from builders_practice import SECRET
from prebrief.app import accounts, data, runs, uploads
from prebrief.app.kept import LOCAL, database, kept_of, now
from prebrief.errors import AccessError, InputError, SetupError
from prebrief.records.account import Who
from prebrief.store.seal import new_key
from prebrief.store.tables import OWNED
from unit.app.conftest import Configure
from unit.app.people import PASSWORD, join
from unit.store.conftest import Place
from unit.store.filling import fill, kept
from unit.store.test_scrub import own_database

pytestmark = pytest.mark.usefixtures("configure")


def opened(pieces: Iterator[bytes]) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(b"".join(pieces))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def filled(person: Who) -> Who:
    """Something of every kind but runs, whose queue has tests of its own."""
    store = kept_of(person.id)
    fill(store)
    database().runs.remove(person.id, database().runs.ids(person.id))
    return person


def test_everything_comes_along_with_the_account_and_without_the_password() -> None:
    ada, coach = filled(join()), join("Cole Hart", "coach")
    accounts.agree(ada, coach.id)
    accounts.log_in(ada.email, PASSWORD, "192.0.2.7")
    files = opened(data.export_data(ada.id))
    told = json.loads(files["account.json"])
    assert told["account"]["email"] == ada.email
    assert len(told["sessions"]) == len(told["agreements"]) == 1
    assert {line["action"] for line in told["audit"]} >= {"signed-up", "agreed", "logged-in"}
    assert b"argon2" not in b"".join(files.values())
    assert accounts.audit_lines(ada)[0].action == "exported"


def test_on_ones_own_machine_it_comes_without_an_account() -> None:
    fill(kept_of(LOCAL))
    files = opened(data.export_data())
    assert "account.json" not in files
    assert json.loads(files["runs.jsonl"])["id"] == "run-local"


def test_it_goes_to_a_file_that_nobody_else_may_read(tmp_path: Path) -> None:
    fill(kept_of(LOCAL))
    path = tmp_path / "mine.zip"
    data.export_to(path)
    assert "briefs/b1.json" in opened(iter([path.read_bytes()]))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [left for left in tmp_path.iterdir() if left.suffix == ".partial"] == []


def test_deleting_an_account_asks_for_its_password_and_leaves_the_others() -> None:
    ada, bo = filled(join()), filled(join("Bo Reed"))
    token = accounts.log_in(ada.email, PASSWORD, "192.0.2.7")
    with pytest.raises(AccessError):
        data.delete_account(ada, "wrong wrong wrong")
    assert accounts.who(token) == ada
    data.delete_account(ada, PASSWORD)
    assert accounts.who(token) is None
    assert [account.id for account in accounts.accounts(None)] == [bo.id]
    assert database().owners() == (bo.id,)
    told = repr(accounts.audit_lines(None))
    assert "Ada" not in told and "ada@" not in told and "deleted-account" in told
    with pytest.raises(AccessError):
        data.delete_account(accounts.local_who(), PASSWORD)


def test_one_brief_goes_by_itself() -> None:
    ada = filled(join())
    kept_of(ada.id).briefs.keep(kept("b2"))
    assert data.delete_brief(ada.id, "b1") and not data.delete_brief(ada.id, "b1")
    assert [each.id for each in kept_of(ada.id).briefs.list()] == ["b2"]


def test_the_queue_forgets_the_runs_too(
    configure: Configure, request: pytest.FixtureRequest, place: Place
) -> None:
    """The tables of the queue are not ours: each of them is looked through."""
    if place.url is None:
        forgets_runs()
        return
    with own_database(request.getfixturevalue("postgres")) as url:
        configure(DATABASE_URL=url)
        forgets_runs()
        runs._queue().close()
        database().close()


def forgets_runs() -> None:
    cv, job = (uploads.keep_file("ada", SECRET.encode(), n, "cv") for n in ("cv.txt", "job.txt"))
    mine = runs.start_prepare("ada", cv, job)
    others = runs.start_prepare("bo", cv, job)
    assert queued(mine) and queued(others)
    data.delete_data("ada")
    assert not queued(mine) and queued(others)
    assert [run.id for run in runs.runs("bo")] == [others]


def queued(run_id: str) -> bool:
    """Say whether any table of the queue names a run."""
    engine = database().engine
    schema = None if engine.dialect.name == "sqlite" else "prebrief_queue"
    names = set(inspect(engine).get_table_names(schema=schema))
    if schema is None:
        names = {name for name in names if "workflow" in name or "operation" in name}
    assert names >= {"workflow_status", "operation_outputs"}
    with engine.connect() as connection:
        return any(
            run_id in repr(connection.exec_driver_sql(f"SELECT * FROM {name}").all())
            for name in ([f"{schema}.{name}" for name in names] if schema else names)
        )


def test_nothing_goes_for_its_age_where_the_host_keeps_everything() -> None:
    ada = filled(join())
    assert data.expire_data(at=now() + timedelta(days=40)) is None
    assert len(kept_of(ada.id).briefs.list()) == 1


def test_what_is_too_old_goes_and_its_words_with_it(configure: Configure, place: Place) -> None:
    configure(RETENTION_DAYS="90")
    ada = filled(join())
    kept_of(ada.id).briefs.keep(kept("b2").model_copy(update={"kept_at": now()}))
    gone = data.expire_data(at=now())
    # What fills the store is dated in the future: nothing of it is old yet.
    assert gone is not None and not gone.anything
    long_after = now() + timedelta(days=365 * 9)
    assert data.expire_data(at=long_after, sure=True) is not None
    left = [table.name for table in OWNED if rows(table.name)]
    assert left == ["preferences"]
    if place.url is None:
        files = [path.read_bytes() for path in place.folder.iterdir()]
        assert not any(b"Thea Brandvold-Osei" in content for content in files)


def rows(table: str) -> int:
    with database().engine.connect() as connection:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())


@pytest.mark.parametrize("leap", [timedelta(days=3000), timedelta(days=-3000)])
def test_a_clock_that_leaps_deletes_nothing_at_first(configure: Configure, leap: timedelta) -> None:
    configure(RETENTION_DAYS="90")
    ada = filled(join())
    moment = now()
    data.expire_data(at=moment)
    lines = len(accounts.audit_lines(None))
    with pytest.raises(SetupError) as caught:
        data.expire_data(at=moment + leap)
    assert caught.value.code == "clock-leapt" and "3000 days" in caught.value.message
    assert len(kept_of(ada.id).briefs.list()) == 1
    assert len(accounts.audit_lines(None)) == lines
    # Put right again, it goes on; the leap back is one, too.
    with pytest.raises(SetupError):
        data.expire_data(at=moment)
    assert data.expire_data(at=moment) is not None
    assert len(kept_of(ada.id).briefs.list()) == 1


def test_a_retention_that_is_no_number_stops_at_once(configure: Configure) -> None:
    for bad in ("ninety", "0", "-5", "1.5"):
        configure(RETENTION_DAYS=bad)
        with pytest.raises(SetupError) as caught:
            data.expire_data()
        assert caught.value.code == "bad-retention-days"
    configure(RETENTION_DAYS=None)


def test_a_backup_goes_to_a_file_of_ones_own_and_back(tmp_path: Path) -> None:
    ada, path = filled(join()), tmp_path / "backup.zip"
    token = accounts.log_in(ada.email, PASSWORD, "192.0.2.7")
    counted = data.backup(path)
    assert counted["briefs"] == counted["accounts"] == 1
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [left.name for left in tmp_path.iterdir() if left.suffix != ""] == ["backup.zip"]
    with pytest.raises(InputError) as caught:
        data.restore(path)
    assert caught.value.code == "store-not-empty"
    data.remove_account(ada.id)
    assert data.restore(path) == counted
    assert accounts.who(token) is None, "log-ins of that time do not come back"
    assert accounts.log_in(ada.email, PASSWORD, "192.0.2.7")
    assert len(kept_of(ada.id).briefs.list()) == 1
    assert data.restore(path, over=True) == counted


def test_a_backup_that_cannot_be_written_or_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(SetupError) as caught:
        data.backup(tmp_path / "no such folder" / "backup.zip")
    assert caught.value.code == "cannot-write"
    with pytest.raises(InputError) as missing:
        data.restore(tmp_path / "nothing.zip")
    assert missing.value.code == "unreadable-backup"


def test_files_are_encrypted_afterwards_and_with_another_key(configure: Configure) -> None:
    ids = {owner: uploads.keep_file(owner, b"infusion", "cv.txt", "cv") for owner in ("a", "b")}
    with pytest.raises(SetupError) as caught:
        data.seal_anew()
    assert caught.value.code == "no-files-key"
    first, second = new_key(), new_key()
    configure(FILES_KEY=first)
    assert (data.seal_anew(), data.seal_anew(), data.sealed_files()) == (2, 0, 2)
    configure(FILES_KEY=f"{second},{first}")
    assert data.seal_anew() == 2
    configure(FILES_KEY=second)
    assert [uploads.file(owner, file_id).data for owner, file_id in ids.items()] == [
        b"infusion",
        b"infusion",
    ]
