"""Exhibits that a paper cites: each label becomes an exhibit of the matter, and its citations become references."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assembler.importing.draft import (
    Doubt,
    Draft,
    DraftCount,
    DraftExhibit,
    DraftParagraph,
    DraftSection,
    Expressed,
    Part,
)
from assembler.language.english import series

CITED = re.compile(
    r"\b(?P<word>Exhibit|Ex\.)\s(?P<label>[A-Z]{1,2}(?:-\d{1,2})?|\d{1,3}(?:-\d{1,2})?)(?![\w-]|"
    r"\.\d)"
)
"""One exhibit in a text, by its word and its label."""

OF_ANOTHER_PAPER = re.compile(
    r"(?i)^\s*(?:to|of)\s+(?:the|that|its|his|her|their|defendants?\b|plaintiffs?\b|"
    r"an?)\s(?!complaint)"
)

SEVERAL = re.compile(r"^\s*(?:,|and|&|through|to|-|–)\s*(?:Exhibit\s|Ex\.\s)?(?:[A-Z]|\d{1,3})\b(?!\w)")
"""What follows the first of several exhibits in one citation."""


def with_exhibits(draft: Draft) -> Draft:
    """Return *draft* with the exhibits that its paragraphs cite one by one."""
    exhibits: dict[str, DraftExhibit] = {}
    expressed: list[Expressed] = []
    parts: list[Part] = []
    for part in draft.parts:
        if isinstance(part, DraftSection | DraftCount):
            body = tuple(
                _cited(entry, exhibits, expressed) if isinstance(entry, DraftParagraph) else entry
                for entry in part.body
            )
            part = replace(part, body=body)  # noqa: PLW2901
        parts.append(part)
    return replace(
        draft,
        parts=tuple(parts),
        exhibits=tuple(exhibits.values()),
        expressed=(*draft.expressed, *expressed),
        doubts=(*draft.doubts, *_doubts(exhibits)),
    )


def _cited(paragraph: DraftParagraph, exhibits: dict[str, DraftExhibit], expressed: list[Expressed]) -> DraftParagraph:
    def reference(match: re.Match[str]) -> str:
        before, after = paragraph.text[: match.start()], paragraph.text[match.end() :]
        quoted = before.rsplit("\n", 1)[-1].startswith((">", "|")) or before.count("“") > before.count("”")
        if (
            quoted
            or OF_ANOTHER_PAPER.match(after)
            or SEVERAL.match(after)
            or before.endswith(("“", '"', "*", ">", "["))
        ):
            return match[0]
        key = f"exhibit_{match['label'].lower()}"
        exhibits.setdefault(key, DraftExhibit(key, match["label"], paragraph.place))
        expressed.append(Expressed("citation of an exhibit", match[0], paragraph.place))
        return f"[[{'¶ ' if match['word'] == 'Ex.' else ''}{key}]]"

    return replace(paragraph, text=CITED.sub(reference, paragraph.text))


def _doubts(exhibits: dict[str, DraftExhibit]) -> Iterator[Doubt]:
    if exhibits:
        labels = [exhibit.label for exhibit in exhibits.values()]
        first = next(iter(exhibits.values()))
        subject = (
            f"Exhibit {labels[0]} needs a title and a file"
            if len(labels) == 1
            else f"Exhibits {series(labels)} need titles and files"
        )
        yield Doubt(f"{subject}, which the text does not give", first.place)
