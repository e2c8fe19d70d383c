"""Tries are counted over all processes together; the audit log tells no content."""

import threading
from datetime import timedelta

from builders_practice import NOW, later
from prebrief.records.account import AuditLine
from prebrief.store.database import Database
from unit.store.conftest import Place

WINDOW = timedelta(minutes=15)


def test_tries_are_counted_by_kind_person_and_window(database: Database) -> None:
    tries = database.tries
    assert [tries.count("log-in", "ada", now=NOW, window=WINDOW) for _ in range(3)] == [1, 2, 3]
    assert tries.count("log-in", "bo", now=NOW, window=WINDOW) == 1
    assert tries.count("search", "ada", now=NOW, window=WINDOW) == 1
    tries.take_back("log-in", "ada", now=NOW, window=WINDOW)
    assert tries.count("log-in", "ada", now=NOW, window=WINDOW) == 3
    assert tries.count("log-in", "ada", now=later(minutes=15), window=WINDOW) == 1
    tries.forget("log-in", "ada")
    assert tries.count("log-in", "ada", now=NOW, window=WINDOW) == 1


def test_none_is_lost_when_two_connections_count_at_once(place: Place) -> None:
    one, two = place.database(), place.database()

    def count(database: Database) -> None:
        for _ in range(10):
            database.tries.count("log-in", "ada", now=NOW, window=WINDOW)

    threads = [threading.Thread(target=count, args=(database,)) for database in (one, two)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert one.tries.count("log-in", "ada", now=NOW, window=WINDOW) == 21
    one.close()
    two.close()


def test_windows_of_a_clock_that_was_wrong_are_forgotten(database: Database) -> None:
    for moment in (later(days=-3), NOW, later(days=400)):
        database.tries.count("log-in", "ada", now=moment, window=WINDOW)
    assert database.tries.forget_old(before=later(days=-1), after=later(days=1)) == 2
    assert database.tries.count("log-in", "ada", now=NOW, window=WINDOW) == 2


def test_the_audit_log_is_newest_first_and_a_persons_own_can_be_had(database: Database) -> None:
    lines = [
        AuditLine(at=later(minutes=n), account_id=who, action="logged-in", target=target)
        for n, (who, target) in enumerate([("ada", "ada"), (None, "ada"), ("bo", "bo")])
    ]
    for line in lines:
        database.audit.add(line)
    assert database.audit.list() == tuple(reversed(lines))
    assert database.audit.list(account_id="ada") == (lines[1], lines[0])
    assert database.audit.list(limit=1) == (lines[2],)
    assert database.audit.forget_old(before=later(minutes=1)) == 1


def test_the_services_settings_come_back(database: Database) -> None:
    assert database.settings.get("x") is None
    database.settings.set("x", "1")
    database.settings.set("x", "2")
    assert database.settings.get("x") == "2"


def test_of_two_who_change_a_setting_one_is_quicker(database: Database) -> None:
    assert database.settings.swap("x", None, "1")
    assert not database.settings.swap("x", None, "2")
    assert database.settings.swap("x", "1", "3")
    assert not database.settings.swap("x", "1", "4")
    assert database.settings.get("x") == "3"


def test_the_audit_log_is_read_page_by_page(database: Database) -> None:
    for day in range(5):
        database.audit.add(AuditLine(at=later(days=day), account_id=None, action=f"a{day}"))
    pages = [database.audit.list(limit=2, after=after) for after in (0, 2, 4)]
    assert [[line.action for line in page] for page in pages] == [
        ["a4", "a3"],
        ["a2", "a1"],
        ["a0"],
    ]
