import numpy as np

from builders_brief import made
from prebrief.select.view import likeness


def test_rungs_and_setting_are_found() -> None:
    view = made().view
    assert view.job_rung is not None and view.job_rung.id == "rung.cmo"
    assert view.own_rung is not None and view.own_rung.id == "rung.section_chief"
    assert view.setting is not None and view.setting.country


def test_an_entry_of_another_country_does_not_fit() -> None:
    view = made().view
    assert view.fits_setting(("setting.uk_nhs_trust",)) == 0
    assert view.fits_setting(("any",)) == 1
    assert view.fits_setting(("setting.us_hospital",)) > 1


def test_a_rung_far_away_fits_less() -> None:
    view = made().view
    assert view.fits_rung(("rung.cmo",)) > view.fits_rung(("rung.vpma",))
    assert view.fits_rung(("rung.vpma",)) > view.fits_rung(("rung.resident",))


def test_the_cv_speaks_as_of_its_own_date() -> None:
    view = made().view
    assert view.revised == "2025-03"
    assert view.as_of < view.now


def test_themes_lie_between_nought_and_one() -> None:
    themes = made().view.posting_themes
    assert themes.shape[0] == len(made().view.posting)
    assert float(themes.min()) >= 0 and float(themes.max()) <= 1


def test_likeness_without_texts_has_no_columns() -> None:
    assert likeness(np.zeros((3, 384), np.float32), ()).shape == (3, 0)
