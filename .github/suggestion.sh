#!/usr/bin/env bash
# The issue NUMBER, with the text BODY by BY, as a branch and a pull request.
set -euo pipefail
annotate=${ANNOTATE:-.venv/bin/annotate}
git switch --quiet --create "suggestion-$NUMBER"
printf '%s' "$BODY" | "$annotate" issue "$NUMBER" - --by "$BY"
git add -- data/proposals
git -c user.name="annotate" -c user.email="annotate@users.noreply.github.com" commit --quiet -m "Suggestion of issue $NUMBER"
gh auth setup-git
git push --quiet --force origin "suggestion-$NUMBER"
gh pr create --head "suggestion-$NUMBER" --title "Suggestion of issue $NUMBER" --body "Closes #$NUMBER"
