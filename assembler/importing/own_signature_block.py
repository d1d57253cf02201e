"""Keeps the signature block in the lines of the source, if the program's own form cannot reproduce it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from assembler.importing.draft import Doubt, Draft, DraftGroup, DraftParty, value_text
from assembler.importing.expressed import SIGNATURE, Expressed
from assembler.importing.read_document import SourcePlace
from assembler.importing.signers import CONTACT
from assembler.importing.word_balance import words_of
from assembler.importing.zones.attorney_names import BY
from assembler.importing.zones.closing import COMPARE_BELOW, SOURCE_IS_SIGNED
from assembler.importing.zones.counsel_signs import (
    BAR,
    BLANK,
    CITY,
    EMAIL,
    FIRM,
    OF_COUNSEL,
    PHONE,
    SIGNED,
    WHOM_COUNSEL_REPRESENTS,
    is_name,
    is_street,
)
from assembler.importing.zones.headings import in_capitals
from assembler.importing.zones.party_words import without_role

LONG_GROUP = 12
"""A group with this many lines ends before the next name, so that a page can end between the groups."""

SIGNER_IS_UNREAD = (
    "signs the source, but was not read as counsel or as a party without counsel: add the person to `counsel:`, and "
    "`signs:` to the lines in `signature_block:`"
)
"""What is doubtful about a signature without a known signer."""

MAX_LINES_ABOVE = 3
"""The maximum number of lines above a signature."""


def words_around_signatures(draft: Draft) -> list[str]:
    """Return the words of the source's signature block without its signatures."""
    closing = draft.closing
    signed = _signature_indexes(closing.lines)
    lines = [text for index, (text, _) in enumerate(closing.lines) if index not in signed]
    return words_of(" ".join((closing.dated_line, *closing.above, *lines)))


def is_signature(text: str) -> bool:
    """Whether *text* is a signature, a line for one, or only the word before it."""
    return bool(SIGNED.match(text) or BLANK.match(text)) or is_by(text)


def is_by(text: str) -> bool:
    """Whether *text* is only the word before a signature."""
    return text.casefold().rstrip(": ") == "by"


def _signature_indexes(lines: Sequence[tuple[str, SourcePlace]]) -> frozenset[int]:
    """Return the indexes of the signatures among *lines*, such as "By: Ann Sample" above "Ann Sample, Esq."."""
    texts = [text for text, _ in lines]
    names_repeated = {
        index
        for index, (text, below) in enumerate(pairwise(texts))
        if (by := BY.match(text)) and is_name(text[by.end() :]) and _begins_with(below, text[by.end() :])
    }
    return frozenset(names_repeated.union(index for index, text in enumerate(texts) if is_signature(text)))


def _begins_with(text: str, name: str) -> bool:
    """Whether the first words of *text* are those of *name*."""
    words = words_of(name)
    return bool(words) and words_of(text)[: len(words)] == words


def with_own_block(draft: Draft) -> Draft:
    """Return *draft* with the lines of its signature block as the source has them, in groups."""
    closing = draft.closing
    lines = closing.lines
    signed = _signature_indexes(lines)
    groups: list[DraftGroup] = []
    kept_lines: list[str] = []
    signs = ""
    above: list[str] = []
    by = False
    printed_by: set[int] = set()
    unread: list[tuple[str, SourcePlace]] = []
    for index, (text, place) in enumerate(lines):
        if index in signed and index + 1 in signed and is_by(text):
            continue
        if index in signed:
            next_above = _heading_of_next(kept_lines) if groups or signs else _lines_of_first(kept_lines)
            last_lines = kept_lines[: len(kept_lines) - len(next_above)]
            groups += _group(above, signs, last_lines, by=by)
            above = next_above
            by_index = index if BY.match(text) or not index else index - 1
            by = BY.match(lines[by_index][0]) is not None and by_index in signed
            kept_lines = [*_name_only_in(text, lines)]
            following = [line for line, _ in lines[index + 1 : index + 3]]
            signs = _key_of_signer(text, following, draft, {group.signs for group in groups} | {signs})
            if signs and by:
                printed_by.add(by_index)
            if not signs:
                kept_lines = [*above, *kept_lines]
                above = []
                unread += [(_signed_name(text), place)] if _signed_name(text) else []
        elif _begins_group(text, lines[index + 1 :]) and _is_complete(_without_firm(kept_lines)):
            last_lines = [*_without_firm(kept_lines)]
            groups += _group(above, signs, last_lines, by=by)
            above = []
            kept_lines = [*kept_lines[len(last_lines) :], text]
            signs = ""
        else:
            kept_lines.append(text)
    groups += _group(above, signs, kept_lines, by=by)
    doubts = tuple(doubt for doubt in draft.doubts if not doubt.about.endswith(COMPARE_BELOW))
    names = [lines[index] for index in sorted(signed) if not is_signature(lines[index][0])]
    if names and all(doubt.about != SOURCE_IS_SIGNED for doubt in doubts):
        doubts += (Doubt(SOURCE_IS_SIGNED, names[0][1]),)
    doubts += tuple(Doubt(f"`{name}` {SIGNER_IS_UNREAD}", place) for name, place in unread)
    expressed = [entry for entry in draft.expressed if entry.kind != SIGNATURE or _is_outside(entry, lines)]
    expressed += [
        Expressed(SIGNATURE, BY.sub("", words) if index in printed_by else words, lines[index][1])
        for index in sorted(signed)
        if (words := _without_name(lines[index][0], lines))
    ]
    closing = replace(closing, block=tuple(groups), below=())
    draft = _with_firms_above_names(replace(draft, closing=closing, doubts=doubts, expressed=tuple(expressed)))
    return draft if closing.repeats_details else _without_details_in(lines, draft)


def _with_firms_above_names(draft: Draft) -> Draft:
    """Return *draft* with firms for the attorneys who are named below a firm in the block but not above the text.

    An attorney who has a firm or an address keeps it. The block has its own lines, so the firm is not printed again.
    """
    caption = draft.caption
    if caption.counsel_lines:
        return draft
    firm_by_line = {tuple(words_of(str(firm.values["name"]))): firm.key for firm in caption.counsel.firms}
    firm = ""
    firm_by_attorney: dict[str, str] = {}
    for text, _ in draft.closing.lines:
        firm = firm_by_line.get(tuple(words_of(text)), firm)
        for attorney in caption.counsel.attorneys:
            if firm and _begins_with(text, str(attorney.values["name"])):
                firm_by_attorney.setdefault(attorney.key, firm)
    attorneys = tuple(
        replace(attorney, values={**attorney.values, "firm": firm_by_attorney[attorney.key]})
        if attorney.key in firm_by_attorney and not {"firm", "address"} & set(attorney.values)
        else attorney
        for attorney in caption.counsel.attorneys
    )
    return replace(draft, caption=replace(caption, counsel=replace(caption.counsel, attorneys=attorneys)))


def _begins_group(text: str, below: Sequence[tuple[str, SourcePlace]]) -> bool:
    """Whether *text* is a name, or a firm with a name or an address in the first line *below* it."""
    if not FIRM.search(text) or WHOM_COUNSEL_REPRESENTS.match(text) or not below:
        return is_name(text)
    return is_name(below[0][0]) or is_street(below[0][0])


def _without_firm(lines: Sequence[str]) -> Sequence[str]:
    """Return *lines* without a firm at their end that is on two lines, the second beginning with "&"."""
    return lines[:-2] if len(lines) > 2 and lines[-1].startswith("& ") and FIRM.search(lines[-1]) else lines


def _is_complete(lines: Sequence[str]) -> bool:
    """Whether a group of *lines* may end before a name: it is long, or has a name, an address and contact details."""
    if not lines or is_name(lines[-1]):
        return False
    before_city = list(takewhile(lambda line: not CITY.search(line), lines))
    has_office = len(before_city) < len(lines) and any(is_name(BAR.sub("", line)) for line in before_city)
    is_at_end = bool(EMAIL.search(lines[-1]) or PHONE.search(lines[-1]))
    return len(lines) >= LONG_GROUP or (has_office and is_at_end)


def _without_details_in(lines: Sequence[tuple[str, SourcePlace]], draft: Draft) -> Draft:
    """Return *draft* without the contact details of parties without counsel that are only in the *lines* of the block.

    The first page, which would print them, does not have them in the source, unless its caption has addresses.
    """
    if "addresses" in draft.caption.style:
        return draft
    words = set(words_of(" ".join(text for text, _ in lines)))
    parties = [
        replace(party, values={key: value for key, value in party.values.items() if key not in CONTACT})
        if _is_on_first_page(party) and _details(party) and words >= set(_details(party))
        else party
        for party in draft.caption.parties
    ]
    if parties == [*draft.caption.parties]:
        return draft
    counsel = replace(draft.caption.counsel, for_line="")
    return replace(draft, caption=replace(draft.caption, parties=tuple(parties), counsel=counsel))


def _is_on_first_page(party: DraftParty) -> bool:
    return "pro_se" in party.values and "signature_only" not in party.values


def _details(party: DraftParty) -> list[str]:
    """Return the words of the contact details of *party*."""
    return words_of(" ".join(value_text(value) for key, value in party.values.items() if key in CONTACT))


def _group(above: Sequence[str], signs: str, lines: Sequence[str], *, by: bool) -> list[DraftGroup]:
    if signs:
        return [DraftGroup(tuple(above), signs, tuple(lines), by)]
    return [DraftGroup(above=(), signs="", lines=(*above, *lines))] if above or lines else []


def _lines_of_first(lines: Sequence[str]) -> list[str]:
    """Return the last of *lines*, below any contact details of others, which head the first signature below them."""
    without_details = takewhile(lambda line: not (EMAIL.search(line) or PHONE.search(line)), reversed(lines))
    return [*without_details][:MAX_LINES_ABOVE][::-1]


def _heading_of_next(lines: Sequence[str]) -> list[str]:
    """Return the last of *lines* if it is a firm or a line in capitals, which heads the signature below it."""
    last = lines[-1] if len(lines) > 1 else ""
    heads = bool(last) and not OF_COUNSEL.match(last) and bool(FIRM.search(last) or in_capitals(last))
    return [last] if heads else []


def _signed_name(text: str) -> str:
    match = SIGNED.match(text)
    return match["name"].strip(" _,") if match else ""


def _name_only_in(text: str, lines: Sequence[tuple[str, SourcePlace]]) -> list[str]:
    """Return the name in the signature *text* if no other line of the block has its last word; else nothing."""
    name = words_of(_signed_name(text))
    other_words = {word for line, _ in lines if not is_signature(line) for word in words_of(line)}
    return [_signed_name(text)] if name and name[-1] not in other_words else []


def _without_name(text: str, lines: Sequence[tuple[str, SourcePlace]]) -> str:
    """Return the signature *text*, without the name if the name becomes a line of the block."""
    only = _name_only_in(text, lines)
    return text[: text.index(only[0])] if only else text


def _is_outside(entry: Expressed, lines: Sequence[tuple[str, SourcePlace]]) -> bool:
    """Whether *entry*, a signature, is not one of the *lines* of the block."""
    return entry.place not in {place for _, place in lines}


def _key_of_signer(text: str, following: Sequence[str], draft: Draft, taken: set[str]) -> str:
    """Return the key of the attorney or party who signs in *text*, or else is named right below it; "" if unknown.

    Whoever is named below does not sign if the signature has another last name.
    """
    caption = draft.caption
    people = {office.key: str(office.values["name"]) for office in caption.counsel.attorneys}
    people |= {party.key: str(party.values["name"]) for party in caption.parties if "pro_se" in party.values}
    signed_words = words_of(_signed_name(text))
    for name in (_signed_name(text), *following):
        words = words_of(without_role(name))
        if signed_words and signed_words[-1] not in words:
            continue
        for key, full_name in people.items():
            name_words = words_of(full_name)
            if key not in taken and words and name_words[0] == words[0] and name_words[-1] in words:
                return key
    return ""
