"""Files that keep tables or annotated texts are looked into, and what cannot be read in them is no text."""

import io
import sqlite3
import zlib

import pytest

from annotate.files.rights.copies import copy_from
from annotate.files.rights.decode import OpaqueError, texts_in
from annotate.files.rights.look import look


@pytest.fixture
def rule(mini, letter):
    copy = copy_from(mini, "letter", letter.read_text(encoding="utf-8"))
    assert copy
    return copy.rule()


def _sqlite(words: list[str], *, as_blob: bool = False) -> bytes:
    base = sqlite3.connect(":memory:")
    base.execute('CREATE TABLE "a""b" (x)')
    said = " ".join(words)
    base.execute('INSERT INTO "a""b" VALUES (?)', (said.encode() if as_blob else said,))
    base.commit()
    return bytes(base.serialize())


def _parquet(words: list[str], compression: str = "zstd") -> bytes:
    import pyarrow as pa
    from pyarrow import parquet

    out = io.BytesIO()
    parquet.write_table(pa.table({"n": list(range(len(words))), "word": words}), out, compression=compression)
    return out.getvalue()


def _docbin(words: list[str]) -> bytes:
    from spacy.tokens import Doc, DocBin
    from spacy.vocab import Vocab

    return DocBin(docs=[Doc(Vocab(), words=words)]).to_bytes()


@pytest.mark.parametrize(
    "pack", [_sqlite, lambda w: _sqlite(w, as_blob=True), _parquet, lambda w: _parquet(w, "none"), _docbin]
)
def test_running_text_in_a_store_is_found_and_other_text_is_not(pack, letter, rule):
    words = letter.read_text(encoding="utf-8").split()[2:20]
    assert look(pack(words), (rule,))
    assert (
        look(pack(["Something", "else", "is", "said", "here", "of", "other", "things", "altogether"]), (rule,)) is None
    )


def test_what_was_deleted_from_a_database_and_still_stands_in_it_is_found(letter, rule):
    base = sqlite3.connect(":memory:")
    base.execute("PRAGMA secure_delete = OFF")
    base.execute("CREATE TABLE t (x)")
    base.execute("INSERT INTO t VALUES (?)", (" ".join(letter.read_text(encoding="utf-8").split()[2:20]),))
    base.execute("DELETE FROM t")
    base.commit()
    assert look(bytes(base.serialize()), (rule,))


@pytest.mark.parametrize(
    "raw", [b"SQLite format 3\0" + bytes(200), b"PAR1" + bytes(50), zlib.compress(b"\x88\xa7version\xa30.1" + bytes(9))]
)
def test_a_broken_store_cannot_be_looked_into(raw):
    with pytest.raises(OpaqueError, match="is broken"):
        list(texts_in(raw))
