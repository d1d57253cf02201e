"""Makes the element matrix: each count's elements, the allegations that plead them, and any gaps."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assembler.catalog import Catalog
from assembler.check.as_findings import problems
from assembler.exhibits.labels import exhibit_labels, exhibits_cited_by
from assembler.findings.visible import one_line
from assembler.model.allegation import Allegation
from assembler.model.matter import Matter
from assembler.model.pleading import matching_claims
from assembler.model.walk import named_allegations, used_names
from assembler.papers import plan_paper
from assembler.papers.opening.keys import OpeningFiling
from assembler.plan.blocks import Count, Heading, Paragraph
from assembler.plan.frame.count_names import default_allegation_id
from assembler.plan.frame.titles import case_name
from assembler.plan.plan import Plan
from assembler.plan.tables.texts import text_without_notes

MAX_WORDS = 14
"""The maximum number of an allegation's first words that are shown."""

PRIVILEGE = "Attorney work product. Privileged and confidential. Not for filing or service."
"""The notice above the matrix. Fed. R. Civ. P. 26(b)(3) and similar rules protect counsel's preparation."""

EXHIBIT_CITATION = re.compile(r"\((?:Exs?\.|Attachments?|Appendix|Appendices) [^\s,()]+(?:, [^\s,()]+)*\.\)$")
"""Matches the citation to exhibits at the end of an allegation. The matrix shows this citation separately."""


@dataclass(frozen=True)
class PleadedAllegation:
    """An allegation: its number in the complaint, its name, its first words, and the labels of its exhibits.

    *belief* says whether it is made on information and belief.
    """

    number: int | None
    name: str
    words: str
    exhibits: tuple[str, ...] = ()
    belief: bool = False


@dataclass(frozen=True)
class Row:
    """An element: its name and statement, when it must be pleaded, its allegations, and whether it is missing."""

    element: str
    statement: str
    conditional: str
    allegations: tuple[PleadedAllegation, ...]
    missing: bool

    @property
    def exhibits(self) -> tuple[str, ...]:
        """The labels of the exhibits that the element's allegations cite, without duplicates."""
        return tuple(dict.fromkeys(label for allegation in self.allegations for label in allegation.exhibits))


@dataclass(frozen=True)
class Remark:
    """A rule's finding on a count."""

    code: str
    severity: str
    message: str


@dataclass(frozen=True)
class CountMatrix:
    """A count: its number and heading as in the complaint, its parties, cause, elements, relief and remarks.

    A count without elements has its numbered paragraphs in *paragraphs* instead.
    """

    label: str
    heading: str
    sides: str
    cause: str
    elements: tuple[Row, ...]
    relief: tuple[str, ...]
    remarks: tuple[Remark, ...]
    paragraphs: tuple[PleadedAllegation, ...] = ()


@dataclass(frozen=True)
class Matrix:
    """The matrix of a complaint, with the named allegations that no count or text uses."""

    case: str
    paper: str
    privilege: str
    counts: tuple[CountMatrix, ...]
    unused: tuple[PleadedAllegation, ...]


def complaint(matter: Matter, plans: Sequence[Plan], catalog: Catalog) -> Plan:
    """Return the first of *plans* that has counts.

    If there is none, plan a complaint for *matter* and return its plan.
    """
    for plan in plans:
        if any(isinstance(block, Count) for block in plan.body):
            return plan
    filing = OpeningFiling.model_validate({"paper": "complaint"}, context=catalog)
    return plan_paper(matter, filing, catalog)


@dataclass(frozen=True)
class _Paper:
    """The sources of the matrix: the matter, the planned complaint's paragraphs by id, and the remarks by count."""

    matter: Matter
    printed_paragraphs: Mapping[str, Paragraph]
    remarks: Mapping[int, Sequence[Remark]]


def matrix(matter: Matter, plan: Plan) -> Matrix:
    """Return the matrix of *plan*, a complaint of *matter*, with the paragraph numbers of the plan."""
    printed_paragraphs = {block.id: block for block in plan.body if isinstance(block, Paragraph) and block.id}
    paper = _Paper(matter, printed_paragraphs, _remarks_by_count(matter))
    allegations = {name: _pleaded_allegation(entry, name, paper) for name, entry in named_allegations(matter).items()}
    counts = tuple(
        _count(index, heading, paragraphs, allegations, paper)
        for index, (heading, paragraphs) in enumerate(_counts_in(plan))
    )
    names = used_names(matter)
    unused = tuple(allegation for name, allegation in allegations.items() if name not in names)
    return Matrix(case_name(matter), plan.id, PRIVILEGE, counts, unused)


def _counts_in(plan: Plan) -> Iterator[tuple[Count, list[Paragraph]]]:
    """Yield the heading of each count of *plan*, with the numbered paragraphs up to the next count or section."""
    heading: Count | None = None
    paragraphs: list[Paragraph] = []
    for block in plan.body:
        match block:
            case Count() | Heading(level=1):
                if heading:
                    yield heading, paragraphs
                heading = block if isinstance(block, Count) else None
                paragraphs = []
            case Paragraph() if heading and block.number:
                paragraphs.append(block)
    if heading:
        yield heading, paragraphs


def _count(
    claim_index: int,
    heading: Count,
    paragraphs: Sequence[Paragraph],
    allegations: Mapping[str, PleadedAllegation],
    paper: _Paper,
) -> CountMatrix:
    claim = paper.matter.claims[claim_index]
    return CountMatrix(
        label=heading.label,
        heading=text_without_notes(heading.name),
        sides=" ".join(part for part in (heading.against, heading.alternative) if part),
        cause=claim.cause.id,
        elements=tuple(_row(claim_index, name, allegations, paper) for name in claim.cause.elements),
        relief=tuple(_relief(claim_index, paper.matter)),
        remarks=tuple(paper.remarks.get(claim_index, ())),
        paragraphs=() if claim.cause.elements else tuple(map(_allegation_in, paragraphs)),
    )


def _row(claim_index: int, name: str, allegations: Mapping[str, PleadedAllegation], paper: _Paper) -> Row:
    claim = paper.matter.claims[claim_index]
    element = claim.cause.elements[name]
    pleaded: list[PleadedAllegation] = []
    for entry_index, entry in enumerate(claim.elements.get(name, ())):
        if isinstance(entry, str):
            pleaded.append(allegations[entry])
        else:
            allegation_name = entry.id or default_allegation_id(claim, claim_index, name, entry_index)
            pleaded.append(_pleaded_allegation(entry, allegation_name, paper))
    condition = element.conditional or ""
    if not isinstance(condition, str):
        condition = "in some cases"
    is_missing = not pleaded and not condition
    return Row(name, element.statement, condition, allegations=tuple(pleaded), missing=is_missing)


def _pleaded_allegation(allegation: Allegation, name: str, paper: _Paper) -> PleadedAllegation:
    block = paper.printed_paragraphs.get(f"p-{name}")
    words = _first_words(text_without_notes(block.text) if block else allegation.text or "")
    labels = exhibit_labels(paper.matter)
    exhibits = tuple(dict.fromkeys(labels[key] for key in exhibits_cited_by(allegation, paper.matter)))
    number = block.number if block else None
    return PleadedAllegation(number, allegation.id or "", words, exhibits, belief=allegation.belief)


def _allegation_in(block: Paragraph) -> PleadedAllegation:
    return PleadedAllegation(block.number, name="", words=_first_words(text_without_notes(block.text)))


def _first_words(text: str) -> str:
    words = EXHIBIT_CITATION.sub("", text.replace("\N{NO-BREAK SPACE}", " ")).split()
    return " ".join(words[:MAX_WORDS]) + (" ..." if len(words) > MAX_WORDS else "")


def _relief(claim_index: int, matter: Matter) -> Iterator[str]:
    """Yield the relief sought on a count: the count's own relief, and the prayer's items that name the count."""
    relief_of_count = [relief for _, relief in matter.claims[claim_index].requested_relief]
    relief_of_prayer = [
        item
        for item in matter.relief
        if any(claim_index in matching_claims(matter.claims, name) for name in item.claims)
    ]
    yield from (one_line(item.text) for item in (*relief_of_count, *relief_of_prayer) if item.text)


def _remarks_by_count(matter: Matter) -> Mapping[int, Sequence[Remark]]:
    """Return the rules' findings on each count, except waived findings and those that the count's rows already show."""
    remarks: dict[int, list[Remark]] = {}
    for rule, problem in problems(matter):
        match problem.path:
            case ("claims", int(index), *_) if rule.code not in {"CLM001", *matter.waivers}:
                remark = Remark(rule.code, str(rule.severity_of(problem)), problem.message)
                remarks.setdefault(index, []).append(remark)
    return remarks
