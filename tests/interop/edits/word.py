"""Edits a draft as Word does, and saves it as Word does.

Word itself does not run here. What it does to a file is known from the standard (ECMA-376,
part 1, by section), from Microsoft's description of its extensions ([MS-DOCX], [MS-OI29500])
and from files that it wrote; each step of `save` says from where.

`edit(source, target, edits, tracked, ui)` reads one file and writes another. The verbs are
those of `libreoffice.py`.
"""

import copy
import hashlib
import io
import re
import zipfile

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
PKG = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
XML = "http://www.w3.org/XML/1998/namespace"
WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
DATE = "2024-05-20T10:00:00Z"

# The order of what says how a run looks (17.3.2.28), as far as it is used here.
LOOKS = ["rStyle", "b", "i", "color", "sz", "lang", "rPrChange"]


def w(name):
    return f"{{{W}}}{name}"


def make(tag, /, *children, **attributes):
    element = etree.Element(w(tag))
    for key, content in attributes.items():
        element.set(w(key), str(content))
    element.extend(children)
    return element


def number(*seed):
    """A number that looks drawn by lot and is the same every time."""
    digest = hashlib.sha256(repr(seed).encode()).digest()
    return int.from_bytes(digest[:4], "big") & 0x7FFFFFFE | 1


class Draft:
    """A file that is open, and what can be done to it. Texts are found by what they say."""

    def __init__(self, path, tracked):
        with zipfile.ZipFile(path) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        stories = [
            name
            for name in self.parts
            if re.fullmatch(r"word/(document|footnotes|header\d+|footer\d+)\.xml", name)
        ]
        stories.sort(key=lambda name: (name != "word/document.xml", name))
        self.trees = {name: etree.fromstring(self.parts[name]) for name in stories}
        self.tracked, self.who, self.next = tracked, "Test Author", 9000
        self.comments = []

    # Finding

    def paragraphs(self):
        for name, tree in self.trees.items():
            for paragraph in tree.iter(w("p")):
                yield name, paragraph

    @staticmethod
    def texts(paragraph):
        """What is shown: not what somebody has deleted."""
        for text in paragraph.iter(w("t")):
            if next(text.iterancestors(w("p"))) is paragraph and not any(
                True for _ in text.iterancestors(w("del"), w("moveFrom"))
            ):
                yield text

    def find(self, wanted):
        """The runs that hold a text and nothing else; the paragraph; its part's name."""
        for name, paragraph in self.paragraphs():
            texts = list(self.texts(paragraph))
            start = "".join(text.text or "" for text in texts).find(wanted)
            if start >= 0:
                return self.isolate(texts, start, start + len(wanted)), paragraph, name
        raise LookupError(f"`{wanted}` is not in the draft")

    def paragraph(self, wanted):
        return self.find(wanted)[1]

    @staticmethod
    def isolate(texts, start, end):
        runs, at = [], 0
        for text in texts:
            content = text.text or ""
            cuts = [max(start - at, 0), min(end - at, len(content))]
            at += len(content)
            if cuts[0] >= cuts[1]:
                continue
            run = text.getparent()
            before, middle, after = content[: cuts[0]], content[cuts[0] : cuts[1]], content[cuts[1] :]
            for part, where in ((before, "before"), (after, "after")):
                if part:
                    other = make("r")
                    if run.find(w("rPr")) is not None:
                        other.append(copy.deepcopy(run.find(w("rPr"))))
                    other.append(plain(part))
                    run.addprevious(other) if where == "before" else run.addnext(other)
            text.text = middle
            text.set(f"{{{XML}}}space", "preserve")
            runs.append(run)
        return runs

    # Changes that are recorded (17.13.5)

    def change(self, tag, *children):
        self.next += 1
        return make(tag, *children, id=self.next, author=self.who, date=DATE)

    def remove(self, runs):
        for run in runs:
            if not self.tracked:
                run.getparent().remove(run)
                continue
            for text in run.iter(w("t")):
                text.tag = w("delText")
            deleted = self.change("del")
            run.addprevious(deleted)
            deleted.append(run)

    def insert(self, beside, text, before=False):
        """A run with a text beside another, and looking like it."""
        new = make("r")
        if beside.find(w("rPr")) is not None:
            new.append(copy.deepcopy(beside.find(w("rPr"))))
        new.append(plain(text))
        anchor = beside.getparent() if beside.getparent().tag == w("del") else beside
        element = self.change("ins", new) if self.tracked else new
        anchor.addprevious(element) if before else anchor.addnext(element)

    def mark(self, paragraph, name):
        """Says of a paragraph's end that it was put in or taken out (17.13.5.15, 17.13.5.20)."""
        look = properties(paragraph, "pPr")
        own = look.find(w("rPr"))
        if own is None:
            own = make("rPr")
            look.append(own)
        own.insert(0, self.change(name))

    # Words

    def replace(self, old, new):
        runs, _, _ = self.find(old)
        last = runs[-1]
        if new:
            self.insert(last, new)
        self.remove(runs)
        if self.tracked and new:
            # Word shows what was deleted before what was put in.
            inserted = last.getparent().getprevious()
            if inserted is not None and inserted.tag == w("ins"):
                last.getparent().addnext(inserted)

    def delete(self, text):
        self.replace(text, "")

    def insert_after(self, text, new):
        self.insert(self.find(text)[0][-1], new)

    def replace_all(self, old, new):
        count = 0
        while count < 50:
            try:
                self.replace(old, new)
            except LookupError:
                break
            count += 1
        if not count:
            raise LookupError(f"`{old}` is not in the draft")

    def retype(self, text, new):
        paragraph = self.paragraph(text)
        self.replace("".join(text.text for text in self.texts(paragraph)), new)

    def look(self, text, **values):
        """Direct formatting; what was there before is kept where changes are recorded."""
        for run in self.find(text)[0]:
            own = properties(run, "rPr")
            before = copy.deepcopy(own)
            for name, val in values.items():
                own.append(make(name, val=val) if val else make(name))
            own[:] = sorted(own, key=lambda child: LOOKS.index(etree.QName(child).localname))
            if self.tracked:
                own.append(self.change("rPrChange", before))

    def bold(self, text):
        self.look(text, b=None)

    def unbold(self, text):
        # Ctrl+B in text whose character style is bold: the property is toggled (17.7.3).
        self.look(text, b="0")

    def italic(self, text):
        self.look(text, i=None)

    def reformat(self, text):
        paragraph = self.paragraph(text)
        look = properties(paragraph, "pPr")
        look.append(make("spacing", before="400"))
        look.append(make("jc", val="both"))
        self.look(text, color="990000", sz="28")

    def link(self, text, url):
        runs, _, part = self.find(text)
        existing = next(runs[0].iterancestors(w("hyperlink")), None)
        relation = self.relate(part, "hyperlink", url, external=True)
        if existing is not None:
            existing.set(f"{{{R}}}id", relation)
            return
        link = make("hyperlink", history="1")
        link.set(f"{{{R}}}id", relation)
        runs[0].addprevious(link)
        for run in runs:
            properties(run, "rPr").insert(0, make("rStyle", val="Hyperlink"))
            link.append(run)

    # Paragraphs

    def new_paragraph(self, like, text):
        paragraph = make("p")
        look = like.find(w("pPr"))
        if look is not None:
            paragraph.append(copy.deepcopy(look))
        run = make("r", plain(text))
        paragraph.append(self.change("ins", run) if self.tracked else run)
        return paragraph

    def paragraph_after(self, text, new):
        paragraph = self.paragraph(text)
        fresh = self.new_paragraph(paragraph, new)
        block(paragraph).addnext(fresh)
        if self.tracked:
            # The end that was there before is now that of the new paragraph.
            self.mark(paragraph, "ins")

    def paragraph_before(self, text, new):
        paragraph = self.paragraph(text)
        fresh = self.new_paragraph(paragraph, new)
        block(paragraph).addprevious(fresh)
        if self.tracked:
            self.mark(fresh, "ins")

    def enter(self, text, new):
        """Enter at the end of a control, and more text: the control then stands around both
        paragraphs (17.5.2.29: a block-level control holds paragraphs)."""
        paragraph = self.paragraph(text)
        fresh = self.new_paragraph(paragraph, new)
        paragraph.addnext(fresh)
        self.lift(paragraph, fresh)
        if self.tracked:
            self.mark(paragraph, "ins")

    def split(self, text):
        """Enter within a control, which then stands around both paragraphs."""
        runs, paragraph, _ = self.find(text)
        fresh = make("p")
        look = paragraph.find(w("pPr"))
        if look is not None:
            fresh.append(copy.deepcopy(look))
        control = next(runs[0].iterancestors(w("sdt")), None)
        rest, at = [], runs[0]
        while at is not None:
            rest.append(at)
            at = at.getnext()
        outer = []
        if control is not None and next(control.iterancestors(w("p")), None) is paragraph:
            at = control.getnext()
            while at is not None:
                outer.append(at)
                at = at.getnext()
        fresh.extend(rest + outer)
        paragraph.addnext(fresh)
        if control is not None:
            self.lift(paragraph, fresh)
        if self.tracked:
            self.mark(paragraph, "ins")

    @staticmethod
    def lift(first, second):
        """Makes a block-level control of the one within the first of two paragraphs."""
        control = next((own for own in first.iter(w("sdt"))), None)
        if control is None:
            return
        content = control.find(w("sdtContent"))
        for child in list(content):
            control.addprevious(child)
        control.getparent().remove(control)
        first.addprevious(control)
        content.extend([first, second])

    def delete_paragraph(self, text):
        paragraph = self.paragraph(text)
        if not self.tracked:
            own = block(paragraph)
            own.getparent().remove(own)
            return
        self.remove([text.getparent() for text in self.texts(paragraph)])
        self.mark(paragraph, "del")

    def join(self, text):
        """Delete at the end of the paragraph before, and a blank."""
        paragraph = self.paragraph(text)
        before = block(paragraph).getprevious()
        while before is not None and before.tag != w("p"):
            before = before.getprevious()
        runs = [text.getparent() for text in self.texts(before)]
        self.insert(runs[-1], " ")
        if self.tracked:
            self.mark(before, "del")
            return
        for child in list(paragraph):
            if child.tag != w("pPr"):
                before.append(child)
        paragraph.getparent().remove(paragraph)

    def move_after(self, text, other):
        paragraph, target = block(self.paragraph(text)), block(self.paragraph(other))
        if not self.tracked:
            target.addnext(paragraph)
            return
        # 17.13.5.21 to 17.13.5.28: a named range at each end, and runs marked as moved.
        moved = copy.deepcopy(paragraph)
        target.addnext(moved)
        for end, own in (("From", paragraph), ("To", moved)):
            for run in list(own.iter(w("r"))):
                holder = self.change(f"move{end}")
                run.addprevious(holder)
                holder.append(run)
            self.mark(own, f"move{end}")
            start = self.change(f"move{end}RangeStart")
            start.set(w("name"), "move1")
            own.addprevious(start)
            own.addnext(make(f"move{end}RangeEnd", id=start.get(w("id"))))
        for name in ("bookmarkStart", "bookmarkEnd"):
            # A bookmark is moved, not copied: there is one of a name.
            for mark in list(paragraph.iter(w(name))):
                mark.getparent().remove(mark)

    def duplicate(self, text):
        paragraph = block(self.paragraph(text))
        twin = copy.deepcopy(paragraph)
        for name in ("bookmarkStart", "bookmarkEnd"):
            for mark in list(twin.iter(w(name))):
                mark.getparent().remove(mark)
        for own in twin.iter(w("id")):
            own.set(w("val"), str(number("twin", own.get(w("val")))))
        if self.tracked:
            for run in list(twin.iter(w("r"))):
                holder = self.change("ins")
                run.addprevious(holder)
                holder.append(run)
            self.mark(twin, "ins")
        paragraph.addnext(twin)

    # Tables

    def row_after(self, text, *cells):
        row = next(self.paragraph(text).iterancestors(w("tr")))
        fresh = copy.deepcopy(row)
        for cell, content in zip(fresh.iter(w("tc")), cells):
            paragraph = cell.find(f".//{w('p')}")
            new = self.new_paragraph(paragraph, content)
            for child in list(cell):
                if child.tag != w("tcPr"):
                    cell.remove(child)
            cell.append(new)
        if self.tracked:
            properties(fresh, "trPr").append(self.change("ins"))
        row.addnext(fresh)

    def beside(self, text, new):
        """A person types into the cell on the right of a text."""
        cells = list(next(self.paragraph(text).iterancestors(w("tr"))).iter(w("tc")))
        last = cells[1].findall(w("p"))[-1]
        run = make("r", plain(new))
        last.append(self.change("ins", run) if self.tracked else run)

    def copy_beside(self, text):
        """A text is copied to the cell on the right: all that stands in its paragraph, with
        its control, which Word numbers anew, and without its bookmark, of which there is one."""
        paragraph = self.paragraph(text)
        cells = list(next(paragraph.iterancestors(w("tr"))).iter(w("tc")))
        last = cells[1].findall(w("p"))[-1]
        for child in paragraph:
            if child.tag in (w("pPr"), w("bookmarkStart"), w("bookmarkEnd")):
                continue
            own = copy.deepcopy(child)
            for control in own.iter(w("id")):
                control.set(w("val"), str(number("copy", text)))
            last.append(self.change("ins", own) if self.tracked and own.tag == w("r") else own)

    def delete_row(self, text):
        row = next(self.paragraph(text).iterancestors(w("tr")))
        if not self.tracked:
            row.getparent().remove(row)
            return
        for paragraph in row.iter(w("p")):
            self.remove([text.getparent() for text in self.texts(paragraph)])
        properties(row, "trPr").append(self.change("del"))

    # What stands beside the text

    def comment(self, text, author, content):
        runs, _, _ = self.find(text)
        own = str(len(self.comments))
        runs[0].addprevious(make("commentRangeStart", id=own))
        mark = make("r", make("rPr", make("rStyle", val="CommentReference")))
        mark.append(make("commentReference", id=own))
        end = make("commentRangeEnd", id=own)
        runs[-1].addnext(end)
        end.addnext(mark)
        note = make("comment", id=own, author=author, date=DATE, initials=author[:1])
        reference = make("r", make("annotationRef"))
        note.append(make("p", reference, make("r", plain(content))))
        self.comments.append(note)

    def header(self, new):
        heads = [name for name in self.trees if name.startswith("word/header")]
        for name in heads:
            paragraph = self.trees[name].find(f".//{w('p')}")
            run = make("r", plain(new))
            paragraph.append(self.change("ins", run) if self.tracked else run)
        if not heads:
            raise LookupError("no page has a head")

    def author(self, name):
        self.who = name

    # The package

    def relations(self, part):
        folder, name = part.rsplit("/", 1)
        path = f"{folder}/_rels/{name}.rels"
        return path, etree.fromstring(self.parts.get(path) or f'<Relationships xmlns="{PKG}"/>')

    def relate(self, part, kind, target, external=False):
        path, tree = self.relations(part)
        own = f"rId{900 + len(tree)}"
        kind = kind if kind.startswith("http") else f"{R}/{kind}"
        relation = etree.SubElement(tree, f"{{{PKG}}}Relationship", Id=own, Type=kind, Target=target)
        if external:
            relation.set("TargetMode", "External")
        self.parts[path] = serial(tree)
        return own

    def add_part(self, path, content, kind, relation):
        self.parts[path] = content
        types = etree.fromstring(self.parts["[Content_Types].xml"])
        etree.SubElement(types, f"{{{TYPES}}}Override", PartName=f"/{path}", ContentType=kind)
        self.parts["[Content_Types].xml"] = serial(types)
        self.relate("word/document.xml", relation, path.removeprefix("word/"))


def plain(text):
    element = make("t")
    element.text = text
    element.set(f"{{{XML}}}space", "preserve")
    return element


def properties(element, name):
    """The child that holds how something looks; it comes first."""
    own = element.find(w(name))
    if own is None:
        own = make(name)
        element.insert(0, own)
    return own


def block(paragraph):
    """The paragraph, or the control that stands around it alone."""
    content = paragraph.getparent()
    if content.tag == w("sdtContent") and len(content) == 1:
        return content.getparent()
    return paragraph


def serial(tree):
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
