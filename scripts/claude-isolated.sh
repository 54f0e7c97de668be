#!/usr/bin/env bash
# Runs the real Claude Code, from its npm package, so that it reaches one port of 127.0.0.1 and nothing else.
#
#   scripts/claude-isolated.sh PORT PROJECT [claude arguments...]
#
# It has an empty home of its own, a dummy key and no other environment, so it reads no settings of yours; every address but
# 127.0.0.1 is sent to a port where nobody listens. The questions of a first start are answered beforehand. Needs npm.
#
#   CLAUDE_CODE_VERSION  npm version (default below)
#   CLAUDE_CODE_CACHE    where the package is kept (default ~/.cache/anyclaude/claude-code)
#   CLAUDE_CODE_HOME     its home; sessions of one user share one (default a new folder, removed afterwards)
#   CLAUDE_CODE_LIMIT_S  seconds after which it is ended, where there is a timeout command (default 180)
set -euo pipefail
if [ $# -lt 2 ]; then
  sed -n '2,12s/^# \{0,1\}//p' "$0"
  exit 64
fi
port=$1
project=$(cd "$2" && pwd -P)
shift 2
version=${CLAUDE_CODE_VERSION:-2.1.330}
cache=${CLAUDE_CODE_CACHE:-$HOME/.cache/anyclaude/claude-code}/$version
key=dummy-local-key

if [ ! -d "$cache/node_modules/@anthropic-ai/claude-code" ]; then
  mkdir -p "$cache"
  (cd "$cache" && npm init -y >/dev/null && npm install --no-audit --no-fund --silent "@anthropic-ai/claude-code@$version" >&2)
fi
client=$(find "$cache/node_modules/@anthropic-ai" -maxdepth 2 -type f -name claude | head -n 1)
[ -n "$client" ] || client=$cache/node_modules/.bin/claude

if [ -n "${CLAUDE_CODE_HOME:-}" ]; then
  home=$CLAUDE_CODE_HOME
  mkdir -p "$home"
else
  home=$(mktemp -d)
  trap 'rm -rf "$home"' EXIT
fi
[ -f "$home/.claude.json" ] || cat >"$home/.claude.json" <<JSON
{"hasCompletedOnboarding":true,"lastOnboardingVersion":"$version","theme":"dark",
 "customApiKeyResponses":{"approved":["$key"],"rejected":[]},
 "projects":{"$project":{"hasTrustDialogAccepted":true,"hasCompletedProjectOnboarding":true,"allowedTools":[]}}}
JSON

limit=()
command -v timeout >/dev/null && limit=(timeout --foreground "${CLAUDE_CODE_LIMIT_S:-180}")
cd "$project"
env -i PATH="$(dirname "$(command -v node || echo /usr/bin/node)"):/usr/local/bin:/usr/bin:/bin" HOME="$home" \
  TERM="${TERM:-dumb}" LANG=C.UTF-8 \
  ANTHROPIC_BASE_URL="http://127.0.0.1:$port" ANTHROPIC_API_KEY="$key" \
  HTTP_PROXY=http://127.0.0.1:9 HTTPS_PROXY=http://127.0.0.1:9 NO_PROXY=127.0.0.1 \
  DISABLE_TELEMETRY=1 DISABLE_ERROR_REPORTING=1 DISABLE_AUTOUPDATER=1 \
  ${limit[@]+"${limit[@]}"} "$client" "$@"
