"""Typed labels and references, which the program should write instead."""

import re
from collections.abc import Iterator, Mapping, Sequence

from assembler.exhibits.labels import exhibits_by_label
from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.english import cardinal, ordinal, roman
from assembler.language.exhibit_words import DOCUMENT_AFTER, NOT_OF_ANOTHER_PAPER, typed_exhibit
from assembler.language.regex import Regex, passages
from assembler.model.court.headings import UNNUMBERED
from assembler.model.matter import Matter
from assembler.model.pleading import matching_claims
from assembler.model.relief import PARAGRAPHS as CONTINUED_NUMBERS
from assembler.model.relief import Relief
from assembler.plan.frame.count_names import NO_LABEL
from assembler.plan.text.count_name import count_name
from assembler.plan.text.labels import NBSP
from assembler.plan.text.structure import TYPED_LABEL
from assembler.rules._complaint import has_complaint
from assembler.rules.rule import Problem, matched, rule
from assembler.rules.text._exhibit_meant import exhibit_meant
from assembler.rules.text._joined_notes import with_notes_joined

LABEL = Regex(
    r"\s{0,9}(?P<label>\((?:[A-Za-z]|\d{1,3}|[ivx]{1,4})\)|(?:[A-Za-z]|\d{1,3}|[IVX]{1,4})\\?[.)])\s{1,9}(?=\S)"
)
OPENING_WORDS = (
    "A|All|An|And|Any|As|At|Because|Before|But|By|Defendants?|Each|For|From|He|If|In|It|No|On|Plaintiffs?|She|That|The"
    "|These|They|This|To|Under|Upon|When|While"
)
"""Words that begin sentences, so that an initial before them is not part of a name."""

NAME_WITH_INITIAL = Regex(rf"\s*[A-Z]\.\s+(?:[A-Z]\.[\s,]|(?!(?:{OPENING_WORDS})\b)[A-Z]\w+[\s,’'])")
"""A person's name that looks like a label at its beginning: "J. Example wrote"."""

NAME_WITH_INITIALS = Regex(r"(?<!\s)\s*+[A-Z]\.\s++[A-Z]\.\s")
"""A name with two initials at the beginning of a heading."""


NUMBERED_PRAYER = "delete the label, and write `prayer: {numbered: true}` to number the prayer's paragraph"
"""The remedy for a typed number before the prayer."""

UNNUMBERED_DEMAND = ("words", "jury")
"""The end of the path of a jury demand in the user's own words, which is printed without a number."""


@rule(
    "TXT009",
    cite="this program",
    basis="program",
    severity=Severity.WARNING,
    fix="delete the label: the program numbers paragraphs, headings and items of the prayer",
)
def hand_typed_label(matter: Matter) -> Iterator[Problem]:
    """A paragraph, a heading or an item of the prayer begins with a typed number or letter.

    The program prints its own labels, so a reader would see two labels. A prayer keeps its typed labels if every item
    has a typed label. Headings keep their typed labels if the program prints no labels for headings (`headings:
    {labels: none}`). In a prayer that keeps its labels, no label may occur twice in a series of the same kind, and a
    series of a new kind must begin with its first label. A jury demand has no number of the program's, so that a number
    typed there is printed alone; it is not reported.
    """
    prayer = (*matter.relief, *(relief for claim in matter.claims for relief in claim.relief))
    is_labeled = all(TYPED_LABEL.match(relief.text) for relief in prayer if relief.text)
    keeps_labels = is_labeled and matter.prayer.labels != CONTINUED_NUMBERS
    if keeps_labels:
        yield from _label_faults(matter)
    headings_are_unlabeled = set(matter.headings.labels.split()) == {UNNUMBERED}
    for path, text in prose(matter):
        if (keeps_labels and "relief" in path) or path[-2:] == UNNUMBERED_DEMAND:
            continue
        match = LABEL.match(text)
        is_heading = "heading" in path
        if is_heading and headings_are_unlabeled:
            continue
        may_be_label = path[0] == "relief" or is_heading or "\n" not in text.strip()
        is_name = path[0] != "relief" and (NAME_WITH_INITIALS if is_heading else NAME_WITH_INITIAL).match(text)
        if match and may_be_label and not is_name:
            fix = NUMBERED_PRAYER if path[-2:] == ("words", "prayer") else ""
            yield Problem(path, f"the text begins with a label typed by hand, `{match['label']}`", fix=fix)


FIRST_LABEL = Regex(r"\(?[1aAiI][.)]")


def _label_faults(matter: Matter) -> Iterator[Problem]:
    """Yield a problem for each repeated label, and for each new kind of label that does not begin with its first.

    After a label of another kind, labels may be repeated, as in "1.", "(a)", "2.", "(a)".
    """
    prayers: list[tuple[KeyPath, Sequence[Relief]]] = [(("relief",), matter.relief)]
    prayers += [(("claims", index, "relief"), claim.relief) for index, claim in enumerate(matter.claims)]
    for path, items in prayers:
        kind = ""
        labels_of_kind: set[str] = set()
        earlier_kinds: set[str] = set()
        for index, relief in enumerate(items):
            match = TYPED_LABEL.match(relief.text)
            label = match[1] if match else ""
            if _label_kind(label) != kind:
                kind = _label_kind(label)
                labels_of_kind = set()
            if label in labels_of_kind:
                message = f"`{label}` is also the label of an earlier item"
                yield Problem((*path, index, "text"), message, fix="correct the label, or delete all labels")
            elif earlier_kinds and label and kind not in earlier_kinds and not FIRST_LABEL.fullmatch(label):
                message = f"`{label}` begins a new kind of label, but is not the first label of that kind"
                yield Problem((*path, index, "text"), message, fix="give all items labels of one kind, or delete them")
            labels_of_kind.add(label)
            if kind:
                earlier_kinds.add(kind)


def _label_kind(label: str) -> str:
    """Return *label* with "1", "a" or "A" in place of its number or letters: "(a)" for "(iv)"; "" for no label."""
    kind = re.sub(r"\d+", "1", label)
    kind = re.sub(r"[a-z]+", "a", kind)
    return re.sub(r"[A-Z]+", "A", kind)


COUNT_NUMBER = r"(?:[IVX]{1,5}|\d{1,2}|[A-Z][a-z]+(?:-[a-z]+)?)"
COUNT_LIST = rf"(?:,\s+{COUNT_NUMBER}){{0,20}},?\s+(?:and|or|&)\s+{COUNT_NUMBER}\b"
COUNT = Regex(
    rf"\bCounts\s+(?P<counts>{COUNT_NUMBER}{COUNT_LIST}){NOT_OF_ANOTHER_PAPER}"
    rf"|\bCounts?\s+(?P<count>{COUNT_NUMBER})\b{NOT_OF_ANOTHER_PAPER}(?!{COUNT_LIST}{DOCUMENT_AFTER})"
    rf"|\b(?P<ordinal>[A-Za-z][a-z]+)\s+(?:(?i:Cause\s+of\s+Action|Claim\s+for\s+Relief)|Claim)\b{NOT_OF_ANOTHER_PAPER}",
    needs="count|cause|claim",
)

COUNT_RANGE = Regex(
    rf"\bCounts\s+(?P<first>{COUNT_NUMBER})\s*(?:through|to|–|-)\s*(?P<last>{COUNT_NUMBER})\b{NOT_OF_ANOTHER_PAPER}",
    needs="counts",
)
"""A range of counts: "Counts One through Four"."""


@rule(
    "TXT017",
    cite="this program",
    basis="program",
    severity=Severity.WARNING,
    fix="refer to it by name, as in [[letter]]: the program assigns the letter or number",
)
def exhibit_or_count_by_hand(matter: Matter) -> Iterator[Problem]:
    """A text refers to an exhibit or a count by a typed letter or number.

    The letter or number becomes wrong if an exhibit or count is added or moved. If the words beside the letter are from
    the title of another exhibit, the message says so. References to other papers are not checked. Letters and numbers
    that are right now are a single note.
    """
    if has_complaint(matter):
        yield from with_notes_joined(_typed_letters_and_numbers(matter), plural_noun="references")


def _ranges_of_counts(
    path: KeyPath, text: str, numbers_by_spelling: Mapping[str, int], total: int
) -> Iterator[Problem]:
    """Yield a problem for each typed range of counts that ends after the last count, the one with number *total*."""
    for match in passages(COUNT_RANGE, text):
        if numbers_by_spelling.get(match["last"], 0) > total:
            counts = f"{total} count{'' if total == 1 else 's'}"
            message = f"`{one_line(match[0])}` is typed by hand, but the matter has {counts}"
            yield Problem(path, message, at=matched(match))


def _typed_letters_and_numbers(matter: Matter) -> Iterator[Problem]:
    """Yield a problem for each exhibit or count to which a text refers by hand: a note if the reference is right."""
    exhibits = exhibits_by_label(matter)
    counts = {number: claim.id or "" for number, claim in enumerate(matter.claims, 1)}
    own_labels = {
        count_name(claim.label).replace(NBSP, " ").casefold(): claim.id or ""
        for claim in matter.claims
        if claim.label and claim.label != NO_LABEL
    }
    numbers_by_spelling = {word: number for number in range(1, 60) for word in _spellings(number)}
    ordinals = {ordinal(number).title(): number for number in range(1, 60)}
    for path, text in prose(matter):
        unquoted_text = unquoted(text)
        for match in passages(typed_exhibit(matter.exhibit_form.word), text):
            if unquoted_text[match.start()] != text[match.start()]:  # skip references within quotations
                continue
            name = exhibits.get(match["name"], "")
            target = exhibit_meant(unquoted_text, match.start(), match.end(), name, matter) if name else ""
            if target:
                message = f"`{one_line(match[0])}` is `{name}`, but the text is about `{target}`; write `[[{target}]]`"
                yield Problem(path, message, at=matched(match))
                continue
            total = len(matter.exhibits)
            yield _reference(path, match, name, kind="exhibit", total=total, exists=bool(name))
        yield from _ranges_of_counts(path, unquoted_text, numbers_by_spelling, len(counts))
        for match in passages(COUNT, unquoted_text):
            words = re.findall(rf"\b{COUNT_NUMBER}\b", match["counts"] or "")
            numbers = [numbers_by_spelling[word] for word in words if word in numbers_by_spelling]
            if numbers:
                yield _reference_to_counts(path, match, numbers, counts)
                continue
            own_name = own_labels.get(one_line(match[0]).casefold())
            if own_name is not None:
                yield _reference(path, match, own_name, kind="count", total=len(counts), exists=True)
                continue
            number = numbers_by_spelling.get(match["count"] or "") or ordinals.get((match["ordinal"] or "").title())
            if number:
                name = counts.get(number, "")
                exists = number in counts
                reference = _reference(path, match, name, kind="count", total=len(counts), exists=exists)
                yield _count_against_its_claims(match, path, number, matter) or reference


def _count_against_its_claims(match: re.Match[str], path: KeyPath, number: int, matter: Matter) -> Problem | None:
    """Return a problem if *match* names count *number*, but the item of relief at *path* is based only on another."""
    claims = matter.relief[path[1]].claims if path[0] == "relief" and isinstance(path[1], int) else ()
    indexes = {index for name in claims for index in matching_claims(matter.claims, name)}
    if len(indexes) != 1 or number - 1 in indexes or number > len(matter.claims):
        return None
    name = matter.claims[number - 1].id or str(number)
    message = f"`{one_line(match[0])}` is `{name}`, but the item is based on `{claims[0]}`"
    return Problem(path, message, at=matched(match), fix=f"write `[[{claims[0]}]]`, or correct the item's `claims:`")


def _spellings(number: int) -> tuple[str, ...]:
    """Return the spellings of a count's *number*: IV, 4, Four; also Twenty-One and Twenty-one."""
    return roman(number), str(number), cardinal(number).title(), cardinal(number).capitalize()


def _reference_to_counts(
    path: KeyPath, match: re.Match[str], numbers: Sequence[int], counts: Mapping[int, str]
) -> Problem:
    """Return the problem that *match* refers to the counts *numbers*; *counts* maps numbers to names."""
    names = [counts.get(number, "") for number in numbers]
    if not all(number in counts for number in numbers):
        return _reference(path, match, name="", kind="count", total=len(counts), exists=False)
    remedy = f"write `[[{', '.join(names)}]]`" if all(names) else "give each of these counts an `id:`"
    return Problem(path, f"`{one_line(match[0])}` is typed by hand; {remedy}", Severity.NOTE, at=matched(match))


def _reference(path: KeyPath, match: re.Match[str], name: str, *, kind: str, total: int, exists: bool) -> Problem:
    """Return the problem that *match*, at *path*, is a typed reference to an exhibit or a count, as *kind* says.

    *name* is the name of that exhibit or count in the matter, or "" if it has none. *total* is the number of exhibits
    or counts in the matter. The problem is a note if *exists*, so that the reference is right for now.
    """
    message = f"`{one_line(match[0])}` is typed by hand"
    if exists:
        remedy = f"write `[[{name}]]`" if name else f"give that {kind} an `id:`"
        return Problem(path, f"{message}; {remedy}", Severity.NOTE, at=matched(match))
    count_words = f"{total or 'no'} {kind}{'' if total == 1 else 's'}"
    return Problem(path, f"{message}, but the matter has {count_words}", at=matched(match))
