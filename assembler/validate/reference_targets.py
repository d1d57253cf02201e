"""Finds the targets of references: the parts to which each name in a matter refers, and the papers that number them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assembler.findings.path import KeyPath
from assembler.language.references import KINDS
from assembler.model.filing import Filing
from assembler.model.listed_sections import counts_in_section, listed_sections
from assembler.model.matter import Matter
from assembler.model.pleading import Section
from assembler.model.walk import allegations, referable, sections

NUMBERED_KEYS = ("facts", "more_facts", "claims", "exhibits", "filings")
"""The keys of a matter whose entries have numbers or letters."""


@dataclass(frozen=True)
class Paper:
    """A paper: whether its paragraphs are numbered, and the paths of the parts that it prints, in order."""

    has_numbered_paragraphs: bool
    printed_paths: tuple[KeyPath, ...]

    def position(self, path: KeyPath) -> tuple[int, KeyPath] | None:
        """Return a sortable position of the part at *path* in the paper; None if the paper does not print the part."""
        position = next((index for index, part in enumerate(self.printed_paths) if path[: len(part)] == part), None)
        return None if position is None else (position, path)


@dataclass(frozen=True)
class Targets:
    """The names in a matter, each with the paths of the parts of that name."""

    by_name: Mapping[str, tuple[KeyPath, ...]]
    papers: Mapping[str, Paper]
    sub_headings: frozenset[KeyPath]
    unnumbered: frozenset[KeyPath] = frozenset()
    """Sections without a heading. No reference can cite them."""

    def has(self, name: str) -> bool:
        """Whether *name* is defined."""
        return name in self.by_name or name in self.papers

    def kinds(self, name: str) -> tuple[str, ...]:
        """Return the kinds of the parts with the name *name*; empty if it is undefined."""
        kinds = [self._kind(path) for path in self.by_name.get(name, ())]
        if name in self.papers:
            kinds.append("paper")
        return tuple(dict.fromkeys(kinds))

    def names(self, kind: str) -> Iterable[str]:
        """Return the names of all parts of *kind*; all names if *kind* is empty."""
        return [name for name in (*self.by_name, *self.papers) if not kind or kind in self.kinds(name)]

    @property
    def words_before_colon(self) -> tuple[str, ...]:
        """The words that are allowed before the colon in a reference."""
        return (*self.papers, *KINDS)

    def prints(self, paper: str, path: KeyPath) -> bool:
        """Whether *paper* prints the text at *path*."""
        return paper in self.papers and self.papers[paper].position(path) is not None

    def is_numbered_in(self, name: str, paper: str) -> bool:
        """Whether *paper* gives a number or letter to a part with the name *name*."""
        return any(self._is_numbered(path, self.papers[paper]) for path in self.by_name.get(name, ()))

    def papers_without(self, name: str, path: KeyPath) -> list[str]:
        """Return the papers that print the text at *path* but do not number any part with the name *name*."""
        targets = [target for target in self.by_name.get(name, ()) if target[0] in NUMBERED_KEYS]
        papers = {key: paper for key, paper in self.papers.items() if targets and paper.position(path)}
        return [key for key, paper in papers.items() if not any(self._is_numbered(target, paper) for target in targets)]

    def paper_with_reversed_ends(self, first: str, last: str, path: KeyPath) -> str:
        """Return the first paper that prints the text at *path* and has *last* before *first*; "" if no paper does."""
        for name, paper in self.papers.items():
            ends = [paper.position(self.by_name[end][0]) for end in (first, last)]
            if paper.position(path) and ends[0] and ends[1] and ends[0] > ends[1]:
                return name
        return ""

    def _kind(self, path: KeyPath) -> str:
        match path:
            case (_, _, "paragraphs", _) if path in self.sub_headings:
                return "sub-heading of a count" if path[0] == "claims" else "sub-heading"
            case (_, _, "paragraphs", _) | (_, _, "elements", _, _) | ("filings", _, _, _, "paragraphs", _):
                return "paragraph"
            case ("claims", _):
                return "count"
            case ("exhibits" | "parties" | "terms" as part, _):
                return {"exhibits": "exhibit", "parties": "party", "terms": "term"}[part]
        return "section"

    def _is_numbered(self, path: KeyPath, paper: Paper) -> bool:
        is_allegation = len(path) > 2 and path not in self.sub_headings
        is_printed = paper.position(path) is not None and path not in self.unnumbered
        return is_printed and (paper.has_numbered_paragraphs or not is_allegation)


def reference_targets(matter: Matter) -> Targets:
    """Return the targets of the names in *matter*."""
    by_name = {name: list(paths) for name, paths in referable(matter).items()}
    for part, names in (("parties", matter.parties), ("terms", matter.terms)):
        for name in names:
            by_name.setdefault(name, []).append((part, name))
    headings = frozenset(path for path, allegation in allegations(matter) if allegation.heading)
    untitled_sections = frozenset(
        path for path, part in sections(matter) if isinstance(part, Section) and not part.heading
    )
    papers = {filing.name: _paper(filing, index, matter) for index, filing in enumerate(matter.filings)}
    return Targets({name: tuple(paths) for name, paths in by_name.items()}, papers, headings, untitled_sections)


def _paper(filing: Filing, filing_index: int, matter: Matter) -> Paper:
    exhibits: list[KeyPath] = [("exhibits", name) for name in matter.exhibits]
    printed_paths = [path for name in listed_sections(filing) for path in _parts(name, filing, matter)]
    return Paper(filing.paper.numbered, (*printed_paths, ("filings", filing_index), *exhibits))


def _parts(name: str, filing: Filing, matter: Matter) -> list[KeyPath]:
    """Return the paths of the parts that the section *name* of *filing* prints."""
    parts = (("facts", matter.facts), ("more_facts", matter.more_facts))
    ids: list[tuple[KeyPath, str]] = [
        ((key, index), section.id) for key, sections in parts for index, section in enumerate(sections)
    ]
    if any(id_ == name for _, id_ in ids):
        return [path for path, id_ in ids if id_ == name][:1]
    if name == "facts":
        return [path for path, id_ in ids if id_ not in filing.sections]
    if counts := counts_in_section(name, filing, matter.claims):
        return [("claims", claim_index) for claim_index in counts]
    return [(name,)] if name in {"relief", "parties", "assignment"} else []
