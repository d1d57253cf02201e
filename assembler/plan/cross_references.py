"""Writes out references to parts of the same paper, to parties, to defined terms, and to parts of other papers."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from assembler.catalog.filed_papers import FiledPaper
from assembler.exhibits.link_targets import link_target
from assembler.language.references import Entry
from assembler.model.pleading import Term
from assembler.plan.blocks import Link, RichText, Words
from assembler.plan.context import PaperContext
from assembler.plan.text.count_name import count_name
from assembler.plan.text.labels import (
    NBSP,
    Label,
    add_label,
    joined_groups,
    label_of,
    labels_through,
    reference_to,
)
from assembler.plan.text.markdown import Refer, Setting, rich
from assembler.plan.text.party_names import short_name

_TERM_SETTING = Setting(lambda _entries, _sign: (), belief="", notes=iter(()))
"""The text settings for a term's definition, which may not contain references or footnotes."""


@dataclass(frozen=True)
class OtherPaper:
    """Another paper of the matter: its short title, its docket number, and its labels by name."""

    title: str
    docket: str
    labels: Mapping[str, Label]

    @property
    def cited_name(self) -> str:
        """The paper's name at the beginning of a citation: "Dkt. 1", or the title if it has no docket number."""
        return f"Dkt.{NBSP}{self.docket}" if self.docket else self.title


OtherPapers = Callable[[str], OtherPaper]
"""Returns the paper that has a given name in the matter."""


def reference_writer(
    labels: Mapping[str, Label], context: PaperContext, other_papers: OtherPapers, *, define: bool = True
) -> Refer:
    """Return a function that writes out references in the paper of *context*.

    The function defines a term at the term's first use, unless *define* is false, as in headings.
    """
    defined: set[str] = set()

    def write(entries: Sequence[Entry], sign: bool) -> RichText:  # noqa: FBT001
        groups = [list(group) for _, group in groupby(entries, key=lambda entry: _other_paper_name(entry, context))]
        return joined_groups([part for group in groups for part in references_to_group(group, sign=sign)], sign=sign)

    def references_to_group(group: Sequence[Entry], *, sign: bool) -> Iterator[RichText]:
        if paper := _other_paper_name(group[0], context):
            yield other_paper_reference(other_papers(paper), group)
            return
        numbered_entries = [entry for entry in group if _is_numbered(entry, labels) and not entry.pages]
        if numbered_entries:
            numbered_labels = [label for entry in numbered_entries for label in _entry_labels(entry, labels)]
            yield reference_to(numbered_labels, context.range_joiner, sign=sign)
        yield from (reference_without_number(entry, sign=sign) for entry in group if entry not in numbered_entries)

    def reference_without_number(entry: Entry, *, sign: bool) -> RichText:
        if entry.pages:
            return _exhibit_pages_reference(entry, labels, sign=sign)
        name = entry.name
        matter = context.matter
        if entry.of in {"", "party"} and name in matter.parties:
            return (Words(short_name(matter.parties[name])),)
        if entry.of in {"", "term"} and name in matter.terms:
            is_first_use = define and name not in defined
            if is_first_use:
                defined.add(name)
            return _term_words(matter.terms[name], first=is_first_use)
        return _paper_name(other_papers(name), sign=sign, is_own=name == context.filing.name)

    return write


def _other_paper_name(entry: Entry, context: PaperContext) -> str:
    """Return the name of the other paper to which *entry* refers; "" if it refers to none."""
    return "" if entry.paper == context.filing.name else entry.paper


def _is_numbered(entry: Entry, labels: Mapping[str, Label]) -> bool:
    return entry.name in labels and entry.of not in {"party", "term"}


def _entry_labels(entry: Entry, labels: Mapping[str, Label]) -> Iterable[Label]:
    first = label_of(entry.name, entry.of, labels)
    return labels_through(labels, first, label_of(entry.last, entry.of, labels)) if entry.is_range else (first,)


def _exhibit_pages_reference(entry: Entry, labels: Mapping[str, Label], *, sign: bool) -> RichText:
    """Return a reference to pages of an exhibit, such as "Exhibit A at 4", linked to the first cited page."""
    label = label_of(entry.name, entry.of, labels)
    first_page = entry.pages[0] if entry.pages else 0
    target = link_target(entry.name, first_page) if label.target else ""
    runs = reference_to([replace(label, target=target)], sign=sign)
    return tuple(replace(run, text=f"{run.text} at{NBSP}{entry.at}") for run in runs if isinstance(run, Words | Link))


def _term_words(term: Term, *, first: bool) -> RichText:
    """Return a term, with its definition at its *first* use: "the AWS Customer Agreement (the “Agreement”)".

    The article is the one given with the term, or "the" if the definition begins with an article.
    """
    article, word = _split_article(term.term)
    article = article or ("the " if _split_article(term.means)[0] else "")
    if not first:
        return (Words(f"{article}{word}"),)
    return (*rich(term.means, _TERM_SETTING), Words(f" ({article}“{word}”)"))


def _split_article(words: str) -> tuple[str, str]:
    """Split *words* into any article at the beginning, with the space after it, and the other words."""
    first_word, space, remainder = words.partition(" ")
    return (f"{first_word.lower()} ", remainder) if space and first_word.lower() in {"the", "a", "an"} else ("", words)


def _paper_name(paper: OtherPaper, *, sign: bool, is_own: bool) -> RichText:
    """Return a name: "the Complaint (Dkt. 1)", "Dkt. 1" in a citation, or "this Complaint" in the paper itself."""
    if is_own:
        return (Words(f"this {paper.title}"),)
    if sign:
        return (Words(paper.cited_name),)
    name = f"{paper.title} (Dkt.{NBSP}{paper.docket})" if paper.docket else paper.title
    return (Words(name if name.startswith(("Plaintiff", "Defendant")) else f"the {name}"),)


KINDS_CITED_AFTER_COMMA = frozenset({"claim", "named claim", "named section"})
"""The kinds of label that follow the paper's title after a comma: "Complaint, Count One"."""


def other_paper_reference(paper: OtherPaper, entries: Sequence[Entry]) -> RichText:
    """Return an unlinked reference to parts of another *paper*, such as "Complaint ¶¶ 31–33, 40"."""
    unlinked = {name: replace(label, target="") for name, label in paper.labels.items()}
    entries_with_pages = [entry for entry in entries if entry.pages]
    entries_without_pages = [entry for entry in entries if not entry.pages]
    labels = [label for entry in entries_without_pages for label in _entry_labels(entry, unlinked)]
    parts = [reference_to(labels, sign=True)] if labels else []
    parts += [_exhibit_pages_reference(entry, unlinked, sign=True) for entry in entries_with_pages]
    text = "".join(run.text for run in joined_groups(parts, sign=True) if isinstance(run, Words | Link))
    first_label, *_ = _entry_labels(entries[0], unlinked)
    comma = "," if first_label.kind in KINDS_CITED_AFTER_COMMA else ""
    return (Words(f"{paper.cited_name}{comma} {text}"),)


def paper_as_filed(filed: FiledPaper, title: str, docket: str, exhibit_word: str) -> OtherPaper:
    """Return a filed paper, with a label for each named part and for each numbered paragraph."""
    labels = {str(number): Label("allegation", number, str(number), target="") for number in filed.paragraphs.values()}
    for name, number in filed.paragraphs.items():
        add_label(labels, name, Label("allegation", number, str(number), target=""))
    for position, (id_, label) in enumerate(filed.headings.items()):
        _, _, name = id_.partition("-")
        add_label(labels, name, _filed_heading_label(id_, label, position))
    for position, (name, letter) in enumerate(filed.exhibits.items()):
        add_label(labels, name, Label("exhibit", position, f"{exhibit_word}{NBSP}{letter}", target=""))
    return OtherPaper(title, docket, labels)


def _filed_heading_label(id_: str, label: str, position: int) -> Label:
    if label.startswith("“"):  # a heading without a number is cited by its quoted text
        if id_.startswith("c-"):
            return Label("named claim", position, f"the count {label}", target="")
        return Label("named section", position, f"the section {label}", target="")
    if id_.startswith("c-"):
        return Label("claim", position, count_name(label), target="")
    return Label("section", position, f"Section{NBSP}{label}", target="")
