#!/usr/bin/env bash
# A real MLX server in front of a local model, until Ctrl-C.
#
#   scripts/mlx-server.sh [--model PATH_OR_ID] [--port N] [--server mlx-lm|vllm-mlx]
#
# Makes a private Python environment with pinned versions in the user's cache folder (once), starts the server on 127.0.0.1,
# waits until it has answered a request, and prints the line to paste.
#
#   --model PATH_OR_ID    a folder with config.json and weights, or a name like mlx-community/Qwen3-4B-4bit, which the server
#                         then downloads; without it a small model of random weights that is made here, nothing downloaded
#   --port N              default 8080; 0 picks a free one
#   --server NAME         mlx-lm (mlx_lm.server, the default) or vllm-mlx, without what only its vision models use
#   --venv DIR            an environment that has the server already, instead of the private one
#   --fresh               find nothing that an earlier run left on the disk, and leave nothing there: vllm-mlx writes its prefix
#                         cache under the home folder when it ends, and reads it when it starts. So it is without --model, too
#   --exit-with-stdin     end when standard input ends, for programs that start this one
set -euo pipefail
home=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
model='' port=8080 server=mlx-lm venv='' fresh=false with_stdin=false

fail() {
  printf 'mlx-server: %s\n' "$@" >&2
  exit 1
}

while [ $# -gt 0 ]; do
  case $1 in
    --model | --port | --server | --venv)
      [ $# -gt 1 ] && [ -n "$2" ] || fail "$1 needs a value"
      declare "${1#--}=$2"
      shift
      ;;
    --fresh) fresh=true ;;
    --exit-with-stdin) with_stdin=true ;;
    -h | --help)
      sed -n '2,/^set -/{/^set -/d;s/^# \{0,1\}//p;}' "${BASH_SOURCE[0]}"
      exit 0
      ;;
    *) fail "no option is called $1; --help lists them" ;;
  esac
  shift
done
case $server in mlx-lm | vllm-mlx) ;; *) fail "--server is mlx-lm or vllm-mlx, not $server" ;; esac
[[ $port =~ ^[0-9]{1,5}$ ]] && [ "$port" -le 65535 ] || fail "--port is a number up to 65535, not $port"

# The model, before anything is installed for it.
id_like='^[A-Za-z0-9_-][A-Za-z0-9._-]*/[A-Za-z0-9._-]+$'
offline=1
if [ -z "$model" ]; then
  made=$("$home/scripts/bench" model --hf) || fail 'the small model cannot be made; see above, or name one with --model'
  model=$(tail -n 1 <<<"$made")
  fresh=true
elif [ -d "$model" ]; then
  [ -f "$model/config.json" ] || fail "$model has no config.json; --model wants the folder of a model in the Hugging Face layout"
  model=$(cd -- "$model" && pwd) # the server loads a model a second time if a client names it by another path
elif [[ $model =~ $id_like ]]; then
  offline=0
else
  fail "there is no folder $model; --model wants the folder of a model, or a name like mlx-community/Qwen3-4B-4bit"
fi

# The environment.
case $(uname -s) in Darwin) cache=$HOME/Library/Caches ;; *) cache=$HOME/.cache ;; esac
cache=${XDG_CACHE_HOME:-$cache}/anyclaude
pins=$home/scripts/mlx/$server.txt
case $server in vllm-mlx) install=(--no-deps -r "$pins") ;; *) install=(-r "$pins") ;; esac
if [ -z "$venv" ]; then
  python=''
  for name in python3.12 python3.11 python3.13 python3; do
    if "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
      python=$name
      break
    fi
  done
  [ -n "$python" ] || fail 'no Python 3.11 to 3.13 on the PATH; install one (brew install python@3.12, apt-get install python3 python3-venv)'
  venv=$cache/venv-$server-$(cksum <"$pins" | cut -d ' ' -f 1)
  if [ ! -e "$venv/complete" ]; then
    echo "installing $server into $venv, once" >&2
    rm -rf "$venv"
    mkdir -p "$cache"
    "$python" -m venv "$venv" || fail "$python cannot make an environment in $venv; on Debian and Ubuntu: apt-get install python3-venv"
    if ! "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --retries 2 "${install[@]}" >&2; then
      rm -rf "$venv"
      fail "$server cannot be installed; pip says why above." \
        'Without a connection to PyPI: install it elsewhere and name that environment with --venv DIR'
    fi
    : >"$venv/complete"
  fi
fi
py=$venv/bin/python
case $server in
  mlx-lm) wanted=mlx_lm command=(-m mlx_lm server --model "$model" --host 127.0.0.1) ;;
  vllm-mlx)
    wanted=vllm_mlx
    command=(-m vllm_mlx.cli serve "$model" --served-model-name default_model --host 127.0.0.1 --continuous-batching --enable-auto-tool-choice
      --tool-call-parser hermes)
    ;;
esac
[ -x "$py" ] || fail "$venv is no Python environment: there is no bin/python in it"
"$py" -c "import importlib.util as u, sys; sys.exit(u.find_spec('$wanted') is None)" || fail "$venv has no $server; install it there with: $py -m pip install ${install[*]}"

port=$("$py" - "$port" <<'PY'
import socket, sys
with socket.socket() as s:
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        s.bind(("127.0.0.1", int(sys.argv[1])))
    except OSError as e:
        sys.exit(f"mlx-server: port {sys.argv[1]} cannot be used ({e.strerror}); choose another with --port N, or --port 0 for a free one")
    print(s.getsockname()[1])
PY
)

# mlx_lm.server cannot list its models unless the hub's cache folder exists.
if [ "$offline" = 1 ]; then
  export HF_HUB_OFFLINE=1 HF_HOME=$cache/hub-empty
else
  export HF_HOME=${HF_HOME:-${XDG_CACHE_HOME:-$HOME/.cache}/huggingface}
fi
mkdir -p "${HF_HUB_CACHE:-$HF_HOME/hub}"

folder=$(mktemp -d)
log=$folder/log
its_home=$HOME patience=300 # tenths of a second: it may have a cache to write
if [ "$fresh" = true ]; then
  its_home=$folder patience=30
fi
pid='' watcher=''
stop() {
  [ -z "$watcher" ] || kill "$watcher" 2>/dev/null || true
  if [ -n "$pid" ] && kill "$pid" 2>/dev/null; then
    for ((tenths = 0; tenths < patience; tenths++)); do
      kill -0 "$pid" 2>/dev/null || break
      sleep 0.1
    done
    kill -9 "$pid" 2>/dev/null || true
  fi
  rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

url=http://127.0.0.1:$port
HOME=$its_home "$py" "${command[@]}" --port "$port" >"$log" 2>&1 </dev/null &
pid=$!

# One small request: only its answer shows that the model is loaded.
"$py" - "$url" "$pid" "$offline" 2>"$folder/why" <<'PY' || {
import json, os, sys, time, urllib.error, urllib.request
url, pid, offline = sys.argv[1], int(sys.argv[2]), sys.argv[3] == "1"
body = json.dumps({"model": "default_model", "prompt": "a", "max_tokens": 1}).encode()
open_url = urllib.request.build_opener(urllib.request.ProxyHandler({})).open
end = time.monotonic() + (300 if offline else 7200)
while time.monotonic() < end:
    try:
        os.kill(pid, 0)
    except OSError:
        sys.exit("the server ended")
    try:
        health = json.load(open_url(url + "/health", timeout=10))
        model = health.get("model_name") or "default_model"
        body = json.dumps({"model": model, "prompt": "a", "max_tokens": 1}).encode()
        open_url(urllib.request.Request(url + "/v1/completions", body, {"Content-Type": "application/json"}), timeout=600).read()
        sys.exit(0)
    except urllib.error.HTTPError as e:
        sys.exit(f"it answers {e.code}: {e.read(300).decode('utf-8', 'replace')}")
    except (OSError, ValueError):
        time.sleep(0.3)
sys.exit("it does not answer")
PY
  tail -n 12 "$log" >&2
  fail "$server did not come up: $(cat "$folder/why"). Its last lines are above; is $model a model that MLX can load?"
}

"$py" -c "
import sys
from importlib.metadata import version
print('serving with', ', '.join(f'{p} {version(p)}' for p in dict.fromkeys(('$server', 'mlx-lm', 'mlx', 'transformers'))) + f', Python {sys.version.split()[0]}')" >&2
echo "listening on $url"
echo "paste into another terminal:  ANYCLAUDE_BACKEND=$url scripts/anyclaude" >&2
if [ "$with_stdin" = true ]; then
  (
    trap - EXIT INT TERM HUP
    while read -r _; do :; done
    kill -TERM $$
  ) <&0 &
  watcher=$!
fi
status=0
wait "$pid" || status=$?
tail -n 12 "$log" >&2
pid=''
fail "$server ended by itself (exit code $status); its last lines are above. It may have run out of memory; start it again with a smaller model"
