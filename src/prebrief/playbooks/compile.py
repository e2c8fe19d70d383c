"""Compile a playbook: one JSON file and its vectors, so that loading costs milliseconds."""

import io
import os
from pathlib import Path

import msgspec
import numpy as np

from prebrief.playbooks import files
from prebrief.playbooks.load import COMPILED, DEFAULT, from_yaml
from prebrief.playbooks.vectors import embedded_texts, vector_file
from prebrief.text.embedding import encoder


def compile_playbook(name: str = DEFAULT) -> Path:
    """Write the compiled form of a playbook and give its path."""
    folder = files.folder_of(name)
    playbook = from_yaml(folder)
    COMPILED.mkdir(exist_ok=True)
    texts = embedded_texts(playbook)
    for stale in COMPILED.glob(f"{playbook.id}.*.npy"):
        stale.unlink()
    buffer = io.BytesIO()
    np.save(buffer, encoder().encode(texts).astype(np.float16), allow_pickle=False)
    _replace(vector_file(playbook.id, texts), buffer.getvalue())
    path = COMPILED / f"{name}.json"
    _replace(path, msgspec.json.encode(playbook))
    # The stamp comes last: without it the compiled form is not used.
    _replace(COMPILED / f"{name}.digest", files.digest(folder).encode())
    return path


def _replace(path: Path, content: bytes) -> None:
    partial = path.with_suffix(f".{os.getpid()}.partial")
    partial.write_bytes(content)
    partial.replace(path)
