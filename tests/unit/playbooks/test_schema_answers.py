import msgspec
import pytest

from prebrief.playbooks.entry import Entry
from prebrief.playbooks.load import load
from prebrief.playbooks.schema import KINDS
from prebrief.playbooks.schema_answers import Dimension, Probe, RedFlag, Speech


def test_the_kinds_for_judging_answers_are_entries_like_the_others() -> None:
    kinds = {"rubric": Dimension, "red_flags": RedFlag, "probes": Probe, "speech": Speech}
    assert all(issubclass(kind, Entry) for kind in kinds.values())
    assert {name: KINDS[name] for name in kinds} == kinds


def test_a_dimension_has_five_levels() -> None:
    dimension = msgspec.to_builtins(load().rubric[0])
    assert msgspec.convert(dimension, Dimension) == load().rubric[0]
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(dimension | {"levels": dimension["levels"][:4]}, Dimension)


def test_every_probe_of_the_rubric_has_words() -> None:
    worded = {probe.probe for probe in load().probes}
    assert {d.probe for d in load().rubric if d.probe} <= worded


def test_also_names_a_use_that_exists() -> None:
    uses = {entry.use for entry in load().speech}
    assert {use for entry in load().speech for use in entry.also} <= uses
