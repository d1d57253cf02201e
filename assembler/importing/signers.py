"""Finds who signs: joins counsel of the first page and of the signatures, and finds parties without counsel."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assembler.importing.draft import Doubt, Draft, DraftOffice, DraftParty, value_text
from assembler.importing.expressed import Expressed
from assembler.importing.first_page import (
    as_first_page_text,
    has_same_name,
    letters_and_digits,
    with_counsel_of_both,
    with_legends,
)
from assembler.importing.notation import literal
from assembler.importing.zones.counsel_signs import PRO_SE

CONTACT = ("address", "telephone", "email")
"""The keys of a party without counsel for contact details."""


def with_signers(draft: Draft, first_page_lines: Sequence[str], *, pro_se: bool, on_first_page: bool) -> Draft:
    """Return *draft* with the counsel of its first page and of its signatures in one list.

    If the paper is *pro_se*, or if only parties sign it, those parties represent themselves.
    *first_page_lines* are the lines about counsel on the first page. *on_first_page* says whether papers in the court
    name counsel there.
    """
    pro_se_parties = [] if pro_se else _parties_alone(draft)
    draft = _with_parties_alone(draft) if pro_se or pro_se_parties else _without_parties(draft)
    draft = replace(draft, doubts=(*draft.doubts, *map(_doubt_on_party_alone, pro_se_parties)))
    if on_first_page and not first_page_lines:
        draft = _with_parties_only_at_signature(draft)
    if draft.closing.repeats_details and not on_first_page:
        draft = with_legends(draft, first_page_lines)
        draft = replace(draft, closing=replace(draft.closing, repeats_details=False))
    first, last = draft.caption.counsel, draft.closing.counsel
    if not (first.attorneys or first.firms or first.for_line):
        attorneys = tuple(
            replace(office, values={**office.values, "signature_only": "true"}) if on_first_page else office
            for office in last.attorneys
        )
        return replace(draft, caption=replace(draft.caption, counsel=replace(last, attorneys=attorneys)))
    if on_first_page or not last.attorneys:
        return with_counsel_of_both(draft)
    return as_first_page_text(draft, first_page_lines)


def _with_parties_only_at_signature(draft: Draft) -> Draft:
    """Return *draft*, whose parties without counsel are named in the signature block, but not above the caption."""
    parties = [
        replace(party, values={**party.values, "signature_only": "true"}) if "pro_se" in party.values else party
        for party in draft.caption.parties
    ]
    return replace(draft, caption=replace(draft.caption, parties=tuple(parties)))


def _parties_alone(draft: Draft) -> list[DraftOffice]:
    """Return all entries of counsel if they are parties without firms and bar numbers, and one has contact details."""
    offices = [*draft.caption.counsel.attorneys, *draft.closing.counsel.attorneys]
    are_parties = all(
        any(has_same_name(office, party) for party in draft.caption.parties)
        and not {"firm", "bar_number"} & set(office.values)
        for office in offices
    )
    return offices if are_parties and any(set(CONTACT) & set(office.values) for office in offices) else []


def _doubt_on_party_alone(office: DraftOffice) -> Doubt:
    about = f"`{office.values['name']}`, a party, is alone in the signature block, and has `pro_se: true`"
    return Doubt(f"{about}: give the party's `counsel:` instead if an attorney signs", office.place)


def _without_parties(draft: Draft) -> Draft:
    """Return *draft* with parties that the signature block lists among counsel as lines below the signature."""
    counsel = draft.closing.counsel
    parties = [
        office
        for office in counsel.attorneys
        if set(office.values) <= {"name", "firm", "signs"}
        and any(has_same_name(office, party) for party in draft.caption.parties)
    ]
    if not parties:
        return draft
    attorneys = tuple(office for office in counsel.attorneys if office not in parties)
    lines = tuple(literal(str(office.values["name"])) for office in parties)
    doubts = tuple(
        Doubt(
            f"`{office.values['name']}`, a party, is in the signature block: give `pro_se: true` if the party signs "
            "without counsel",
            office.place,
        )
        for office in parties
    )
    closing = replace(
        draft.closing, below=(*draft.closing.below, *lines), counsel=replace(counsel, attorneys=attorneys)
    )
    return replace(draft, closing=closing, doubts=(*draft.doubts, *doubts))


def _with_parties_alone(draft: Draft) -> Draft:
    """Return *draft* with the parties among its counsel, or else all plaintiffs, as parties without counsel."""
    parties = list(draft.caption.parties)
    counsels = [draft.caption.counsel, draft.closing.counsel]
    for position, counsel in enumerate(counsels):
        is_at_signature = position == 1
        remaining = []
        for office in counsel.attorneys:
            index = next((index for index, party in enumerate(parties) if has_same_name(office, party)), None)
            if index is None:
                index = _only_plaintiff(office, parties)
                if index is None:
                    remaining.append(office)
                    continue
                draft = replace(draft, doubts=(*draft.doubts, _doubt_on_name(office, parties[index])))
            party = parties[index]
            is_repeated = is_at_signature and "pro_se" in party.values
            contact = {key: office.values[key] for key in CONTACT if key in office.values and not is_repeated}
            parties[index] = replace(party, values={**contact, **party.values, "pro_se": "true"})
            draft = _with_words_again(draft, office, party, taken=contact)
        counsels[position] = replace(counsel, attorneys=tuple(remaining))
    for position, counsel in enumerate(counsels):
        line = _without_name(counsel.for_line, parties)
        if line != counsel.for_line:
            name = Expressed("name of a party", counsel.for_line[: len(counsel.for_line) - len(line)])
            draft = replace(draft, expressed=(*draft.expressed, name))
            counsels[position] = replace(counsel, for_line=line)
    if not any("pro_se" in party.values for party in parties):
        parties = [
            replace(party, values={**party.values, "pro_se": "true"}) if party.side == "plaintiff" else party
            for party in parties
        ]
    return replace(
        draft,
        caption=replace(draft.caption, parties=tuple(parties), counsel=counsels[0]),
        closing=replace(draft.closing, counsel=counsels[1]),
    )


def _only_plaintiff(office: DraftOffice, parties: Sequence[DraftParty]) -> int | None:
    """Return the index of the only plaintiff if *office* represents itself, and has no firm and no bar number.

    The name of *office* is then spelled differently from that in the caption.
    """
    plaintiffs = [index for index, party in enumerate(parties) if party.side == "plaintiff"]
    is_party = PRO_SE.search(office.represents) and not {"firm", "bar_number"} & set(office.values)
    return plaintiffs[0] if is_party and len(plaintiffs) == 1 else None


def _doubt_on_name(office: DraftOffice, party: DraftParty) -> Doubt:
    about = f"`{office.values['name']}`, who has no counsel, was read as the party `{party.values['name']}`"
    return Doubt(f"{about}: compare both names with the source", office.place)


def _without_name(line: str, parties: list[DraftParty]) -> str:
    """Return *line* without the name of a party at its beginning."""
    for party in parties:
        name = str(party.values["name"])
        if line.casefold().startswith(name.casefold()):
            return line[len(name) :].strip(" ,")
    return line


def _with_words_again(draft: Draft, office: DraftOffice, party: DraftParty, *, taken: Mapping[str, object]) -> Draft:
    """Return *draft* with the words of *office*, an entry among counsel that is in fact *party*.

    Contact details that repeat the party's are noted as expressed. Other words, except those *taken* for the party,
    become lines below the signature.
    """
    below = list(draft.closing.below)
    expressed = [Expressed("name of a party", str(office.values["name"]), office.place)]
    repeats = draft.closing.repeats_details
    for key, value in office.values.items():
        words = value_text(value)
        known_value = party.values.get(key)
        if key in CONTACT and known_value and letters_and_digits(known_value) == letters_and_digits(value):
            expressed.append(Expressed("a party's contact details, repeated", words, office.place))
            repeats = True
        elif key != "name" and (known_value or key not in taken) and value not in {"true", "false", "pending"}:
            below.append(literal(words))
    closing = replace(draft.closing, below=tuple(below), repeats_details=repeats)
    return replace(draft, closing=closing, expressed=(*draft.expressed, *expressed))
