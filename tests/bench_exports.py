"""How long each export of an edition of 20,000 annotations takes, and how large it is; asserts nothing."""

from __future__ import annotations

import time

from annotate.export.catalogue import EXPORTS
from tests.export.hard import content


def main() -> None:
    import spacy  # noqa: F401  (not of the export's time)

    large = content(20_000)
    print(f"{len(large.rows):,} annotations")
    for format_ in EXPORTS:
        begun = time.process_time()
        made = format_.make(large)
        took = time.process_time() - begun
        size = sum(len(file.content) for file in made.files)
        print(f"{format_.name:16} {took:6.2f} s  {size / 1e6:6.1f} MB  {len(made.files):5} files")


if __name__ == "__main__":
    main()
