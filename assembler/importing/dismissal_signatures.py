"""The signature block of a paper that dismisses: who has not signed, and lines that may limit the dismissal."""

import re
from collections.abc import Iterator, Sequence

from assembler.importing.dismissal_doubts import MAX_QUOTED, is_harmless
from assembler.importing.dismissal_names import named_keys, without_names
from assembler.importing.dismissal_words import MORE_ON_EFFECT
from assembler.importing.draft import Doubt, Draft, DraftDismissal
from assembler.importing.read_document import NOWHERE, SourcePlace
from assembler.importing.zones.counsel_signs import BLANK
from assembler.language.english import series
from assembler.model.dismissal import Way

NOT_SIGNED = re.compile(
    r"(?i)\b(?:refus(?:es|ed|al)|declin(?:es|ed)|withholds?|unsigned|objects|opposes"
    r"|(?:not|never)\s(?:yet\s)?(?:been\s)?(?:sign(?:ed|ing)?|stipulat(?:e|ed|ing)|agree|agreed|consent|consented|join|joined))\b"
)
"""Words for somebody who does not sign, or does not agree."""

LIMITS = re.compile(r"(?i)\b(?:except\w{0,6}|excluding|not(?!\s(?:yet\s)?(?:admitted|licensed)))\b")
"""Words that deny something, or leave something out, other than the admission of an attorney."""

END_OF_CLAUSE = re.compile(r";\s")


def doubts_on_signers(dismissal: DraftDismissal, draft: Draft) -> Iterator[Doubt]:
    """Yield doubts about a stipulation: its signature block shows who stipulates, and who has not signed."""
    if not (dismissal.paper.startswith("stipulation") or dismissal.stipulated_by):
        return
    attorneys = draft.caption.counsel.attorneys
    names = f" ({', '.join(dismissal.stipulated_by)})" if dismissal.stipulated_by else ""
    about = f"who signs for whom was read from the signature block: compare `stipulated_by:`{names}"
    yield Doubt(f"{about} and each party's `counsel:` with it", attorneys[0].place if attorneys else NOWHERE)
    blanks = [place for text, place in draft.closing.lines if BLANK.match(text.strip())]
    if blanks and len(draft.closing.lines) > 1:
        about = "a line to sign is blank in the source: delete from `stipulated_by:` a party who has not signed"
        yield Doubt(about, blanks[0])
    for words, place, keys in _refusals(draft):
        about = f"`{words}`, in the signature block, says that somebody has not signed or does not agree"
        remedy = f"{series(sorted(keys))} would be missing in" if keys else "delete that party from"
        yield Doubt(f"{about}: {remedy} `stipulated_by:`, so compare it", place)


def other_signers(draft: Draft) -> Iterator[str]:
    """Yield the keys of the parties, other than plaintiffs, who have counsel in the paper or sign without counsel.

    Parties who, by a line of the signature block, have not signed are left out.
    """
    refusing = frozenset[str]().union(*(keys for _, _, keys in _refusals(draft)))
    for party in draft.caption.parties:
        signs = party.counsel or "pro_se" in party.values
        if party.side != "plaintiff" and signs and party.key not in refusing:
            yield party.key


def _refusals(draft: Draft) -> Iterator[tuple[str, SourcePlace, frozenset[str]]]:
    """Yield the words by which somebody does not sign, their place, and the keys of the parties who may be meant.

    These are the parties whom the words name, or else those of the signature below the words, or above them.
    """
    lines = draft.closing.lines
    parties = draft.caption.parties
    others = {party.key for party in parties if party.side != "plaintiff"}
    for index, (line, place) in enumerate(lines):
        for clause in END_OF_CLAUSE.split(line):
            if match := NOT_SIGNED.search(without_names(clause, parties)):
                keys = named_keys(clause, parties) & others
                texts = [text for text, _ in (*lines[index:], *reversed(lines[:index]))]
                signatures = (_signers_in(text, draft) for text in texts)
                nearest = next((signers for signers in signatures if signers is not None), frozenset(others))
                yield _around(clause, match.end()), place, keys or nearest & others


def _signers_in(text: str, draft: Draft) -> frozenset[str] | None:
    """Return the keys of the parties who sign where *text* is, by the name of their counsel; None without one."""
    attorneys = [
        attorney.key
        for attorney in draft.caption.counsel.attorneys
        if str(attorney.values.get("name") or "\n").casefold() in text.casefold()
    ]
    represented = {party.key for party in draft.caption.parties if {*party.counsel} & {*attorneys}}
    return named_keys(text, draft.caption.parties) | represented if attorneys or represented else None


def doubts_on_lines(dismissal: DraftDismissal, draft: Draft, way: Way, names: Sequence[str]) -> Iterator[Doubt]:
    """Yield a doubt for each line around the signatures that may limit or take back the *dismissal*.

    *names* are understood, besides those of the parties.
    """
    firms = [*draft.caption.counsel.firms, *draft.closing.counsel.firms]
    for name, place in {str(firm.values.get("name", "")): firm.place for firm in firms}.items():
        if MORE_ON_EFFECT.search(name):
            about = f"`{_around(name, len(name))}` was read as the name of counsel's firm, and may limit the dismissal"
            yield Doubt(f"{about}: compare `dismisses:` and `prejudice:`, and move it to the text", place)
    parties = draft.caption.parties
    lines = [*draft.closing.lines]
    all_text = " ".join(text for text, _ in lines)
    lines += [(text, NOWHERE) for text in (*draft.closing.above, *draft.closing.below) if text not in all_text]
    for line, place in lines:
        text = " ".join(line.split())
        for clause in END_OF_CLAUSE.split(text):
            bare = without_names(clause, parties, names)
            match = LIMITS.search(bare) or MORE_ON_EFFECT.search(bare)
            is_title = clause.strip(" .,-–—0123456789").casefold() in draft.caption.title.casefold()
            is_refusal = way == "stipulation" and NOT_SIGNED.search(bare)
            if match and not (is_title or is_refusal or is_harmless(clause, dismissal, draft, way, names)):
                about = f"`{_around(clause, clause.find(match[0]) + len(match[0]))}`, a line at the signatures"
                remedy = "compare `dismisses:` and `prejudice:`, and move the line to the text if it belongs there"
                yield Doubt(f"{about}, may limit or take back the dismissal: {remedy}", place)


def _around(text: str, end: int) -> str:
    """Return the words of *text* around the place *end*, up to the maximum that a doubt quotes."""
    if len(text) <= MAX_QUOTED:
        return text.strip()
    start = max(0, min(end, len(text)) - MAX_QUOTED + 6)
    shown = text[start : start + MAX_QUOTED - 6].strip()
    return f"{'...' if start else ''}{shown}{'...' if start + MAX_QUOTED - 6 < len(text) else ''}"
