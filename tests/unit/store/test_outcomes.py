"""Real interviews and settings, in both databases."""

from builders_practice import NOW
from prebrief.records.practice import RealInterview
from prebrief.store.store import Store


def test_outcomes_and_settings_come_back(store: Store) -> None:
    real = RealInterview(id="o", brief_id=None, held=NOW.date(), asked=())
    store.outcomes.keep(real)
    store.preferences.set("minutes", 20)
    store.preferences.set("minutes", 25)
    assert store.outcomes.list() == (real,)
    assert store.preferences.all_of_them() == {"minutes": 25}


def test_one_setting_is_had_and_forgotten_by_its_name(store: Store) -> None:
    store.preferences.set("minutes", 20)
    store.preferences.set("voice", True)
    assert store.preferences.get("minutes") == 20
    assert store.preferences.get("hours") is None
    store.preferences.remove_named("minutes")
    assert store.preferences.all_of_them() == {"voice": True}
