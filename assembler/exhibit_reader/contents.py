"""What a PDF contains besides the content of its pages: scripts, files, layers, marks, comments and metadata."""

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

TAG = re.compile(rb"<[^<>]*>")
"""A tag of the metadata in XML."""

LONGEST = 100_000
"""Characters of an annotation, or of the metadata, that are searched."""

MARKS = frozenset(
    f"/{kind}"
    for kind in (
        *("Caret", "Circle", "Highlight", "Ink", "Line", "Polygon"),
        *("PolyLine", "Square", "Squiggly", "StrikeOut", "Underline"),
    )
)
"""Annotations whose words open from them; those of a text box, a stamp or a link are on the page."""

PARTS = (0x8769, 0x8825)
"""Parts of the EXIF of a picture: how and where it was taken."""

Places = list[tuple[int, int]]
"""Where something was found: the number of the page, 0 for none, and the number of the object."""


def holds(pdf: pikepdf.Pdf) -> list[dict[str, Any]]:
    """Return each kind of content of *pdf* besides pages, with the page or object of the first, and the number."""
    pages = _pages_of_objects(pdf)
    found: dict[str, Places] = {}
    for whole in pdf.objects:
        for what in _things(whole):
            found.setdefault(what, []).append((pages.get(whole.objgen, 0), whole.objgen[0]))
    if layers := _layers(pdf):
        found["layer"] = layers
    return [_told(what, places) for what, places in sorted(found.items())]


def _told(what: str, places: Places) -> dict[str, Any]:
    """Return *what* was found at *places*: the first of those on a page, else the first object, and how many."""
    page, object_ = min(places, key=lambda place: (not place[0], place))
    return {"what": what, "page": page, "object": object_, "count": len(places)}


def _things(whole: Any) -> Iterator[str]:
    """Yield what *whole* has in it: a `script`, something to `launch`, a `file`, an `xfa` form, a `mark`."""
    for one in _within(whole):
        kind = str(one.get("/S", ""))
        if kind == "/JavaScript" or "/JS" in one:
            yield "script"
        if kind == "/Launch":
            yield "launch"
        if "/EF" in one or ("/Rect" in one and str(one.get("/Subtype", "")) == "/FileAttachment"):
            yield "file"
        if "/XFA" in one and not len(one.get("/Fields", [])):
            yield "xfa"
        if str(one.get("/Subtype", "")) == "/Redact" and "/Rect" in one:
            yield "mark"


def _within(whole: Any) -> Iterator[Any]:
    """Yield each dictionary in the object *whole*, without those of other objects that it refers to."""
    left = [whole]
    while left:
        one = left.pop()
        if isinstance(one, pikepdf.Stream | pikepdf.Dictionary):
            yield one
        if isinstance(one, pikepdf.Stream | pikepdf.Dictionary | pikepdf.Array):
            values = one.as_list() if isinstance(one, pikepdf.Array) else [value for _, value in one.items()]
            left += [value for value in values if not getattr(value, "is_indirect", True)]


def _pages_of_objects(pdf: pikepdf.Pdf) -> dict[tuple[int, int], int]:
    """Return the number of the page on which an object is: a page, its annotations, and what these do."""
    found: dict[tuple[int, int], int] = {}
    for number, page in enumerate(pdf.pages, 1):
        notes = annotations_of(page)
        acts = [note["/A"] for note in notes if "/A" in note]
        found |= {one.objgen: number for one in (page.obj, *notes, *acts) if one.is_indirect}
    return found


def annotations_of(page: pikepdf.Page | pikepdf.Object) -> list[Any]:
    """Return the annotations of *page*, without what is listed as one and is none, as where one was deleted."""
    listed: Any = page.get("/Annots", [])
    return [note for note in listed if isinstance(note, pikepdf.Dictionary)]


# -- layers -----------------------------------------------------------------------------------------------------------


def _layers(pdf: pikepdf.Pdf) -> Places:
    """Return the layers that pages show, each on the first page that uses it."""
    found: dict[tuple[int, int], int] = {}
    if "/OCProperties" not in pdf.Root:
        return []
    for number, page in enumerate(pdf.pages, 1):
        for layer in _layers_of(page.resources, set()):
            found.setdefault(layer.objgen, number)
        for note in annotations_of(page):
            if "/OC" in note:
                found.setdefault(note["/OC"].objgen, number)
    return [(number, object_) for (object_, _), number in found.items()]


def _layers_of(resources: Any, seen: set[tuple[int, int]]) -> Iterator[Any]:
    """Yield the layers in *resources* and in those of the forms that they name; those *seen* are not entered again."""
    for value in _values(resources, "/Properties"):
        if str(value.get("/Type", "")) in {"/OCG", "/OCMD"}:
            yield value
    for drawn in _values(resources, "/XObject"):
        if "/OC" in drawn:
            yield drawn["/OC"]
        if "/Resources" in drawn and drawn.objgen not in seen:
            seen.add(drawn.objgen)
            yield from _layers_of(drawn["/Resources"], seen)


def _values(resources: Any, key: str) -> list[Any]:
    """Return the dictionaries and streams that *resources* have under *key*."""
    part = resources.get(key) if isinstance(resources, pikepdf.Dictionary) else None
    values = [value for _, value in part.items()] if isinstance(part, pikepdf.Dictionary) else []
    return [value for value in values if isinstance(value, pikepdf.Dictionary | pikepdf.Stream)]


# -- words that are not on a page -------------------------------------------------------------------------------------


def annotations(pdf: pikepdf.Pdf) -> list[tuple[int, str]]:
    """Return the words of each annotation, with the number of its page."""
    return [
        (number, " ".join(words)[:LONGEST])
        for number, page in enumerate(pdf.pages, 1)
        for note in annotations_of(page)
        if (words := [str(note[key]) for key in ("/Contents", "/V", "/Subj", "/T") if _is_text(note, key)])
    ]


def comments(pdf: pikepdf.Pdf) -> list[int]:
    """Return the pages with comments: notes, and words that open from a mark and are not on the page itself."""
    return [number for number, page in enumerate(pdf.pages, 1) if any(map(_is_comment, annotations_of(page)))]


def _is_comment(note: Any) -> bool:
    kind = str(note.get("/Subtype", ""))
    return kind == "/Text" or (kind in MARKS and bool(str(note.get("/Contents", "")).strip()))


def links(pdf: pikepdf.Pdf) -> list[tuple[int, str]]:
    """Return the addresses outside *pdf* to which its pages lead, with the numbers of the pages."""
    return [
        (number, str(note["/A"]["/URI"])[:LONGEST])
        for number, page in enumerate(pdf.pages, 1)
        for note in annotations_of(page)
        if isinstance(note.get("/A"), pikepdf.Dictionary) and _is_text(note["/A"], "/URI")
    ]


def outline_length(pdf: pikepdf.Pdf) -> int:
    """Return how many bookmarks *pdf* has on its first level."""
    with pdf.open_outline() as outline:
        return len(outline.root)


def bookmarks(pdf: pikepdf.Pdf) -> list[str]:
    """Return the words of each bookmark: no other object has a title and a parent."""
    return [
        str(one["/Title"])[:LONGEST]
        for one in pdf.objects
        if isinstance(one, pikepdf.Dictionary) and "/Parent" in one and _is_text(one, "/Title")
    ]


def metadata(pdf: pikepdf.Pdf) -> list[str]:
    """Return the words of the metadata of *pdf*: its properties, and the text of its XML."""
    found = [f"{str(key)[1:]}: {pdf.docinfo[key]}" for key in sorted(pdf.docinfo.keys()) if _is_text(pdf.docinfo, key)]
    if isinstance(xml := pdf.Root.get("/Metadata"), pikepdf.Stream):
        found.append(" ".join(TAG.sub(b" ", xml.read_bytes()[:LONGEST]).decode("utf-8", "replace").split()))
    return [text[:LONGEST] for text in found]


def picture_words(picture: Any) -> list[str]:
    """Return the words of the metadata of *picture*: of its EXIF, and what else its format keeps with it."""
    exif = picture.getexif()
    told = [*picture.info.values(), *exif.values(), *(value for part in PARTS for value in exif.get_ifd(part).values())]
    words = [one.encode() if isinstance(one, str) else one for one in told if isinstance(one, str | bytes)]
    plain = [TAG.sub(b" ", one.replace(b"\0", b"")).decode("utf-8", "replace").split() for one in words]
    return [text[:LONGEST] for each in plain if (text := " ".join(each)).isprintable() and text]


def _is_text(holder: Any, key: str) -> bool:
    return isinstance(holder.get(key), pikepdf.String)
