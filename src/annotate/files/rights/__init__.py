"""The rights guard: no running text of a work in copyright in anything that is tracked or published.

The repository holds, instead of the text, a sparse fingerprint of it (`fingerprint`), which cannot be read off and by
which a copied run of `fingerprint.CERTAIN` words is found for certain. Where a copy of the text is at hand (`copies`)
eight words in a row are found. Files are opened (`decode`), read in every way a person or a program might (`readings`,
`lookalikes`) and held against the words (`windows`, `look`); what cannot be looked into is refused unless it is known.
What the guard rests on is sealed with the text at hand (`seal`). `quotes` are the words that the edition shows itself.
"""
