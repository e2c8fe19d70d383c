"""How often a person may call: an allowance that comes back."""

from prebrief.web.api.callers import Use


def test_an_allowance_is_used_up_and_comes_back() -> None:
    use = Use(most=10, seconds=10)
    assert use.take("robin", 10, at=0.0)
    assert not use.take("robin", 1, at=0.5)
    assert use.take("casey", 1, at=0.5)
    assert use.take("robin", 1, at=1.5)
    assert use.take("robin", 10, at=60.0)
    assert not use.take("robin", 1, at=60.0)
