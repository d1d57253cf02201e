"""Doe defendants: a range that differs from the caption, and missing allegations that the court's law requires."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from assembler.facts.texts import prose, unquoted
from assembler.findings.faults import brief
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.english import series
from assembler.language.regex import Regex, passages
from assembler.model.court.pleading import Averment
from assembler.model.matter import Matter
from assembler.model.party import Does, Party
from assembler.plan.text.party_names import full_name, short_name
from assembler.rules._complaint import pleaded_parties
from assembler.rules.rule import Problem, rule

RANGE = (
    r"\s+(?:Nos?\.?\s+|numbers?\s+)?(?P<first>\d{1,4})\s*(?:-|–|—|\bto\b|\bthrough\b|\bthru\b)\s*(?P<last>\d{1,4})\b"
)
RANGE_IN_NAME = Regex(rf"\bdoes?\b(?:\s+\w+)?{RANGE}", re.IGNORECASE)
ANY_DOES = (
    r"\b(?-i:Does?|DOES?)(?:,? (?:Defendants|Plaintiffs|Officers|Deputies|Employees|Entities|Companies|Corporations"
    r"|Individuals|Agents|Persons))?"
)
DOES_IN_TEXT = Regex(rf"(?:{ANY_DOES}){RANGE}", re.IGNORECASE, needs="doe")
"""A range of Doe defendants in a text: "Does 1 through 50", "Doe Officers 1-10"."""


class DoeRange(NamedTuple):
    """A range of Doe defendants in a text: its path, its words, and its first and last numbers."""

    path: KeyPath
    words: str
    first_number: int
    last_number: int


@rule(
    "PTY004",
    cite="house style: a range of Does is the same throughout a paper",
    basis="convention",
    severity=Severity.WARNING,
    fix="give the party the complete range, as in `does: {first: 1, last: 50}`, and use the same range in the texts",
)
def doe_range_differs(matter: Matter) -> Iterator[Problem]:
    """A range of Doe defendants in a text differs from the range in the caption.

    Every Doe who is sued must be in the caption. A text may refer to a part of the range if other texts refer to the
    rest; if they do not, the finding is a note.
    """
    for name, party in matter.parties.items():
        if match := RANGE_IN_NAME.search(party.name):
            consequence = "`does:` prints it again" if party.does else "papers treat the party as one person"
            message = f"the range `{match[0]}` is part of the party's name, so {consequence}"
            yield Problem(("parties", name, "name"), message)
    parties = {name: party for name, party in matter.parties.items() if party.does}
    for name, party in parties.items():
        words = [re.escape(alias) for alias in (party.name, party.called) if alias]
        words += [ANY_DOES] if len(parties) == 1 else []
        if party.does:
            pattern = Regex(rf"(?:{'|'.join(words)}){RANGE}", re.IGNORECASE)
            yield from _differences(party.does, name, list(_doe_ranges(matter, pattern.finditer)))
    if not any("doe" in party.name.casefold() for party in matter.parties.values()):
        for doe_range in _doe_ranges(matter, partial(passages, DOES_IN_TEXT)):
            yield Problem(doe_range.path, f"the text refers to `{doe_range.words}`, but no party is a Doe")


def _doe_ranges(matter: Matter, find: Callable[[str], Iterable[re.Match[str]]]) -> Iterator[DoeRange]:
    for path, text in prose(matter):
        for match in find(unquoted(text)):
            yield DoeRange(path, one_line(match[0]), int(match["first"]), int(match["last"]))


def _differences(does: Does, name: str, ranges: list[DoeRange]) -> Iterator[Problem]:
    """Yield a problem for each difference between *ranges* in the texts and *does*, the range of the party *name*."""
    caption: tuple[KeyPath, ...] = (("parties", name, "does"),)
    ranges_inside: list[DoeRange] = []
    for doe_range in ranges:
        if doe_range.last_number < doe_range.first_number:
            yield Problem(doe_range.path, f"`{doe_range.words}` ends before it begins", also=caption)
        elif doe_range.first_number < does.first or doe_range.last_number > does.last:
            message = f"`{doe_range.words}` is outside the range in the caption, {does.first} through {does.last}"
            yield Problem(doe_range.path, message, also=caption)
        else:
            ranges_inside.append(doe_range)
    yield from _ranges_cut_short(does, ranges_inside, caption)
    numbers = {
        number for doe_range in ranges_inside for number in range(doe_range.first_number, doe_range.last_number + 1)
    }
    if ranges_inside and len(numbers) < does.last - does.first + 1:
        message = (
            f"the texts refer only to `{ranges_inside[0].words}`; the caption has {does.first} through {does.last}"
        )
        yield Problem(ranges_inside[0].path, message, Severity.NOTE, also=caption)


def _ranges_cut_short(does: Does, ranges_inside: list[DoeRange], caption: tuple[KeyPath, ...]) -> Iterator[Problem]:
    """Yield a note for each range that ends too early, although another text has the caption's full range."""
    has_full_range = any(
        (doe_range.first_number, doe_range.last_number) == (does.first, does.last) for doe_range in ranges_inside
    )
    if not has_full_range:
        return
    first_numbers = {doe_range.first_number for doe_range in ranges_inside}
    for doe_range in ranges_inside:
        is_continued = doe_range.last_number + 1 in first_numbers
        if doe_range.first_number == does.first and doe_range.last_number < does.last and not is_continued:
            message = f"the range `{doe_range.words}` is {does.first} through {does.last} elsewhere and in the caption"
            yield Problem(doe_range.path, message, Severity.NOTE, also=caption)


DOE = Regex(r"\bDoes?\b")


@rule(
    "PTY008",
    cite="Cal. Code Civ. Proc. § 474; Pa.R.C.P. 2005(b)",
    basis="verified",
    severity=Severity.WARNING,
    fix="make the allegation in the party's `paragraph:`, if it is true",
)
def unnamed_defendants(matter: Matter) -> Iterator[Problem]:
    """A complaint against defendants under fictitious names lacks an allegation that the court's law requires.

    In California the plaintiff must state that the names are unknown. In Pennsylvania the plaintiff must state that the
    name is fictitious and that a reasonable search was made, and must describe the defendant. The finding is a warning,
    because the complaint may be amended.
    """
    law = matter.court.unnamed_defendants
    unnamed = [
        name for name, party in pleaded_parties(matter).items() if party.on_side == "defendant" and _is_doe(party)
    ]
    if law is None or not unnamed:
        return
    full_text = "\n".join(text for _, text in prose(matter)).lower()
    missing = [averment for averment in law.value if not any(words.lower() in full_text for words in averment.seen)]
    if missing:
        statements = series([averment.says for averment in missing])
        message = f"the complaint does not say of `{brief(matter.parties[unnamed[0]].name)}` {statements}"
        remedy = _remedy(matter, matter.parties[unnamed[0]], missing)
        yield Problem(("parties", unnamed[0]), message, cite=law.authority, fix=remedy)


def _remedy(matter: Matter, party: Party, missing: Sequence[Averment]) -> str:
    """Return the remedy with sentences that make the *missing* allegations about *party*."""
    plaintiffs = [
        short_name(plaintiff) for plaintiff in pleaded_parties(matter).values() if plaintiff.on_side == "plaintiff"
    ]
    words = {"name": full_name(party), "plaintiff": series(plaintiffs) or "the plaintiff"}
    sentences = " ".join(averment.sentence.format(**words) for averment in missing if averment.sentence)
    return f"write in the party's `paragraph:`, if it is true: {sentences}" if sentences else ""


def _is_doe(party: Party) -> bool:
    return bool(party.does or DOE.search(party.name))
