#!/usr/bin/env bash
# Makes the recordings in bench/sessions anew: the real Claude Code works in two scratch projects, through the proxy, on a
# backend that plays a script. What it sent is anonymised before anything is kept.
#
#   scripts/record-shipped-sessions.sh [OUT]      OUT: default bench/sessions; recordings there are replaced
#
# Needs a build (mvn -q -DskipTests install), bash 4, npm, git and tmux; takes about two minutes.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
out=${1:-$here/bench/sessions}
bench="$here/bench/target/anyclaude-bench.jar:$here/bench/target/lib/*"
tools='Bash(ls:*),Bash(wc:*),Read,Grep,Glob'
socket=anyclaude-$$

for needed in npm git tmux java; do
  command -v "$needed" >/dev/null || { echo "this needs $needed" >&2; exit 1; }
done
work=$(mktemp -d)
mkdir "$work/raw" "$work/logs"
mkfifo "$work/alive"
# one user: the system prompt names a folder in the home
export CLAUDE_CODE_HOME=$work/home

finish() {
  trap - EXIT
  tmux -L "$socket" kill-server 2>/dev/null || true
  { exec 3>&-; } 2>/dev/null || true
  wait
  rm -rf "$work"
}
trap finish EXIT

# What the client will find: a program with tables of numbers, and a shell tool.
make_tides() {
  mkdir -p "$1/src" "$1/data" "$1/docs"
  {
    echo '# Tides'
    echo
    echo 'Computes the height of the tide for a few harbours from the sum of five cosines.'
    echo
    for harbour in Alder Birch Cedar Dogwood Elder Fir; do
      echo "- $harbour harbour, with an hourly table to check the sum against."
    done
  } >"$1/README.md"
  {
    echo 'import math'
    echo
    for part in moon sun ellipse declination shallow; do
      echo "PERIOD_${part^^} = 12.4 + 0.${#part}"
    done
    for part in moon sun ellipse declination shallow; do
      printf '\n\ndef %s(hours, phase, height):\n' "$part"
      printf '    """The part of the tide that follows the %s."""\n' "$part"
      printf '    return height * math.cos(2 * math.pi * (hours - phase) / PERIOD_%s)\n' "${part^^}"
    done
    printf '\n\ndef height(hours, harbour):\n    """Metres above the chart, rounded to centimetres."""\n'
    printf '    parts = [f(hours, harbour.phase, harbour.height) for f in (moon, sun, ellipse, declination, shallow)]\n'
    printf '    return round(sum(parts) + harbour.offset, 2)\n'
    printf '\n\ndef spread(table):\n    """The range of a table, for the warning line."""\n    return max(table) - min(table)\n'
  } >"$1/src/tide.py"
  {
    echo 'from collections import namedtuple'
    echo
    echo 'Harbour = namedtuple("Harbour", "name phase height offset")'
    echo
    echo 'ALL = ['
    number=0
    for harbour in Alder Birch Cedar Dogwood Elder Fir; do
      number=$((number + 1))
      echo "    Harbour(\"$harbour\", phase=$number.25, height=0.$((number * 13)), offset=$((number * 2)).5),"
    done
    echo ']'
  } >"$1/src/harbours.py"
  for table in north south; do
    echo 'hour,height_m,pressure_hpa,wind_m_s'
    for hour in $(seq 0 95); do
      echo "$hour,$((hour * 7 % 5)).$((hour * 37 % 90 + 10)),$((990 + hour * 11 % 40)),$((hour * 3 % 14)).${#table}"
    done
  done | awk -v folder="$1/data" 'NR <= 97 { print > (folder "/north.csv") } NR > 97 { print > (folder "/south.csv") }'
  {
    echo '# Notes'
    for note in $(seq 1 24); do
      echo
      echo "$note. The offset of harbour $note was taken on a calm day and should be checked in winter, when the"
      echo "   pressure is low and the water stands $((note * 3)) centimetres higher than the sum of the parts says."
    done
  } >"$1/docs/notes.md"
  start_repository "$1"
}

make_sweep() {
  mkdir -p "$1"
  printf '# Sweep\n\nMoves files nobody touched for a month into folders by month.\n' >"$1/README.md"
  cat >"$1/sweep.sh" <<'TEXT'
#!/bin/sh
# Moves old files below a folder into one folder a month.
from=${1:?folder}
to=${2:?archive}
find "$from" -type f -mtime +30 -print0 | while IFS= read -r -d '' file; do
  month=$(date -r "$file" +%Y-%m)
  mkdir -p "$to/$month"
  mv -n -- "$file" "$to/$month/"
done
TEXT
  start_repository "$1"
}

start_repository() {
  git -C "$1" init -q -b trunk
  git -C "$1" add -A
  git -C "$1" -c user.name=Nobody -c user.email=nobody@example.invalid commit -q -m 'Begin'
}

# The address in the first line "listening on ADDRESS" of a file.
address() {
  for _ in $(seq 150); do
    sed -n 's/^listening on //p' "$1" | grep . && return 0
    sleep 0.2
  done
  echo "nothing listens; see what it printed:" >&2
  cat "$1" "${1%.out}.err" >&2
  return 1
}

# Records one session: name of script and recording, project, how the client is run.
record() {
  local name=$1 project=$2 how=$3 url
  java -cp "$bench" dev.anyclaude.bench.fake.ScriptedBackend --script "$name" --project "$project" \
    <"$work/alive" >"$work/logs/$name-backend.out" 2>"$work/logs/$name-backend.err" &
  exec 3>"$work/alive"
  url=$(address "$work/logs/$name-backend.out")
  "$here/scripts/anyclaude" serve --no-persist --port 0 --backend "$url" --record "$work/$name" --exit-with-stdin \
    <"$work/alive" >"$work/logs/$name-proxy.out" 2>"$work/logs/$name-proxy.err" 3>&- &
  url=$(address "$work/logs/$name-proxy.out")
  mapfile -t prompts < <(java -cp "$bench" dev.anyclaude.bench.fake.ScriptedBackend --script "$name" --prompts)
  "$how" "$name" "${url##*:}" "$project" "${prompts[@]}"
  exec 3>&-
  wait
  set -- "$work/$name"/*.jsonl
  if [ $# -ne 1 ] || [ ! -s "$1" ]; then
    echo "expected one recording of $name, found: $*" >&2
    return 1
  fi
  mv "$1" "$work/raw/$name.jsonl"
  echo "$name: $(grep -c '^{"type":"end".*"outcome":"completed"' "$work/raw/$name.jsonl") turns"
}

print() {
  "$here/scripts/claude-isolated.sh" "$2" "$3" -p "$4" --allowedTools "$tools" </dev/null >"$work/logs/$1-client.out" 3>&-
}

interactive() {
  local name=$1 port=$2 project=$3 prompt before
  shift 3
  tmux -L "$socket" -f /dev/null new-session -d -s client -x 150 -y 50 \
    "'$here/scripts/claude-isolated.sh' $port '$project' --allowedTools '$tools'" 3>&-
  for _ in $(seq 100); do
    tmux -L "$socket" capture-pane -p -t client | grep -q '❯' && break
    sleep 0.2
  done
  sleep 2
  for prompt in "$@"; do
    before=$(size "$work/$name")
    tmux -L "$socket" send-keys -t client -l "$prompt"
    sleep 1
    tmux -L "$socket" send-keys -t client Enter
    settle "$work/$name" "$before"
  done
  tmux -L "$socket" send-keys -t client -l '/exit'
  sleep 1
  tmux -L "$socket" send-keys -t client Enter
  for _ in $(seq 50); do
    tmux -L "$socket" has-session -t client 2>/dev/null || return 0
    sleep 0.2
  done
  tmux -L "$socket" kill-server
}

size() {
  { cat "$1"/*.jsonl 2>/dev/null || true; } | wc -c
}

# Waits until the recordings in a folder have grown beyond a size, and then have not grown for three seconds.
settle() {
  local before last=$2 still=0
  for _ in $(seq 120); do
    sleep 0.5
    before=$last
    last=$(size "$1")
    if [ "$last" -eq "$2" ] || [ "$last" -ne "$before" ]; then still=0; else still=$((still + 1)); fi
    [ "$still" -ge 6 ] && return 0
  done
  echo 'the client does not come to an end' >&2
  return 1
}

make_tides "$work/tides"
make_sweep "$work/sweep"
record print-long "$work/tides" print
record print-sibling "$work/tides" print
record interactive "$work/tides" interactive
record other-project "$work/sweep" print

"$here/scripts/bench" anonymise "$work/raw" "$work/anonymous"
java -cp "$bench" dev.anyclaude.bench.session.AnonymityCheck "$work/raw" "$work/anonymous"
mkdir -p "$out"
mv -f "$work/anonymous"/*.jsonl "$out/"
ls -l "$out"
