"""Rebuild the shipped recogniser from open corpora (`annotate train`).

`train` is the whole of it; the modules below it are its steps, in order: `corpora` (which files, whether they are
the right ones), `repair` (one label scheme), `names`, `noise`, `augment` and `templates` (variation), `documents`,
`learn` (or `student`, in PyTorch), `evaluate`, `package`. Nothing is imported before it is needed.
"""

from annotate_train.run import TrainReport, train

__all__ = ["TrainReport", "train"]
