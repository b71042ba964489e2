"""Apostrophes are curved in running words, and nowhere else."""

from __future__ import annotations

import pytest

from annotate.sphinxext.build.apostrophes import curved


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("<p>the edition's People&#x27;s list</p>", "<p>the edition’s People’s list</p>"),
        ("<td>Rusk&#39;s <b>memoir's</b></td>", "<td>Rusk’s <b>memoir’s</b></td>"),
        ("<a title=\"it's\">it's</a>", '<a title="it\'s">it’s</a>'),
        ("<code>it's</code> it's <pre class='x'>\nit's</pre>", "<code>it's</code> it’s <pre class='x'>\nit's</pre>"),
        ("<script>'it's'</script>", "<script>'it's'</script>"),
        ('<p class="edition-paragraph" id="a">it\'s</p>', '<p class="edition-paragraph" id="a">it\'s</p>'),
        ("<p>'quoted' and 'said 5'</p>", "<p>'quoted' and 'said 5'</p>"),
    ],
)
def test_the_sign_between_letters_of_running_words_is_curved(typed, printed):
    assert curved(typed) == printed
    assert curved(printed) == printed
