#!/usr/bin/env bash
# Runs the real Claude Code, from its npm package, so that it reaches one port of 127.0.0.1 and nothing else.
#
#   scripts/claude-isolated.sh PORT PROJECT [claude arguments...]
#   scripts/claude-isolated.sh --get      gets the package, if it is not here yet, and prints where the client is
#   scripts/claude-isolated.sh --where    prints where the client is; fails if it is not here
#
# It has an empty home of its own, a dummy key and no other environment, so it reads no settings of yours; every address but
# 127.0.0.1 is sent to a port where nobody listens. The questions of a first start are answered beforehand. Needs npm once.
#
#   CLAUDE_CODE_VERSION      npm version (default below)
#   CLAUDE_CODE_CACHE        where the package is kept (default ~/.cache/anyclaude/claude-code)
#   CLAUDE_CODE_HOME         its home; sessions of one user share one (default a new folder, removed afterwards)
#   CLAUDE_CODE_KEY          its key (default a dummy)
#   CLAUDE_CODE_PASS         names of variables that it gets as they are, such as CLAUDE_CODE_ATTRIBUTION_HEADER
#   CLAUDE_CODE_LIMIT_S      seconds after which it is ended, where there is a timeout command (default 180)
#   CLAUDE_CODE_GET_LIMIT_S  the same for getting it (default 300)
set -euo pipefail
if [ $# -lt 2 ] && [ "${1:-}" != --get ] && [ "${1:-}" != --where ]; then
  sed -n '2,19s/^# \{0,1\}//p' "$0"
  exit 64
fi
version=${CLAUDE_CODE_VERSION:-2.1.330}
cache=${CLAUDE_CODE_CACHE:-$HOME/.cache/anyclaude/claude-code}/$version
key=${CLAUDE_CODE_KEY:-dummy-local-key}

within() { # SECONDS COMMAND...
  local limit=()
  if command -v timeout >/dev/null; then limit=(timeout --foreground "$1"); fi
  shift
  ${limit[@]+"${limit[@]}"} "$@"
}

get() {
  if ! command -v npm >/dev/null; then
    echo "there is no npm to get Claude Code $version with" >&2
    return 69
  fi
  mkdir -p "$(dirname "$cache")"
  local fresh
  fresh=$(mktemp -d "$cache.XXXXXX")
  if (cd "$fresh" && npm init -y >/dev/null && within "${CLAUDE_CODE_GET_LIMIT_S:-300}" \
    npm install --no-audit --no-fund --silent --fetch-retries=1 "@anthropic-ai/claude-code@$version" >&2); then
    rm -rf "$cache"
    mv "$fresh" "$cache"
  else
    rm -rf "$fresh"
    echo "npm does not get Claude Code $version" >&2
    return 69
  fi
}

if [ ! -d "$cache/node_modules/@anthropic-ai/claude-code" ]; then
  if [ "$1" = --where ]; then
    echo "Claude Code $version is not here; this gets it: scripts/claude-isolated.sh --get" >&2
    exit 69
  fi
  get
fi
client=$(find "$cache/node_modules/@anthropic-ai" -maxdepth 2 -type f -name claude | head -n 1)
[ -n "$client" ] || client=$cache/node_modules/.bin/claude
if [ "$1" = --get ] || [ "$1" = --where ]; then
  echo "$client"
  exit 0
fi

port=$1
project=$(cd "$2" && pwd -P)
shift 2
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

passed=()
for name in ${CLAUDE_CODE_PASS:-}; do passed+=("$name=${!name-}"); done

cd "$project"
within "${CLAUDE_CODE_LIMIT_S:-180}" \
  env -i PATH="$(dirname "$(command -v node || echo /usr/bin/node)"):/usr/local/bin:/usr/bin:/bin" HOME="$home" \
  TERM="${TERM:-dumb}" LANG=C.UTF-8 \
  ANTHROPIC_BASE_URL="http://127.0.0.1:$port" ANTHROPIC_API_KEY="$key" \
  HTTP_PROXY=http://127.0.0.1:9 HTTPS_PROXY=http://127.0.0.1:9 NO_PROXY=127.0.0.1 \
  DISABLE_TELEMETRY=1 DISABLE_ERROR_REPORTING=1 DISABLE_AUTOUPDATER=1 ${passed[@]+"${passed[@]}"} \
  "$client" "$@"
