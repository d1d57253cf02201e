"""What carries each name of a matter that a text may refer to, and in which papers it has a number."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assembler.findings.path import KeyPath
from assembler.language.references import KINDS
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.model.walk import allegations, referable

NUMBERED = ("facts", "more_facts", "claims", "exhibits")
"""The parts of a matter whose entries have numbers or letters."""


@dataclass(frozen=True)
class Paper:
    """One paper: whether it numbers its paragraphs, and the paths of the parts that it prints, in order."""

    numbered: bool
    order: tuple[KeyPath, ...]

    def place(self, path: KeyPath) -> tuple[int, KeyPath] | None:
        """Return where the part at *path* stands in the paper, for comparing; None where it does not."""
        held = next((number for number, one in enumerate(self.order) if path[: len(one)] == one), None)
        return None if held is None else (held, path)


@dataclass(frozen=True)
class Carriers:
    """The names of a matter, each with what carries it."""

    by_name: Mapping[str, tuple[KeyPath, ...]]
    papers: Mapping[str, Paper]
    sub_headings: frozenset[KeyPath]

    def knows(self, name: str) -> bool:
        """Whether anything at all is called *name*."""
        return name in self.by_name or name in self.papers

    def kinds(self, name: str) -> tuple[str, ...]:
        """Return the kinds of what is called *name*; nothing where nothing is."""
        found = [self._kind(path) for path in self.by_name.get(name, ())]
        return tuple(dict.fromkeys([*found, *(["paper"] if name in self.papers else [])]))

    def names(self, kind: str) -> Iterable[str]:
        """Return the names of all that is of *kind*; of everything where *kind* is nothing."""
        return [name for name in (*self.by_name, *self.papers) if not kind or kind in self.kinds(name)]

    @property
    def before_a_colon(self) -> tuple[str, ...]:
        """What may stand before the colon of a reference."""
        return (*self.papers, *KINDS)

    def prints(self, paper: str, path: KeyPath) -> bool:
        """Whether *paper* prints the text at *path*."""
        return paper in self.papers and self.papers[paper].place(path) is not None

    def stands_in(self, name: str, paper: str) -> bool:
        """Whether what is called *name* has a number or a letter in *paper*."""
        return any(self._led(path, self.papers[paper]) for path in self.by_name.get(name, ()))

    def without(self, name: str, path: KeyPath) -> list[str]:
        """Return the papers that print the text at *path* and give no number to what is called *name*."""
        paths = [one for one in self.by_name.get(name, ()) if one[0] in NUMBERED]
        where = [paper for paper, one in self.papers.items() if one.place(path)]
        return [paper for paper in where if paths and not any(self._led(one, self.papers[paper]) for one in paths)]

    def backwards(self, first: str, last: str, path: KeyPath) -> str:
        """Return the paper that prints the text at *path* and has *last* before *first*; nothing where none has."""
        for name, paper in self.papers.items():
            ends = [paper.place(self.by_name[one][0]) for one in (first, last)]
            if paper.place(path) and ends[0] and ends[1] and ends[0] > ends[1]:
                return name
        return ""

    def _kind(self, path: KeyPath) -> str:
        match path:
            case (_, _, "paragraphs", _) if path in self.sub_headings:
                return "sub-heading of a count" if path[0] == "claims" else "sub-heading"
            case (_, _, "paragraphs", _) | (_, _, "elements", _, _):
                return "paragraph"
            case ("claims", _):
                return "count"
            case ("exhibits" | "parties" | "terms" as part, _):
                return {"exhibits": "exhibit", "parties": "party", "terms": "term"}[part]
        return "section"

    def _led(self, path: KeyPath, paper: Paper) -> bool:
        allegation = len(path) > 2 and path not in self.sub_headings
        return paper.place(path) is not None and (paper.numbered or not allegation)


def carriers(matter: Matter) -> Carriers:
    """Return what carries the names of *matter*."""
    found = {name: list(paths) for name, paths in referable(matter).items()}
    for part, people in (("parties", matter.parties), ("terms", matter.terms)):
        for name in people:
            found.setdefault(name, []).append((part, name))
    headings = frozenset(path for path, one in allegations(matter) if one.heading)
    papers = {filing.name: _paper(filing, number, matter) for number, filing in enumerate(matter.filings)}
    return Carriers({name: tuple(paths) for name, paths in found.items()}, papers, headings)


def _paper(filing: Filing, number: int, matter: Matter) -> Paper:
    exhibits: list[KeyPath] = [("exhibits", name) for name in matter.exhibits]
    printed = [path for name in filing.sections or filing.paper.sections for path in _parts(name, filing, matter)]
    return Paper(filing.paper.numbered, (*printed, ("filings", number), *exhibits))


def _parts(name: str, filing: Filing, matter: Matter) -> list[KeyPath]:
    """Return the paths of what the section *name* of *filing* prints."""
    parts = (("facts", matter.facts), ("more_facts", matter.more_facts))
    own: list[tuple[KeyPath, str]] = [((key, n), one.id) for key, sections in parts for n, one in enumerate(sections)]
    if any(id_ == name for _, id_ in own):
        return [path for path, id_ in own if id_ == name][:1]
    if name == "facts":
        return [path for path, id_ in own if id_ not in filing.sections]
    if name == "claims":
        return [("claims", n) for n, _ in enumerate(matter.claims)]
    return [(name,)] if name == "relief" else []
