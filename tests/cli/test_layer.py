"""`annotate layer`: an empty layer hides the first; it is checked like annotations; agreement is told in words."""

import pytest


def test_a_new_layer_is_empty_and_hides_the_first(call, mini):
    done = call("layer", "new", "ada", "essay", "--root", mini.root)
    assert (done.code, done.out) == (0, "data/layers/ada/essay\n")
    assert call("fmt", "--root", mini.root).code == 0
    assert call("validate", "--root", mini.root).code == 0
    shown = call("layer", "show", "ada", "essay", "--root", mini.root).out
    assert "On 7 June 1905 the Storting in Kristiania" in shown
    assert not any(word in shown for word in ("1905-06-07", "storting", "PLACE"))


def test_it_is_filled_in_checked_and_compared(call, mini):
    call("layer", "new", "ada", "essay", "--root", mini.root)
    path = mini.layer_file("ada", "essay", 0)
    path.write_text(
        path.read_text(encoding="utf-8") + "Kristiania,,PLACE,kristiania,,literal,,,,,ada,\n", encoding="utf-8"
    )
    assert call("fmt", "--root", mini.root).code == 0
    assert "Kristiania,1,PLACE,kristiania,,literal,,,,medium,ada," in path.read_text(encoding="utf-8")
    assert call("validate", "--root", mini.root).out == ""
    assert (
        "    PLACE 'Kristiania' 1: kristiania literal\n"
        in call("layer", "show", "ada", "essay", "--root", mini.root).out
    )
    told = call("layer", "agreement", "--root", mini.root).out
    assert "edition / ada: the same value at 1 of 1 shared spans\n  ALL     F1 0.143 (1 of 13 and 1)  kappa 0." in told
    assert "  ¶0 'Sweden': edition PLACE sweden literal · ada nothing\n" in told
    path.write_text(path.read_text(encoding="utf-8").replace("Kristiania,", "Kristiana,"), encoding="utf-8")
    assert "p00.csv:2:1 anchor-mismatch" in call("validate", "--root", mini.root).out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("new", "../ada"), "name is '../ada'"),
        (("new", "edition"), "edition is the edition's own layer."),
        (("new", "ada", "diary"), "Unknown text 'diary'"),
        (("show", "ada", "essay"), "Unknown layer 'ada'"),
        (("agreement",), "essay has one layer of annotations."),
    ],
)
def test_a_bad_call_is_a_message_and_changes_nothing(call, mini, untouched, arguments, said):
    untouched()
    done = call("layer", *arguments, "--root", mini.root)
    assert done.code == 2
    assert said in done.words


def test_a_layer_is_not_begun_twice(call, mini):
    call("layer", "new", "ada", "essay", "--root", mini.root)
    assert "is there already" in call("layer", "new", "ada", "essay", "--root", mini.root).words
