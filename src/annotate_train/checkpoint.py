"""Put a training run aside and take it up again: weights, optimiser, random generators and the place in the data.

The optimiser knows a parameter by a number that spaCy gives out anew in every process; here it is known by its place
in the walk through the network, which does not change.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotate.values.errors import InputError
from annotate_train.mean import weights

if TYPE_CHECKING:
    from spacy.language import Language
    from thinc.api import Optimizer


@dataclass(slots=True)
class Progress:
    """How far a run has come; `best` holds the pipeline that did best on the development texts so far."""

    step: int = 0
    words: int = 0
    seconds: float = 0.0
    best: bytes = b""
    best_f1: float = -1.0


def save(path: Path, plan: str, nlp: Language, optimizer: Optimizer, progress: Progress) -> None:
    """Write the state of a run; an earlier file is replaced only when the new one is complete.

    Parameters
    ----------
    plan
        What the run is: a digest of seed, corpora and settings. A checkpoint is taken up only under the same plan.
    """
    import numpy
    import srsly

    kind, keys, position, has_gauss, cached = numpy.random.get_state()
    version, internal, gauss = random.getstate()
    state = {
        "plan": plan,
        "step": progress.step,
        "words": progress.words,
        "seconds": progress.seconds,
        "best": progress.best,
        "best_f1": progress.best_f1,
        "weights": [_packed(node.get_param(name)) for node, name in weights(nlp)],
        "moments": [_moments(optimizer, key) for key in _keys(nlp)],
        "numpy": [kind, _packed(keys), int(position), int(has_gauss), float(cached)],
        "python": [version, list(internal), gauss],
    }
    scratch = path.with_name(f".{path.name}.part")
    scratch.write_bytes(srsly.msgpack_dumps(state))
    scratch.replace(path)


def load(path: Path, plan: str, nlp: Language, optimizer: Optimizer) -> Progress:
    """Bring a freshly initialised pipeline and optimiser into the state of `path`.

    Raises
    ------
    InputError
        The file cannot be read, or belongs to another run.
    """
    import numpy
    import srsly

    try:
        state: dict[str, Any] = srsly.msgpack_loads(path.read_bytes())
    except (OSError, ValueError) as problem:
        raise InputError(f"{path}: cannot be read: {problem}.", remedy="Train without --resume.") from problem
    if state.get("plan") != plan:
        raise InputError(
            f"{path} belongs to a run with another seed, other corpora, settings or number of steps.",
            remedy="Repeat the command that wrote it, or train without --resume.",
        )
    for (node, name), raw in zip(weights(nlp), state["weights"], strict=True):
        node.get_param(name)[...] = _unpacked(raw)
    for key, moments in zip(_keys(nlp), state["moments"], strict=True):
        _restore(optimizer, key, moments)
    for _ in range(state["step"]):
        optimizer.step_schedules()
    kind, keys, *rest = state["numpy"]
    numpy.random.set_state((kind, _unpacked(keys), *rest))
    version, internal, gauss = state["python"]
    random.setstate((version, tuple(internal), gauss))
    return Progress(state["step"], state["words"], state["seconds"], state["best"], state["best_f1"])


def _keys(nlp: Language) -> list[tuple[int, str]]:
    """Return the optimiser's keys in the order of the weights."""
    return [(node.id, name) for node, name in weights(nlp)]


def _moments(optimizer: Optimizer, key: tuple[int, str]) -> dict[str, Any]:
    return {
        "updates": int(optimizer.nr_update.get(key, 0)),
        **{
            name: _packed(store[key]) if store and key in store else None
            for name, store in (("mom1", optimizer.mom1), ("mom2", optimizer.mom2), ("average", optimizer.averages))
        },
    }


def _restore(optimizer: Optimizer, key: tuple[int, str], moments: dict[str, Any]) -> None:
    optimizer.nr_update[key] = moments["updates"]
    for name, store in (("mom1", optimizer.mom1), ("mom2", optimizer.mom2), ("average", optimizer.averages)):
        if moments[name] is not None:
            store[key] = _unpacked(moments[name])


def _packed(array: Any) -> list[Any]:
    return [str(array.dtype), list(array.shape), array.tobytes()]


def _unpacked(raw: list[Any]) -> Any:
    import numpy

    dtype, shape, data = raw
    return numpy.frombuffer(data, dtype=dtype).reshape(shape).copy()
