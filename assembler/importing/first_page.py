"""Counsel of the first page and of the signature block, in one list that says where each attorney is named."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple
from unicodedata import normalize

from assembler.importing.draft import Doubt, Draft, DraftCounsel, DraftOffice, DraftParty, value_text
from assembler.importing.expressed import Expressed
from assembler.importing.ids import unused_id
from assembler.importing.notation import literal
from assembler.importing.zones.party_words import without_role

SETTINGS = frozenset({"firm", "first", "by", "of_counsel", "pro_hac_vice", "signs"})
"""Keys of firms and attorneys whose values say how to print them, and are not words of the source."""

DETAILS = frozenset({"address", "telephone", "fax", "email", "bar_number"})
"""Keys that a signature block leaves out if the first page has them."""

NAMED_AGAIN = "counsel, named again"
"""The kind of the words of the signature block that the first page also has."""


class RepeatedValue(NamedTuple):
    """A value of a firm or an attorney in the signature block, and the value on the first page, or None."""

    office: DraftOffice
    key: str
    at_signature: object
    on_first_page: object

    @property
    def is_same(self) -> bool:
        """Whether both places have the same value."""
        return self.key == "name" or letters_and_digits(self.at_signature) == letters_and_digits(self.on_first_page)


def with_counsel_of_both(draft: Draft) -> Draft:
    """Return *draft* with one list of the counsel on the first page and in the signature block.

    A value that differs in the signature block becomes a line below the signatures, with a doubt.
    """
    first, last = draft.caption.counsel, draft.closing.counsel
    values = list(_repeated_values(first, last))
    same_values = [value for value in values if value.is_same]
    changed_values = [value for value in values if not value.is_same]
    new_lines: list[str] = []
    expressed = [Expressed(NAMED_AGAIN, value_text(value.at_signature), value.office.place) for value in same_values]
    for value in changed_values:
        for line in _lines(value.at_signature):
            if line in _lines(value.on_first_page):
                expressed.append(Expressed(NAMED_AGAIN, line, value.office.place))
            else:
                new_lines.append(literal(line))
    doubts = [_doubt(value) for value in changed_values if value.key != "lines"]
    closing = replace(
        draft.closing,
        below=(*draft.closing.below, *new_lines),
        repeats_details=draft.closing.repeats_details or any(value.key in DETAILS for value in same_values),
    )
    return replace(
        draft,
        caption=replace(draft.caption, counsel=_merged_counsel(first, last)),
        closing=closing,
        doubts=(*draft.doubts, *doubts),
        expressed=(*draft.expressed, *expressed),
    )


def _repeated_values(first: DraftCounsel, last: DraftCounsel) -> Iterator[RepeatedValue]:
    """Yield the values in the signature block of firms and attorneys that are also on the first page."""
    for office in (*last.attorneys, *last.firms):
        first_office = _same_office(office, (*first.attorneys, *first.firms), last.firms)
        if first_office is not None:
            yield from (
                RepeatedValue(office, key, value, first_office.values.get(key))
                for key, value in office.values.items()
                if key not in SETTINGS
            )


def _doubt(value: RepeatedValue) -> Doubt:
    about = f"the {value.key.replace('_', ' ')} of `{value.office.values['name']}` differs on the first page"
    return Doubt(f"{about}: compare both places", value.office.place)


def _merged_counsel(first: DraftCounsel, last: DraftCounsel) -> DraftCounsel:
    """Return the counsel of both places; an attorney who is in only one of them is named only there."""
    firms = [_with_by_setting(firm, last.firms) for firm in first.firms]
    taken_keys = [office.key for office in (*first.firms, *first.attorneys)]
    firm_keys = _add_firms(firms, last.firms, taken_keys)
    attorneys = [_with_values_of_signer(office, last.attorneys) for office in first.attorneys]
    for office in last.attorneys:
        if _same_office(office, first.attorneys) is None:
            firm = {"firm": firm_keys[str(office.values["firm"])]} if "firm" in office.values else {}
            new = replace(_with_values(office, **firm, signature_only="true"), key=unused_id(office.key, taken_keys))
            attorneys.append(new)
            taken_keys.append(new.key)
    return replace(
        first,
        firms=tuple(firms),
        attorneys=tuple(attorneys),
        for_line=last.for_line if last.attorneys else first.for_line,
        further_lines=last.further_lines,
        first_page_line=first.for_line or ("none" if last.attorneys else ""),
        forms={**last.forms, **first.forms},
    )


def _with_values_of_signer(office: DraftOffice, signing: Sequence[DraftOffice]) -> DraftOffice:
    """Return *office*, an attorney on the first page, with values of the same attorney among those *signing*."""
    signer = _same_office(office, signing)
    if signer is None:
        return _with_values(office, first_page_only="true") if signing else office
    form = {key: value for key, value in signer.values.items() if key in {"of_counsel", "pro_hac_vice", "signs"}}
    return _with_values(office, **form)


def _add_firms(firms: list[DraftOffice], further: Sequence[DraftOffice], taken_keys: list[str]) -> dict[str, str]:
    """Add the *further* firms to *firms* unless it has them; return the key that each of them has in *firms*."""
    keys = {}
    for office in further:
        known_firm = _same_office(office, firms, further)
        if known_firm is None:
            known_firm = replace(office, key=unused_id(office.key, taken_keys))
            firms.append(known_firm)
            taken_keys.append(known_firm.key)
        keys[office.key] = known_firm.key
    return keys


def _with_by_setting(firm: DraftOffice, further: Sequence[DraftOffice]) -> DraftOffice:
    """Return *firm* with the setting of "By:" that the same firm has among the *further* ones."""
    known_firm = _same_office(firm, further)
    return _with_values(firm, by=known_firm.values.get("by", "false")) if known_firm else firm


def _with_values(office: DraftOffice, **values: object) -> DraftOffice:
    return replace(office, values={**office.values, **values})


def _same_office(
    office: DraftOffice, offices: Sequence[DraftOffice], block: Sequence[DraftOffice] = ()
) -> DraftOffice | None:
    """Return the firm or attorney in *offices* with the name of *office*; None if there is none.

    If several firms in the *block* of *office* have its name, they are offices in several cities, and it must also have
    the address of *office*.
    """
    named = [candidate for candidate in offices if has_same_name(office, candidate)]
    if sum(has_same_name(office, other) for other in block) > 1:
        address = letters_and_digits(office.values.get("address", ""))
        named = [candidate for candidate in named if letters_and_digits(candidate.values.get("address", "")) == address]
    return named[0] if named else None


def has_same_name(office: DraftOffice, other: DraftOffice | DraftParty) -> bool:
    """Whether *office* and *other* have the same name, apart from accents, capitals, "Esq." and roles."""
    return bare_name(office.values["name"]) == bare_name(other.values["name"])


def bare_name(text: object) -> str:
    """Return the letters of a name, in lowercase, without accents, "Esq." and the role of a party."""
    name = re.sub(r"(?i),? esq(?:\.|uire)?$", "", without_role(str(text)))
    return "".join(letter for letter in normalize("NFKD", name.casefold()) if letter.isalpha())


def letters_and_digits(value: object) -> str:
    """Return only the letters a to z and the digits of *value*, in lowercase."""
    return re.sub(r"[^a-z0-9]", "", value_text(value).casefold())


def _lines(value: object) -> Sequence[str]:
    return value if isinstance(value, tuple) else (str(value),)


def as_first_page_text(draft: Draft, lines: Sequence[str]) -> Draft:
    """Return *draft* with the counsel of its signature block, and the *lines* of the first page below the title.

    This is for a court whose papers name counsel only in the signature block.
    """
    first, last = draft.caption.counsel, draft.closing.counsel
    doubts = tuple(
        Doubt(
            f"`{office.values['name']}` is on the first page, but not in the signature block: see who signs",
            office.place,
        )
        for office in first.attorneys
        if last.attorneys and _same_office(office, last.attorneys) is None
    )
    draft = with_legends(replace(draft, caption=replace(draft.caption, counsel=last)), lines)
    return replace(draft, doubts=(*draft.doubts, *doubts))


def with_legends(draft: Draft, lines: Sequence[str]) -> Draft:
    """Return *draft* with *lines* below the title, each as often as in *lines*; keep the lines already there."""
    legends = draft.caption.legends
    missing = Counter(lines) - Counter(legends)
    new_lines: list[str] = []
    for line in lines:
        if missing[line]:
            missing[line] -= 1
            new_lines.append(line)
    return replace(draft, caption=replace(draft.caption, legends=(*legends, *new_lines)))
