"""The element matrix: for each count of a complaint, each element with what pleads it, and what is missing."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assembler.catalog import Catalog
from assembler.check import problems
from assembler.language.english import letter
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.model.pleading import Allegation, meant
from assembler.model.walk import allegations, used_names
from assembler.plan import make_plan
from assembler.plan.frame.count_names import unnamed
from assembler.plan.plan import Count, Note, Paragraph, Plan, Rich

WORDS = 14
"""How many first words tell which allegation is meant."""

PRIVILEGE = "Attorney work product. Privileged and confidential. Not for filing or service."
"""What stands over the matrix in every form: Fed. R. Civ. P. 26(b)(3) and its kin protect what counsel prepares."""


@dataclass(frozen=True)
class Pleads:
    """An allegation: its number in the complaint, its name, its first words, the letters of its exhibits."""

    number: int | None
    name: str
    words: str
    exhibits: tuple[str, ...] = ()
    belief: bool = False


@dataclass(frozen=True)
class Row:
    """An element: its name, what must be shown, when it need not be pleaded, what pleads it, whether it is missing."""

    element: str
    statement: str
    conditional: str
    allegations: tuple[Pleads, ...]
    missing: bool

    @property
    def exhibits(self) -> tuple[str, ...]:
        """The letters of all exhibits of its allegations, each once."""
        return tuple(dict.fromkeys(one for pleads in self.allegations for one in pleads.exhibits))


@dataclass(frozen=True)
class Remark:
    """What a rule finds in a count."""

    code: str
    severity: str
    message: str


@dataclass(frozen=True)
class CountMatrix:
    """One count: its number and heading as the complaint has them, its cause, its elements, its relief, remarks."""

    label: str
    heading: str
    sides: str
    cause: str
    elements: tuple[Row, ...]
    relief: tuple[str, ...]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True)
class Matrix:
    """The matrix of one complaint, and the named allegations that no count points at and no text refers to."""

    case: str
    paper: str
    privilege: str
    counts: tuple[CountMatrix, ...]
    unused: tuple[Pleads, ...]


def complaint(matter: Matter, plans: Sequence[Plan], catalog: Catalog) -> Plan:
    """Return the first of *plans* that has counts, or the plan of the complaint that *matter* would have."""
    counted = (one for one in plans if any(isinstance(block, Count) for block in one.body))
    filing = Filing.model_validate({"paper": "complaint"}, context=catalog)
    return next(counted, None) or make_plan(matter, filing, catalog)


@dataclass(frozen=True)
class _Paper:
    """A complaint as the matrix reads it: the matter, the paragraphs that the plan prints by id, remarks by count."""

    matter: Matter
    printed: Mapping[str, Paragraph]
    remarks: Mapping[int, Sequence[Remark]]


def matrix(matter: Matter, plan: Plan) -> Matrix:
    """Return the matrix of *plan*, a complaint of *matter*; numbers are those that it prints."""
    printed = {block.id: block for block in plan.body if isinstance(block, Paragraph) and block.id}
    paper = _Paper(matter, printed, _remarks(matter))
    known = {one.id: _pleads(one, one.id, paper) for _, one in allegations(matter) if one.id and one.text}
    headings = [block for block in plan.body if isinstance(block, Count)]
    counts = tuple(_count(number, heading, known, paper) for number, heading in enumerate(headings))
    taken = used_names(matter)
    unused = tuple(one for name, one in known.items() if name not in taken)
    return Matrix(plan.metadata.title.partition(", ")[2], plan.id, PRIVILEGE, counts, unused)


def _count(number: int, heading: Count, known: Mapping[str, Pleads], paper: _Paper) -> CountMatrix:
    claim = paper.matter.claims[number]
    return CountMatrix(
        heading.label,
        _letters(heading.name),
        " ".join(part for part in (heading.against, heading.alternative) if part),
        claim.cause.id,
        tuple(_row(number, name, known, paper) for name in claim.cause.elements),
        tuple(_relief(number, paper.matter)),
        tuple(paper.remarks.get(number, ())),
    )


def _row(number: int, name: str, known: Mapping[str, Pleads], paper: _Paper) -> Row:
    claim = paper.matter.claims[number]
    element, entries = claim.cause.elements[name], claim.elements.get(name, ())
    pleaded = tuple(
        known[one] if isinstance(one, str) else _pleads(one, one.id or unnamed(claim, number, name, place), paper)
        for place, one in enumerate(entries)
    )
    when = element.conditional if isinstance(element.conditional, str) else "in some cases"
    conditional = when if element.conditional else ""
    return Row(name, element.statement, conditional, pleaded, not pleaded and not conditional)


def _pleads(one: Allegation, name: str, paper: _Paper) -> Pleads:
    block = paper.printed.get(f"p-{name}")
    said = (_letters(block.text) if block else one.text or "").replace("\N{NO-BREAK SPACE}", " ")
    words = CITED.sub("", said).split()
    first = " ".join(words[:WORDS]) + (" ..." if len(words) > WORDS else "")
    exhibits = tuple(letter(list(paper.matter.exhibits).index(key) + 1) for key in one.exhibit)
    return Pleads(block.number if block else None, one.id or "", first, exhibits, one.belief)


CITED = re.compile(r"\s*\(Exs?\. [A-Z, ]+\.\)$")
"""The exhibits at the end of an allegation, which the matrix has in a place of their own."""


def _letters(text: Rich) -> str:
    return "".join(run.text for run in text if not isinstance(run, Note))


def _relief(number: int, matter: Matter) -> Iterator[str]:
    """Yield what is asked for on count *number*: by itself, and under the relief that names it."""
    named = (one for one in matter.relief if any(number in meant(matter.claims, name) for name in one.claims))
    yield from (" ".join(one.text.split()) for one in (*matter.claims[number].relief, *named))


def _remarks(matter: Matter) -> Mapping[int, Sequence[Remark]]:
    """Return what the rules find in each count: what its rows say already and what is waived left out."""
    found: dict[int, list[Remark]] = {}
    for rule, problem in problems(matter):
        match problem.path:
            case ("claims", int(number), *_) if rule.code not in {"CLM001", *matter.waivers}:
                one = Remark(rule.code, str(problem.severity or rule.severity), problem.message)
                found.setdefault(number, []).append(one)
    return found
