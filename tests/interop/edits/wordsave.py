"""What Word does to a file when it saves it, step by step.

The steps stand in `STEPS`, in the order they are done; each says how it is known. They change
nothing that a reader of the text would see.
"""

import copy
import io
import zipfile

from lxml import etree

from word import MC, PKG, R, TYPES, W, W14, WORDML, XML, make, number, plain, properties, serial, w

# Which identifiers built-in styles have in a German Word. Names in the file stay English,
# identifiers are made of the localised names without what is not ASCII (python-docx,
# "Understanding Styles"; files written by German Words have "berschrift1" for "heading 1").
GERMAN = {
    "Normal": "Standard",
    "Heading1": "berschrift1",
    "Heading2": "berschrift2",
    "Title": "Titel",
    "Subtitle": "Untertitel",
    "Strong": "Fett",
    "Emphasis": "Hervorhebung",
    "Quote": "Zitat",
    "Caption": "Beschriftung",
    "Salutation": "Anrede",
    "Closing": "Gruformel",
    "Signature": "Unterschrift",
    "Header": "Kopfzeile",
    "Footer": "Fuzeile",
    "ListBullet": "Aufzhlungszeichen",
    "ListNumber": "Listennummer",
    "ListNumber2": "Listennummer2",
    "FootnoteText": "Funotentext",
    "FootnoteReference": "Funotenzeichen",
}


def numbers_of_sessions(draft):
    """17.15.1.72 rsids, 17.3.1.22 p, 17.3.2.25 r: every editing session has a number, which
    paragraphs and runs carry that were changed in it."""
    old, new = f"{number('rsid', 1):08X}", f"{number('rsid', 2):08X}"
    for _, paragraph in draft.paragraphs():
        for name in ("rsidR", "rsidRDefault"):
            paragraph.set(w(name), old)
        paragraph.set(w("rsidP"), new)
    for tree in draft.trees.values():
        for index, run in enumerate(tree.iter(w("r"))):
            if index % 3 == 0:
                run.set(w("rsidRPr"), new)
    settings = etree.fromstring(draft.parts["word/settings.xml"])
    rsids = make("rsids", make("rsidRoot", val=old), make("rsid", val=old), make("rsid", val=new))
    after = {w(name) for name in ("mathPr", "themeFontLang", "clrSchemeMapping", "decimalSymbol", "listSeparator")}
    place = next((own for own in settings if own.tag in after), None)
    place.addprevious(rsids) if place is not None else settings.append(rsids)
    draft.parts["word/settings.xml"] = serial(settings)


def numbers_of_paragraphs(draft):
    """[MS-DOCX] 2.6.2.3 paraId, 2.6.2.4 textId: each paragraph has a number of its own."""
    for name, tree in list(draft.trees.items()):
        draft.trees[name] = tree = with_namespaces(tree)
        for index, paragraph in enumerate(tree.iter(w("p"))):
            paragraph.set(f"{{{W14}}}paraId", f"{number(name, index):08X}")
            paragraph.set(f"{{{W14}}}textId", "77777777")


def with_namespaces(tree):
    """The root says which namespaces older programs may pass over (part 3, 10.1)."""
    names = {**tree.nsmap, "mc": MC, "w14": W14, "r": R}
    root = etree.Element(tree.tag, nsmap=names)
    for key, content in tree.attrib.items():
        root.set(key, content)
    root.set(f"{{{MC}}}Ignorable", "w14")
    root.extend(list(tree))
    return root


def cut_runs(draft):
    """17.13.8.1 proofErr, 17.3.2.20 lang: where spelling is doubted or the language of the
    keyboard differs, a run is cut, often in the middle of a word."""
    for _, paragraph in list(draft.paragraphs()):
        for index, text in enumerate(list(draft.texts(paragraph))):
            run, content = text.getparent(), text.text or ""
            if len(run.findall(w("t"))) != 1 or len(content) < 12 or index % 2:
                continue
            cut = content.find(" ", 4) + 3
            if not 4 < cut < len(content) - 2:
                continue
            first, second = copy.deepcopy(run), run
            for part, own in ((content[:cut], first), (content[cut:], second)):
                own.find(w("t")).text = part
                own.find(w("t")).set(f"{{{XML}}}space", "preserve")
            run.addprevious(first)
            first.addprevious(make("proofErr", type="spellStart"))
            run.addprevious(make("proofErr", type="spellEnd"))
            for change in first.iter(w("rPrChange")):
                change.set(w("id"), str(int(change.get(w("id"))) + 5000))
            lang = properties(second, "rPr")
            if lang.find(w("lang")) is None and lang.find(w("rPrChange")) is None:
                lang.append(make("lang", val="en-US"))


def page_breaks(draft):
    """17.3.3.13 lastRenderedPageBreak: where a page ended when the file was last laid out."""
    runs = [run for run in draft.trees["word/document.xml"].iter(w("r")) if run.find(w("t")) is not None]
    if runs:
        runs[len(runs) // 2].find(w("t")).addprevious(make("lastRenderedPageBreak"))


def bookmarks(draft):
    """17.13.6.1 bookmarkEnd, 17.13.6.2 bookmarkStart: both may stand between paragraphs, and
    Word puts the end of one that reaches to the end of a paragraph into the next one. The
    numbers are given anew. `_GoBack` is where the cursor was last."""
    body = draft.trees["word/document.xml"]
    ends = [own for own in body.iter(w("bookmarkEnd")) if own.getnext() is None]
    for index, end in enumerate(ends):
        paragraph = end.getparent()
        following = paragraph.getnext()
        if paragraph.tag == w("p") and following is not None and following.tag == w("p") and index % 2:
            look = following.find(w("pPr"))
            look.addnext(end) if look is not None else following.insert(0, end)
        elif paragraph.tag == w("p") and index % 3 == 0:
            paragraph.addnext(end)
    known = {}
    for mark in body.iter(w("bookmarkStart"), w("bookmarkEnd")):
        old = mark.get(w("id"))
        mark.set(w("id"), known.setdefault(old, str(len(known) + 1)))
    last = list(body.iter(w("p")))[-1]
    last.append(make("bookmarkStart", id="0", name="_GoBack"))
    last.append(make("bookmarkEnd", id="0"))


def controls(draft):
    """17.5.2.26 richText: a control that names no kind is one of rich text, and Word leaves the
    name away. [MS-DOCX] 2.5.1: a control may say how it looks on the screen."""
    for tree in draft.trees.values():
        for own in tree.iter(w("sdtPr")):
            rich = own.find(w("richText"))
            if rich is not None:
                own.remove(rich)
            look = etree.SubElement(own, "{http://schemas.microsoft.com/office/word/2012/wordml}appearance")
            look.set("{http://schemas.microsoft.com/office/word/2012/wordml}val", "boundingBox")


def smart_tags(draft):
    """17.5.1.9 smartTag: words that Word up to 2007 takes for places or names stand in an element
    of their own; later ones neither write nor know it (the schema of the Open XML SDK)."""
    for _, paragraph in list(draft.paragraphs()):
        for text in list(draft.texts(paragraph)):
            run, content = text.getparent(), text.text or ""
            for word in ("Bulgaria", "Sofia", "Zagreb"):
                at = content.find(word)
                if at < 0 or len(run.findall(w("t"))) != 1:
                    continue
                (own,) = draft.isolate([text], at, at + len(word))
                tag = make("smartTag", uri="urn:schemas-microsoft-com:office:smarttags", element="place")
                own.addprevious(tag)
                tag.append(own)
                break


def fields(draft):
    """17.16.18 fldChar, 17.16.19 fldSimple, 17.16.23 instrText: fields are written in their long
    form, the instruction cut into runs."""
    for tree in draft.trees.values():
        for simple in list(tree.iter(w("fldSimple"))):
            instruction = simple.get(w("instr"))
            runs = [make("r", make("fldChar", fldCharType="begin"))]
            half = max(len(instruction) // 2, 1)
            for part in (instruction[:half], instruction[half:]):
                text = make("instrText")
                text.text = part
                text.set(f"{{{XML}}}space", "preserve")
                runs.append(make("r", text))
            runs.append(make("r", make("fldChar", fldCharType="separate")))
            runs.extend(list(simple))
            runs.append(make("r", make("fldChar", fldCharType="end")))
            for run in runs:
                simple.addprevious(run)
            simple.getparent().remove(simple)


def alternatives(draft):
    """Part 3, 10.2 AlternateContent: what only newer programs know is written twice, and a reader
    takes one of the two."""
    for tree in draft.trees.values():
        for drawing in list(tree.iter(w("drawing"))):
            both = etree.Element(f"{{{MC}}}AlternateContent", nsmap={"mc": MC})
            drawing.addprevious(both)
            choice = etree.SubElement(both, f"{{{MC}}}Choice", Requires="w14")
            fallback = etree.SubElement(both, f"{{{MC}}}Fallback")
            fallback.append(copy.deepcopy(drawing))
            choice.append(drawing)


def styles(draft):
    """The identifiers of built-in styles are those of the language of the user's Word."""
    sheet = etree.fromstring(draft.parts["word/styles.xml"])
    for style in sheet.iter(w("style")):
        own = style.get(w("styleId"))
        style.set(w("styleId"), GERMAN.get(own, own))
    users = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link", "styleLink", "numStyleLink")
    numbering = "word/numbering.xml"
    others = {numbering: etree.fromstring(draft.parts[numbering])} if numbering in draft.parts else {}
    for tree in [sheet, *draft.trees.values(), *others.values()]:
        for name in users:
            for own in tree.iter(w(name)):
                own.set(w("val"), GERMAN.get(own.get(w("val")), own.get(w("val"))))
    for name, tree in {"word/styles.xml": sheet, **others}.items():
        draft.parts[name] = serial(tree)


def sources(draft):
    """A store of bibliographic sources comes as `customXml/item1.xml`, and the one that was there
    gets another number (files written by Word; 22.6 Bibliography)."""
    if "customXml/item1.xml" not in draft.parts:
        return
    for name in [own for own in draft.parts if own.startswith("customXml/")]:
        content = draft.parts.pop(name).replace(b"itemProps1.xml", b"itemProps2.xml")
        draft.parts[name.replace("item1", "item2").replace("itemProps1", "itemProps2")] = content
    path, tree = draft.relations("word/document.xml")
    for relation in tree:
        if relation.get("Target").endswith("customXml/item1.xml"):
            relation.set("Target", "../customXml/item2.xml")
    draft.parts[path] = serial(tree)
    types = draft.parts["[Content_Types].xml"]
    draft.parts["[Content_Types].xml"] = types.replace(b"itemProps1.xml", b"itemProps2.xml")
    draft.relate("word/document.xml", "customXml", "../customXml/item1.xml")
    bibliography = "http://schemas.openxmlformats.org/officeDocument/2006/bibliography"
    draft.parts["customXml/item1.xml"] = (
        f'<b:Sources SelectedStyle="\\APASixthEditionOfficeOnline.xsl" StyleName="APA" '
        f'xmlns:b="{bibliography}" xmlns="{bibliography}"/>'
    ).encode()


def comments(draft):
    """17.13.4.6 comments; [MS-DOCX] 2.5.4.4 people: those who commented are listed."""
    if not draft.comments:
        return
    root = etree.Element(w("comments"), nsmap={"w": W, "w14": W14, "mc": MC})
    root.extend(draft.comments)
    draft.trees["word/comments.xml"] = root
    draft.add_part("word/comments.xml", b"", f"{WORDML}comments+xml", "comments")
    w15 = "http://schemas.microsoft.com/office/word/2012/wordml"
    people = etree.Element(f"{{{w15}}}people", nsmap={"w15": w15})
    for author in sorted({own.get(w("author")) for own in draft.comments}):
        etree.SubElement(people, f"{{{w15}}}person").set(f"{{{w15}}}author", author)
    relation = "http://schemas.microsoft.com/office/2011/relationships/people"
    draft.add_part("word/people.xml", serial(people), f"{WORDML}people+xml", relation)


def about(draft):
    """Part 2, 11 core properties: who saved it last, and when."""
    core = etree.fromstring(draft.parts["docProps/core.xml"])
    names = {
        "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}lastModifiedBy": draft.who,
        "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}revision": "7",
    }
    for name, content in names.items():
        own = core.find(name)
        if own is None:
            own = etree.SubElement(core, name)
        own.text = content
    draft.parts["docProps/core.xml"] = serial(core)
    web = f'<w:webSettings xmlns:w="{W}"><w:optimizeForBrowser/></w:webSettings>'.encode()
    draft.add_part("word/webSettings.xml", web, f"{WORDML}webSettings+xml", "webSettings")


# Of what is known in all programs, and of what is known in one.
STEPS = [comments, cut_runs, page_breaks, bookmarks, controls, fields, numbers_of_sessions]
NOW = [alternatives, numbers_of_paragraphs, sources, about]
GERMAN_OF_2007 = [smart_tags, styles, about]


def save(draft, path, german=False):
    for step in STEPS + (GERMAN_OF_2007 if german else NOW):
        step(draft)
    for name, tree in draft.trees.items():
        draft.parts[name] = serial(tree)
    # Parts are packed anew, in an order of Word's own.
    first = ["[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels"]
    names = first + sorted((name for name in draft.parts if name not in first), reverse=True)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), draft.parts[name], zipfile.ZIP_DEFLATED)
    path.write_bytes(buffer.getvalue())


def strip(draft):
    """What is left where a file went through a program that knows no controls, bookmarks and
    custom parts, as when a text is pasted into a new document: the text, and direct formatting
    in the place of styles of characters."""
    for tree in draft.trees.values():
        for control in list(tree.iter(w("sdt"))):
            content = control.find(w("sdtContent"))
            for child in list(content):
                control.addprevious(child)
            control.getparent().remove(control)
        for name in ("bookmarkStart", "bookmarkEnd"):
            for mark in list(tree.iter(w(name))):
                mark.getparent().remove(mark)
        for style in list(tree.iter(w("rStyle"))):
            known = {"Strong": "b", "Emphasis": "i"}.get(style.get(w("val")))
            if known:
                style.addnext(make(known))
            style.getparent().remove(style)
    for name in [own for own in draft.parts if own.startswith("customXml/") or own == "docProps/custom.xml"]:
        del draft.parts[name]
    for path in ("word/_rels/document.xml.rels", "_rels/.rels"):
        tree = etree.fromstring(draft.parts[path])
        for relation in list(tree):
            if relation.get("Target").startswith("../customXml") or relation.get("Target").endswith("custom.xml"):
                tree.remove(relation)
        draft.parts[path] = serial(tree)
    types = etree.fromstring(draft.parts["[Content_Types].xml"])
    for own in list(types):
        if own.get("PartName", "").startswith(("/customXml", "/docProps/custom.xml")):
            types.remove(own)
    draft.parts["[Content_Types].xml"] = serial(types)
