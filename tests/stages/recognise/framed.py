"""What the tables of frames tell of Ormelqu, which no list knows."""

import spacy

from annotate.stages.recognise.telling import evidence
from annotate.stages.tokens import Tokens

NAME = "Ormelqu"


def _placed(text):
    forms = Tokens.of(spacy.blank("en")(text)).forms
    at = forms.index(NAME)
    return forms, at, at + 1


def told(frames, text):
    """Return the log-odds that a table gives to the kinds of the name in a sentence."""
    return evidence(frames, *_placed(text))


def unmet(frames, texts):
    """Return the numbers of the frames that stand around the name in none of some sentences."""
    met = {number for text in texts for number, (frame, _) in enumerate(frames) if frame(*_placed(text))}
    return set(range(len(frames))) - met
