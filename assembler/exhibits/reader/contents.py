"""Finds the contents of a PDF other than its pages, such as scripts, files, layers, marks, comments and metadata."""

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

TAG = re.compile(rb"<[^<>]*>")
"""A tag in XML metadata."""

MAX_CHARACTERS_SEARCHED = 100_000
"""The maximum number of characters of an annotation, an address, a bookmark or the metadata that are searched."""

POP_UP_KINDS = frozenset(
    f"/{kind}"
    for kind in (
        *("Caret", "Circle", "Highlight", "Ink", "Line", "Polygon"),
        *("PolyLine", "Square", "Squiggly", "StrikeOut", "Underline"),
    )
)
"""Annotations whose text opens in a pop-up. The text of a text box, stamp or link, in contrast, is on the page."""

EXIF_DIRECTORIES = (0x8769, 0x8825)
"""The parts of a picture's EXIF data that say how and where the picture was taken."""

Places = list[tuple[int, int]]
"""The places of a kind of content. Each place is a page number, or 0, and an object number."""


def holds(pdf: pikepdf.Pdf) -> list[dict[str, Any]]:
    """Return each kind of content in *pdf* other than pages, with its first page or object and its count."""
    pages = _pages_of_objects(pdf)
    places_by_kind: dict[str, Places] = {}
    for part in pdf.objects:
        for kind in _kinds_in(part):
            places_by_kind.setdefault(kind, []).append((pages.get(part.objgen, 0), part.objgen[0]))
    if layers := _layers(pdf):
        places_by_kind["layer"] = layers
    return [_as_record(kind, places) for kind, places in sorted(places_by_kind.items())]


def _as_record(kind: str, places: Places) -> dict[str, Any]:
    """Return the record of a *kind* of content: its count, and its first page or, without a page, its first object."""
    page, object_number = min(places, key=lambda place: (not place[0], place))
    return {"kind": kind, "page": page, "object": object_number, "count": len(places)}


def _kinds_in(container: Any) -> Iterator[str]:
    """Yield the kinds of content in *container*: `script`, `launch` (a program), `file`, `xfa`, `mark` (to redact)."""
    for part in _dictionaries_in(container):
        action = str(part.get("/S", ""))
        if action == "/JavaScript" or "/JS" in part:
            yield "script"
        if action == "/Launch":
            yield "launch"
        if "/EF" in part or ("/Rect" in part and str(part.get("/Subtype", "")) == "/FileAttachment"):
            yield "file"
        if "/XFA" in part and not len(part.get("/Fields", [])):
            yield "xfa"
        if str(part.get("/Subtype", "")) == "/Redact" and "/Rect" in part:
            yield "mark"


def _dictionaries_in(container: Any) -> Iterator[Any]:
    """Yield each dictionary inside *container*, except in other objects to which it refers."""
    pending = [container]
    while pending:
        part = pending.pop()
        if isinstance(part, pikepdf.Stream | pikepdf.Dictionary):
            yield part
        if isinstance(part, pikepdf.Stream | pikepdf.Dictionary | pikepdf.Array):
            values = part.as_list() if isinstance(part, pikepdf.Array) else [value for _, value in part.items()]
            pending += [value for value in values if not getattr(value, "is_indirect", True)]


def _pages_of_objects(pdf: pikepdf.Pdf) -> dict[tuple[int, int], int]:
    """Return, by object, the page numbers of pages, of their annotations, and of the annotations' actions."""
    pages_by_object: dict[tuple[int, int], int] = {}
    for page_number, page in enumerate(pdf.pages, 1):
        notes = annotations_of(page)
        actions = [note["/A"] for note in notes if isinstance(note.get("/A"), pikepdf.Dictionary)]
        pages_by_object |= {
            object_.objgen: page_number for object_ in (page.obj, *notes, *actions) if object_.is_indirect
        }
    return pages_by_object


def annotations_of(page: pikepdf.Page | pikepdf.Object) -> list[Any]:
    """Return the annotations of *page*, without broken entries, such as those left by deleted annotations."""
    annotations: Any = page.get("/Annots", [])
    return [note for note in annotations if isinstance(note, pikepdf.Dictionary)]


# -- layers -----------------------------------------------------------------------------------------------------------


def _layers(pdf: pikepdf.Pdf) -> Places:
    """Return the layers that pages show, each with the first page that uses it."""
    first_pages: dict[tuple[int, int], int] = {}
    if "/OCProperties" not in pdf.Root:
        return []
    for page_number, page in enumerate(pdf.pages, 1):
        for layer in _layers_of(page.resources, set()):
            first_pages.setdefault(layer.objgen, page_number)
        for note in annotations_of(page):
            if "/OC" in note:
                first_pages.setdefault(note["/OC"].objgen, page_number)
    return [(page_number, object_) for (object_, _), page_number in first_pages.items()]


def _layers_of(resources: Any, known_forms: set[tuple[int, int]]) -> Iterator[Any]:
    """Yield the layers in *resources* and in the resources of their forms, except forms already *known_forms*."""
    for value in _values(resources, "/Properties"):
        if str(value.get("/Type", "")) in {"/OCG", "/OCMD"}:
            yield value
    for form in _values(resources, "/XObject"):
        if "/OC" in form:
            yield form["/OC"]
        if "/Resources" in form and form.objgen not in known_forms:
            known_forms.add(form.objgen)
            yield from _layers_of(form["/Resources"], known_forms)


def _values(resources: Any, key: str) -> list[Any]:
    """Return the dictionaries and streams that *resources* have under *key*."""
    part = resources.get(key) if isinstance(resources, pikepdf.Dictionary) else None
    values = [value for _, value in part.items()] if isinstance(part, pikepdf.Dictionary) else []
    return [value for value in values if isinstance(value, pikepdf.Dictionary | pikepdf.Stream)]


# -- words that are not on a page -------------------------------------------------------------------------------------


def annotations(pdf: pikepdf.Pdf) -> list[tuple[int, str]]:
    """Return the text of each annotation, with its page number."""
    texts: list[tuple[int, str]] = []
    for page_number, page in enumerate(pdf.pages, 1):
        for note in annotations_of(page):
            words = [str(note[key]) for key in ("/Contents", "/V", "/Subj", "/T") if _is_text(note, key)]
            if words:
                texts.append((page_number, " ".join(words)[:MAX_CHARACTERS_SEARCHED]))
    return texts


def comments(pdf: pikepdf.Pdf) -> list[int]:
    """Return the pages with comments. These are notes, and text in pop-ups that is not on the page itself."""
    return [page_number for page_number, page in enumerate(pdf.pages, 1) if any(map(_is_comment, annotations_of(page)))]


def _is_comment(note: Any) -> bool:
    kind = str(note.get("/Subtype", ""))
    return kind == "/Text" or (kind in POP_UP_KINDS and bool(str(note.get("/Contents", "")).strip()))


def links(pdf: pikepdf.Pdf) -> list[tuple[int, str]]:
    """Return the addresses outside *pdf* to which its pages link, with the page numbers."""
    return [
        (page_number, str(note["/A"]["/URI"])[:MAX_CHARACTERS_SEARCHED])
        for page_number, page in enumerate(pdf.pages, 1)
        for note in annotations_of(page)
        if isinstance(note.get("/A"), pikepdf.Dictionary) and _is_text(note["/A"], "/URI")
    ]


def outline_length(pdf: pikepdf.Pdf) -> int:
    """Return the number of top-level bookmarks in *pdf*."""
    with pdf.open_outline() as outline:
        return len(outline.root)


def bookmarks(pdf: pikepdf.Pdf) -> list[str]:
    """Return the text of each bookmark. Any object with a title and a parent counts as a bookmark."""
    return [
        str(item["/Title"])[:MAX_CHARACTERS_SEARCHED]
        for item in pdf.objects
        if isinstance(item, pikepdf.Dictionary) and "/Parent" in item and _is_text(item, "/Title")
    ]


def metadata(pdf: pikepdf.Pdf) -> list[str]:
    """Return the text of the metadata of *pdf*: its properties, and the text in its XML."""
    properties = sorted((key, str(value)) for key, value in pdf.docinfo.items() if isinstance(value, pikepdf.String))
    texts = [f"{key[1:].encode('utf-8', 'replace').decode()}: {value}" for key, value in properties]
    if isinstance(xml := pdf.Root.get("/Metadata"), pikepdf.Stream):
        texts.append(_text_without_tags(xml.read_bytes()[:MAX_CHARACTERS_SEARCHED]))
    return [text[:MAX_CHARACTERS_SEARCHED] for text in texts]


def picture_words(picture: Any) -> list[str]:
    """Return the texts in the metadata of *picture*, from its EXIF data and from other fields of its format."""
    exif = picture.getexif()
    values = [*picture.info.values(), *exif.values()]
    values += [value for part in EXIF_DIRECTORIES for value in exif.get_ifd(part).values()]
    strings = [value for value in values if isinstance(value, str | bytes)]
    encoded = [value.encode() if isinstance(value, str) else value for value in strings]
    texts = [_text_without_tags(value.replace(b"\0", b"")) for value in encoded]
    return [text[:MAX_CHARACTERS_SEARCHED] for text in texts if text and text.isprintable()]


def _text_without_tags(data: bytes) -> str:
    """Return the text in *data*, XML or plain text in UTF-8, on one line."""
    return " ".join(TAG.sub(b" ", data).decode("utf-8", "replace").split())


def _is_text(holder: Any, key: str) -> bool:
    return isinstance(holder.get(key), pikepdf.String)
