"""The user's own words as they are printed: references replaced by names, pictures by their descriptions."""

import re
from collections.abc import Iterable, Iterator

from assembler.findings.path import KeyPath
from assembler.language.references import REFERENCE, Entry, entries
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.plan.text.party_names import short_name

PICTURE = Regex(r"!\[(?P<shows>[^\[\]]*+)\]\((?P<file>[^()\s]*+)[^()]*+\)")
"""A picture in a text: its description and its file."""


def as_printed(matter: Matter, words: str) -> str:
    """Return *words* with references replaced by terms and names, and pictures by their files and descriptions."""
    if "[" not in words:
        return words
    defined_terms: set[str] = set()

    def printed(reference: re.Match[str]) -> str:
        return ", ".join(_printed_entries(matter, entries(reference), defined_terms))

    with_pictures = PICTURE.sub(lambda picture: f"picture {picture['file']} ({picture['shows']})", words)
    return REFERENCE.sub(printed, with_pictures)


def _printed_entries(matter: Matter, cited: tuple[Entry, ...], defined_terms: set[str]) -> Iterator[str]:
    """Yield the printed form of each entry in *cited*.

    A term is printed with its definition and added to *defined_terms*, or without its definition if it is there.
    """
    for entry in cited:
        if entry.of in {"", "term"} and entry.name in matter.terms:
            term = matter.terms[entry.name]
            yield term.term if entry.name in defined_terms else f"{term.means} (the “{term.term}”)"
            defined_terms.add(entry.name)
        elif entry.of in {"", "party"} and entry.name in matter.parties:
            yield short_name(matter.parties[entry.name])
        else:
            yield entry.written


def exhibits_cited(
    matter: Matter, texts: Iterator[str], named_exhibits: Iterable[str]
) -> Iterator[tuple[KeyPath, str]]:
    """Yield the path and title of each exhibit that *texts* cite or that is among *named_exhibits*."""
    names = [*matter.exhibits]
    cited_names = {*named_exhibits}
    for entry in (entry for text in texts for match in REFERENCE.finditer(text) for entry in entries(match)):
        if entry.of in {"", "exhibit"} and entry.name in names:
            first = names.index(entry.name)
            last = names.index(entry.last) if entry.last in names else first
            cited_names.update(names[min(first, last) : max(first, last) + 1])
    for name in names:
        if name in cited_names:
            yield ("exhibits", name, "title"), matter.exhibits[name].title
