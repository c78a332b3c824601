"""Builds the drafts, has programs edit them as `table.toml` says, and judges what `merge` finds.

    rig.py COMMUNIQUE FOLDER [--only WORD] [--keep]

FOLDER is written to: the drafts, the edited files and, for each row, a copy of the package
that the changes were written into. The exit code is 1 if a row is not as the table says; a
row that is `known` to be wrong must be wrong, else the table is out of date.
"""

import argparse
import copy
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tomllib

import word
import wordsave

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
EVERYWHERE = ["libreoffice", "libreoffice tracked", "word", "word tracked"]


class Row:
    """A row of the table in one program."""

    def __init__(self, data, program):
        self.data, self.program = data, program
        self.name = f"{data['name']} · {program}"
        self.file = re.sub(r"[^a-z0-9]+", "-", self.name.lower()).strip("-") + ".docx"
        self.known = data.get("known", {}).get(program)

    @property
    def tracked(self):
        return "tracked" in self.program


def rows(table, only):
    for data in table["row"]:
        for program in data.get("in", EVERYWHERE):
            row = Row(data, program)
            if not only or only in row.name:
                yield row


def build(communique, folder, table):
    """The record without embedded fonts, and the drafts."""
    shutil.copytree(ROOT / "data", folder / "record/data")
    shutil.copytree(HERE / "minutes", folder / "record/minutes")
    brand = folder / "record/data/shared/brand.json"
    look = brand.read_text("utf-8").replace('"fallback": []', '"fallback": [], "embed": false')
    brand.write_text(look, "utf-8")
    packages = sorted({folder / "record" / draft["package"] for draft in table["drafts"].values()})
    run = [communique, "build", *packages, "--root", folder / "record", "--out", folder / "drafts"]
    subprocess.run([*run, "--format", "docx", "--quiet"], check=True)
    return {name: next((folder / "drafts").rglob(draft["file"])) for name, draft in table["drafts"].items()}


def edit(rows, drafts, folder):
    """Edits all files; what could not be done, by row."""
    failed = {}
    (folder / "edited").mkdir()
    jobs = []
    for row in rows:
        source, target = drafts[row.data["draft"]], folder / "edited" / row.file
        if row.program.startswith("libreoffice"):
            job = {"from": str(source), "to": str(target), "tracked": row.tracked}
            jobs.append({**job, "edits": row.data["edits"]})
            continue
        draft, verb, arguments = word.Draft(source, row.tracked), "save", []
        try:
            for verb, *arguments in row.data["edits"]:
                getattr(draft, verb)(*arguments)
            if row.program == "stripped":
                wordsave.strip(draft)
            wordsave.save(draft, target, german="german" in row.program)
        except Exception as error:
            failed[row.file] = f"{verb} {arguments}: {type(error).__name__} {error}"
    if jobs:
        run = ["/usr/bin/python3", HERE / "libreoffice.py", folder / "profile"]
        done = subprocess.run(run, input=json.dumps(jobs), text=True, capture_output=True)
        for line in done.stdout.splitlines():
            path, _, message = line.partition(": ")
            failed[pathlib.Path(path).name] = message
        if done.stderr:
            sys.exit(done.stderr)
    return failed


# What the table expects


def load(folder):
    return {
        str(path.relative_to(folder)): json.loads(path.read_text("utf-8"))
        for path in sorted(folder.rglob("*.json"))
    }


def place(value, path):
    """The value that holds the last name of a pointer, and that name."""
    names = [name.replace("~1", "/").replace("~0", "~") for name in path.split("/")[1:]]
    for name in names[:-1]:
        value = value[int(name)] if isinstance(value, list) else value[name]
    last = names[-1]
    return value, int(last) if isinstance(value, list) else last


def expected(files, changes, package):
    files = copy.deepcopy(files)
    for change in changes:
        holder, name = place(files[change.get("file", package)], change["path"])
        match change["op"]:
            case "add" if isinstance(holder, list):
                holder.insert(name, change["value"])
            case "remove":
                del holder[name]
            case "move":
                other, start = place(files[change.get("file", package)], change["from"])
                holder.insert(name, other.pop(start))
            case "replace" if "old" in change:
                old = holder[name]["text"] if isinstance(holder[name], dict) else holder[name]
                if change["old"] not in old:
                    raise LookupError(f"`{change['old']}` is not at {change['path']}")
                new = old.replace(change["old"], change["new"], 1)
                if isinstance(holder[name], dict):
                    holder[name]["text"] = new
                else:
                    holder[name] = new
            case _:
                holder[name] = change["value"]
    return files


def plain(value):
    """A record without what may be said in two ways, and without notes."""
    if isinstance(value, list):
        return [plain(own) for own in value]
    if not isinstance(value, dict):
        return value
    value = {key: plain(own) for key, own in value.items() if key != "editorialNotes"}
    rest = {key: own for key, own in value.items() if (key, own) != ("type", "paragraph")}
    return rest["text"] if list(rest) == ["text"] else value


def differences(wanted, found, path=""):
    if type(wanted) is type(found) and isinstance(wanted, dict):
        for key in [*wanted, *(key for key in found if key not in wanted)]:
            yield from differences(wanted.get(key), found.get(key), f"{path}/{key}")
    elif type(wanted) is type(found) and isinstance(wanted, list) and len(wanted) == len(found):
        for index, (one, other) in enumerate(zip(wanted, found)):
            yield from differences(one, other, f"{path}/{index}")
    elif wanted != found:
        yield f"{path}: wanted {short(wanted)}, found {short(found)}"


def short(value):
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) < 400 else text[:400] + "…"


# What `merge` finds


def judge(row, communique, folder, files, package):
    """What is not as the table says."""
    record = folder / "merged" / row.file.removesuffix(".docx")
    shutil.copytree(folder / "record", record)
    run = [communique, "merge", folder / "edited" / row.file, "--into", record / package]
    run += ["--root", record, "--write", "--accept", "all", "--format", "json"]
    done = subprocess.run(run, text=True, capture_output=True, timeout=60)
    (record / "report.json").write_text(done.stdout, "utf-8")
    if done.returncode not in (0, 1):
        yield f"exit code {done.returncode}: {done.stderr.strip()[:400]}"
        return
    (record / "report.json").rename(record.with_suffix(".json"))
    wanted = expected(files, row.data.get("changes", []), package)
    yield from differences(plain(wanted), plain(load(record)))
    report = done.stdout
    for comment in row.data.get("comments", []):
        for text in comment.values():
            if json.dumps(text, ensure_ascii=False)[1:-1] not in report:
                yield f"the report has no word of {text!r}"
    for text in row.data.get("homeless", []):
        if text not in report:
            yield f"the report has no word of {text!r}"
    for computed in row.data.get("computed", []):
        for text in computed.values():
            if text not in report:
                yield f"the report has no word of {text!r}"
    for author in row.data.get("authors", []):
        if author not in report:
            yield f"the report does not name {author}"


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("communique", type=pathlib.Path)
    arguments.add_argument("folder", type=pathlib.Path)
    arguments.add_argument("--only", default="")
    arguments.add_argument("--edit-only", action="store_true")
    given = arguments.parse_args()
    communique, folder = given.communique.resolve(), given.folder.resolve()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    table = tomllib.loads((HERE / "table.toml").read_text("utf-8"))
    tried = list(rows(table, given.only))
    drafts = build(communique, folder, table)
    failed = edit(tried, drafts, folder)
    files = load(folder / "record")
    counts = {"passed": 0, "known": 0, "failed": 0}
    for row in tried:
        package = table["drafts"][row.data["draft"]]["package"]
        try:
            expected(files, row.data.get("changes", []), package)
            wrong = [failed[row.file]] if row.file in failed else []
            if not wrong and not given.edit_only:
                wrong = list(judge(row, communique, folder, files, package))
        except Exception as error:
            wrong = [f"{type(error).__name__}: {error}"]
        if bool(wrong) != bool(row.known):
            counts["failed"] += 1
            print(f"FAILED  {row.name}")
            print("\n".join(f"        {line}" for line in wrong or ["is no longer wrong; take `known` away"]))
        else:
            counts["known" if wrong else "passed"] += 1
            if wrong:
                print(f"known   {row.name}: {row.known}")
    print(f"{counts['passed']} passed, {counts['known']} known limits, {counts['failed']} failed")
    return 1 if counts["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
