"""Sentence vectors of the playbook's own texts, computed once when it is compiled."""

import hashlib
from pathlib import Path

import numpy as np

from prebrief.playbooks.load import COMPILED
from prebrief.playbooks.schema import Playbook
from prebrief.text.embedding import Encoder


def embedded_texts(playbook: Playbook) -> list[str]:
    """List the texts that the stages compare with CV and posting lines, without repeats."""
    texts: list[str] = []
    for look_for in playbook.look_fors:
        texts += [look_for.means, *look_for.cues]
    for competency in playbook.competencies:
        texts += [competency.title, *competency.cues]
    for question in playbook.questions:
        texts += [question.text, *question.cues]
    for concept in playbook.concepts:
        texts += [concept.title, *concept.cues]
    for rung in playbook.rungs:
        texts += rung.proof_cues
    for smart in playbook.smart_questions:
        texts += smart.cues
    for case in playbook.cases:
        texts += case.cues
    for flag in playbook.red_flags:
        texts += [*flag.cues, *flag.unlike]
    for speech in playbook.speech:
        texts += [*speech.cues, *speech.unlike]
    return list(dict.fromkeys(texts))


def vector_file(playbook_id: str, texts: list[str]) -> Path:
    """Give the path of the vectors of just these texts."""
    key = hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]
    return COMPILED / f"{playbook_id}.{key}.npy"


def prime(encoder: Encoder, playbook: Playbook) -> None:
    """Hand the shipped vectors to the encoder; do nothing where there are none for these texts."""
    texts = embedded_texts(playbook)
    path = vector_file(playbook.id, texts)
    if path.is_file():
        encoder.remember(texts, np.load(path, allow_pickle=False).astype(np.float32))
