#!/usr/bin/env bash
# Commit what `annotate fmt` changed and push it to the branch that is checked out; nothing where nothing changed.
set -euo pipefail
git add --all -- data
git diff --cached --quiet && exit 0
git -c user.name="annotate" -c user.email="annotate@users.noreply.github.com" commit --quiet -m "Proposals into place, tables into form"
gh auth setup-git
git push --quiet origin "HEAD:$(git branch --show-current)"
