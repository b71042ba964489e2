"""The corpus of twenty lines that the tests of measuring have, too."""

from tests.measure.conftest import pack, tiny

__all__ = ["pack", "tiny"]
