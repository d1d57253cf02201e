"""The user's own words as they are printed: references replaced by names, pictures by their descriptions."""

from collections.abc import Iterator

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
    defined: set[str] = set()
    with_pictures = PICTURE.sub(lambda picture: f"picture {picture['file']} ({picture['shows']})", words)
    return REFERENCE.sub(lambda match: ", ".join(_printed_entries(matter, entries(match), defined)), with_pictures)


def _printed_entries(matter: Matter, named: tuple[Entry, ...], defined: set[str]) -> Iterator[str]:
    """Yield the printed form of each entry in *named*; terms in *defined* are printed without their definitions."""
    for entry in named:
        if entry.of in {"", "term"} and entry.name in matter.terms:
            term = matter.terms[entry.name]
            yield term.term if entry.name in defined else f"{term.means} (the “{term.term}”)"
            defined.add(entry.name)
        elif entry.of in {"", "party"} and entry.name in matter.parties:
            yield short_name(matter.parties[entry.name])
        else:
            yield entry.written


def exhibits_cited(matter: Matter, texts: Iterator[str]) -> Iterator[tuple[KeyPath, str]]:
    """Yield the path and title of each exhibit that *texts* cite."""
    names = [*matter.exhibits]
    cited: set[str] = set()
    for entry in (entry for text in texts for match in REFERENCE.finditer(text) for entry in entries(match)):
        if entry.of in {"", "exhibit"} and entry.name in names:
            first, last = names.index(entry.name), names.index(entry.last if entry.last in names else entry.name)
            cited.update(names[min(first, last) : max(first, last) + 1])
    yield from ((("exhibits", name, "title"), matter.exhibits[name].title) for name in names if name in cited)
