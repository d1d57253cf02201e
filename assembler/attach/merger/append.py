"""Appends the pages of one PDF to another; if both are tagged, all pages stay tagged.

pikepdf does not join the tag trees of two files. Without this module, the result would still pass as tagged, but a
screen reader might skip the second part.
"""

from collections.abc import Iterator, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from assembler.exhibits.reader.contents import annotations_of


def has_tags(pdf: pikepdf.Pdf) -> bool:
    """Whether *pdf* has a tag tree that is not empty and finds the tags of each page."""
    tree = pdf.Root.get(Name.StructTreeRoot)
    return tree is not None and Name.K in tree and Name.ParentTree in tree


def append_pages(base: pikepdf.Pdf, appended: pikepdf.Pdf, *, bookmarks: bool = True) -> int:
    """Append the pages of *appended* to *base*; return the number of the first appended page, from 1.

    The pages keep their tags if both are tagged. With *bookmarks*, the bookmarks of *appended* are added to those of
    *base*; otherwise they are left out.
    """
    pages_before = len(base.pages)
    both_tagged = has_tags(base) and has_tags(appended)
    tree = base.copy_foreign(_indirect_tag_tree(appended)) if both_tagged else None
    base.add_pages_from(appended, outlines="preserve" if bookmarks else "ignore")
    pages = [page.obj for page in base.pages[pages_before:]]
    if tree is not None:
        _join_trees(base, tree, pages)
    else:
        for page in pages:
            _untag(page)
    return pages_before + 1


def _indirect_tag_tree(pdf: pikepdf.Pdf) -> Object:
    tree = pdf.Root.StructTreeRoot
    return tree if tree.is_indirect else pdf.make_indirect(tree)


def _untag(page: Object) -> None:
    """Remove the numbers that link *page* to the tags of its old file, because the new file's tags may use them too."""
    _delete_key(page, Name.StructParents)
    for annotation in annotations_of(page):
        _delete_key(annotation, Name.StructParent)


def _delete_key(holder: Object, key: Name) -> None:
    if key in holder:
        del holder[key]


def _join_trees(base: pikepdf.Pdf, tree: Object, pages: Sequence[Object]) -> None:
    """Put *tree*, the copied tag tree of the copied *pages*, into the tag tree of *base* as a part of its document.

    Make the tags of *tree* refer to *pages* instead of to copies that are not in the file.
    """
    root = base.Root.StructTreeRoot
    table = dict(_numbers(root.ParentTree))
    appended_table = dict(_numbers(tree.ParentTree))
    offset = max(table, default=-1) + 1
    for page in pages:
        _renumber(page, appended_table, offset)
    page_ids = {page.objgen for page in pages}
    for element in list(_elements(tree)):
        _refer_to_pages(element, page_ids)
        element.P = root.K[0] if isinstance(root.K, Array) else root.K
        element.S = Name.Part
        _add_child(element.P, element)
    table |= {number + offset: value for number, value in appended_table.items()}
    numbers: list[int | Object] = []
    for number in sorted(table):
        numbers += [number, table[number]]
    root.ParentTree = base.make_indirect(Dictionary(Nums=Array(numbers)))
    root.ParentTreeNextKey = max(table, default=-1) + 1
    roles = tree.get(Name.RoleMap)
    if roles is not None:
        root.RoleMap = Dictionary({**dict(roles.items()), **dict(root.get(Name.RoleMap, Dictionary()).items())})


def _renumber(page: Object, appended_table: dict[int, Object], offset: int) -> None:
    """Make the tags of *page* refer to this copy of the page, and give the tags numbers that are unused in the file."""
    if (number := page.get(Name.StructParents)) is not None:
        for element in appended_table.get(int(number), ()):
            if isinstance(element, Dictionary):
                element.Pg = page
        page.StructParents = int(number) + offset
    for annotation in annotations_of(page):
        if (number := annotation.get(Name.StructParent)) is None:
            continue
        if int(number) in appended_table:
            for child in _children(appended_table[int(number)]):
                if isinstance(child, Dictionary) and child.get(Name.Type) == Name.OBJR:
                    child.Obj = annotation
                    child.Pg = page
        annotation.StructParent = int(number) + offset


def _refer_to_pages(element: Object, pages: set[tuple[int, int]]) -> Object | None:
    """Make *element* and its descendants refer to *pages*; return the page on which the element begins, if any."""
    child_pages = [_refer_to_pages(child, pages) for child in _elements(element)]
    first_page = next((page for page in child_pages if page is not None), None)
    if Name.Pg not in element:
        return first_page
    if element.Pg.objgen in pages:
        own_page: Object = element.Pg
        return own_page
    if first_page is None:
        del element[Name.Pg]
    else:
        element.Pg = first_page
    return first_page


def _numbers(tree: Object) -> Iterator[tuple[int, Object]]:
    """Yield the entries of a PDF number tree (ISO 32000-1, 7.9.7)."""
    entries = list(tree.get(Name.Nums, ()))
    yield from zip(map(int, entries[::2]), entries[1::2], strict=True)
    for branch in tree.get(Name.Kids, ()):
        yield from _numbers(branch)


def _children(element: Object) -> Sequence[Object]:
    kids = element.get(Name.K) if isinstance(element, Dictionary) else None
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]


def _elements(element: Object) -> Iterator[Object]:
    """Yield the structure elements that are children of *element*."""
    return (kid for kid in _children(element) if isinstance(kid, Dictionary) and Name.S in kid)


def _add_child(parent: Object, child: Object) -> None:
    kids = _children(parent)
    parent.K = Array([*kids, child])
