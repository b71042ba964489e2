"""A larger network that teaches the shipped one: a sentence encoder, made to mark names, labels prose nobody marked.

In order: `encoder` (the network; the only module besides `fit` that needs PyTorch), `pieces` (a text as it reads it),
`fit` (make it mark names), `decode` (from scores to spans), `ask` (a text's answers), `judge` (what of them is taught
on), `silver` (the whole way to a folder of labelled corpora), `taught` (that folder, read). The larger network is no
part of the package: with the extra `teacher` installed, `annotate train --teach` makes it again.
"""
