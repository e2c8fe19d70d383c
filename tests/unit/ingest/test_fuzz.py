"""Spoilt files of each format: a document or a clear refusal, and the process lives on.

The long run is ``python -m bench.fuzz``; its figures stand in docs/measurements/fuzz.md.
"""

import pytest
from bench import fuzz
from bench.fuzz_seeds import seeds

from prebrief.ingest.stage import ingest
from prebrief.playbooks.load import load

COUNT = 150
SEED = 7


@pytest.mark.parametrize("format", fuzz.FORMATS)
def test_spoilt_files_are_read_or_refused(format: str) -> None:
    report = fuzz.fuzz(format, count=COUNT, seed=SEED, playbook=load("clinical_leadership"))
    assert report.findings == [], fuzz.show(report)
    assert report.files == COUNT
    assert report.read > 0


@pytest.mark.parametrize("format", fuzz.FORMATS)
def test_the_sound_files_are_sound(format: str) -> None:
    for data in seeds(format):
        assert ingest(data, role="cv", name=f"cv.{format}").blocks


def test_each_file_can_be_made_again_from_its_number() -> None:
    for format in fuzz.FORMATS:
        for number in range(20):
            assert fuzz.make(format, 1, number) == fuzz.make(format, 1, number)
        assert fuzz.make(format, 1, 1) != fuzz.make(format, 2, 1)


def test_a_fault_of_a_reader_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(data: bytes, **options: object) -> object:
        if data in {b"crash", b"fault"}:
            raise {b"crash": SystemExit, b"fault": KeyError}[data]("x")
        return ingest(data, **options)  # type: ignore[arg-type]

    def made(format: str, seed: int, number: int) -> bytes:
        return {1: b"crash", 2: b"fault"}.get(number, b"Wren Halloway\nMedical Director")

    monkeypatch.setattr(fuzz, "ingest", faulty)
    monkeypatch.setattr(fuzz, "make", made)
    report = fuzz.fuzz("txt", count=4, seed=1, playbook=load("clinical_leadership"))
    assert [finding["number"] for finding in report.findings] == [1, 2]
    assert (report.files, report.read) == (4, 2)
    assert "KeyError in test_fuzz.py" in fuzz.show(report)
