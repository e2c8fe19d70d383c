"""Loading: compiled and not compiled are the same; vectors are those of the very texts."""

from datetime import date
from pathlib import Path

import msgspec
import numpy as np
import pytest

from prebrief.errors import NotFoundError, PlaybookError
from prebrief.playbooks import compile as compiling
from prebrief.playbooks import files, load, vectors
from prebrief.playbooks.slots import FACT_SLOT, walk_texts
from prebrief.text.embedding import Encoder, encoder
from unit.playbooks.test_lint import CONCEPT, FACT, LOOK_FOR, playbook


@pytest.fixture
def compiled_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    data, compiled = tmp_path / "data", tmp_path / "compiled"
    (data / "tiny").mkdir(parents=True)
    playbook(data / "tiny", facts=FACT, concepts=CONCEPT, look_fors=LOOK_FOR)
    monkeypatch.setattr(files, "DATA", data)
    for module in (load, compiling, vectors):
        monkeypatch.setattr(module, "COMPILED", compiled)
    load.load.cache_clear()
    return compiled


def test_the_compiled_form_is_the_same_playbook(compiled_folder: Path) -> None:
    plain = load.load("tiny")
    compiling.compile_playbook("tiny")
    load.load.cache_clear()
    assert load.load("tiny") == plain
    assert sorted(path.suffix for path in compiled_folder.iterdir()) == [".digest", ".json", ".npy"]


def test_a_changed_file_is_read_though_an_older_form_is_compiled(compiled_folder: Path) -> None:
    compiling.compile_playbook("tiny")
    playbook(files.DATA / "tiny", facts=FACT.replace("A rate", "A newer rate"))
    load.load.cache_clear()
    assert load.load("tiny").facts[0].title == "A newer rate"


def test_fact_slots_are_filled_with_the_printed_figure(compiled_folder: Path) -> None:
    assert load.load("tiny").concepts[0].definition == "What is paid, about 5% of all."


def test_shipped_vectors_are_those_of_the_texts(compiled_folder: Path) -> None:
    compiling.compile_playbook("tiny")
    book = load.load("tiny")
    fresh = Encoder()
    vectors.prime(fresh, book)
    texts = vectors.embedded_texts(book)
    assert texts
    np.testing.assert_allclose(fresh.encode(texts), encoder().encode(texts), atol=2e-3)


def test_vectors_of_other_texts_are_never_used(compiled_folder: Path) -> None:
    compiling.compile_playbook("tiny")
    playbook(files.DATA / "tiny", concepts=CONCEPT.replace("cues: [rate]", "cues: [dues]"))
    load.load.cache_clear()
    book = load.load("tiny")
    assert not vectors.vector_file(book.id, vectors.embedded_texts(book)).exists()


def test_an_unknown_playbook_is_refused_with_the_known_ones() -> None:
    with pytest.raises(NotFoundError) as caught:
        load.load("astrology")
    assert "clinical_leadership" in caught.value.fix


def test_a_broken_playbook_is_refused(tmp_path: Path) -> None:
    playbook(tmp_path, facts=FACT.replace("status: verified", "status: certain"))
    with pytest.raises(PlaybookError) as caught:
        load.load(tmp_path)
    assert caught.value.faults


def test_the_shipped_playbook_leaves_no_fact_slot_open() -> None:
    book = load.load()
    open_slots = [
        text for _, text in walk_texts(msgspec.to_builtins(book)) if FACT_SLOT.search(text)
    ]
    assert not open_slots


def test_the_shipped_playbook_is_sound() -> None:
    from prebrief.playbooks.lint import lint

    assert [
        str(fault) for fault in lint(files.folder_of("clinical_leadership"), today=date.today())
    ] == []
