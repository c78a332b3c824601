"""Reads tagged PDF files: their words in the order of the tag tree.

Shares no code with the program. Poppler's `pdfinfo -struct-text` loses what follows a
nested marked sequence (`/ActualText` of a no-break space), so the tree is read here.
"""

import re
import unicodedata

import pikepdf


def words(file):
    """The words of a PDF's tag tree, notes at the end: where a note stands in the tree is
    free. Artifacts, as page headers and footers are, do not count."""
    with pikepdf.open(file) as pdf:
        pieces = {}
        for page in pdf.pages:
            pieces[page.obj.objgen] = marked(page)
        out, notes = [], []
        tree(pdf.Root.StructTreeRoot, None, pieces, out, notes)
    text = unicodedata.normalize("NFKC", "".join(out + notes)).replace("\u00ad", "")
    return re.findall(r"\w+", text)


BLOCKS = {"/P", "/H", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/LI", "/Lbl", "/LBody", "/TD",
          "/TH", "/Note", "/Title", "/Caption", "/Div", "/TOCI", "/Sect", "/Figure"}


def tree(node, page, pieces, out, notes):
    if node.get("/S") == pikepdf.Name.Note:
        out = notes
    page = node.get("/Pg", page)
    kids = node.get("/K", [])
    kids = list(kids) if isinstance(kids, (pikepdf.Array, list)) else [kids]
    block = str(node.get("/S", "")) in BLOCKS or "/S" not in node
    if block:
        out.append(" ")
    for kid in kids:
        if isinstance(kid, pikepdf.Dictionary):
            if "/MCID" in kid:
                out.append(pieces[kid.get("/Pg", page).objgen].get(int(kid.MCID), ""))
            elif kid.get("/Type") != pikepdf.Name.OBJR:
                tree(kid, page, pieces, out, notes)
        elif page is not None:
            out.append(pieces[page.objgen].get(int(kid), ""))
    if block:
        out.append(" ")


def marked(page):
    """The text of each marked sequence of a page, by its number."""
    found = {}
    resources = page.obj.get("/Resources") or page.Resources
    maps = {name: to_unicode(font) for name, font in resources.get("/Font", {}).items()}
    read(pikepdf.parse_content_stream(page), resources, maps, found, [])
    return found


def read(stream, resources, maps, found, stack):
    font, line, size = {}, None, 1.0
    for operands, operator in stream:
        match str(operator):
            case "BDC":
                properties = operands[1]
                if isinstance(properties, pikepdf.Name):
                    properties = resources.Properties[properties]
                actual = properties.get("/ActualText")
                stack.append([properties.get("/MCID"), actual])
                if actual is not None:
                    put(found, stack, str(actual))
            case "BMC":
                stack.append([None, None])
            case "EMC":
                stack.pop()
            case "Tf":
                font, size = maps.get(str(operands[0]), ({}, 1)), float(operands[1])
            case "Td" | "TD" | "Tm":
                at = float(operands[-1])
                moved = str(operator) != "Tm" and at != 0
                if moved or (str(operator) == "Tm" and line is not None and at != line):
                    put(found, stack, " ", hidden=True)
                line = at if str(operator) == "Tm" else line
            case "Tj" | "'" | '"':
                show(found, stack, font, operands[-1])
            case "TJ":
                for part in operands[0]:
                    if isinstance(part, pikepdf.String):
                        show(found, stack, font, part)
                    elif float(part) < -200:
                        put(found, stack, " ", hidden=True)


def show(found, stack, font, string):
    if any(actual is not None for _, actual in stack):
        return
    codes, width = font if isinstance(font, tuple) else ({}, 1)
    raw = bytes(string)
    text = "".join(codes.get(raw[i : i + width], "") for i in range(0, len(raw), width))
    put(found, stack, text)


def put(found, stack, text, hidden=False):
    number = next((number for number, _ in reversed(stack) if number is not None), None)
    if number is not None:
        before = found.get(int(number), "")
        if not hidden or not before.endswith(" "):
            found[int(number)] = before + text


def to_unicode(font):
    """The characters of a font's codes, and how many bytes a code has."""
    width = 2 if font.get("/Subtype") == pikepdf.Name.Type0 else 1
    codes = {}
    if "/ToUnicode" not in font:
        return {bytes([c]): chr(c) for c in range(256)}, width
    source = font.ToUnicode.read_bytes().decode("latin-1")
    text = lambda digits: bytes.fromhex(digits).decode("utf-16-be", "replace")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", source, re.S):
        for code, to in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            codes[bytes.fromhex(code)] = text(to)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", source, re.S):
        for start, end, to in re.findall(
            r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(\[[^\]]*\]|<[0-9A-Fa-f]+>)", block
        ):
            first, size = int(start, 16), len(start) // 2
            for offset in range(int(end, 16) - first + 1):
                code = (first + offset).to_bytes(size, "big")
                if to.startswith("["):
                    codes[code] = text(re.findall(r"<([0-9A-Fa-f]+)>", to)[offset])
                else:
                    own = text(to[1:-1])
                    codes[code] = own[:-1] + chr(ord(own[-1]) + offset)
    return codes, width
