import numpy as np

from prebrief.text.embedding import DIMENSIONS, Encoder, encoder

NEAR = "Reduced hospital readmissions for heart failure"
ALSO_NEAR = "Fewer cardiac patients came back within thirty days"
FAR = "Repaired bicycles on weekends"


def test_vectors_have_length_one():
    vectors = encoder().encode([NEAR, FAR])
    assert vectors.shape == (2, DIMENSIONS)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-4)


def test_like_meaning_lies_nearer_than_unlike():
    near, also, far = encoder().encode([NEAR, ALSO_NEAR, FAR])
    assert near @ also > near @ far + 0.15


def test_a_text_gets_the_same_vector_in_any_company():
    alone = Encoder().encode([NEAR])
    together = Encoder().encode([FAR, NEAR, ALSO_NEAR * 5])
    assert np.array_equal(alone[0], together[1])


def test_remembered_vectors_are_given_back():
    fresh = Encoder()
    stored = np.zeros((1, DIMENSIONS), np.float32)
    fresh.remember([NEAR], stored)
    assert np.array_equal(fresh.encode([NEAR]), stored)


def test_no_text_gives_no_rows():
    assert encoder().encode([]).shape == (0, DIMENSIONS)
