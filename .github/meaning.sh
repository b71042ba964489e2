#!/usr/bin/env bash
# What the commit SHA of a pull request means for this branch, into _offer/meaning.md. Its data are read, nothing of it is run.
set -euo pipefail
annotate=${ANNOTATE:-.venv/bin/annotate}
mkdir -p _offer
git fetch --quiet --no-tags origin "$SHA"
"$annotate" diff "HEAD...$SHA" --format md | head -c 60000 > _offer/meaning.md
