"""The rules of XLIFF 2.1 (OASIS Standard, 13 February 2018) for what communique writes, by the
sections of the standard. Its schemas are in no package that could be installed.
"""

import collections
import re

from lxml import etree

XLF = "{urn:oasis:names:tc:xliff:document:2.0}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
INLINE = ["cp", "ph", "pc", "sc", "ec", "mrk", "sm", "em"]
YES_NO = {"yes", "no"}
CODE = {"canCopy": YES_NO, "canDelete": YES_NO, "type": {"fmt", "ui", "quote", "link", "image", "other"}, "subType": None}
# Children in their order, `+` of which there must be one, and attributes; `!` are required.
# Sections 4.2.2 and 4.2.3.
ELEMENTS = {
    "xliff": (["file+"], {"version!": {"2.1"}, "srcLang!": None, "trgLang": None}),
    "file": (["notes", "group unit+"], {"id!": None, "original": None, XML_SPACE: {"default", "preserve"}}),
    "group": (["notes", "group unit"], {"id!": None, "name": None}),
    "unit": (["notes", "originalData", "segment ignorable+"], {"id!": None, "name": None}),
    "notes": (["note+"], {}),
    "note": ([], {"category": None, "id": None}),
    "originalData": (["data+"], {}),
    "data": (["cp"], {"id!": None}),
    "segment": (["source+", "target"], {"id": None, "state": {"initial", "translated", "reviewed", "final"}}),
    "source": ([" ".join(INLINE)], {}),
    "target": ([" ".join(INLINE)], {}),
    "cp": ([], {"hex!": None}),
    "ph": ([], {"id!": None, "dataRef": None, "disp": None, **CODE}),
    "pc": ([" ".join(INLINE)], {"id!": None, "dataRefStart": None, "dataRefEnd": None, **CODE}),
}
# Which type a code of a kind must have (4.3.1.22).
TYPES = {"xlf:lb": "fmt", "xlf:b": "fmt", "xlf:i": "fmt", "xlf:var": "ui"}
TOKEN = re.compile(r"[\w.:\-\u00b7]+")


def name(element):
    return element.tag.removeprefix(XLF)


def broken(path):
    """What is against the rules, with the line."""
    root = etree.parse(str(path)).getroot()
    if root.tag != f"{XLF}xliff":
        yield f"the root is {root.tag}"
    for element in root.iter():
        for problem in element_broken(element):
            yield f"line {element.sourceline}, <{name(element)}>: {problem}"
    units = [unit.get("id") for unit in root.iter(f"{XLF}unit")]
    yield from doubled("unit", units)
    yield from doubled("group", [group.get("id") for group in root.iter(f"{XLF}group")])
    for unit in root.iter(f"{XLF}unit"):
        for problem in unit_broken(unit):
            yield f"unit {unit.get('id')}: {problem}"


def element_broken(element):
    if name(element) not in ELEMENTS:
        yield "is not known"
        return
    children, attributes = ELEMENTS[name(element)]
    known = {key.rstrip("!"): values for key, values in attributes.items()}
    for key, value in element.attrib.items():
        if key not in known:
            yield f"`{key}` is no attribute of it"
        elif known[key] is not None and value not in known[key]:
            yield f"{key}={value!r} is not allowed"
        if key in ("id", "dataRef", "dataRefStart", "dataRefEnd") and not TOKEN.fullmatch(value):
            yield f"{key}={value!r} is no name token"
    for key in attributes:
        if key.endswith("!") and key[:-1] not in element.attrib:
            yield f"`{key[:-1]}` is missing"
    place = 0
    seen = collections.Counter()
    for child in element:
        where = [at for at, names in enumerate(children) if name(child) in names.rstrip("+").split()]
        if not where:
            yield f"<{name(child)}> must not stand in it"
        elif where[0] < place:
            yield f"<{name(child)}> stands too late in it"
        else:
            place = where[0]
            seen[place] += 1
    for at, names in enumerate(children):
        if names.endswith("+") and not seen[at]:
            yield f"there is no {names[:-1]} in it"
    kind = element.get("subType")
    if kind is not None and TYPES.get(kind) != element.get("type"):
        yield f"{kind} is of type {element.get('type')}"


def unit_broken(unit):
    data = [own.get("id") for own in unit.iter(f"{XLF}data")]
    yield from doubled("data", data)
    source, codes = unit.find(f"{XLF}segment/{XLF}source"), {}
    segments = [segment.get("id") for segment in unit.iter(f"{XLF}segment")]
    yield from doubled("id", segments + [own.get("id") for own in source.iter(f"{XLF}ph", f"{XLF}pc")])
    for text in unit.iter(f"{XLF}source", f"{XLF}target"):
        own = list(text.iter(f"{XLF}ph", f"{XLF}pc"))
        yield from doubled("code", [code.get("id") for code in own])
        for code in own:
            looks = (code.tag, code.get("type"), code.get("dataRef"), code.get("dataRefStart"))
            # A code of the translation is that of the source with its id (4.7.2).
            if codes.setdefault(code.get("id"), looks) != looks:
                yield f"code {code.get('id')} is another one in the target"
            for key in ("dataRef", "dataRefStart", "dataRefEnd"):
                if code.get(key) is not None and code.get(key) not in data:
                    yield f"{key}={code.get(key)!r} leads nowhere"


def doubled(what, names):
    for one, count in collections.Counter(names).items():
        if count > 1:
            yield f"{what} {one!r} stands there {count} times"
