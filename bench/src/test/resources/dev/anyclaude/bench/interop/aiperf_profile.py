"""Has AIPerf drive an export at a server: aiperf_profile.py FOLDER URL REQUESTS OUT, prints completed requests, failed share, cached share.

AIPerf wants a tokenizer of its own; one that knows bytes and nothing else is made, so that none has to be fetched.
"""

import json
import subprocess
import sys
from pathlib import Path

from tokenizers import Tokenizer, decoders, models, pre_tokenizers
from transformers import PreTrainedTokenizerFast

folder, url, requests, out = sys.argv[1:]
tokenizer = Path(out, "tokenizer")
letters = sorted(pre_tokenizers.ByteLevel.alphabet())
made = Tokenizer(models.BPE(vocab={letter: i for i, letter in enumerate(letters)}, merges=[]))
made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
made.decoder = decoders.ByteLevel()
PreTrainedTokenizerFast(tokenizer_object=made).save_pretrained(tokenizer)
Path(tokenizer, "config.json").write_text('{"model_type": "gpt2"}', encoding="utf-8")

command = [
    str(Path(sys.executable).parent / "aiperf"), "profile", "--endpoint-type", "messages", "--streaming", "--url", url,
    "--model", "fake-model", "--tokenizer", str(tokenizer), "--input-file", folder, "--custom-dataset-type", "raw_payload",
    "--concurrency", "1", "--request-count", requests, "--ui", "none", "--artifact-dir", str(Path(out, "artifacts")),
]
done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", check=False)
assert done.returncode == 0, done.stdout[-4000:]
found = json.loads(Path(out, "artifacts", "profile_export_aiperf.json").read_text(encoding="utf-8"))
print(*(int(found[each]["avg"]) for each in ("completed_request_count", "request_error_rate", "overall_usage_prompt_cache_read_pct")))
