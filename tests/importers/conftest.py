"""The text that annotations of others are taken in for."""

from __future__ import annotations

import pytest

from annotate.importers.value import Target
from tests.export import hard


@pytest.fixture
def essay() -> Target:
    content = hard.content()
    return Target(content.texts[0].text, content.entities)
