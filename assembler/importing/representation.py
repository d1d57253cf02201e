"""Whom each attorney represents, by the line below the attorney's firm, such as "Attorneys for Plaintiffs X and Y"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assembler.importing.dismissal_names import MIN_LAST_NAME, NAME_SUFFIX, may_be_person, named_keys
from assembler.importing.draft import Doubt, Draft, DraftOffice, DraftParty
from assembler.language.english import series

MAX_NAMES = 3
"""The number of names that a doubt lists if there are more."""

NOT_NAMES = frozenset(
    "law firm lawyer lawyers attorney attorneys counsel co lead local trial for to of the record one and class classes "
    "putative proposed all others individually on behalf plaintiff plaintiffs plaintif plaintifs petitioner "
    "petitioners complainant defendant defendants respondent respondents relator in interpleader s listed above "
    "named".split()
)
"""Words of a line that says whom an attorney represents, but not parts of a party's name."""


def with_representation(draft: Draft) -> Draft:
    """Return *draft* with the attorneys of each party, and doubts about unclear lines on counsel."""
    attorneys = draft.caption.counsel.attorneys
    parties = draft.caption.parties
    by_party: dict[str, list[str]] = {party.key: [] for party in parties}
    for attorney in attorneys:
        for party in _represented(attorney, parties):
            by_party[party.key].append(attorney.key)
    parties = tuple(replace(party, counsel=tuple(by_party[party.key])) for party in parties)
    doubts = (*draft.doubts, *_doubts(attorneys, parties))
    return replace(draft, caption=replace(draft.caption, parties=parties), doubts=doubts)


def _represented(attorney: DraftOffice, parties: Sequence[DraftParty]) -> list[DraftParty]:
    """Return the parties whom the line of *attorney* names, or else all parties on its side, usually the plaintiffs."""
    line = attorney.represents
    side = "defendant" if re.search(r"(?i)\b(?:defendant|respondent)", line) else "plaintiff"
    parties_on_side = [party for party in parties if party.side == side and "pro_se" not in party.values]
    keys = named_keys(line, parties)
    named = [party for party in parties_on_side if is_named(party, line)]
    return [party for party in named if party.key in keys] or named or parties_on_side


def is_named(party: DraftParty, line: str) -> bool:
    """Whether *line* names *party*: by its name or short name, or by the last name of a person."""
    name = str(party.values["name"])
    last_name = NAME_SUFFIX.sub("", name).rsplit(maxsplit=1)[-1]
    called = str(party.values.get("called", ""))
    if name.casefold() in line.casefold() or (called and re.search(rf"(?<!\w){re.escape(called)}(?!\w)", line)):
        return True
    has_last_name = re.search(rf"(?i)\b{re.escape(last_name)}\b", line) is not None
    return may_be_person(party) and len(last_name) >= MIN_LAST_NAME and has_last_name


def _doubts(attorneys: Sequence[DraftOffice], parties: Sequence[DraftParty]) -> Iterator[Doubt]:
    """Yield doubts about unclear lines and names among counsel, and about plaintiffs whom no attorney represents."""
    lines: set[str] = set()
    for attorney in attorneys:
        words = re.findall(r"[a-z]+", attorney.represents.casefold())
        names_party = any(is_named(party, attorney.represents) for party in parties)
        if attorney.represents not in lines and set(words) - NOT_NAMES and not names_party:
            yield Doubt(
                f"`{attorney.represents}` names nobody in the caption: compare each party's `counsel:`", attorney.place
            )
        lines.add(attorney.represents)
    if len(attorneys) > 1:
        yield from _doubts_on_names(attorneys)
    unrepresented = [
        party for party in parties if party.side == "plaintiff" and not party.counsel and "pro_se" not in party.values
    ]
    if attorneys and unrepresented:
        count = len(unrepresented) - 1
        others = f" and {count} other {'plaintiff' if count == 1 else 'plaintiffs'}" if count else ""
        name = unrepresented[0].values["name"]
        about = f"no attorney was recognized for `{name}`{others}: give `counsel:` or `pro_se: true`"
        yield Doubt(about, unrepresented[0].place)


def _doubts_on_names(attorneys: Sequence[DraftOffice]) -> Iterator[Doubt]:
    """Yield one doubt about all attorneys for whom only a name was read."""
    only_names = [attorney for attorney in attorneys if set(attorney.values) <= {"name", "signs"}]
    if not only_names:
        return
    names = [f"`{attorney.values['name']}`" for attorney in only_names]
    if len(names) == 1:
        remedy = "delete it from `counsel:` if it is not an attorney's"
        about = f"{names[0]} is only a name in the lines on counsel: {remedy}"
    else:
        if len(names) > MAX_NAMES + 1:
            names = [*names[:MAX_NAMES], f"{len(names) - MAX_NAMES} more"]
        remedy = "delete from `counsel:` those that are not attorneys'"
        about = f"{series(names)} are only names in the lines on counsel: {remedy}"
    yield Doubt(about, only_names[0].place)
