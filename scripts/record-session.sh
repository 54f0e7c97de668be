#!/usr/bin/env bash
# Records your own Claude Code sessions: runs the proxy with recording on until you press Ctrl-C.
#
#   scripts/record-session.sh DIR [BACKEND-URL]
#
#   DIR          where the recordings go; made if it is not there, readable by you only
#   BACKEND-URL  the model server; if not given, the usual ports of this machine are tried
#
# A recording holds everything you and the client said, your code included. Take the words out before you give it away.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
if [ $# -lt 1 ] || [ $# -gt 2 ] || [ "${1#-}" != "$1" ]; then
  sed -n '2,9s/^# \{0,1\}//p' "$0"
  exit 64
fi
folder=$1
backend=()
[ $# -eq 2 ] && backend=(--backend "$2")

mkdir -p "$folder"
chmod 700 "$folder"
log=$(mktemp)
"$here/scripts/anyclaude" serve --port 0 --record "$folder" ${backend[@]+"${backend[@]}"} >"$log" &
proxy=$!

finish() {
  trap - INT TERM EXIT
  kill "$proxy" 2>/dev/null || true
  wait "$proxy" 2>/dev/null || true
  rm -f "$log"
  count=$(find "$folder" -maxdepth 1 -name '*.jsonl' | wc -l)
  printf '\n%d recordings in %s\n' "$count" "$folder"
  if [ "$count" -gt 0 ]; then
    printf 'Without the words:  %q anonymise %q %q\n' "$here/scripts/bench" "$folder" "$folder-anonymous"
  fi
}
trap finish INT TERM EXIT

url=
for _ in $(seq 100); do
  url=$(sed -n 's/^listening on //p' "$log")
  [ -n "$url" ] && break
  kill -0 "$proxy" 2>/dev/null || exit 1
  sleep 0.2
done
[ -n "$url" ] || { echo 'the proxy did not start' >&2; exit 1; }

cat <<TEXT

Recording to $folder. In another terminal, in the project you work on:

  ANTHROPIC_BASE_URL=$url ANTHROPIC_API_KEY=local claude

Press Ctrl-C here when you are done.
TEXT
wait "$proxy"
