"""Has other programs open, edit and save the files for translators, and judges what
`translations import` finds.

    translations.py COMMUNIQUE TOOLS FOLDER [--only WORD]

Every table: the Open XML SDK validator and openxml-audit; LibreOffice opens and saves it, and
nothing may be found then. Every XLIFF file: the rules of the standard (`xliffrules.py`);
translate-toolkit sees all its texts, and what it saves says the same; a translation that it
writes is found, and no other. Then people edit the
table of `tests/translations/record` as `translations.toml` says. FOLDER is written to.
"""

import argparse
import collections
import json
import pathlib
import shutil
import subprocess
import sys
import tomllib

from translate.storage import xliff2

import rig
import word
import wordsave
import xliffrules

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
LANGUAGES = ["sq", "bs", "bg", "hr", "mk", "ro", "cnr", "sr-Cyrl", "sr-Latn", "sl"]
counts = collections.Counter()


def verdict(name, problems):
    counts["failed" if problems else "passed"] += 1
    if problems:
        print(f"FAILED  {name}")
        print("\n".join(f"        {line}" for line in problems[:12]))


class Record:
    """A copy of a package whose documents are made in all languages."""

    def __init__(self, communique, source, folder, package):
        self.communique, self.root, self.package = communique, folder, package
        shutil.copytree(source, folder)
        path = folder / package
        record = json.loads(path.read_text("utf-8"))
        for document in record.get("documents", []):
            document["languages"] = ["en", *LANGUAGES]
        # Faces are the same in all files.
        record.setdefault("brand", {}).setdefault("fonts", {})["embed"] = False
        path.write_text(json.dumps(record, ensure_ascii=False, indent=1), "utf-8")

    def run(self, *arguments):
        run = [self.communique, "translations", *arguments, "--root", self.root]
        return subprocess.run(run, capture_output=True, text=True, timeout=120)

    def export(self, language, path):
        """The number of texts in the file."""
        done = self.run("export", self.root / self.package, "--lang", language, "--all", "-o", path)
        if done.returncode:
            raise RuntimeError(done.stderr)
        return int(done.stderr.split()[0])

    def found(self, path, *options):
        done = self.run("import", path, "--format", "json", *options)
        try:
            return json.loads(done.stdout)["files"][0]
        except json.JSONDecodeError:
            raise RuntimeError(f"exit code {done.returncode}: {done.stderr.strip()[:600]}")


def nothing(found, count):
    """What is found in a file that nobody touched."""
    for name in ("edits", "notWritten", "inStep", "remarks"):
        if found[name]:
            yield f"{name}: {rig.short(found[name])}"
    seen = found["asBefore"] + found["withoutTranslation"]
    if seen != count:
        yield f"{count} texts were written, {seen} came back"


def records(communique, folder):
    """All bundled packages, and those of the cases in all languages."""
    for path in sorted((ROOT / "data/sofia-2013").glob("*.json")):
        if "documents" in json.loads(path.read_text("utf-8")):
            own = folder / "records" / path.stem
            yield Record(communique, ROOT / "data", own, f"sofia-2013/{path.name}")
    for case in [*sorted((ROOT / "tests/cases").glob("languages*")), ROOT / "tests/cases/notes", ROOT / "tests/cases/scripts"]:
        yield Record(communique, case, folder / "records" / case.name, "record.json")
    yield Record(communique, ROOT / "tests/translations/record", folder / "records/lunch", "lunch.json")


def tables(all_records, tools, folder):
    """Validators judge the tables; LibreOffice opens and saves them."""
    jobs, wanted = [], {}
    (folder / "tables").mkdir()
    for record in all_records:
        for language in LANGUAGES:
            name = f"{record.root.name}-{language}"
            path, saved = folder / f"tables/{name}.docx", folder / f"tables/{name}-saved.docx"
            count = record.export(language, path)
            found = record.found(path)
            verdict(f"{name}: comes back", list(nothing(found, count)))
            jobs.append({"from": str(path), "to": str(saved), "tracked": False, "edits": []})
            wanted[name] = (record, count, path, saved)
    failed = rig.libreoffice(jobs, folder)
    for name, (record, count, path, saved) in wanted.items():
        problems = [failed[saved.name]] if saved.name in failed else list(nothing(record.found(saved), count))
        verdict(f"{name}: opened and saved by LibreOffice", problems)
        # A start of a validator takes a second, and tables are alike in all languages.
        if not name.endswith(("-sq", "-sr-Cyrl")):
            continue
        answer = subprocess.run([tools / "node_modules/.bin/ooxml-validator", path], capture_output=True, text=True)
        verdict(f"{name}: Open XML SDK", answer.stdout.splitlines() if answer.returncode else [])
        answer = subprocess.run([tools / "venv/bin/openxml-audit", "-o", "json", "-m", "0", path], capture_output=True, text=True)
        verdict(f"{name}: openxml-audit", answer.stdout.splitlines() if answer.returncode else [])


def toolkit(all_records, folder):
    """translate-toolkit reads the XLIFF files, saves them, and translates a text."""
    (folder / "xliff").mkdir()
    for record in all_records:
        for language in LANGUAGES:
            name = f"{record.root.name}-{language}"
            path = folder / f"xliff/{name}.xlf"
            count = record.export(language, path)
            verdict(f"{name}: rules of XLIFF", list(xliffrules.broken(path)))
            store = xliff2.Xliff2File.parsefile(str(path))
            problems = []
            if len(store.units) != count or store.sourcelanguage != "en" or store.targetlanguage != language:
                problems.append(f"{len(store.units)} of {count} texts seen")
            saved = folder / f"xliff/{name}-saved.xlf"
            saved.write_bytes(bytes(store))
            problems += nothing(record.found(saved), count)
            plain = next((unit for unit in store.units if len(unit.get_source_dom()) == 0), None)
            if plain is not None:
                plain.target = "A & *B*"
                plain.marktranslated()
                saved.write_bytes(bytes(store))
                edits = [edit["after"] for edit in record.found(saved)["edits"]]
                if edits != ["A & \\*B\\*"]:
                    problems.append(f"found: {rig.short(edits)}")
            verdict(f"{name}: translate-toolkit", problems)


def edited(record, rows, folder):
    """People work on the table; what could not be done, by the name of the file."""
    (folder / "edited").mkdir()
    sheet, failed, jobs = folder / "hr.docx", {}, []
    record.export("hr", sheet)
    for row in rows:
        target, tracked = folder / f"edited/{row.slug}.docx", "tracked" in row.program
        if row.program.startswith("libreoffice"):
            jobs.append({"from": str(sheet), "to": str(target), "tracked": tracked, "edits": row.data["edits"]})
            continue
        draft, verb, arguments = word.Draft(sheet, tracked), "save", []
        try:
            for verb, *arguments in row.data["edits"]:
                getattr(draft, verb)(*arguments)
            wordsave.save(draft, target, german="german" in row.program)
        except Exception as error:
            failed[target.name] = f"{verb} {arguments}: {type(error).__name__} {error}"
    return {**failed, **rig.libreoffice(jobs, folder)}


def judge(row, record, folder):
    """What is not as the table says."""
    found = record.found(folder / f"edited/{row.slug}.docx")
    names = {edit["value"].removeprefix("lunch.json#"): edit["after"] for edit in found["edits"]}
    yield from rig.differences(row.data.get("texts", {}), names)
    held = sorted(one["value"] for one in found["notWritten"])
    yield from rig.differences(sorted(row.data.get("held", [])), held)
    remarks = [one["text"] for one in found["remarks"] if not one["text"].startswith("tracked changes")]
    yield from rig.differences(row.data.get("remarks", []), remarks)
    was_tracked = len(found["remarks"]) > len(remarks)
    if was_tracked != ("tracked" in row.program and bool(row.data["edits"])):
        yield f"tracked changes are {'' if was_tracked else 'not '}told"


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("communique", type=pathlib.Path)
    arguments.add_argument("tools", type=pathlib.Path)
    arguments.add_argument("folder", type=pathlib.Path)
    arguments.add_argument("--only", default="")
    given = arguments.parse_args()
    communique, tools, folder = given.communique.resolve(), given.tools.resolve(), given.folder.resolve()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    all_records = list(records(communique, folder))
    if not given.only:
        tables(all_records, tools, folder)
        toolkit(all_records, folder)
    table = tomllib.loads((HERE / "translations.toml").read_text("utf-8"))
    rows = list(rig.rows(table, given.only))
    failed = edited(all_records[-1], rows, folder)
    for row in rows:
        name = f"{row.slug}.docx"
        problems = [failed[name]] if name in failed else list(judge(row, all_records[-1], folder))
        verdict(row.name, problems)
    print(f"{counts['passed']} passed, {counts['failed']} failed")
    return 1 if counts["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
