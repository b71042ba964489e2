"""Annotations of others, and our own exports, taken in as rows of a text.

Nothing is decided by taking in: what says nothing of its status is proposed. What cannot be taken in is named, with its
place and the reason. To add a format: write a module with a function from bytes and a `Target` to `Taken`, and an
`IMPORTER`, and add a row.
"""

from __future__ import annotations

from annotate.importers import inception, recogito, tei, web_annotation
from annotate.importers.value import Importer

IMPORTERS: tuple[Importer, ...] = (tei.IMPORTER, web_annotation.IMPORTER, recogito.IMPORTER, inception.IMPORTER)
