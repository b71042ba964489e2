"""Every public format, on a few lines of our own."""

import gzip
import json

import pytest

from annotate.measure.corpora import Source, Split, Use, read_corpus
from annotate.values.errors import UsageError
from annotate_train.lessons.convert import convert, converted
from annotate_train.lessons.formats import FORMATS, Marked, bio_spans, joined, read_format

GMB = """Sentence #,Word,POS,Tag
Sentence: 1,President,NNP,B-per
,Oduya,NNP,I-per
,left,VBD,O
,Marwick,NNP,B-geo
,in,IN,O
,1951,CD,B-tim
,.,.,O
Sentence: 2,The,DT,O
,Danish,JJ,B-gpe
,Foreign,NNP,B-org
,Office,NNP,I-org
,slept,VBD,O
,two,CD,B-tim
,days,NNS,I-tim
"""
DOCRED = [
    {
        "title": "Marwick",
        "sents": [["Oduya", "came", "."], ["He", "joined", "the", "Board", "of", "Trade", "in", "May", "1951", "."]],
        "vertexSet": [
            [{"name": "Oduya", "pos": [0, 1], "sent_id": 0, "type": "PER"}],
            [{"name": "Board of Trade", "pos": [3, 6], "sent_id": 1, "type": "ORG"}],
            [{"name": "May 1951", "pos": [7, 9], "sent_id": 1, "type": "TIME"}],
        ],
    }
]
CONLL = "-DOCSTART- O\n\nOduya\tB-politician\nleft\tO\nMarwick\tB-location\n\nBoard I-ORG\nof I-ORG\nTrade I-ORG\n"
UNER = "# sent_id = 1\n# text = Oduya left\n1\tOduya\tB-PER\t-\t-\n2\tleft\tO\t-\t-\n"
CONLLU = (
    "# sent_id = 1\n"
    "1\tOduya\tOduya\tPROPN\tNNP\t_\t2\tnsubj\t_\tEntity=(e1-person-new-1)\n"
    "2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_\n"
    "3\tthe\tthe\tDET\tDT\t_\t4\tdet\t_\tEntity=(e2-organization-new-2\n"
    "4\tBoard\tBoard\tPROPN\tNNP\t_\t2\tobj\t_\t_\n"
    "5\tof\tof\tADP\tIN\t_\t6\tcase\t_\t_\n"
    "6\tMarwick\tMarwick\tPROPN\tNNP\t_\t4\tnmod\t_\tEntity=(e3-place-new-1)e2)\n"
    "7\tand\tand\tCCONJ\tCC\t_\t9\tcc\t_\t_\n"
    "8\this\this\tPRON\tPRP$\t_\t9\tnmod:poss\t_\tEntity=(e4-object-new-2(e1-person-giv-1)\n"
    "9\that\that\tNOUN\tNN\t_\t4\tconj\t_\tEntity=e4)\n"
)
TEI = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><p>Nothing of this header may be learned from, however long '
    "it is and whatever it says of Marwick.</p></teiHeader><text><body><head>A heading</head>"
    "<p>In 1951 the <hi>Board</hi> of\n  Trade<note><p>See a shelf.</p></note> sent Mrs. Oduya to Marwick, where "
    "nobody had asked for her.</p><p>Too short.</p></body></text></TEI>"
)


def quotes(example):
    return [(example.text[s.start : s.end], s.label) for s in example.spans]


@pytest.fixture
def corpus(tmp_path):
    """Write each format's lines and return the path and what must come out of it."""

    def write(name):
        file = tmp_path / "in"
        if name == "gmb":
            file.write_text(GMB, encoding="utf-8")
        elif name == "docred":
            file.write_text(json.dumps(DOCRED), encoding="utf-8")
        elif name == "iob":
            file.write_text(CONLL, encoding="utf-8")
        elif name == "conllu":
            file.write_text(CONLLU, encoding="utf-8")
        elif name == "brat":
            file.mkdir()
            (file / "a.txt").write_text("Mrs. Oduya saw the Marwick Hall.", encoding="utf-8")
            (file / "a.ann").write_text(
                "T1\tPROP_PER 0 10\tMrs. Oduya\nT2\tPROP_FAC 15 31\tthe Marwick Hall\n"
                "T3\tNOM_PER 0 4\tMrs.\nR1\tx T1 T2\n",
                encoding="utf-8",
            )
        elif name == "prose":
            file.mkdir()
            (file / "a.xml").write_text(TEI, encoding="utf-8")
        elif name == "re3d":
            file.mkdir()
            (file / "documents.json").write_text('{"_id": "d1", "text": "Oduya left Marwick on 4 May 1951."}\n')
            (file / "entities.json").write_text(
                '{"documentId": "d1", "begin": 0, "end": 5, "type": "Person"}\n'
                '{"documentId": "d1", "begin": 11, "end": 18, "type": "Location"}\n'
                '{"documentId": "d1", "begin": 22, "end": 32, "type": "Temporal"}\n'
            )
        return file

    return write


EXPECTED = {
    "gmb": [
        [("Oduya", "PERSON"), ("Marwick", "PLACE"), ("1951", "DATE")],
        [("Danish", "NORP"), ("Foreign Office", "ORG")],
    ],
    "docred": [[("Oduya", "PERSON"), ("Board of Trade", "ORG"), ("May 1951", "DATE")]],
    "iob": [[("Oduya", "PERSON"), ("Marwick", "PLACE")], [("Board of Trade", "ORG")]],
    "brat": [[("Oduya", "PERSON"), ("Marwick Hall", "PLACE")]],
    "conllu": [[("Oduya", "PERSON"), ("Board of Marwick", "ORG")]],
    "prose": [[]],
    "re3d": [[("Oduya", "PERSON"), ("Marwick", "PLACE"), ("4 May 1951", "DATE")]],
}


@pytest.mark.parametrize("name", [row.name for row in FORMATS])
def test_every_format_gives_the_names_in_one_scheme(name, corpus, tmp_path):
    out = tmp_path / "out.jsonl.gz"
    count = convert(corpus(name), read_format(name), out, source="out", split=Split.TEST)
    source = Source("out.jsonl.gz", "", "", "", "", "", "", "", Use.HELD_OUT)
    read = read_corpus(tmp_path, source)
    assert [quotes(x) for x in read] == EXPECTED[name]
    assert count == len(read)
    assert all(x.split is Split.TEST for x in read)


def test_the_same_input_gives_the_same_bytes(corpus, tmp_path):
    path = corpus("gmb")
    outs = [tmp_path / "a.gz", tmp_path / "b.gz"]
    for out in outs:
        convert(path, read_format("gmb"), out, source="x", split=Split.TRAIN)
    assert outs[0].read_bytes() == outs[1].read_bytes()
    assert gzip.decompress(outs[0].read_bytes()).count(b"\n") == 2


def test_a_length_of_time_is_not_judged(corpus):
    second = [converted(m, read_format("gmb"), "gmb", Split.TRAIN) for m in read_format("gmb").read(corpus("gmb"))][1]
    assert [second.text[a:b] for a, b in second.missing] == ["two days"]


def test_numbered_columns_are_read_too(tmp_path):
    file = tmp_path / "uner.iob2"
    file.write_text(UNER, encoding="utf-8")
    assert [(m.text, m.spans) for m in read_format("iob").read(file)] == [("Oduya left", ((0, 5, "PER"),))]


def test_tokens_are_joined_as_one_writes():
    text = joined("", ["He", "said", ":", '"', "Go", "(", "now", ")", "!", '"', "It", "'s", "late", "."], [(4, 5, "X")])
    assert text == Marked("", 'He said: "Go (now)!" It\'s late.', ((10, 12, "X"),))


def test_both_kinds_of_iob():
    assert bio_spans(["I-A", "I-A", "O", "B-A", "B-A", "I-B"]) == [(0, 2, "A"), (3, 4, "A"), (4, 5, "A"), (5, 6, "B")]


def test_an_unknown_format_names_the_known_ones():
    with pytest.raises(UsageError, match="gmb"):
        read_format("gbm")


def test_of_prose_nothing_has_been_judged(corpus):
    found = [converted(m, read_format("prose"), "x", Split.TRAIN) for m in read_format("prose").read(corpus("prose"))]
    assert [x.missing for x in found] == [((0, len(found[0].text)),)]


def iob(*tagged):
    return "".join(f"{word}\t{tag}\n" for word, tag in tagged)


def test_a_folder_is_read_file_by_file(tmp_path):
    for name in ("b/two.txt", "a/one.txt"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(iob((name[0].upper() + "nna", "B-person"), ("left", "O")), encoding="utf-8")
    assert [m.text for m in read_format("iob").read(tmp_path)] == ["Anna left", "Bnna left"]


def test_names_of_other_things_are_no_names_but_demonyms_are(tmp_path):
    file = tmp_path / "x.txt"
    line = iob(("Danish", "B-misc"), ("Marwick", "B-misc"), ("in", "O"), ("Nature", "B-academicjournal"), (".", "O"))
    file.write_text(line, encoding="utf-8")
    (example,) = (converted(m, read_format("iob"), "x", Split.TRAIN) for m in read_format("iob").read(file))
    assert quotes(example) == [("Danish", "NORP")]
    assert [example.text[a:b] for a, b in example.missing] == ["Nature"]


def test_demonyms_that_nobody_marked_are_marked():
    marked = Marked(
        "", "The East German envoy met French and Korean-born clerks of the Danish Bank.", ((63, 74, "ORG"),)
    )
    example = converted(marked, read_format("iob"), "x", Split.TRAIN)
    assert quotes(example) == [("East German", "NORP"), ("French", "NORP"), ("Danish Bank", "ORG")]


def test_dates_that_lean_on_the_day_of_writing_are_not_judged():
    example = converted(
        Marked("", "Last year she left; in May 1951 she came.", ()), read_format("iob"), "x", Split.TRAIN
    )
    assert quotes(example) == [("May 1951", "DATE")]
    assert [example.text[a:b] for a, b in example.missing] == ["Last year"]


def test_an_apostrophe_that_was_cut_off_is_put_back():
    assert joined("", ["Holm", "'", "s", "ferry", "'", "sank"], []).text == "Holm's ferry ' sank"
