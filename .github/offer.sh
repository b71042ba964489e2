#!/usr/bin/env bash
# What a pull request becomes in form, and what it means, into _offer; then whether it is sound in that form.
# BASE: what it goes to. BY: whose it is.
set -euo pipefail
annotate=${ANNOTATE:-.venv/bin/annotate}
rm -rf _offer && mkdir _offer
"$annotate" propose "$BASE" --by "$BY"
"$annotate" fmt
"$annotate" diff "$BASE" --format md > _offer/meaning.md
git add --all -- data
git diff --cached --binary -- data > _offer/in-form.patch
"$annotate" validate > _offer/problems.txt || { cat _offer/problems.txt; exit 1; }
