"""Builds the drafts, has programs edit them as `table.toml` says, and judges what `merge` finds.

    rig.py COMMUNIQUE FOLDER [--only WORD] [--edit-only]

FOLDER is written to: the drafts, the edited files and, for each row, a copy of the package
that the changes were written into, and all that `merge` said. The exit code is 1 if a row is not as the table says; a
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
    """A row of the table in one program, and the files that come back: one, or several."""

    def __init__(self, data, program):
        self.data, self.program = data, program
        self.name = f"{data['name']} · {program}"
        self.slug = re.sub(r"[^a-z0-9]+", "-", self.name.lower()).strip("-")
        self.known = data.get("known", {}).get(program)
        copies = data.get("copies", [{"edits": data.get("edits")}])
        self.files = [
            {
                "name": f"{self.slug}.docx" if len(copies) == 1 else f"{self.slug}-{number}.docx",
                "program": copy.get("in", program),
                "edits": copy["edits"],
                "as": copy.get("as"),
            }
            for number, copy in enumerate(copies, 1)
        ]


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
    shutil.copytree(ROOT / "tests/cases/bilingual-letter", folder / "record/bilingual")
    brand = folder / "record/data/shared/brand.json"
    look = brand.read_text("utf-8").replace('"fallback": []', '"fallback": [], "embed": false')
    brand.write_text(look, "utf-8")
    packages = sorted({folder / "record" / draft["package"] for draft in table["drafts"].values()})
    run = [communique, "build", *packages, "--root", folder / "record", "--out", folder / "drafts"]
    subprocess.run([*run, "--format", "docx", "--quiet"], check=True)
    return {name: next((folder / "drafts").rglob(draft["file"])) for name, draft in table["drafts"].items()}


def edit(rows, drafts, folder):
    """Edits all files; what could not be done, by the name of the file."""
    failed = {}
    (folder / "edited").mkdir()
    jobs = []
    for row, file in ((row, file) for row in rows for file in row.files):
        source, target = drafts[row.data["draft"]], folder / "edited" / file["name"]
        program, tracked = file["program"], "tracked" in file["program"]
        if program.startswith("libreoffice"):
            job = {"from": str(source), "to": str(target), "tracked": tracked}
            jobs.append({**job, "edits": file["edits"]})
            continue
        draft, verb, arguments = word.Draft(source, tracked), "save", []
        try:
            for verb, *arguments in file["edits"]:
                getattr(draft, verb)(*arguments)
            if program == "stripped":
                wordsave.strip(draft)
            wordsave.save(draft, target, german="german" in program)
        except Exception as error:
            failed[file["name"]] = f"{verb} {arguments}: {type(error).__name__} {error}"
    return {**failed, **libreoffice(jobs, folder)}


def libreoffice(jobs, folder):
    """Has LibreOffice do them; what could not be done, by the name of the file."""
    failed = {}
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


class Merge:
    """Runs `merge` on the files of a row, into a copy of the record."""

    def __init__(self, communique, folder, row, package, name="merged"):
        self.record = folder / name / row.slug
        shutil.copytree(folder / "record", self.record)
        self.reports = []
        self.communique, self.package = communique, package
        self.take([folder / "edited" / file["name"] for file in row.files])
        for file in row.files:
            if file["as"]:
                self.run += ["--as", file["as"]]

    def take(self, files):
        """Files that came back."""
        self.run = [self.communique, "merge", *files, "--into", self.record / self.package]
        self.run += ["--root", self.record, "--format", "json", "--yes"]

    def __call__(self, *options):
        """The report's lists, of all packages; the exit code."""
        done = subprocess.run([*self.run, *options], text=True, capture_output=True, timeout=60)
        try:
            report = json.loads(done.stdout)
        except json.JSONDecodeError:
            raise RuntimeError(f"exit code {done.returncode}: {done.stderr.strip()[:600]}")
        self.reports.append(report)
        path = self.record.with_suffix(".json")
        path.write_text(json.dumps(self.reports, ensure_ascii=False, indent=1), "utf-8")
        lists = {}
        for one in report["packages"]:
            for name, value in one.items():
                if isinstance(value, list):
                    lists.setdefault(name, []).extend(value)
            for file, changes in one["patch"].items():
                lists.setdefault("patch", []).extend(changes)
        return lists, done.returncode


def judge(row, merge, files, package):
    """What is not as the table says."""
    data = row.data
    tracked = "tracked" in row.program and "unrecorded" not in data
    if tracked and data.get("changes"):
        report, _ = merge()
        if report.get("edits"):
            yield f"written though nobody accepted it: {short(report['edits'])}"
        if not report.get("pending"):
            yield "nothing waits to be accepted"
    report, code = merge("--write", "--accept", "all")
    wanted = expected(files, data.get("changes", []), package)
    yield from differences(plain(wanted), plain(load(merge.record)))
    if report["pending"]:
        yield f"still waits: {short(report['pending'])}"
    if tracked and not all(edit["tracked"] for edit in report["edits"]):
        yield f"not known to be tracked: {short(report['edits'])}"
    if not tracked and any(edit["tracked"] for edit in report["edits"]):
        yield "taken for tracked"
    yield from match("comments", data, report["comments"], lambda one, found: (
        found["author"] == one["author"] and found["text"] == one["text"]
    ))
    loose = [("homeless", text) for text in data.get("homeless", [])]
    loose += [("computed", one) for one in data.get("computed", [])]
    yield from match("loose", {"loose": loose}, report["loose"], fits, several=True)
    yield from match("conflicts", data, report["conflicts"], lambda one, found: (
        sorted(one["texts"]) == sorted(side["text"] for side in found["sides"])
    ))
    yield from match("held", data, report["notWritten"], lambda one, found: (
        one in found["before"] + found["after"]
    ))
    if bool(code) != bool(data.get("conflicts")):
        yield f"the exit code is {code}"
    by = {name for edit in report["edits"] for name in edit["by"]}
    for author in data.get("authors", []):
        if author not in by:
            yield f"{author} is not named: {sorted(by)}"
    report, again = merge("--write", "--accept", "all")
    if report.get("patch"):
        yield f"a second merge changes more: {short(report['patch'])}"
    if again != code:
        yield f"a second merge ends with {again}: {short(report['conflicts'])}"


def consolidate(rows, communique, folder, files, table):
    """The changes of several copies in one file, which LibreOffice accepts: they must be those
    of the copies. What is wrong, by row."""
    (folder / "consolidated").mkdir()
    jobs, merges = [], {}
    for row in rows:
        package = table["drafts"][row.data["draft"]]["package"]
        merge = Merge(communique, folder, row, package, "all-in-one")
        path = folder / "consolidated" / f"{row.slug}.docx"
        merge("--accept", "all", "--consolidated", path)
        target = folder / "edited" / f"{row.slug}-accepted.docx"
        jobs.append({"from": str(path), "to": str(target), "tracked": False, "edits": [["accept_all"]]})
        merges[row] = (merge, target, package)
    failed = libreoffice(jobs, folder)
    for row, (merge, target, package) in merges.items():
        merge.take([target])
        merge("--write")
        wanted = expected(files, row.data.get("changes", []), package)
        wrong = [failed[target.name]] if target.name in failed else []
        yield row, wrong + list(differences(plain(wanted), plain(load(merge.record))))


def fits(wanted, found):
    kind, one = wanted
    if kind == "homeless":
        return one in found["after"]
    return one["text"] in found["after"] and one["field"] in found["place"] + found["hint"]


def match(name, data, found, fits, several=False):
    """Each of what is wanted is there once (or `several` times), and nothing else."""
    found = list(found)
    for one in data.get(name, []):
        own = [other for other in found if fits(one, other)]
        if not own:
            yield f"{name}: {short(one)} is not among {short(found)}"
        for other in own if several else own[:1]:
            found.remove(other)
    if found:
        yield f"{name}: unexpected {short(found)}"


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
    several = []
    for row in tried:
        package = table["drafts"][row.data["draft"]]["package"]
        try:
            expected(files, row.data.get("changes", []), package)
            wrong = [failed[file["name"]] for file in row.files if file["name"] in failed]
            if not wrong and not given.edit_only:
                merge = Merge(communique, folder, row, package)
                wrong = list(judge(row, merge, files, package))
        except Exception as error:
            wrong = [f"{type(error).__name__}: {error}"]
        if bool(wrong) != bool(row.known):
            counts["failed"] += 1
            print(f"FAILED  {row.name}")
            print("\n".join(f"        {line}" for line in wrong or ["is no longer wrong; take `known` away"]))
        else:
            counts["known" if wrong else "passed"] += 1
            if not wrong and len(row.files) > 1 and "conflicts" not in row.data:
                several.append(row)
            if wrong:
                print(f"known   {row.name}: {row.known}")
    if not given.edit_only:
        for row, wrong in consolidate(several, communique, folder, files, table):
            counts["failed" if wrong else "passed"] += 1
            if wrong:
                print(f"FAILED  {row.name} · all in one file")
                print("\n".join(f"        {line}" for line in wrong))
    print(f"{counts['passed']} passed, {counts['known']} known limits, {counts['failed']} failed")
    return 1 if counts["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
