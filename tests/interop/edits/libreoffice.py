"""Opens drafts in LibreOffice, edits them as a person would, and saves them as Word files.

A list of jobs comes in as JSON on standard input, each `{"from", "to", "tracked", "edits"}`;
what could not be done goes out, a line for each, and the exit code says whether there was
anything. Run it with the Python that has LibreOffice's `uno`: Debian's own.

    libreoffice.py PROFILE <jobs.json
"""

import json
import os
import pathlib
import signal
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK

BOLD, NORMAL = 150.0, 100.0


def value(name, content):
    one = PropertyValue()
    one.Name, one.Value = name, content
    return one


class Office:
    """A LibreOffice of its own, with a profile of its own."""

    def __init__(self, profile):
        pipe = f"communique-{os.getpid()}"
        self.process = subprocess.Popen(
            [
                "soffice", "--headless", "--norestore", "--nologo", "--nodefault",
                f"-env:UserInstallation={profile.as_uri()}", f"--accept=pipe,name={pipe};urp;",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext(
            "com.sun.star.bridge.UnoUrlResolver", local
        )
        for _ in range(240):
            try:
                self.context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                break
            except Exception:
                time.sleep(0.25)
        else:
            self.close()
            sys.exit("LibreOffice does not answer")
        self.desktop = self.service("com.sun.star.frame.Desktop")

    def service(self, name, *arguments):
        manager = self.context.ServiceManager
        if arguments:
            return manager.createInstanceWithArgumentsAndContext(name, arguments, self.context)
        return manager.createInstanceWithContext(name, self.context)

    def author(self, name):
        """Whose changes are recorded from now on."""
        provider = self.service("com.sun.star.configuration.ConfigurationProvider")
        path = value("nodepath", "/org.openoffice.UserProfile/Data")
        access = provider.createInstanceWithArguments(
            "com.sun.star.configuration.ConfigurationUpdateAccess", (path,)
        )
        given, _, family = name.partition(" ")
        access.setPropertyValue("givenname", given)
        access.setPropertyValue("sn", family)
        access.commitChanges()

    def close(self):
        try:
            self.desktop.terminate()
        except Exception:
            pass
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.send_signal(signal.SIGKILL)


class Draft:
    """A file that is open, and what can be done to it. Texts are found by what they say."""

    def __init__(self, office, path):
        self.office = office
        hidden = value("Hidden", True)
        self.document = office.desktop.loadComponentFromURL(path.as_uri(), "_blank", 0, (hidden,))

    def save(self, path):
        self.document.storeToURL(path.as_uri(), (value("FilterName", "MS Word 2007 XML"),))
        self.document.close(True)

    def find(self, text):
        search = self.document.createSearchDescriptor()
        search.SearchString, search.SearchCaseSensitive = text, True
        found = self.document.findFirst(search)
        if found is None:
            raise LookupError(f"`{text}` is not in the draft")
        return found

    def paragraph(self, text):
        """A cursor over the content of the paragraph that holds a text."""
        found = self.find(text)
        cursor = found.Text.createTextCursorByRange(found.Start)
        cursor.gotoStartOfParagraph(False)
        cursor.gotoEndOfParagraph(True)
        return cursor

    # Words

    def replace(self, old, new):
        self.find(old).setString(new)

    def insert_after(self, text, new):
        found = self.find(text)
        found.Text.insertString(found.End, new, False)

    def delete(self, text):
        self.find(text).setString("")

    def replace_all(self, old, new):
        search = self.document.createReplaceDescriptor()
        search.SearchString, search.SearchCaseSensitive = old, True
        search.ReplaceString = new
        if not self.document.replaceAll(search):
            raise LookupError(f"`{old}` is not in the draft")

    def retype(self, text, new):
        self.paragraph(text).setString(new)

    def bold(self, text):
        self.find(text).CharWeight = BOLD

    def unbold(self, text):
        self.find(text).CharWeight = NORMAL

    def italic(self, text):
        self.find(text).CharPosture = uno.Enum("com.sun.star.awt.FontSlant", "ITALIC")

    def link(self, text, url):
        self.find(text).HyperLinkURL = url

    def reformat(self, text):
        """What means nothing for the record: size, colour, alignment, space."""
        found = self.paragraph(text)
        found.CharHeight, found.CharColor, found.ParaTopMargin = 14.0, 0x990000, 500
        found.ParaAdjust = uno.Enum("com.sun.star.style.ParagraphAdjust", "BLOCK")

    # Paragraphs, also those of lists and clauses

    def paragraph_after(self, text, new):
        cursor = self.paragraph(text)
        cursor.collapseToEnd()
        cursor.Text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
        cursor.Text.insertString(cursor, new, False)

    def paragraph_before(self, text, new):
        cursor = self.paragraph(text)
        cursor.collapseToStart()
        cursor.Text.insertString(cursor, new, False)
        cursor.Text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)

    def delete_paragraph(self, text):
        cursor = self.paragraph(text)
        if not cursor.gotoNextParagraph(True):
            raise LookupError(f"`{text}` stands in the last paragraph")
        cursor.setString("")

    def split(self, text):
        found = self.find(text)
        found.Text.insertControlCharacter(found.Start, PARAGRAPH_BREAK, False)

    def join(self, text):
        """With the paragraph before, with a blank between the two."""
        cursor = self.paragraph(text)
        cursor.collapseToStart()
        cursor.goLeft(1, True)
        cursor.setString(" ")

    def whole(self, text):
        """A paragraph is copied as with Shift+Down: with its end."""
        cursor = self.paragraph(text)
        cursor.gotoNextParagraph(True)
        controller = self.document.CurrentController
        controller.select(cursor)
        return cursor, controller.getTransferable()

    def paste_after(self, text, content):
        cursor = self.paragraph(text)
        cursor.gotoNextParagraph(False)
        controller = self.document.CurrentController
        controller.ViewCursor.gotoRange(cursor, False)
        controller.insertTransferable(content)

    def duplicate(self, text):
        _, content = self.whole(text)
        self.paste_after(text, content)

    def move_after(self, text, other):
        cursor, content = self.whole(text)
        cursor.setString("")
        self.paste_after(other, content)

    # Tables

    def command(self, name, text):
        """A command of the menu, with the cursor before a text."""
        self.document.CurrentController.ViewCursor.gotoRange(self.find(text).Start, False)
        self.dispatch(name)

    def dispatch(self, name):
        helper = self.office.service("com.sun.star.frame.DispatchHelper")
        frame = self.document.CurrentController.Frame
        helper.executeDispatch(frame, f".uno:{name}", "", 0, ())

    def row_after(self, text, *cells):
        found = self.find(text)
        table, row = found.TextTable, found.Cell.CellName.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        self.command("InsertRowsAfter", text)
        for column, content in enumerate(cells):
            table.getCellByPosition(column, int(row)).setString(content)

    def beside(self, text, new):
        """A person types into the cell on the right of a text."""
        found = self.find(text)
        row = found.Cell.CellName.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        content = found.TextTable.getCellByName(f"B{row}").Text
        content.insertString(content.End, new, False)

    def copy_beside(self, text):
        """A text is copied to the cell on the right, with its links and formats."""
        found = self.find(text)
        row = found.Cell.CellName.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        controller = self.document.CurrentController
        controller.select(self.paragraph(text))
        content = controller.getTransferable()
        target = found.TextTable.getCellByName(f"B{row}").Text
        controller.ViewCursor.gotoRange(target.End, False)
        controller.insertTransferable(content)

    def delete_row(self, text):
        self.command("DeleteRows", text)

    # What stands beside the text

    def comment(self, text, author, content):
        found = self.find(text)
        note = self.document.createInstance("com.sun.star.text.textfield.Annotation")
        note.Author, note.Content = author, content
        day = uno.createUnoStruct("com.sun.star.util.DateTime")
        day.Year, day.Month, day.Day, day.Hours = 2024, 5, 20, 10
        note.DateTimeValue = day
        found.Text.insertTextContent(found, note, True)

    def header(self, new):
        """A person writes into the head of every page that has one."""
        styles = self.document.StyleFamilies.getByName("PageStyles")
        done = False
        for name in styles.ElementNames:
            style = styles.getByName(name)
            if style.isInUse() and style.HeaderIsOn:
                text = style.HeaderText
                text.insertString(text.End, new, False)
                done = True
        if not done:
            raise LookupError("no page has a head")

    def accept_all(self):
        self.dispatch("AcceptAllTrackedChanges")

    def author(self, name):
        self.office.author(name)

    def record(self, on):
        self.document.RecordChanges = on


def main(profile):
    failed = 0
    office = Office(profile)
    try:
        for job in json.load(sys.stdin):
            draft = Draft(office, pathlib.Path(job["from"]))
            office.author("Test Author")
            draft.record(job["tracked"])
            for verb, *arguments in job["edits"]:
                try:
                    getattr(draft, verb)(*arguments)
                except Exception as error:
                    failed += 1
                    print(f"{job['to']}: {verb} {arguments}: {type(error).__name__} {error}"[:300])
            draft.save(pathlib.Path(job["to"]))
    finally:
        office.close()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve()))
