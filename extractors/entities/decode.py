"""The best sequence of tags for each text of a batch, and how sure each tag is: a linear-chain CRF in NumPy.

Texts of a batch are walked through in parallel, word by word, the longest first, so that those that have ended fall
out at the end of the arrays (Lafferty et al. 2001; Viterbi and forward-backward in log space).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


def decode(emissions: Sequence[Floats], transitions: Floats) -> list[tuple[Ints, Floats]]:
    """Per text the tags and their probabilities.

    `emissions` holds for each text a row of scores per word, one for each tag; `transitions[a, b]` is the score of
    tag b after tag a, with minus infinity for what cannot follow.
    """
    order = sorted(range(len(emissions)), key=lambda n: -len(emissions[n]))
    lengths = np.array([len(emissions[n]) for n in order])
    if not len(lengths) or not lengths[0]:
        return [(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)) for _ in emissions]
    tags = len(transitions)
    scores = np.zeros((len(order), lengths[0], tags), dtype=np.float32)
    for row, n in enumerate(order):
        scores[row, : lengths[row]] = emissions[n]
    alive = [int((lengths > at).sum()) for at in range(lengths[0])]
    path = _best(scores, transitions, lengths, alive)
    sure = _probabilities(scores, transitions, lengths, alive)
    result: list[tuple[Ints, Floats]] = [(path[:0, 0], sure[:0, 0, 0])] * len(order)
    for row, n in enumerate(order):
        chosen = path[row, : lengths[row]]
        result[n] = (chosen, sure[row, np.arange(lengths[row]), chosen])
    return result


def _best(scores: Floats, transitions: Floats, lengths: Ints, alive: Sequence[int]) -> Ints:
    """Viterbi."""
    best = scores[:, 0].copy()
    back = np.zeros(scores.shape, dtype=np.int8)
    for at in range(1, scores.shape[1]):
        n = alive[at]
        ways = best[:n, :, None] + transitions
        back[:n, at] = ways.argmax(axis=1)
        best[:n] = ways.max(axis=1) + scores[:n, at]
    path = np.zeros(scores.shape[:2], dtype=np.int64)
    rows = np.arange(len(scores))
    path[rows, lengths - 1] = best.argmax(axis=1)
    for at in range(scores.shape[1] - 1, 0, -1):
        n = alive[at]
        path[:n, at - 1] = back[rows[:n], at, path[:n, at]]
    return path


def _probabilities(scores: Floats, transitions: Floats, lengths: Ints, alive: Sequence[int]) -> Floats:
    """Forward-backward with scaling: the share of all sequences, weighted by their score, that have a tag at a word."""
    raised = np.exp(transitions)
    weights = np.exp(scores - scores.max(axis=2, keepdims=True))
    forward = weights.copy()
    forward[:, 0] /= forward[:, 0].sum(axis=1, keepdims=True)
    for at in range(1, scores.shape[1]):
        n = alive[at]
        step = (forward[:n, at - 1] @ raised) * weights[:n, at]
        forward[:n, at] = step / step.sum(axis=1, keepdims=True)
    backward = np.ones_like(forward)
    for at in range(scores.shape[1] - 1, 0, -1):
        n = alive[at]
        step = (weights[:n, at] * backward[:n, at]) @ raised.T
        backward[:n, at - 1] = step / step.sum(axis=1, keepdims=True)
    both = forward * backward
    total = both.sum(axis=2, keepdims=True)
    shares: Floats = np.divide(both, total, out=np.zeros_like(both), where=total > 0)
    return shares
