#!/usr/bin/env python3
"""Executes every command of the bash blocks in README.md and docs/, or says why not. A command that is neither fails."""
import pathlib
import re
import subprocess
import sys
import time

home = pathlib.Path(__file__).resolve().parent.parent
# what is not run here, and why
REASONS = {
    r'^mvn -q -DskipTests install && mvn -pl bench exec:java': 'run by .ci/run in its quick form',
    r'^mvn .*--backend http': 'the same job against a server of yours; scripts/bench --backend fake is tried instead',
    r'^ANYCLAUDE_BACKEND=.* scripts/anyclaude': 'needs Claude Code and a model server; scripts/anyclaude has tests of its own',
    r'^scripts/anyclaude serve ': 'serves until it is stopped; tested in the proxy module',
    r'^ANTHROPIC_BASE_URL=.* claude': 'needs Claude Code',
    r'^scripts/bench notebook test ': 'run by .ci/run',
    r'^scripts/bench gate ': 'measures two builds for minutes; tested in the bench module',
}


def commands(page):
    for block in re.findall(r'^```bash\n(.*?)^```', page.read_text(encoding='utf-8'), re.S | re.M):
        for line in block.replace('\\\n', ' ').splitlines():
            line = re.sub(r'\s+#.*$', '', line).strip()
            if line and not line.startswith('#'):
                yield line


failed, ran = [], 0
for page in [home / 'README.md', *sorted((home / 'docs').rglob('*.md'))]:
    for command in dict.fromkeys(commands(page)):
        reason = next((p for p in REASONS if re.search(p, command)), None)
        where = page.relative_to(home)
        if reason:
            print(f'not run  {where}: {command}\n         {REASONS[reason]}')
            continue
        start = time.monotonic()
        done = subprocess.run(['bash', '-c', command], cwd=home, stdin=subprocess.DEVNULL, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=600)
        ran += 1
        print(f'{"ok" if done.returncode == 0 else "FAILED"}       {where}: {command}  ({time.monotonic() - start:.0f} s)')
        if done.returncode:
            failed.append(command)
            print(done.stdout[-3000:])
print(f'{ran - len(failed)} passed, {len(failed)} failed')
sys.exit(1 if failed else 0)
