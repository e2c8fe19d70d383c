"""Sentence embeddings: all-MiniLM-L6-v2, int8, on onnxruntime.

The one place that knows the model. Everything else calls ``encode``.
"""

import os
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray

MODEL = Path(__file__).parent / "minilm"
DIMENSIONS = 384
MAX_TOKENS = 128
"""Longer texts are cut: a requirement or a CV line seldom has more than 60 tokens."""
_WORKERS = min(4, os.cpu_count() or 1)
_MEMORY = 20_000
"""Vectors kept: 30 MB; enough for the playbook and some hundred documents."""

Vectors = NDArray[np.float32]


class Encoder:
    """Turns sentences into unit vectors and remembers those it has seen."""

    def __init__(self, folder: Path = MODEL) -> None:
        # Imported here: 100 ms that commands without embeddings need not pay.
        import onnxruntime as ort
        from tokenizers import Tokenizer

        options = ort.SessionOptions()
        # Texts run beside one another, each on one thread: see _run.
        options.intra_op_num_threads = 1
        self._session = ort.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._tokenizer.no_padding()
        self._seen: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = Lock()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Give a unit vector for each text: float32 of shape (len(texts), 384)."""
        with self._lock:
            missing = [text for text in dict.fromkeys(texts) if text not in self._seen]
            for text, vector in zip(missing, self._run(missing), strict=True):
                self._seen[text] = vector
            rows = [self._seen[text] for text in texts]
            while len(self._seen) > _MEMORY:
                self._seen.popitem(last=False)
        return np.stack(rows) if rows else np.zeros((0, DIMENSIONS), np.float32)

    def remember(self, texts: Sequence[str], vectors: Vectors) -> None:
        """Take vectors computed before, such as those shipped with a playbook."""
        with self._lock:
            self._seen.update(zip(texts, vectors, strict=True))

    def forget(self) -> None:
        """Drop every vector kept, as a fresh process would have it."""
        with self._lock:
            self._seen.clear()

    def _run(self, texts: Sequence[str]) -> Vectors:
        out = np.zeros((len(texts), DIMENSIONS), np.float32)
        if not texts:
            return out
        # One text a run: the int8 model scales its numbers by the whole batch, so that in company
        # a text's vector would hang on the other texts, and a verdict on a stranger's line.
        # Two runs at once, without padding, take no longer than one batch on two threads.
        encodings = self._tokenizer.encode_batch(list(texts))
        order = sorted(range(len(texts)), key=lambda i: -len(encodings[i].ids))
        with ThreadPoolExecutor(_WORKERS) as workers:
            for i, vector in zip(
                order, workers.map(lambda i: self._vector(encodings[i].ids), order), strict=True
            ):
                out[i] = vector
        return out

    def _vector(self, tokens: list[int]) -> Vectors:
        ids = np.array([tokens], np.int64)
        hidden: Vectors = self._session.run(
            None,
            {
                "input_ids": ids,
                "attention_mask": np.ones_like(ids),
                "token_type_ids": np.zeros_like(ids),
            },
        )[0]
        pooled: Vectors = hidden[0].mean(axis=0)
        return pooled / np.linalg.norm(pooled)


@cache
def encoder() -> Encoder:
    """Give the process's encoder, loaded on first use."""
    return Encoder()
