"""The edition on paper: one designed volume made from the data, and the press that makes a PDF of it.

`volume` composes it from `parts`, each a function that returns markup; to add one, write it and add a row to
`volume.PARTS`. `press` finds a browser and prints.
"""
