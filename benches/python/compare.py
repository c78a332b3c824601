"""200 co-signed letters by a loop over the `typst` package, PDF alone, against the program's
200 pairs of PDF and Word; processor time of each, by turns.

    python3 -m venv venv && venv/bin/pip install typst==0.15.2
    cargo build --release
    venv/bin/python benches/python/compare.py target/release/communique
"""

import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import typst

COUNT = 200
TURNS = 5
HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent


def records(folder: Path) -> None:
    """The benchmark's letter to so many people, in one package."""
    shutil.copytree(REPOSITORY / "data", folder, dirs_exist_ok=True)
    record = json.loads((HERE.parent / "letter.json").read_text())
    pattern = record["documents"][0]
    record["documents"] = []
    for number in range(COUNT):
        name = f"Recipient{number:04}"
        record["people"][name.lower()] = {
            "honorificPrefix": {"en": "Ms"},
            "givenName": "Ana",
            "familyName": name,
            "visibility": "public",
        }
        record["documents"].append(
            pattern
            | {
                "id": f"letter-{number:04}",
                "salutation": {"en": f"Dear Ms {name},"},
                "addressees": [{"person": name.lower()}],
            }
        )
    (folder / "letters.json").write_text(json.dumps(record))


def program(binary: Path, folder: Path, *more: str) -> None:
    command = [binary, "build", "letters.json", "--root", ".", "--quiet", *more]
    subprocess.run([*map(str, command)], cwd=folder, check=True, stdout=subprocess.DEVNULL)


def loop(source: Path, fonts: Path) -> None:
    """What one would write instead: the same look, the name replaced."""
    text = (source / "main.typ").read_text()
    compiler = typst.Compiler(
        str(source / "main.typ"),
        root=str(source),
        font_paths=[str(fonts)],
        ignore_system_fonts=True,
    )
    out = source.parent / "loop"
    out.mkdir(exist_ok=True)
    for number in range(COUNT):
        own = text.replace("Recipient0000", f"Recipient{number + 1:04}")
        pdf = compiler.compile(
            own.encode(), format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=0
        )
        (out / f"letter-{number:04}.pdf").write_bytes(pdf)


def spent(who: int) -> float:
    usage = resource.getrusage(who)
    return usage.ru_utime + usage.ru_stime


def measure(who: int, work) -> tuple[float, float]:
    before, begin = spent(who), time.perf_counter()
    work()
    scale = 1000 / COUNT
    return (spent(who) - before) * scale, (time.perf_counter() - begin) * scale


def main() -> None:
    binary = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "data"
        records(folder)
        # PDF/A-2a holds no record.
        one = ["--format", "typst", "--no-attach", "--document", "letter-0000"]
        program(binary, folder, *one, "-o", "typst")
        source = next(folder.glob("typst/*/*.typst"))
        fonts = REPOSITORY / "src/fonts/faces"
        ours, theirs = [], []
        for _ in range(TURNS):
            # What is there already would be left alone.
            pairs = lambda: program(binary, folder, "--force", "-o", "out")
            ours.append(measure(resource.RUSAGE_CHILDREN, pairs))
            theirs.append(measure(resource.RUSAGE_SELF, lambda: loop(source, fonts)))
        for form in ["pdf", "docx"]:
            assert len(list(folder.glob(f"out/*/*.{form}"))) == COUNT
        pdf = next(source.parent.glob("loop/*.pdf")).stat().st_size
        print(f"{os.cpu_count()} processors, typst {typst.__version__}, PDF of {pdf} bytes\n")
        print("| | processor, ms a letter | wall |\n|---|---|---|")
        for what, costs in [("communique: PDF and Word", ours), ("typst in Python: PDF", theirs)]:
            cpu, wall = (statistics.median(own) for own in zip(*costs))
            print(f"| {what} | {cpu:.2f} | {wall:.2f} |")
        ratio = statistics.median(a[0] / b[0] for a, b in zip(ours, theirs))
        print(f"\nprocessor time of ours to theirs: {ratio:.2f}")


main()
