#!/usr/bin/env python3
"""Accounts for every command in README.md and docs/, wherever it stands: in a block, a table or a sentence.

A command is executed as it is written, or a stand-in for it is, or it is listed here with a reason that is checked: a text that must
still be in the file that covers it, or what this machine lacks. A command that nothing accounts for fails, and so does an entry
that no document has a command for any more. Options of commands that are not executed must be in the program's help.

    .ci/doc-commands.py           after a run of the main job, whose reports/latest it uses
    .ci/doc-commands.py --list    only what would happen
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

home = pathlib.Path(__file__).resolve().parent.parent
scratch = tempfile.TemporaryDirectory(prefix='anyclaude-documents-')
tmp = scratch.name
session = 'bench/sessions/interactive.jsonl'

# Run in place of a command that names files of the reader's, or that would not end.
INSTEAD = {
    'ANYCLAUDE_BACKEND=http://127.0.0.1:8080 scripts/anyclaude':
        f'PATH={tmp}/claude:$PATH ANYCLAUDE_BACKEND=http://127.0.0.1:9 scripts/anyclaude',
    'scripts/anyclaude serve --backend http://127.0.0.1:8080 --port 4180':
        'scripts/anyclaude serve --backend http://127.0.0.1:9 --port 0 --exit-with-stdin',
    'scripts/anyclaude explain FILE': f'scripts/anyclaude explain {session}',
    'scripts/bench notebook run reports/latest/report.ipynb':
        f'scripts/bench notebook run reports/latest/report.ipynb -o {tmp}/report.ipynb',
    'scripts/bench compare RUN RUN': f'scripts/bench compare reports/latest reports/latest --out {tmp}/two-runs.html',
    'scripts/bench compare A B': f'scripts/bench compare reports/latest reports/latest --out {tmp}/two-runs.html',
    'scripts/bench report RUN': 'scripts/bench report reports/latest',
    'scripts/bench anonymise IN OUT': f'scripts/bench anonymise {session} {tmp}/anonymous.jsonl',
    'scripts/bench export --to aiperf SESSION OUT-FOLDER': f'scripts/bench export --to aiperf {session} {tmp}/aiperf',
    'scripts/bench export --to mooncake SESSION OUT.jsonl':
        f'scripts/bench export --to mooncake {session} {tmp}/mooncake.jsonl',
    'scripts/bench export --to har SESSION OUT.har': f'scripts/bench export --to har {session} {tmp}/session.har',
    'scripts/bench gate prompts --record':
        f'scripts/bench gate prompts --record --baseline {tmp}/prompts.json',
}
# Run elsewhere: the file that does, and a text that must be in it.
COVERED = {
    'mvn -q -DskipTests install && mvn -pl bench exec:java': ('.ci/run', "-pl bench exec:java -Dexec.args=--quick"),
    'mvn -q -DskipTests install && mvn -pl bench exec:java -Dexec.args="--quick"':
        ('.ci/run', "-pl bench exec:java -Dexec.args=--quick"),
    'mvn -pl bench exec:java': ('.ci/run', "-pl bench exec:java -Dexec.args=--quick"),
    'mvn -pl bench exec:java -Dexec.args="--quick"': ('.ci/run', "-pl bench exec:java -Dexec.args=--quick"),
    'scripts/bench --quick': ('.ci/run', "-pl bench exec:java -Dexec.args=--quick"),
    'scripts/bench --sessions OUT': ('.ci/run', "-pl bench exec:java -Dexec.args=--quick"),
    'mvn verify': ('.ci/run', 'mvn -B -ntp verify'),
    'mvn -pl proxy test': ('.ci/run', 'mvn -B -ntp verify'),
    'mvn -Dquick -DskipTests -pl proxy package':
        ('bench/src/main/java/dev/anyclaude/bench/gate/RevisionBuild.java', '"-Dquick", "-DskipTests", "-pl", "proxy", "package"'),
    'mvn -Pproof verify': ('reports/proof/proof.json', '"2-gate"'),
    'scripts/bench notebook test bench/notebooks': ('.ci/run', 'scripts/bench notebook test bench/notebooks'),
    'scripts/bench notebook test reports/latest/report.ipynb':
        ('.ci/run', 'scripts/bench notebook test reports/latest/report.ipynb'),
    '.ci/jupyter.py --execute NOTEBOOK': ('.ci/run', '.ci/jupyter.py bench/notebooks/*.ipynb'),
    'scripts/bench import ~/.claude/projects/PROJECT/SESSION.jsonl > pauses.jsonl':
        ('bench/src/test/java/dev/anyclaude/bench/interop/TranscriptTest.java', 'Transcript'),
    'scripts/bench --think-times pauses.jsonl --think-cap 5000':
        ('bench/src/test/java/dev/anyclaude/bench/interop/PausesTest.java', 'Pauses'),
    'scripts/bench model --hf DIR --says TEXT':
        ('bench/src/test/java/dev/anyclaude/bench/engine/RealMlx.java', 'ModelOnDisk.hub('),
    'scripts/bench model --hf DIR':
        ('bench/src/test/java/dev/anyclaude/bench/engine/RealMlx.java', 'ModelOnDisk.hub('),
    'scripts/anyclaude doctor': ('proxy/src/test/java/dev/anyclaude/proxy/doctor/DoctorTest.java', 'Doctor'),
    'scripts/bench gate': ('bench/src/test/java/dev/anyclaude/bench/gate/StoredBaselineTest.java', 'againstStored'),
    'scripts/bench promote RUN': ('bench/src/test/java/dev/anyclaude/bench/gate/StoredBaselineTest.java', 'promote('),
    'scripts/bench gate calibrate':
        ('bench/src/test/java/dev/anyclaude/bench/gate/CalibratorTest.java', 'new Calibrator('),
    'scripts/bench gate --baseline REV':
        ('bench/src/test/java/dev/anyclaude/bench/gate/GateErrorRateTest.java', 'againstBuild('),
}
# Not run at all, for what a build machine lacks.
LACKS = {
    'mvn -pl bench exec:java -Dexec.args="--backend http://127.0.0.1:8080"': 'a model server of yours',
    'mvn -pl bench exec:java -Dexec.args="--backend mlx"': 'Python packages from the network',
    'scripts/mlx-server.sh --server vllm-mlx': 'Python packages from the network',
    'scripts/claude-isolated.sh --get': 'Claude Code from the network',
    'ANTHROPIC_BASE_URL=http://127.0.0.1:4180 ANTHROPIC_AUTH_TOKEN=local claude': 'Claude Code',
    'AIPERF_PYTHON=$PWD/aiperf/bin/python K6=$PWD/k6/k6 mvn -pl bench -am test'
    " -Dtest='AiperfCheckTest,OtherToolsTest' -Dsurefire.failIfNoSpecifiedTests=false":
        'AIPerf and k6; the tests skip themselves without them',
    'AXE_JS=$PWD/package/axe.min.js mvn -pl bench -am -Dtest=AccessibilityTest'
    ' -Dsurefire.failIfNoSpecifiedTests=false test': 'axe-core and Chromium; the test skips itself without them',
}

PROGRAM = r'(?:\w+=\S+ )*(?:scripts/|mvn |\.ci/)'


def commands(text):
    """All lines of bash blocks; lines of other blocks, and code in tables and sentences, that begin with a program of ours."""
    fence = r'^ *```(\w*)\n(.*?)^ *```'
    for language, block in re.findall(fence, text, re.S | re.M):
        for line in block.replace('\\\n', ' ').splitlines():
            line = re.sub(r'\s+#.*$', '', line).strip()
            if line and not line.startswith('#') and (language == 'bash' or re.match(PROGRAM, line)):
                yield ' '.join(line.split())
    for code in re.findall(r'(?<!`)`([^`]+)`(?!`)', re.sub(fence, '', text, flags=re.S | re.M)):
        code = ' '.join(code.split())
        if re.match(PROGRAM, code):
            yield code


def run(command):
    return subprocess.run(['bash', '-c', command], cwd=home, stdin=subprocess.DEVNULL, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=600)


helps = {}


def unknown_options(command):
    """Options of our programs that their help does not have."""
    found = re.search(r'(scripts/bench|scripts/anyclaude)((?: [a-z]+)*)(.*)', command)
    if not found or found[1] == 'scripts/anyclaude' and not found[2]:
        return []
    program, subcommands = found[1], found[2].split()
    key = ' '.join([program, *subcommands[:2], '--help'])
    if key not in helps:
        helps[key] = run(key).stdout
    return [each for each in re.findall(r'(?<!\S)(--[a-z-]+)', found[3]) if each not in helps[key]]


def stand_in_for_claude():
    """A claude that asks the proxy it was given whether it is there."""
    folder = pathlib.Path(tmp, 'claude')
    folder.mkdir()
    claude = folder / 'claude'
    claude.write_text('#!/bin/sh\nexec curl -s -o /dev/null --max-time 20 "$ANTHROPIC_BASE_URL/"\n', encoding='ascii')
    claude.chmod(0o755)


def account(command):
    """What becomes of a command: a word, and what is wrong with it if anything is."""
    if command in LACKS or command in COVERED:
        wrong = unknown_options(command)
        if wrong:
            return 'unknown', 'not in the help: ' + ', '.join(wrong)
        if command in LACKS:
            return 'not run', ''
        file, text = COVERED[command]
        there = (home / file).is_file() and text in (home / file).read_text(encoding='utf-8')
        return 'covered', '' if there else f'{file} no longer has "{text}"'
    if re.fullmatch(r'(scripts|\.ci)/\S+', command):
        return 'a name', '' if os.access(home / command, os.X_OK) else 'no such program'
    if '--list' in sys.argv[1:]:
        return 'runs', ''
    done = run(INSTEAD.get(command, command))
    return ('instead' if command in INSTEAD else 'ran'), done.stdout[-3000:] or 'failed' if done.returncode else ''


stand_in_for_claude()
found, failed = {}, 0
for page in [home / 'README.md', *sorted((home / 'docs').rglob('*.md'))]:
    for command in commands(page.read_text(encoding='utf-8')):
        found.setdefault(command, page.relative_to(home))
for command, page in found.items():
    start = time.monotonic()
    word, wrong = account(command)
    failed += bool(wrong)
    reason = INSTEAD.get(command) or LACKS.get(command) or (COVERED.get(command) or [''])[0]
    print(f'{"FAILED " if wrong else ""}{word:8} {page}: {command}  ({time.monotonic() - start:.0f} s)'
          + (f'\n           {reason}' if reason else '') + (f'\n{wrong}' if wrong else ''), flush=True)
for stale in (each for table in (INSTEAD, COVERED, LACKS) for each in table if each not in found):
    failed += 1
    print(f'FAILED stale    no document has this command any more: {stale}')
print(f'{len(found)} commands, {failed} failures')
sys.exit(1 if failed else 0)
