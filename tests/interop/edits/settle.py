"""Sits at a terminal and answers what `merge --write` asks.

    settle.py COMMUNIQUE

Two copies of one letter disagree in one place, and each has a tracked change that waits. For
each row of answers: the questions must come, in their order, the record must say what was
answered, and the exit code must tell whether something is left open. Somebody who goes away
in the middle leaves the record as it was; the end of input leaves open what is not answered.
"""

import pathlib
import shutil
import sys
import tempfile

import pexpect
import store
import word
import wordsave

LEAVE, END = "\x03", "\x04"
# The choices are both texts and the text as it was; or to accept a change.
ANA, BORIS, BEFORE, OPEN, YES = "1\n", "2\n", "3\n", "\n", "1\n"

SALUTATION = "#/documents/0/salutation"
INSERTED = "/documents/0/body/0 edited by Ana"
DELETED = "/documents/0/body/3/items/1 edited by Boris"

SENT = ["Dear Ms Vassil,", "on behalf of the group.", "the partnership with the private sector;"]
WITH = "on behalf of the group, which you know."
WITHOUT = "the partnership;"

# What is answered; what the record then says; the exit code.
ROWS = {
    "the text of one, and both changes": (
        [(SALUTATION, ANA), (INSERTED, YES), (DELETED, YES)],
        ["Dear Madam,", WITH, WITHOUT],
        0,
    ),
    "the text of the other, and one change": (
        [(SALUTATION, BORIS), (INSERTED, OPEN), (DELETED, "7\n" + YES)],
        ["Dear colleague,", SENT[1], WITHOUT],
        0,
    ),
    "the text as it was, and the other change": (
        [(SALUTATION, BEFORE), (INSERTED, YES), (DELETED, OPEN)],
        ["Dear Ms Vassil,", WITH, SENT[2]],
        0,
    ),
    "nothing is settled": ([(SALUTATION, OPEN), (INSERTED, OPEN), (DELETED, OPEN)], SENT, 5),
    "nothing more is to be asked": ([(SALUTATION, ANA), (INSERTED, END)], ["Dear Madam,", *SENT[1:]], 0),
    "nothing is to be asked": ([(SALUTATION, END)], SENT, 5),
    "somebody goes at the first question": ([(SALUTATION, LEAVE)], None, None),
    "somebody goes at the last": ([(SALUTATION, ANA), (INSERTED, YES), (DELETED, LEAVE)], None, None),
}
# Both copies have this, untracked: it is written whatever is answered.
AGREED = ("by the end of April", "by the end of March")


def copies(communique, folder):
    """The letter as Ana and as Boris sent it back."""
    sent = store.build(communique, folder)["letter"]
    for who, salutation, verb, arguments in [
        ("Ana", "Madam", "insert_after", ["on behalf of the group", ", which you know"]),
        ("Boris", "colleague", "delete", [" with the private sector"]),
    ]:
        draft = word.Draft(sent, False)
        draft.who = who
        draft.replace("Ms Vassil", salutation)
        draft.replace(*AGREED)
        draft.tracked = True
        getattr(draft, verb)(*arguments)
        wordsave.save(draft, folder / f"{who.lower()}.docx")


def answer(communique, folder, answers, *options):
    """Runs it on a terminal; all that was shown, and the exit code."""
    run = ["merge", "../ana.docx", "../boris.docx", "--as", "Ana", "--as", "Boris", "--write", *options]
    terminal = pexpect.spawn(
        str(communique), run, cwd=folder, encoding="utf-8", timeout=20, dimensions=(60, 200)
    )
    shown = ""
    for question, keys in answers:
        terminal.expect_exact(question)
        shown += terminal.before + question
        # The choices stand below the question.
        terminal.expect_exact("or nothing: ")
        shown += terminal.before
        terminal.send(keys)
    terminal.expect(pexpect.EOF)
    shown += terminal.before
    terminal.close()
    return shown, terminal.exitstatus


def judge(communique, folder, answers, wanted, code):
    """What is not as the row says."""
    record = folder / "record"
    shutil.rmtree(record, ignore_errors=True)
    shutil.copytree(store.CASES / "record", record)
    before = {path.name: path.read_bytes() for path in record.iterdir()}
    shown, exit = answer(communique, record, answers)
    after = {path.name: path.read_bytes() for path in record.iterdir()}
    if "Conflicts" not in shown.split("  1  ")[0]:
        yield "it asks before it reports"
    if wanted is None:
        if after != before:
            yield "the record is not as it was"
        if exit != 130:
            yield f"the exit code is {exit}"
        return
    text = (record / "meeting.json").read_text("utf-8")
    for one in [*wanted, AGREED[1]]:
        if one not in text:
            yield f"`{one}` is not in the record"
    for one in {"Dear Madam,", "Dear colleague,", WITH, WITHOUT, *SENT} - {*wanted}:
        if one in text:
            yield f"`{one}` is in the record, which nobody answered"
    if exit != code:
        yield f"the exit code is {exit}: {shown[-600:]}"


def main(communique):
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        copies(communique, folder)
        for name, row in ROWS.items():
            try:
                told = list(judge(communique, folder, *row))
            except (pexpect.TIMEOUT, pexpect.EOF) as error:
                told = [f"the question did not come: {error}"]
            wrong += bool(told)
            print("FAILED " if told else "ok     ", name)
            print("".join(f"        {line}\n" for line in told), end="")
        shown, _ = answer(communique, folder / "record", [], "--yes")
        if "or nothing:" in shown:
            wrong += 1
            print("FAILED  with `--yes` it asks")
    print(f"{len(ROWS) + 1 - wrong} passed, {wrong} failed")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve()))
