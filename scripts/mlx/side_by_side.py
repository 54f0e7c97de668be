#!/usr/bin/env python3
"""The same recorded session through a real MLX server in each way there is, on a freshly started server each.

    scripts/mlx/side_by_side.py --server mlx-lm|vllm-mlx [--repetitions 1] [--add] [--turns 3] [--venv DIR] [--out DIR]

Ways: raw (translated, not normalised: the proxy with --raw), proxy (as a user runs it) and, where the server has one, its own
Anthropic endpoint. Sends the first turns of one session and then the first turn of another one of the same project. Cached
tokens are the server's own count: usage of mlx_lm.server, the growth of tokens_saved at /v1/status of vllm-mlx. The time to
the first output stands for prefill. Every repetition sends all ways, another one first each time; --add keeps the repetitions
that are in the report already, so that a long comparison can be made in pieces. Build first: mvn -q -DskipTests install
"""
import argparse
import http.client
import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import time
import urllib.parse
import urllib.request

HOME = pathlib.Path(__file__).resolve().parents[2]
TITLES = {"raw": "raw translation", "proxy": "this proxy", "own": "the server's own /v1/messages"}


def requests_of(session, limit):
    """The first requests of a recorded session: path, headers, body."""
    found = []
    for line in (HOME / "bench" / "sessions" / f"{session}.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["type"] == "request" and len(found) < limit:
            body = json.loads(record["body"])
            body.update(max_tokens=4, temperature=0, stream=True)
            found.append((record["path"], record["headers"], json.dumps(body, ensure_ascii=False).encode()))
    return found


def program(command, ready):
    """Starts a program that ends with its standard input; gives it and what follows the word it is ready with."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("ANYCLAUDE_")}
    process = subprocess.Popen(command, env={**clean, "ANYCLAUDE_CONFIG": "none"}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=sys.stderr, text=True)
    for line in process.stdout:
        if line.startswith(ready):
            return process, line[len(ready):].strip()
    raise SystemExit(f"{command[0]} did not start; see above")


def stop(process):
    process.stdin.close()
    process.wait(30)


def tokens_saved(url):
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(url + "/v1/status", timeout=60) as answer:
        return (json.load(answer).get("cache") or {}).get("tokens_saved", 0)


def turn(url, path, headers, body, backend, scraped):
    """Sends one request; gives milliseconds to the first output, prompt tokens and cached tokens."""
    before = tokens_saved(backend) if scraped else 0
    where = urllib.parse.urlsplit(url)
    connection = http.client.HTTPConnection(where.hostname, where.port, timeout=1200)
    begin = time.perf_counter()
    connection.request("POST", path, body, {**headers, "Content-Type": "application/json", "x-api-key": "none"})
    answer = connection.getresponse()
    if answer.status != 200:
        raise SystemExit(f"{url} answers {answer.status}: {answer.read(500)}")
    first, usage = None, {}
    for line in answer:
        if not line.startswith(b"data:"):
            continue
        event = json.loads(line[5:])
        if event["type"] == "error":
            raise SystemExit(f"{url} reports {event}")
        if first is None and event["type"] == "content_block_delta":
            delta = event["delta"]
            if delta.get("text") or delta.get("thinking") or delta.get("partial_json"):
                first = (time.perf_counter() - begin) * 1000
        usage.update(event.get("message", {}).get("usage") or {}, **(event.get("usage") or {}))
    connection.close()
    cached = tokens_saved(backend) - before if scraped else usage.get("cache_read_input_tokens")
    prompt = usage.get("input_tokens", 0) + usage.get("cache_read_input_tokens", 0) + usage.get("cache_creation_input_tokens", 0)
    return {"ttft_ms": round(first or 0, 1), "prompt_tokens": prompt or None, "cached_tokens": cached}


def run(way, options, turns):
    server = [str(HOME / "scripts" / "mlx-server.sh"), "--server", options.server, "--port", "0", "--fresh", "--exit-with-stdin"]
    if options.venv:
        server += ["--venv", options.venv]
    backend, url = program(server, "listening on ")
    front = None
    try:
        target = url
        if way != "own":
            command = [str(HOME / "scripts" / "anyclaude"), "serve", "--port", "0", "--backend", url, "--model",
                       "default_model", "--no-persist", "--exit-with-stdin"] + (["--raw"] if way == "raw" else [])
            front, target = program(command, "listening on ")
        rows = []
        for label, (path, headers, body) in turns:
            if way == "own":
                body = json.dumps({**json.loads(body), "model": "default_model"}, ensure_ascii=False).encode()
            row = {"turn": label, **turn(target, path, headers, body, url, options.server == "vllm-mlx")}
            print(way, row, file=sys.stderr, flush=True)
            rows.append(row)
        return rows
    finally:
        if front:
            stop(front)
        stop(backend)


def share(row):
    if row["cached_tokens"] is None:
        return "not told"
    if not row["prompt_tokens"]:
        return f"{row['cached_tokens']:,} tokens"
    return f"{row['cached_tokens'] / row['prompt_tokens']:.3f}"


def spread(values, unit):
    """The median, and the smallest and largest value if there are several."""
    middle = f"{statistics.median(values):,.{0 if unit == 'ms' else 1}f}"
    return f"{middle} {unit}" + (f" [{min(values):,.{0 if unit == 'ms' else 1}f}, {max(values):,.{0 if unit == 'ms' else 1}f}]" if len(values) > 1 else "")


def text(options, results, versions):
    ways = list(results)
    repetitions = len(results[ways[0]])
    lines = [f"# Side by side on {options.server}", "",
             "The same recorded turns, in each way on a freshly started server; milliseconds to the first output (cached share).",
             f"{repetitions} repetitions, another way first each time: median [smallest, largest].", "",
             "| turn | " + " | ".join(TITLES[way] for way in ways) + " |", "|---|" + "---|" * len(ways)]
    for i, row in enumerate(results[ways[0]][0]):
        cells = []
        for way in ways:
            rows = [each[i] for each in results[way]]
            shares = sorted({share(each) for each in rows})
            cells.append(f"{spread([each['ttft_ms'] for each in rows], 'ms')} ({' to '.join(shares)})")
        lines.append(f"| {row['turn']} | " + " | ".join(cells) + " |")
    totals = [spread([sum(row["ttft_ms"] for row in rows) / 1000 for rows in results[way]], "s") for way in ways]
    lines += ["| total prefill | " + " | ".join(f"**{each}**" for each in totals) + " |", "", f"Versions: {versions}.",
              f"Machine: {platform.system()} {platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the end.",
              "Model: random weights, Qwen3 architecture; cached shares are real, absolute times are this machine's and this load's.",
              "Where an endpoint does not tell the size of a prompt, the cached tokens stand instead of their share."]
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--server", choices=["mlx-lm", "vllm-mlx"], default="mlx-lm")
    parser.add_argument("--repetitions", type=int, default=1)
    parser.add_argument("--add", action="store_true")
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--venv", default="")
    parser.add_argument("--out", default=str(HOME / "reports" / "side-by-side"))
    options = parser.parse_args()
    turns = [(f"session 1, request {i + 1}", each) for i, each in enumerate(requests_of("print-sibling", options.turns))]
    turns += [("session 2, request 1", requests_of("print-long", 1)[0])]
    ways = ["proxy", "raw"] + (["own"] if options.server == "vllm-mlx" else [])
    out = pathlib.Path(options.out)
    numbers = out / f"{options.server}.json"
    results = json.loads(numbers.read_text(encoding="utf-8")) if options.add and numbers.is_file() else {way: [] for way in ways}
    for _ in range(options.repetitions):
        first = len(results[ways[0]]) % len(ways)
        for way in ways[first:] + ways[:first]:
            results[way].append(run(way, options, turns))
    pins = (HOME / "scripts" / "mlx" / f"{options.server}.txt").read_text(encoding="utf-8")
    versions = ", ".join(line.split(";")[0] for line in pins.splitlines() if line.startswith(("mlx", "vllm", "transformers")))
    out.mkdir(parents=True, exist_ok=True)
    numbers.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    (out / f"{options.server}.md").write_text(text(options, results, versions), encoding="utf-8")
    print(text(options, results, versions))


if __name__ == "__main__":
    main()
