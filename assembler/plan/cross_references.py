"""What a reference says: the labels of its own paper, parties, defined terms, and the numbers of other papers."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from assembler.catalog.filed_papers import FiledPaper
from assembler.language.references import Entry
from assembler.model.pleading import Term
from assembler.plan.context import PaperContext
from assembler.plan.plan import Link, Rich, Words
from assembler.plan.text.labels import NBSP, Label, add_label, count_name, joined, label_of, refer, through
from assembler.plan.text.markdown import Refer, Setting, rich
from assembler.plan.text.party_names import short


@dataclass(frozen=True)
class Other:
    """Another paper of the matter: what it is called, its number on the docket, and its labels by name."""

    called: str
    docket: str
    labels: Mapping[str, Label]

    @property
    def cited(self) -> str:
        """How a citation begins: Dkt. 1, else Complaint."""
        return f"Dkt.{NBSP}{self.docket}" if self.docket else self.called


Others = Callable[[str], Other]
"""Gives another paper of the matter by its name."""


def speaker(labels: Mapping[str, Label], context: PaperContext, others: Others, *, define: bool = True) -> Refer:
    """Return what says references in the paper of *context*; a heading is not the place to *define* a term in."""
    defined: set[str] = set()

    def say(entries: Sequence[Entry], sign: bool) -> Rich:  # noqa: FBT001
        groups = [list(group) for _, group in groupby(entries, key=lambda one: _elsewhere(one, context))]
        return joined([part for group in groups for part in _group(group, sign)], sign=sign)

    def _group(group: Sequence[Entry], sign: bool) -> Iterator[Rich]:  # noqa: FBT001
        if paper := _elsewhere(group[0], context):
            yield of_another(others(paper), group)
            return
        numbered = [entry for entry in group if _is_numbered(entry, labels)]
        if numbered:
            yield refer([label for entry in numbered for label in _labels(entry, labels)], sign=sign)
        yield from (named(entry, sign) for entry in group if entry not in numbered)

    def named(entry: Entry, sign: bool) -> Rich:  # noqa: FBT001
        name, matter = entry.name, context.matter
        if entry.of in {"", "party"} and name in matter.parties:
            return (Words(short(matter.parties[name])),)
        if entry.of in {"", "term"} and name in matter.terms:
            first = define and name not in defined
            defined.update({name} if first else ())
            return _term(matter.terms[name], first=first)
        return _paper(others(name), sign=sign, own=name == context.filing.name)

    return say


def _elsewhere(entry: Entry, context: PaperContext) -> str:
    """Return the other paper that *entry* leads to, or nothing."""
    return "" if entry.paper == context.filing.name else entry.paper


def _is_numbered(entry: Entry, labels: Mapping[str, Label]) -> bool:
    return entry.name in labels and entry.of not in {"party", "term"}


def _labels(entry: Entry, labels: Mapping[str, Label]) -> Iterable[Label]:
    first = label_of(entry.name, entry.of, labels)
    return through(labels, first, label_of(entry.last, entry.of, labels)) if entry.ranged else (first,)


def _term(term: Term, *, first: bool) -> Rich:
    """Return a term as its first use defines it: the AWS Customer Agreement (the “Agreement”), or as later ones say it.

    A term takes the article with which it is written, and that of what it means.
    """
    article, word = _article(term.term)
    article = article or ("the " if _article(term.means)[0] else "")
    if not first:
        return (Words(f"{article}{word}"),)
    return (*rich(term.means, _PLAIN), Words(f" ({article}“{word}”)"))


_PLAIN = Setting(lambda _entries, _sign: (), "", iter(()))
"""How what a term means is set: it holds no reference and no note."""


def _article(words: str) -> tuple[str, str]:
    """Return the article with which *words* begin, a space behind it, and the rest."""
    first, space, rest = words.partition(" ")
    return (f"{first.lower()} ", rest) if space and first.lower() in {"the", "a", "an"} else ("", words)


def _paper(paper: Other, *, sign: bool, own: bool) -> Rich:
    """Return a paper by its name: the Complaint, the Complaint (Dkt. 1); Dkt. 1 in a citation; this Complaint in it."""
    if own:
        return (Words(f"this {paper.called}"),)
    if sign:
        return (Words(paper.cited),)
    whole = f"{paper.called} (Dkt.{NBSP}{paper.docket})" if paper.docket else paper.called
    return (Words(whole if whole.startswith(("Plaintiff", "Defendant")) else f"the {whole}"),)


def of_another(paper: Other, entries: Sequence[Entry]) -> Rich:
    """Return a reference to parts of another *paper*: Complaint ¶¶ 31–33, 40; nothing in this file leads there."""
    labels = [one for entry in entries for one in _labels(entry, paper.labels)]
    said = refer([replace(label, target="") for label in labels], sign=True)
    text = "".join(run.text for run in said if isinstance(run, Words | Link))
    return (Words(f"{paper.cited}{',' if labels[0].kind == 'claim' else ''} {text}"),)


def as_filed(kept: FiledPaper, called: str, docket: str) -> Other:
    """Return a paper as it was filed, with a label for each name and for each number of a paragraph."""
    labels = {str(number): Label("allegation", number, str(number), "") for number in kept.paragraphs.values()}
    for name, number in kept.paragraphs.items():
        add_label(labels, name, Label("allegation", number, str(number), ""))
    for place, (id_, label) in enumerate(kept.headings.items()):
        add_label(labels, id_.partition("-")[2], _heading(id_, label, place))
    for place, (name, one) in enumerate(kept.exhibits.items()):
        add_label(labels, name, Label("exhibit", place, f"Exhibit{NBSP}{one}", ""))
    return Other(called, docket, labels)


def _heading(id_: str, label: str, place: int) -> Label:
    if id_.startswith("c-"):
        return Label("claim", place, count_name(label), "")
    return Label("section", place, f"Section{NBSP}{label}", "")
