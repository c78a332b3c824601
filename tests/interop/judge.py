"""Has other programs judge the files that communique made.

usage: judge.py TOOLS FOLDER

Every PDF: veraPDF (PDF/A-3a, PDF/UA-1) and qpdf. Every Word file: the Open XML SDK
validator, openxml-audit, LibreOffice (opens it, exports it as PDF/UA that veraPDF accepts,
saves it with our marks kept). Every pair: the same words in the same order; those of `data`
also on the same pages, at the same height.
Ends with one line "N passed, M failed"; exit status 1 if anything failed.
"""

import collections
import difflib
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

import pikepdf

import tagged

TOOLS, FOLDER = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
HERE = pathlib.Path(__file__).parent
# Letters of Hebrew and Arabic.
RIGHT = re.compile("[\u0590-\u08ff]")
WORK = pathlib.Path(tempfile.mkdtemp(prefix="judge-"))
UA_EXPORT = "pdf:writer_pdf_Export:" + json.dumps(
    {name: {"type": "boolean", "value": "true"} for name in ("PDFUACompliance", "UseTaggedPDF")}
)
verdicts = collections.Counter()


def verdict(name, file, problems):
    verdicts["failed" if problems else "passed"] += 1
    if problems:
        print(f"FAIL {name} {file.relative_to(FOLDER) if FOLDER in file.parents else file.name}")
        for problem in problems[:12]:
            print(f"     {problem}")


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, errors="replace")


def vera(flavours, files):
    """One call for all files: the virtual machine starts once."""
    if not files:
        return
    answer = run("java", "-cp", TOOLS / "verapdf.jar", HERE / "VeraCheck.java",
                 "--flavours", flavours, *files)
    found, current = collections.defaultdict(list), None
    seen = set()
    for line in answer.stdout.splitlines():
        if match := re.match(r"(PASS|FAIL|ERROR) (\w+) (?:checks=\d+ )?(.*)", line):
            current = (match[2], match[3].split(".pdf")[0] + ".pdf")
            seen.add(current)
            if match[1] != "PASS":
                found[current].append(line)
        elif current and line.startswith("  ") and current in found:
            found[current].append(line.strip())
    for flavour in flavours.split(","):
        for file in files:
            key = (flavour, str(file))
            problems = found[key] if key in seen else ["no verdict", answer.stderr.strip()[-400:]]
            verdict(f"veraPDF {flavour}", file, problems)


def office(export, files, target):
    """Converts all files with few starts of LibreOffice; outputs by the input's stem. It
    passes over what stands behind its 255th argument."""
    target.mkdir(parents=True, exist_ok=True)
    profile = f"-env:UserInstallation=file://{WORK / 'profile'}"
    files = list(files)
    for first in range(0, len(files), 100):
        some = files[first:first + 100]
        run("soffice", profile, "--headless", "--convert-to", export, "--outdir", target, *some)


def mend(file):
    """Puts in what LibreOffice 7.4 leaves out of every export, whatever the file: marks
    around the lines of paragraph borders, and tags of the links that it makes of footnote
    marks, fields and within notes, the notes' IDs, and the meaning of its own tag for the
    style Quote. All else stays as it is, for the verdict."""
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        for page in pdf.pages:
            page.obj.Contents = pdf.make_stream(
                pikepdf.unparse_content_stream(with_lines_marked(page)))
            own = [note for note in page.obj.get("/Annots", []) if "/StructParent" in note]
            page.obj.Annots = pikepdf.Array(own)
            page.obj.Tabs = pikepdf.Name.S
        root = pdf.Root.StructTreeRoot
        if "/Quote" in root.get("/RoleMap", {}):
            del root.RoleMap["/Quote"]
        for number, node in enumerate(notes(root)):
            node.ID = pikepdf.String(f"note-{number}")
        pdf.save(file)


def notes(node):
    kids = node.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            if kid.S == pikepdf.Name.Note:
                yield kid
            yield from notes(kid)


def with_lines_marked(page):
    depth, path, out = 0, [], []
    begin = ([pikepdf.Name.Artifact], pikepdf.Operator("BMC"))
    end = ([], pikepdf.Operator("EMC"))
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        depth += (operator in ("BDC", "BMC")) - (operator == "EMC")
        if depth == 0 and operator in ("m", "l"):
            path.append(instruction)
        elif path and operator == "S":
            out += [begin, *path, instruction, end]
            path = []
        else:
            out += path + [instruction]
            path = []
    return out


def difference(ours, theirs):
    # LibreOffice writes words from the right in the order that they stand on the page, so of
    # those only the letters are compared.
    right = [collections.Counter("".join(filter(RIGHT.search, words))) for words in (ours, theirs)]
    ours, theirs = ([word for word in words if not RIGHT.search(word)] for words in (ours, theirs))
    matcher = difflib.SequenceMatcher(None, ours, theirs, autojunk=False)
    problems = []
    for letters in (right[0] - right[1], right[1] - right[0]):
        if any(RIGHT.search(letter) for letter in letters):
            problems.append(f"other letters from the right: {''.join(letters)!r}")
    for tag, i, j, k, l in matcher.get_opcodes():
        # A word may be cut into pieces differently; the letters must be the same.
        if tag != "equal" and "".join(ours[i:j]) != "".join(theirs[k:l]):
            problems.append(f"{tag}: {' '.join(ours[i:j][:14])!r} -> {' '.join(theirs[k:l][:14])!r}")
    return problems


def pages(file):
    """Of each page the words and how high they stand."""
    out = run("pdftotext", "-bbox", file, "-").stdout
    word = re.compile(r'<word xMin="[\d.]+" yMin="([\d.]+)"[^>]*>(.*?)</word>')
    return [[(text, float(top)) for top, text in word.findall(page)]
            for page in out.split("<page ")[1:]]


def places(ours, theirs):
    """Where the pages of two files differ: what stands on them, and how high."""
    ours, theirs = pages(ours), pages(theirs)
    if len(ours) != len(theirs):
        return [f"{len(ours)} pages -> {len(theirs)} pages"]
    problems = []
    for number, (own, other) in enumerate(zip(ours, theirs), 1):
        letters = [collections.Counter("".join(word for word, _ in page)) for page in (own, other)]
        if letters[0] != letters[1]:
            problems.append(f"page {number} holds other text")
        # Words that stand on the page once, so that it is plain which is which.
        count = collections.Counter(word for word, _ in own + other)
        tops = [{word: top for word, top in page if count[word] == 2} for page in (own, other)]
        for word in sorted(tops[0].keys() & tops[1].keys()):
            top, found = tops[0][word], tops[1][word]
            if abs(top - found) > 3:
                problems.append(f"page {number}: {word!r} at {top:.1f} -> {found:.1f}")
    return problems


def marks(file):
    """What finds a value again after LibreOffice 7.4: bookmarks in the text (it may drop a
    control around a note's mark), controls in notes (of bookmarks it keeps the first)."""
    with zipfile.ZipFile(file) as package:
        names = [name for name in package.namelist() if re.match(r"word/\w+\.xml$", name)]
        parts = {name: package.read(name).decode() for name in names}
    text = "".join(text for name, text in parts.items() if "footnotes" not in name)
    controls = parts.get("word/footnotes.xml", "").count("<w:sdt>")
    return set(re.findall(r'w:name="(_jp\w+)"', text)), controls


def main():
    pdfs = sorted(FOLDER.rglob("*.pdf"))
    word_files = sorted(FOLDER.rglob("*.docx"))
    if not pdfs or not word_files:
        sys.exit("no file to judge")
    print(f"judging {len(pdfs)} PDF and {len(word_files)} Word files")

    vera("3a,ua1", pdfs)
    for file in pdfs:
        answer = run("qpdf", "--check", file)
        verdict("qpdf", file, [] if answer.returncode == 0 else answer.stdout.splitlines()[-4:])

    for file in word_files:
        answer = run(TOOLS / "node_modules/.bin/ooxml-validator", file)
        verdict("Open XML SDK", file, [] if answer.returncode == 0 else answer.stdout.splitlines())
        answer = run(TOOLS / "venv/bin/openxml-audit", "-o", "json", "-m", "0", file)
        verdict("openxml-audit", file, [] if answer.returncode == 0 else answer.stdout.splitlines())

    # File names are made unique: LibreOffice writes all outputs into one folder.
    copies = {}
    for number, file in enumerate(word_files):
        copy = WORK / "in" / f"{number:03}.docx"
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(file.read_bytes())
        copies[file] = copy
    office(UA_EXPORT, copies.values(), WORK / "pdf")
    office("docx:MS Word 2007 XML", copies.values(), WORK / "saved")

    exported = []
    for file, copy in copies.items():
        result = WORK / "pdf" / f"{copy.stem}.pdf"
        verdict("LibreOffice opens", file, [] if result.exists() else ["no PDF came out"])
        if result.exists():
            exported.append(result)
            ours = file.with_suffix(".pdf")
            if ours.exists():
                verdict("same words", file, difference(tagged.words(ours), tagged.words(result)))
                if FOLDER / "data" in file.parents:
                    verdict("same places", file, places(ours, result))
        saved = WORK / "saved" / copy.name
        if not saved.exists():
            verdict("marks survive", file, ["LibreOffice saved nothing"])
            continue
        before, after = marks(copy), marks(saved)
        problems = [f"bookmark lost: {name}" for name in sorted(before[0] - after[0])]
        if before[0] and after[1] < before[1]:
            problems.append(f"content controls: {before[1]} before, {after[1]} after")
        verdict("marks survive", file, problems)
    for result in exported:
        mend(result)
    vera("ua1", exported)

    print(f"{verdicts['passed']} passed, {verdicts['failed']} failed")
    sys.exit(1 if verdicts["failed"] else 0)


main()
