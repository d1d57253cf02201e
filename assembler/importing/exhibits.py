"""Exhibits that a paper cites: each label becomes an exhibit of the matter, and its citations become references."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assembler.importing.draft import Doubt, Draft, DraftCount, DraftExhibit, DraftParagraph, DraftSection, Part
from assembler.importing.expressed import Expressed
from assembler.importing.notation import literal
from assembler.importing.read_document import AttachedPages, SourcePlace
from assembler.language.english import series

CITATION = re.compile(
    r"\b(?P<word>Exhibit|Ex\.)\s(?P<label>[A-Z]{1,2}(?:-\d{1,2})?|\d{1,3}(?:[a-z]|-\d{1,2})?)"
    r"(?![\w-]|\.\d)"
)
"""A citation of one exhibit: its word and its label."""

LABEL = r"(?:[A-Z]|\d{1,3}[a-z]?)(?!\w)"
"""The label of an exhibit in a citation of several exhibits."""

GROUP_CITATION = re.compile(
    rf"\b(?:Exhibits|Exs\.)\s{LABEL}"
    rf"(?:\s?(?:,|,\s?and\s|and\s|&|through|thru|to\s|-|–|—)\s?(?:Exhibit\s|Ex\.\s)?{LABEL}){{1,30}}"
)
"""A citation of several exhibits, such as "Exhibits A and B" or "Exhibits 5a-5c"."""

LABEL_OR_RANGE = re.compile(
    rf"(?P<first>{LABEL})(?:\s?(?:through|thru|to\s|-|–|—)\s?(?:Exhibit\s|Ex\.\s)?(?P<last>{LABEL}))?"
)
"""One label in a citation of several exhibits, or the first and last labels of a range."""

MAX_RANGE = 60
"""The maximum number of exhibits in a range."""

MAX_GROUPS = 3
"""The maximum number of citations of several exhibits that a doubt names."""

OTHER_PAPER_AFTER = re.compile(
    r"(?i)^\s*(?:to|of)\s+(?:the|that|its|his|her|their|defendants?\b|plaintiffs?\b|an?)\s(?!complaint)"
)
"""Words right after the exhibit of another paper, such as "to the Answer"."""

OTHER_PAPER_BEFORE = re.compile(
    r"(?:\b(?:ECF|Dkt\.?|Doc\.?|Docket)\s?(?:No\.?|#)?\s?\d{1,4}(?:-\d{1,3})?"
    r"|\b(?:Decl|Aff|Dep|Tr)\.)[,:]?\s(?:at\s)?$"
)
"""A citation of another paper right before its exhibit, such as "ECF No. 12"."""

OTHER_PAGES = {"civil cover sheet": "a civil cover sheet", "another paper": "a letter or another paper"}
"""Descriptions of the kinds of pages that were set aside and are not exhibits."""

FURTHER_EXHIBITS = re.compile(
    r"^\s*(?:,|and|&)\s*(?:[A-Z]|\d{1,3})\b"
    r"|^\s*(?:through|to|-|–)\s*(?:Exhibit\s|Ex\.\s)?(?:[A-Z]|\d{1,3})\b"
)
"""Words after the first of several exhibits in one citation, such as "and B" or "through C"."""


def with_exhibits(draft: Draft, attached: Sequence[AttachedPages]) -> Draft:
    """Return *draft* with the exhibits that its paragraphs cite one by one, and with the *attached* exhibits."""
    exhibits: dict[str, DraftExhibit] = {}
    expressed: list[Expressed] = []
    groups: dict[str, SourcePlace] = {}
    parts: list[Part] = []
    for part in draft.parts:
        if isinstance(part, DraftSection | DraftCount):
            body = tuple(
                _with_references(entry, exhibits, expressed, groups) if isinstance(entry, DraftParagraph) else entry
                for entry in part.body
            )
            parts.append(replace(part, body=body))
        else:
            parts.append(part)
    files = _attach([pages for pages in attached if pages.kind == "exhibit"], exhibits)
    return replace(
        draft,
        parts=tuple(parts),
        exhibits=tuple(exhibits.values()),
        exhibit_files=files,
        expressed=(*draft.expressed, *expressed),
        doubts=(
            *draft.doubts,
            *_doubts_on_untitled(exhibits),
            *_doubts_on_groups(groups),
            *_doubts_on_attached(attached),
        ),
    )


def _attach(attached: Sequence[AttachedPages], exhibits: dict[str, DraftExhibit]) -> dict[str, bytes]:
    """Add the title and file of each *attached* exhibit to *exhibits*, and return the files by their names."""
    files: dict[str, bytes] = {}
    for pages in attached:
        key = _key(pages.label)
        name = f"exhibit-{pages.label.lower()}.pdf" if pages.content else ""
        if name in files:
            continue
        exhibit = exhibits.get(key) or DraftExhibit(key, pages.label, SourcePlace(pages.first, 1))
        exhibits[key] = replace(exhibit, title=literal(pages.title), file="" if pages.cropped else name)
        if name:
            files[name] = pages.content
    return files


def _key(label: str) -> str:
    """Return the key of the exhibit that has *label*, the same for its citations and for its pages."""
    return f"exhibit_{label.lower().replace('-', '_')}"


def _doubts_on_attached(attached: Sequence[AttachedPages]) -> Iterator[Doubt]:
    """Yield doubts about the exhibits that were cut out, about forms, and about other papers."""
    cut_out = [pages for pages in attached if pages.content and not pages.cropped]
    if cut_out:
        were, files = ("was", "file") if len(cut_out) == 1 else ("were", "files")
        about = f"{_labels_with_pages(cut_out)} {were} cut out of the source: compare the {files} with it"
        yield Doubt(about, SourcePlace(cut_out[0].first, 1))
    cropped = [pages for pages in attached if pages.content and pages.cropped]
    if cropped:
        have, were = ("has", "was") if len(cropped) == 1 else ("have", "were")
        about = f"{_labels_with_pages(cropped)} {have} text outside the visible page, and {were} not attached"
        yield Doubt(f"{about}: give the path of the original in `file:`", SourcePlace(cropped[0].first, 1))
    for kind, description in OTHER_PAGES.items():
        if other_pages := [pages for pages in attached if pages.kind == kind]:
            numbers = series([_page_numbers(pages.first, pages.last) for pages in other_pages])
            about = f"{numbers}: {description}, which is not part of the paper and is not in the matter"
            yield Doubt(about, SourcePlace(other_pages[0].first, 1))


def _labels_with_pages(exhibits: Sequence[AttachedPages]) -> str:
    return series([f"Exhibit {pages.label} ({_page_numbers(pages.first + 1, pages.last)})" for pages in exhibits])


def _page_numbers(first: int, last: int) -> str:
    return f"page {first}" if first == last else f"pages {first}-{last}"


def _with_references(
    paragraph: DraftParagraph,
    exhibits: dict[str, DraftExhibit],
    expressed: list[Expressed],
    groups: dict[str, SourcePlace],
) -> DraftParagraph:
    """Return *paragraph* with its citations of single exhibits replaced by references.

    New exhibits are added to *exhibits*, and the replaced words to *expressed*. Citations of several exhibits are not
    replaced; they are added to *groups*, with the place of the first.
    """

    def is_of_another_paper(match: re.Match[str]) -> bool:
        before, after = match.string[: match.start()], match.string[match.end() :]
        is_quoted = before.rsplit("\n", 1)[-1].startswith((">", "|")) or before.count("“") > before.count("”")
        return bool(
            is_quoted
            or OTHER_PAPER_BEFORE.search(before)
            or OTHER_PAPER_AFTER.match(after)
            or before.endswith(("“", '"', "["))
        )

    def reference(match: re.Match[str]) -> str:
        if is_of_another_paper(match) or FURTHER_EXHIBITS.match(match.string[match.end() :]):
            return match[0]
        key = _key(match["label"])
        exhibits.setdefault(key, DraftExhibit(key, match["label"], paragraph.place))
        expressed.append(Expressed("citation of an exhibit", match[0], paragraph.place))
        return f"[[¶ {key}]]" if match["word"] == "Ex." else f"[[{key}]]"

    for match in GROUP_CITATION.finditer(paragraph.text):
        if not is_of_another_paper(match):
            groups.setdefault(match[0], paragraph.place)
            for label in _labels_in(match[0]):
                exhibits.setdefault(_key(label), DraftExhibit(_key(label), label, paragraph.place))
    return replace(paragraph, text=CITATION.sub(reference, paragraph.text))


def _labels_in(group: str) -> Iterator[str]:
    """Yield the labels of the exhibits that *group*, a citation of several exhibits, names or includes in a range."""
    for match in LABEL_OR_RANGE.finditer(group):
        if match["last"]:
            yield from _labels_in_range(match["first"], match["last"])
        else:
            yield match["first"]


def _labels_in_range(first: str, last: str) -> Sequence[str]:
    """Return the labels from *first* to *last*, as in 2-5 or 5a-5c; otherwise only *first* and *last*."""
    if first.isdecimal() and last.isdecimal():
        labels = [str(number) for number in range(int(first), int(last) + 1)]
    elif first[:-1] == last[:-1] and first[-1].isalpha() and last[-1].isalpha():
        labels = [f"{first[:-1]}{chr(letter)}" for letter in range(ord(first[-1]), ord(last[-1]) + 1)]
    else:
        labels = []
    return labels if 1 < len(labels) <= MAX_RANGE else (first, last)


def _doubts_on_groups(groups: Mapping[str, SourcePlace]) -> Iterator[Doubt]:
    """Yield a doubt about the citations of several exhibits, which are not references in the matter."""
    if groups:
        citations = [f"`{group}`" for group in groups]
        if len(citations) > MAX_GROUPS:
            citations = [*citations[:MAX_GROUPS], f"{len(citations) - MAX_GROUPS} more"]
        are = "is" if len(citations) == 1 else "are"
        about = f"{series(citations)} {are} kept as text"
        reason = "because a citation of several exhibits may have another form in the paper"
        yield Doubt(f"{about}, {reason}: cite each exhibit by its key to attach it", next(iter(groups.values())))


def _doubts_on_untitled(exhibits: dict[str, DraftExhibit]) -> Iterator[Doubt]:
    """Yield a doubt about the exhibits that have neither a title nor a file."""
    untitled = [exhibit for exhibit in exhibits.values() if not exhibit.file and not exhibit.title]
    if untitled:
        labels = [exhibit.label for exhibit in untitled]
        subject = (
            f"Exhibit {labels[0]} needs a title and a file"
            if len(labels) == 1
            else f"Exhibits {series(labels)} need titles and files"
        )
        yield Doubt(f"{subject}: give them in `title:` and `file:`", untitled[0].place)
