"""CIT007."""

import re
from collections.abc import Iterator

from assembler.language.citations import ID, RECORD, citations
from assembler.model.matter import Matter
from assembler.model.walk import Text, allegations
from assembler.rules._printed_texts import is_heading, papers
from assembler.rules.rule import Problem, rule

NOTE = re.compile(r"\^\[(?:[^\[\]]|\[\[[^\]]*\]\]|\[[^\[\]]*\])*\]")
"""A footnote, with references inside it."""


@rule(
    "CIT007",
    cite="The Bluebook, R. 4.1 and B4",
    basis="memory",
    fix="write the citation out",
    bad="""
        more_facts:
          - {id: more, heading: More, paragraphs: ["The pattern is original. *Id.* at 12."]}
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
    good=(
        """
        more_facts:
          - {id: more, heading: More, paragraphs: ["*Sample v. Example*, 12 F.3d 34, 35 (1st Cir. 1993); *id.* at 36."]}
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
        """
        more_facts:
          - id: more
            heading: More
            paragraphs:
              - "Dkt. 4 says so. *Id.* at 12."
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
    ),
)
def id_without_citation(matter: Matter) -> Iterator[Problem]:
    """`Id.` stands where nothing was cited before it.

    It means the authority that was cited last. The text and the notes are two rows: a note does not look back into the
    text, nor the text into a note. Whatever may have been cited counts, an exhibit or a paper of the record among it.
    """
    proved = {(*path, "text") for path, one in allegations(matter) if one.exhibit}
    for _, written in papers(matter):
        seen = {"text": False, "note": False}
        for text in written:
            for row, words in _rows(text):
                if not seen[row] and (found := ID.search(words)) and not _cites(words[: found.start()]):
                    where = (
                        "in a note, where no note before it cites anything" if row == "note" else "before any citation"
                    )
                    yield Problem(text.path, f"`{found[0]}` stands {where}")
                seen[row] = seen[row] or _cites(words) or (row == "text" and text.path in proved)


def _rows(text: Text) -> Iterator[tuple[str, str]]:
    """Yield the words of *text* without its notes, and then each note."""
    if is_heading(text):
        return
    yield "text", NOTE.sub(" ", text.words)
    yield from (("note", note[0]) for note in NOTE.finditer(text.words))


def _cites(words: str) -> bool:
    return bool(RECORD.search(words)) or any(one.kind != "id" for one in citations(words))
