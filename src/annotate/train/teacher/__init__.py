"""A larger network that teaches the shipped one: a sentence encoder, made to mark names, labels prose nobody marked.

In order: `encoder` (the network; the only module besides `fit` that needs PyTorch), `pieces` (a text as it reads it),
`fit` (make it mark names), `decode` (from scores to spans), `judge` (what of its answers is taught on), `overlap`
(nothing that is measured may be learned), `silver` (the whole way to a folder of labelled corpora). The larger network
is no part of the package: it is made again with `annotate train --teach` where `pip install annotate[teacher]` is.
"""
