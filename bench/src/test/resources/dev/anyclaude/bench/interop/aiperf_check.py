"""Has AIPerf's own loaders read an export: aiperf_check.py FOLDER TRACE, prints sessions, turns, trace rows."""

import sys
from pathlib import Path

from aiperf.dataset.loader.models import MooncakeTrace
from aiperf.dataset.loader.raw_payload import RawPayloadDatasetLoader

folder, trace = Path(sys.argv[1]), Path(sys.argv[2])
assert RawPayloadDatasetLoader.can_load(filename=folder), "AIPerf does not take the folder for raw payloads"
loader = RawPayloadDatasetLoader(filename=folder)
conversations = loader.convert_to_conversations(loader.load_dataset())
rows = [MooncakeTrace.model_validate_json(line) for line in trace.read_text(encoding="utf-8").splitlines()]
print(len(conversations), sum(len(each.turns) for each in conversations), len(rows))
