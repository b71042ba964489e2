"""Loading: the shipped model, another package, or one clear error."""

import json
import shutil

import pytest
import spacy

from annotate.stages.recognise import SHIPPED_MODEL, ModelId, available_models, load_recogniser, model_id
from annotate.stages.recognise.models import SHIPPED
from annotate.values.errors import InputError, UsageError
from annotate_train.package import SIZE_LIMIT


@pytest.fixture(scope="module")
def shipped():
    return load_recogniser()


def test_the_shipped_model_knows_the_subject(shipped):
    text = "Ambassador Ivan Petrov of the Soviet Union met Helmut Vogel in Warsaw in March 1962."
    found = {(ent.text, ent.label_) for ent in shipped(text).ents}
    assert found >= {
        ("Ivan Petrov", "PERSON"),
        ("Soviet Union", "PLACE"),
        ("Helmut Vogel", "PERSON"),
        ("Warsaw", "PLACE"),
    }


def test_it_says_which_model_it_is(shipped):
    identity = model_id(shipped)
    assert identity.name == SHIPPED
    assert identity.version == json.loads((SHIPPED_MODEL / "meta.json").read_text(encoding="utf-8"))["version"]
    assert len(identity.sha256) == 64
    assert identity == ModelId(identity.name, identity.version, identity.sha256)
    assert model_id(load_recogniser(SHIPPED)) == identity


def test_it_holds_only_what_names_need(shipped):
    assert shipped.pipe_names == ["tok2vec", "ner"]


def test_it_is_small_and_complete():
    files = [path for path in SHIPPED_MODEL.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= SIZE_LIMIT
    assert {"LICENSE-MODEL", "ATTRIBUTION.md", "scores.json", "meta.json"} <= {path.name for path in files}


def test_its_scores_do_not_fall_below_the_floors():
    """A retrained model that is clearly worse than the first one must not be shipped unnoticed."""
    scores = json.loads((SHIPPED_MODEL / "scores.json").read_text(encoding="utf-8"))
    assert scores["training"]["stopped_by"] == "steps"
    f1 = {row["corpus"]: row["overall"]["f1"] for row in scores["corpora"]}
    floors = {
        "gmb": 0.89, "redocred": 0.72, "crossner_politics": 0.75, "litbank": 0.70, "wikigold": 0.64, "re3d_open": 0.52,
    }  # fmt: skip
    assert {corpus: f1[corpus] for corpus in floors if f1[corpus] < floors[corpus]} == {}


def test_a_folder_is_a_model_and_its_hash_follows_its_weights(tmp_path, shipped):
    copy = tmp_path / "copy"
    shutil.copytree(SHIPPED_MODEL, copy)
    assert model_id(load_recogniser(str(copy))) == model_id(shipped)
    (copy / "scores.json").unlink()
    assert model_id(load_recogniser(str(copy))).sha256 == model_id(shipped).sha256
    config = copy / "config.cfg"
    config.write_text(config.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    assert model_id(load_recogniser(str(copy))).sha256 != model_id(shipped).sha256


def test_an_unknown_model_names_what_there_is():
    with pytest.raises(UsageError) as raised:
        load_recogniser("en_core_web_huge")
    assert "Unknown model 'en_core_web_huge'" in str(raised.value)
    assert SHIPPED in str(raised.value)
    assert "en_core_web_trf" in str(raised.value)


def test_a_known_model_that_is_not_installed_says_how_to_get_it(monkeypatch):
    monkeypatch.setattr("spacy.util.is_package", lambda name: False)
    with pytest.raises(UsageError, match="spacy download en_core_web_sm"):
        load_recogniser("en_core_web_sm")


def test_available_models_begin_with_the_shipped_one():
    assert available_models()[0] == SHIPPED


def test_damaged_weights_are_an_error(tmp_path):
    broken = tmp_path / "broken"
    shutil.copytree(SHIPPED_MODEL, broken)
    (broken / "ner" / "model").write_bytes(b"not weights")
    with pytest.raises(InputError, match="cannot be loaded"):
        load_recogniser(str(broken))


def test_a_damaged_config_is_an_error(tmp_path):
    broken = tmp_path / "broken"
    shutil.copytree(SHIPPED_MODEL, broken)
    (broken / "config.cfg").write_text("no config", encoding="utf-8")
    with pytest.raises(InputError, match=r"config\.cfg"):
        load_recogniser(str(broken))


def make_model(folder, label):
    nlp = spacy.blank("en")
    ner = nlp.add_pipe("ner")
    ner.add_label(label)
    nlp.add_pipe("sentencizer")
    nlp.initialize()
    nlp.to_disk(folder)
    return str(folder)


def test_labels_without_meaning_here_are_an_error(tmp_path):
    with pytest.raises(UsageError, match="GENE"):
        load_recogniser(make_model(tmp_path / "genes", "GENE"))


def test_other_components_are_left_out(tmp_path):
    assert load_recogniser(make_model(tmp_path / "other", "GPE")).pipe_names == ["ner"]


def test_a_model_without_a_recogniser_is_an_error(tmp_path):
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(tmp_path / "blank")
    with pytest.raises(UsageError, match="finds no names"):
        load_recogniser(str(tmp_path / "blank"))
