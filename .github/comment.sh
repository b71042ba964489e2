#!/usr/bin/env bash
# Put _offer/meaning.md below the open pull request whose newest commit is SHA; the newest comment of this kind is replaced.
set -euo pipefail
number=$(gh pr list --state open --limit 500 --json number,headRefOid --jq ".[] | select(.headRefOid == \"$SHA\") | .number" | head -n 1)
[ -n "$number" ] || { echo "No open pull request has the commit $SHA." >&2; exit 0; }
gh pr comment "$number" --edit-last --create-if-none --body-file _offer/meaning.md
