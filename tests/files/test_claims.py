import pytest

from annotate.files import schema
from annotate.files.claims import claims_file, read_claims
from annotate.values.errors import DataError
from annotate.values.model import Certainty, Claim, Verdict

ROW = "c01,0,Storting,1,It acted.,documentary,So it says.,a-2000; b-2001,supported,high,Perhaps."


def write(mini, *rows: str) -> None:
    path = claims_file(mini, "essay")
    path.parent.mkdir()
    path.write_text("\n".join([",".join(schema.table("claims").columns), *rows]) + "\n", encoding="utf-8")


def test_no_file_is_no_claims(mini):
    assert read_claims(mini, "essay") == ()


def test_a_row_becomes_a_value(mini):
    write(mini, ROW)
    (claim,) = read_claims(mini, "essay")
    assert claim == Claim(
        "c01", 0, "Storting", 1, "It acted.", "documentary", "So it says.", ("a-2000", "b-2001"),
        Verdict.SUPPORTED, Certainty.HIGH, "Perhaps.", 2,
    )  # fmt: skip


@pytest.mark.parametrize("old,new", [("supported", "true"), ("high", "sure"), (",0,", ",zero,"), (",1,", ",first,")])
def test_a_bad_cell_is_named_with_its_line(mini, old, new):
    write(mini, ROW.replace(old, new))
    with pytest.raises(DataError, match=r"essay\.csv:2: "):
        read_claims(mini, "essay")
