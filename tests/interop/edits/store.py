"""Makes the returned files that `cargo test` reads: `tests/returned/*/edits.json` says what
is edited in which draft, by which program.

    store.py COMMUNIQUE [CASE…]

Drafts are made of `tests/returned/record`, without fonts in them, so that the files are
small. A file is made anew only when it is asked for: LibreOffice writes the day into it.
"""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import word
import wordsave

HERE = pathlib.Path(__file__).resolve().parent
CASES = HERE.parents[1] / "returned"


def build(communique, folder):
    record = folder / "record"
    shutil.copytree(CASES / "record", record)
    meeting = record / "meeting.json"
    text = meeting.read_text("utf-8").replace("{", '{ "brand": { "fonts": { "embed": false } },', 1)
    meeting.write_text(text, "utf-8")
    run = [communique, "build", "meeting.json", "--format", "docx", "--quiet", "--out", folder / "drafts"]
    subprocess.run(run, check=True, cwd=record)
    return {path.name.split(".")[0]: path for path in (folder / "drafts").rglob("*.docx")}


def main(communique, names):
    jobs = []
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        drafts = build(communique, folder)
        for case in sorted(CASES.glob("*/edits.json")):
            if names and case.parent.name not in names:
                continue
            for name, own in json.loads(case.read_text("utf-8")).items():
                source, target = drafts[own["draft"]], case.parent / name
                if own["program"] == "libreoffice":
                    job = {"from": str(source), "to": str(target), "tracked": own["tracked"]}
                    jobs.append({**job, "edits": own["edits"]})
                    continue
                draft = word.Draft(source, own["tracked"])
                for verb, *arguments in own["edits"]:
                    getattr(draft, verb)(*arguments)
                wordsave.save(draft, target, german=own["program"] == "word german")
        if jobs:
            run = ["/usr/bin/python3", HERE / "libreoffice.py", folder / "profile"]
            return subprocess.run(run, input=json.dumps(jobs), text=True).returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve(), sys.argv[2:]))
