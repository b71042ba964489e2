"""spaCy's network in PyTorch: the recogniser learns on a graphics card, and goes back into spaCy's pipeline.

In order: `gold` (the transitions that a document's entities ask for), `batch` (documents side by side, as numbers),
`network` (the layers, from a pipeline and into it), `loss` (what is learned from a batch), `learn` (the loop). Only
`network` and `loss` import PyTorch, and nothing imports them before it is needed; the extra `teacher` brings it.

The names that such a pipeline finds are those of the network here; `tests/annotate_train/student` holds it to that.
"""
