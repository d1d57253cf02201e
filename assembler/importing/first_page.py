"""Counsel of the first page and of the signature block, in one list that says where each attorney is named."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple
from unicodedata import normalize

from assembler.importing.draft import Doubt, Draft, DraftCounsel, DraftOffice, Expressed
from assembler.importing.ids import unused
from assembler.importing.notation import literal

OF_THE_FORM = frozenset({"firm", "first", "by", "of_counsel", "pro_hac_vice", "signs"})
"""Keys of firms and attorneys whose values are not words of the source."""

DETAILS = frozenset({"address", "telephone", "fax", "email", "bar_number"})
"""Keys that a signature block leaves out if the first page has them."""


class Repeated(NamedTuple):
    """A value of a firm or an attorney in the signature block, and the *earlier* value on the first page, or None."""

    office: DraftOffice
    key: str
    value: object
    earlier: object

    @property
    def is_same(self) -> bool:
        """Whether both places have the same value."""
        return self.key == "name" or _letters_and_digits(self.value) == _letters_and_digits(self.earlier)


def with_counsel_of_both(draft: Draft) -> Draft:
    """Return *draft* with one list of the counsel on the first page and in the signature block.

    A value that differs in the signature block becomes a line below the signatures, with a doubt.
    """
    first, last = draft.caption.counsel, draft.closing.counsel
    values = list(_repeated(first, last))
    new_lines = [
        literal(line)
        for value in values
        if not value.is_same
        for line in _lines(value.value)
        if line not in _lines(value.earlier)
    ]
    doubts = [_doubt(value) for value in values if not value.is_same and value.key != "lines"]
    repeated = [
        Expressed("counsel, named again", _words(same.value), same.office.place) for same in values if same.is_same
    ]
    closing = replace(
        draft.closing,
        below=(*draft.closing.below, *new_lines),
        repeats_details=draft.closing.repeats_details or any(same.is_same and same.key in DETAILS for same in values),
    )
    return replace(
        draft,
        caption=replace(draft.caption, counsel=_of_both(first, last)),
        closing=closing,
        doubts=(*draft.doubts, *doubts),
        expressed=(*draft.expressed, *repeated),
    )


def _repeated(first: DraftCounsel, last: DraftCounsel) -> Iterator[Repeated]:
    """Yield the values in the signature block of firms and attorneys that are also on the first page."""
    for office in (*last.attorneys, *last.firms):
        earlier = _same(office, (*first.attorneys, *first.firms))
        if earlier is not None:
            yield from (
                Repeated(office, key, value, earlier.values.get(key))
                for key, value in office.values.items()
                if key not in OF_THE_FORM
            )


def _doubt(value: Repeated) -> Doubt:
    about = f"the {value.key.replace('_', ' ')} of `{value.office.values['name']}` differs on the first page"
    return Doubt(f"{about}: compare both places", value.office.place)


def _of_both(first: DraftCounsel, last: DraftCounsel) -> DraftCounsel:
    """Return the counsel of both places; an attorney who is in only one of them is named only there."""
    firms = [_with_by(firm, last.firms) for firm in first.firms]
    taken = [office.key for office in (*first.firms, *first.attorneys)]
    firm_keys = _with_others(firms, last.firms, taken)
    attorneys = [_of_first_page(office, last.attorneys) for office in first.attorneys]
    for office in last.attorneys:
        if _same(office, first.attorneys) is None:
            firm = {"firm": firm_keys[str(office.values["firm"])]} if "firm" in office.values else {}
            new = replace(_with_values(office, **firm, signature_only="true"), key=unused(office.key, taken))
            attorneys.append(new)
            taken.append(new.key)
    return replace(
        first,
        firms=tuple(firms),
        attorneys=tuple(attorneys),
        for_line=last.for_line if last.attorneys else first.for_line,
        further_lines=last.further_lines,
        first_page_line=first.for_line or ("none" if last.attorneys else ""),
        forms={**last.forms, **first.forms},
    )


def _of_first_page(office: DraftOffice, signing: Sequence[DraftOffice]) -> DraftOffice:
    """Return *office*, an attorney on the first page, with values of the same attorney among those *signing*."""
    signer = _same(office, signing)
    if signer is None:
        return _with_values(office, first_page_only="true") if signing else office
    form = {key: value for key, value in signer.values.items() if key in {"of_counsel", "pro_hac_vice", "signs"}}
    return _with_values(office, **form)


def _with_others(firms: list[DraftOffice], further: Sequence[DraftOffice], taken: list[str]) -> dict[str, str]:
    """Add the *further* firms to *firms* unless it has them; return the key that each of them has in *firms*."""
    keys = {}
    for office in further:
        known_firm = _same(office, firms)
        if known_firm is None:
            known_firm = replace(office, key=unused(office.key, taken))
            firms.append(known_firm)
            taken.append(known_firm.key)
        keys[office.key] = known_firm.key
    return keys


def _with_by(firm: DraftOffice, further: Sequence[DraftOffice]) -> DraftOffice:
    """Return *firm* with the setting of "By:" that the same firm has among the *further* ones."""
    known_firm = _same(firm, further)
    return _with_values(firm, by=known_firm.values.get("by", "false")) if known_firm else firm


def _with_values(office: DraftOffice, **values: object) -> DraftOffice:
    return replace(office, values={**office.values, **values})


def _same(office: DraftOffice, offices: Sequence[DraftOffice]) -> DraftOffice | None:
    number = _place(office, offices)
    return None if number is None else offices[number]


def _place(office: DraftOffice, offices: Sequence[DraftOffice]) -> int | None:
    """Return the index of the office in *offices* that has the name of *office*; None if there is none."""
    name = bare_name(office.values["name"])
    return next((index for index, candidate in enumerate(offices) if bare_name(candidate.values["name"]) == name), None)


def bare_name(text: object) -> str:
    """Return the letters of a name, in lower case and without accents, without "Esq."."""
    name = re.sub(r"(?i),? esq(?:\.|uire)?$", "", str(text))
    return "".join(letter for letter in normalize("NFKD", name.casefold()) if letter.isalpha())


def _letters_and_digits(value: object) -> str:
    return re.sub(r"[^a-z0-9]", "", _words(value).casefold())


def _words(value: object) -> str:
    return " ".join(_lines(value))


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
        if last.attorneys and _same(office, last.attorneys) is None
    )
    draft = with_legends(replace(draft, caption=replace(draft.caption, counsel=last)), lines)
    return replace(draft, doubts=(*draft.doubts, *doubts))


def with_legends(draft: Draft, lines: Sequence[str]) -> Draft:
    """Return *draft* with *lines* added below the title, except those that are there already."""
    legends = draft.caption.legends
    return replace(
        draft, caption=replace(draft.caption, legends=(*legends, *(line for line in lines if line not in legends)))
    )
