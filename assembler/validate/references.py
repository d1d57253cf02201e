"""Checks the references in the texts of a matter. Each must have exactly one target, which its paper can cite."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assembler.catalog.filed_papers import Reader, filed_papers
from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, Place
from assembler.findings.suggestions import did_you_mean
from assembler.language.english import with_article
from assembler.language.references import PAGE, REFERENCE, UNCITABLE_PAGE, Entry, entries
from assembler.language.regex import Regex, passages
from assembler.load.files import display_name
from assembler.load.source import Source
from assembler.model.matter import Matter
from assembler.model.walk import Text, texts
from assembler.validate.corrections import with_correction
from assembler.validate.reference_targets import Targets, reference_targets

INCOMPLETE_REFERENCE = Regex(
    r"(?<!\[)(?:\[\[¶?(?P<one>[\w:.,\s-]++)\](?!\])|\[¶?(?P<two>[\w:.,\s-]++)\]\])"
    r"|\[\[\s*+¶?\s*+(?P<open>[\w:.-]++)(?=[^\[\]]*+(?:\[|\Z))"
    r"|(?:^|(?<=[\s(]))(?P<close>[\w:.-]++)\]\](?!\])",
    needs="[[|]]",
)
"""Matches a reference that lacks one or two of its four brackets: `[[id]`, `[id]]`, `[[id` or `id]]`."""

ESCAPED = Regex(r"\\([\[\]])")
"""Matches an escaped bracket, which is printed as a bracket. Two escaped brackets still open or close a reference."""

ORDERED_KINDS = frozenset({"paragraph", "section", "sub-heading", "count", "exhibit"})
"""Kinds of parts that are ordered, so that a range can run from one part to another."""


@dataclass(frozen=True)
class _Use:
    """One entry of a reference, and the text that contains it. The entry's place is computed only when it is needed."""

    entry: Entry
    text: Text
    reference: str
    earlier_uses: int
    """The number of times that the same reference occurs earlier in the text."""
    source: Source
    previous: Entry | None = None
    """The previous entry in the same reference."""

    @property
    def place(self) -> Place:
        """The place of the entry's name in the file, or of the whole text if the name cannot be found."""
        reference_place = self.source.place_within(self.text.path, self.reference, self.earlier_uses)
        is_found = reference_place != self.source.place_at(self.text.path)
        return _place_inside(reference_place, self.reference, self.entry.name) if is_found else reference_place


def reference_faults(matter: Matter, source: Source) -> Iterator[Finding]:
    """Yield a finding for each reference in a text of *matter* whose target is undefined, ambiguous or not citable.

    References to a filed paper are looked up in the record of that paper. Raises `MatterError` if the record cannot be
    read.
    """
    targets = reference_targets(matter)
    read_filed_paper = filed_papers(source)
    for text in texts(matter):
        yield from _incomplete_faults(text, targets, source)
        for use in _reference_uses(text, source):
            yield from _entry_faults(use, targets, read_filed_paper)


def _reference_uses(text: Text, source: Source) -> Iterator[_Use]:
    """Yield each entry of the references in *text*."""
    occurrences: Counter[str] = Counter()
    for match in REFERENCE.finditer(ESCAPED.sub(r"\1", text.words)):
        previous = None
        for entry in entries(match):
            yield _Use(entry, text, match[0], occurrences[match[0]], source, previous)
            previous = entry
        occurrences[match[0]] += 1


def _place_inside(reference_place: Place, reference: str, name: str) -> Place:
    """Return the place of *name* in *reference*, which begins at *reference_place*.

    Return *reference_place* if the name is on a later line.
    """
    match = re.search(rf"(?<![\w-]){re.escape(name)}(?![\w:-])", reference)
    if match is None or "\n" in reference[: match.start()]:
        return reference_place
    start = reference_place.column + match.start()
    return Place(reference_place.file, reference_place.line, start, reference_place.line, start + len(name))


def _incomplete_faults(text: Text, targets: Targets, source: Source) -> Iterator[Finding]:
    """Yield a finding for each defined name in *text* with only some of the four brackets of a reference."""
    for match in passages(INCOMPLETE_REFERENCE, REFERENCE.sub(" ", text.words)):
        content = next(group for group in match.groups() if group)
        if any(targets.has(name.strip()) for name in re.split(r"[,:]|\.\.", content)):
            place = source.place_within(text.path, match[0])
            message = f"`{brief(match[0])}` is not a complete reference"
            yield fault("MAT004", place, message, fix="write two brackets before it and two after it")


def _entry_faults(use: _Use, targets: Targets, read_filed_paper: Reader) -> Iterator[Finding]:
    """Yield the faults in the form, names or target of one entry of a reference."""
    entry = use.entry
    if not entry.written:
        message = "the reference is empty" if use.reference.strip("[]¶ ") == "" else "the reference has an empty entry"
        yield fault("MAT004", use.place, message, fix="write a name between the brackets")
    elif (entry.is_range and not (entry.name and entry.last)) or (entry.prefixed and not (entry.of and entry.name)):
        fix = "write a name on both sides of the colon"
        if entry.is_range:
            fix = "write both ends, as in `[[first..last]]`"
        yield fault("MAT004", use.place, f"`{brief(entry.written)}` is not a complete reference", fix=fix)
    elif finding := _page_fault(use, targets):
        yield finding
    elif entry.pages and "exhibit" not in targets.kinds(entry.name) and targets.has(entry.name):
        message = f"`{brief(entry.written)}` cites a page, but `{brief(entry.name)}` is not an exhibit"
        yield fault("MAT004", use.place, message, fix="cite a page only for an exhibit, as in `[[lease at 4]]`")
    elif entry.paper:
        yield from _other_paper_faults(use, targets, read_filed_paper)
    else:
        for name in (entry.name, entry.last) if entry.is_range else (entry.name,):
            yield from _own_target_faults(name, use, targets)
        yield from _range_faults(use, targets)


def _page_fault(use: _Use, targets: Targets) -> Finding | None:
    """Return the fault of an entry that cites an invalid page, or a second page without the exhibit's name."""
    entry = use.entry
    previous = use.previous
    if entry.pages or entry.is_range or targets.has(entry.name):
        return None
    at_match = UNCITABLE_PAGE.search(entry.name)
    name = entry.name[: at_match.start()] if at_match else ""
    if at_match and "exhibit" in targets.kinds(name):
        message = f"`{brief(at_match['page'])}` is not a page of `{name}`"
        fix = f"count the pages of the file from 1, and write the number in figures, as in `[[{name} at 4]]`"
        return fault("EXH007", use.place, message, fix=fix)
    if PAGE.fullmatch(entry.name) and previous and previous.pages:
        message = f"`{entry.name}` is a second page of `{previous.name}`, whose name must be repeated"
        fix = f"write `[[{previous.written}, {previous.name} at {entry.name}]]`"
        return fault("EXH007", use.place, message, fix=fix)
    return None


def _own_target_faults(name: str, use: _Use, targets: Targets) -> Iterator[Finding]:
    """Yield the faults of *name*, whose target must be in the paper that prints the reference."""
    kind = use.entry.of
    kinds = targets.kinds(name)
    if not kinds:
        names = targets.names(kind)
        message = f"nothing is called `{brief(name)}`{_where_dropped(name, use.source)}"
        finding = fault("MAT004", use.place, message, fix=did_you_mean(name, names))
        yield with_correction(finding, use.source, name, names)
    elif kind and kind not in kinds:
        fix = did_you_mean(name, targets.names(kind))
        yield fault(
            "MAT004", use.place, f"no {kind} is called `{brief(name)}`, which is {with_article(kinds[0])}", fix=fix
        )
    elif not kind and len(kinds) > 1:
        fix = " or ".join(f"write `{part_kind}:{name}`" for part_kind in kinds if part_kind != "paper")
        kinds_in_words = " and ".join(with_article(part_kind) for part_kind in kinds)
        yield fault("MAT005", use.place, f"`{name}` is the name of both {kinds_in_words}", fix=fix)
    elif name == use.text.allegation and kind in {"", "paragraph"}:
        yield fault("MAT006", use.place, f"`{name}` refers to itself")
    elif "sub-heading of a count" in kinds:
        fix = "refer to a paragraph under it"
        yield fault("MAT004", use.place, f"`{name}` is a sub-heading in a count, which has no number", fix=fix)
    else:
        for paper in targets.papers_without(name, use.text.path):
            message = f"`{name}` has no number in `{paper}`, which prints this text"
            fix = "refer to a part that the paper numbers, or add the section to the paper"
            yield fault("MAT004", use.place, message, fix=fix)


def _where_dropped(name: str, source: Source) -> str:
    """Return words that say on which line the entry *name* is dropped; "" if no line with `drop:` names the entry."""
    pattern = Regex(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
    for file, lines in source.texts.items():
        for line_number, line in enumerate(lines, 1):
            if pattern.search(line.partition("drop:")[2]):
                return f", which {display_name(Path(file))}:{line_number} drops"
    return ""


def _range_faults(use: _Use, targets: Targets) -> Iterator[Finding]:
    """Yield the faults of a range between two defined names: different kinds of parts, or the wrong order."""
    entry = use.entry
    first_kinds = targets.kinds(entry.name)
    last_kinds = targets.kinds(entry.last)
    if not (entry.is_range and first_kinds and last_kinds):
        return
    first_kind = first_kinds[0]
    if first_kinds != last_kinds or first_kind not in ORDERED_KINDS:
        message = f"`{brief(entry.written)}` runs from {with_article(first_kind)} to {with_article(last_kinds[0])}"
        fix = "write a range of paragraphs, sections, counts or exhibits"
        yield fault("MAT004", use.place, message, fix=fix)
    elif paper := targets.paper_with_reversed_ends(entry.name, entry.last, use.text.path):
        fix = f"write `[[{entry.last}..{entry.name}]]`"
        yield fault("MAT004", use.place, f"`{brief(entry.written)}` runs backwards in `{paper}`", fix=fix)


def _other_paper_faults(use: _Use, targets: Targets, read_filed_paper: Reader) -> Iterator[Finding]:
    """Yield the faults of an entry whose target is in another paper."""
    entry = use.entry
    paper = read_filed_paper(use.entry.paper)
    if paper is None and entry.paper not in targets.papers:
        fix = did_you_mean(entry.paper, targets.words_before_colon)
        yield fault("MAT004", use.place, f"no paper is called `{brief(entry.paper)}`", fix=fix)
        return
    for name in (entry.name, entry.last) if entry.is_range else (entry.name,):
        if paper and not paper.has(name):
            message = f"`{entry.paper}` as filed has no `{brief(name)}` ({paper.file})"
            yield fault("MAT004", use.place, message, fix=did_you_mean(name, paper.names))
        elif paper is None and not targets.kinds(name):
            fix = did_you_mean(name, targets.names(""))
            yield fault("MAT004", use.place, f"nothing is called `{brief(name)}`", fix=fix)
        elif (paper is None or targets.prints(entry.paper, use.text.path)) and not targets.is_numbered_in(
            name, entry.paper
        ):
            fix = "refer to a part that the paper numbers"
            yield fault("MAT004", use.place, f"`{name}` has no number in `{entry.paper}`", fix=fix)
