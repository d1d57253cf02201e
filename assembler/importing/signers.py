"""Who signs: counsel of the first page and of the signatures as one list, and parties who represent themselves."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from assembler.importing.draft import Doubt, Draft, DraftCounsel, DraftOffice, DraftParty, Expressed
from assembler.importing.notation import literal

CONTACT = ("address", "telephone", "email")
"""How a party without counsel is reached."""


def with_signers(draft: Draft, *, pro_se: bool) -> Draft:
    """Return *draft* with its counsel in one place, or with parties who sign for themselves if they are *pro_se*."""
    draft = _with_parties_alone(draft) if pro_se else _without_parties(draft)
    first, last = draft.caption.counsel, draft.closing.counsel
    if not (first.attorneys or first.firms or first.for_line):
        return replace(draft, caption=replace(draft.caption, counsel=last))
    return _merged(draft, first, last)


def _without_parties(draft: Draft) -> Draft:
    """Return *draft* with the parties whom a signature block lists among counsel as lines below the signature."""
    counsel, names = draft.closing.counsel, draft.caption.parties
    parties = [
        office
        for office in counsel.attorneys
        if set(office.values) <= {"name", "firm"} and any(_same_name(office, party) for party in names)
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
        remaining = []
        for office in counsel.attorneys:
            number = next((n for n, party in enumerate(parties) if _same_name(office, party)), None)
            if number is None:
                remaining.append(office)
                continue
            contact = {key: office.values[key] for key in CONTACT if key in office.values}
            party = parties[number]
            parties[number] = replace(party, values={**contact, **party.values, "pro_se": "true"})
            draft = _with_words_again(draft, office, party)
        counsels[position] = replace(counsel, attorneys=tuple(remaining))
    for position, counsel in enumerate(counsels):
        line = _without_name(counsel.for_line, parties)
        if line != counsel.for_line:
            name = Expressed("name of a party", counsel.for_line[: len(counsel.for_line) - len(line)])
            draft = replace(draft, expressed=(*draft.expressed, name))
            counsels[position] = replace(counsel, for_line=line)
    if not any("pro_se" in party.values for party in parties):
        parties = [replace(p, values={**p.values, "pro_se": "true"}) if p.side == "plaintiff" else p for p in parties]
    return replace(
        draft,
        caption=replace(draft.caption, parties=tuple(parties), counsel=counsels[0]),
        closing=replace(draft.closing, counsel=counsels[1]),
    )


def _without_name(line: str, parties: list[DraftParty]) -> str:
    """Return *line* without the name of a party at its beginning, which the signature has above it."""
    for party in parties:
        name = str(party.values["name"])
        if line.casefold().startswith(name.casefold()):
            return line[len(name) :].strip(" ,")
    return line


def _with_words_again(draft: Draft, office: DraftOffice, party: DraftParty) -> Draft:
    """Return *draft* with the words of *office*, an entry among counsel that is in fact *party*.

    Contact details that repeat those of the party are expressed; other words become lines below the signature.
    """
    below, again = list(draft.closing.below), [Expressed("name of a party", str(office.values["name"]), office.place)]
    for key, value in office.values.items():
        words = " ".join(value) if isinstance(value, tuple) else str(value)
        known = party.values.get(key)
        if key in CONTACT and known and _letters_and_digits(known) == _letters_and_digits(value):
            again.append(Expressed("how a party is reached, again", words, office.place))
        elif key != "name" and (known or key not in CONTACT) and value not in {"true", "false", "pending"}:
            below.append(literal(words))
    closing = replace(draft.closing, below=tuple(below))
    return replace(draft, closing=closing, expressed=(*draft.expressed, *again))


def _letters(text: object) -> str:
    return re.sub(r"[^a-z]", "", re.sub(r"(?i),? esq\.?$", "", str(text)).casefold())


def _same_name(office: DraftOffice, party: DraftParty) -> bool:
    return _letters(office.values["name"]) == _letters(party.values["name"])


def _merged(draft: Draft, first: DraftCounsel, last: DraftCounsel) -> Draft:
    """Return *draft* with the counsel of the *first* page; where that of the *last* differs, there are doubts."""
    below = list(draft.closing.below)
    doubts, expressed = list(draft.doubts), list(draft.expressed)
    for offices, earlier in ((last.attorneys, first.attorneys), (last.firms, first.firms)):
        for office in offices:
            same = next(
                (other for other in earlier if _letters(other.values["name"]) == _letters(office.values["name"])), None
            )
            if same is None:
                lines = list(_lines(office.values))
                below += map(literal, lines)
                about = f"`{office.values['name']}` is in the signature block, but not on the first page"
                about += ": add it to `counsel:` if it signs"
                doubts.append(Doubt(about, office.place))
                continue
            for key, value in office.values.items():
                if key in {"firm", "first", "by", "of_counsel", "pro_hac_vice"}:
                    continue
                words = " ".join(value) if isinstance(value, tuple) else str(value)
                known = same.values.get(key)
                if key == "name" or _letters_and_digits(known) == _letters_and_digits(value):
                    expressed.append(Expressed("counsel, named again", words, office.place))
                else:
                    below.append(literal(words))
                    about = f"the {key.replace('_', ' ')} of `{office.values['name']}` differs on the first page"
                    doubts.append(Doubt(f"{about}: compare the two", office.place))
    if last.for_line:
        expressed.append(Expressed("line of counsel", last.for_line)) if _letters(first.for_line).startswith(
            _letters(last.for_line)
        ) else below.append(literal(last.for_line))
    return replace(
        draft,
        closing=replace(draft.closing, below=tuple(below)),
        doubts=tuple(doubts),
        expressed=tuple(expressed),
    )


def _letters_and_digits(value: object) -> str:
    words = " ".join(value) if isinstance(value, tuple) else str(value)
    return re.sub(r"[^a-z0-9]", "", words.casefold())


def _lines(values: Mapping[str, object]) -> Iterator[str]:
    for key, value in values.items():
        if key not in {"firm", "first", "by", "of_counsel", "pro_hac_vice"}:
            yield from value if isinstance(value, tuple) else (str(value),)
