import pytest

from prebrief.match.regions import region_code, regions_in


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Michigan, active since 2005", {"MI"}),
        ("Licensed in CA and NV", {"CA", "NV"}),
        ("MD, 1999", set()),
        ("Springfield, MD", {"MD"}),
        ("licence to practise in or near Leeds", set()),
        ("West Virginia", {"WV"}),
        ("New Mexico, Nevada or Wyoming", {"NM", "NV", "WY"}),
    ],
)
def test_states_are_found_by_name_and_code(text, states):
    assert regions_in(text) == states


def test_a_region_has_one_spelling():
    assert region_code("Michigan") == region_code("MI") == region_code("mich.") == "MI"
    assert region_code("Ontario") == "ontario"
