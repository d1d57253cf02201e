"""Doubts about the other text of a paper that dismisses, and about its title, which may limit the dismissal."""

import re
from collections.abc import Collection, Iterator, Sequence

from assembler.importing.dismissal_grammar import words_not_understood
from assembler.importing.dismissal_names import named_keys, without_names
from assembler.importing.dismissal_objects import ON_OTHER_MATTERS, dismissed_parties
from assembler.importing.dismissal_words import DISMISSES, KINDS_OF_EFFECT, MORE_ON_EFFECT
from assembler.importing.draft import Doubt, Draft, DraftDismissal, DraftParty, DraftSection
from assembler.importing.notation import LITERAL_BRACKET
from assembler.importing.read_document import NOWHERE, SourcePlace
from assembler.importing.zones.after_signature import SERVICE
from assembler.language.english import counted, series
from assembler.model.dismissal import Way

NOTE = re.compile(r"\^\[([^\[\]]{0,4000})\]")
"""A footnote in the notation of a matter."""

MAX_QUOTED = 60
"""The maximum number of characters of the words that a doubt quotes."""

MAX_RUNS = 3
"""The maximum number of runs of words that a doubt quotes."""

TITLE_LIMITS = re.compile(
    r"(?i)\b(?:counts?|conditional(?:ly)?|draft|certain|fewer|less\sthan|except\w{0,6}|(?<!and\s)(?:counter|cross)-?claims?"
    r"|proposed(?!\W{1,3}(?:\w{1,20}\W{1,2}){0,3}order\b))\b"
)
"""Words of a title that limit the dismissal to a part, or make it a draft or conditional, except a proposed order."""

PARTIAL = re.compile(r"(?i)\b(?:partial(?:ly)?|in\spart|only)\b")
"""Words of a title for a dismissal of a part."""

CONCERNS = re.compile(r"(?i)\b(?:against|as\sto|with\s(?:respect|regard)\sto)\b")
"""The words before those whom a text concerns."""

JOINED_TO_RULE = ("pursuant to ", "under ", "by ", "per ", "")
"""The words before the rule by which a paper dismisses."""

APART = ("", NOWHERE)
"""The end of a run of texts."""


def printed_text(notation: str) -> str:
    """Return *notation*, a paragraph of a matter, as running text without its marks."""
    text = re.sub(r"(?m)^\s{0,9}>\s|(?<!\\)</?u>|(?<!\\)\*{1,3}", "", notation.replace(LITERAL_BRACKET, "["))
    return " ".join(re.sub(r"\\(?=\W)", "", text).split())


def without_notes(text: str) -> tuple[str, list[str]]:
    """Return *text* without its footnotes, and the footnotes."""
    return NOTE.sub("", text), NOTE.findall(text)


def other_names(draft: Draft, rules: Collection[str]) -> tuple[str, ...]:
    """Return the names that *draft* has besides those of its parties: of counsel and firms, the case number, the law.

    *rules* are those by which the court's parties dismiss, as they are cited: their subdivisions may differ in a paper.
    """
    cited = [rule.partition("(")[0].rstrip() for rule in rules if rule[-1] in ")0123456789"]
    counsel = (draft.caption.counsel, draft.closing.counsel)
    offices = [office for part in counsel for office in (*part.attorneys, *part.firms)]
    labels = ("case no. ", "civil action no. ", "case number ", "index no. ", "docket no. ", "no. ", "")
    numbers = [f"{label}{draft.caption.number}" for label in labels if draft.caption.number]
    names = [str(office.values["name"]) for office in offices if office.values.get("name")]
    return (*names, *numbers, *(f"{words}{rule}" for rule in cited for words in JOINED_TO_RULE))


def texts_of(sections: Sequence[DraftSection]) -> Iterator[tuple[str, SourcePlace]]:
    """Yield the headings, paragraphs and footnotes of *sections*, each with its place."""
    for section in sections:
        for entry in (*([section.heading] if section.heading else []), *section.body):
            text, notes = without_notes(printed_text(entry.text))
            yield text, entry.place
            yield from ((note, entry.place) for note in notes)


def quoted(runs: Sequence[str]) -> str:
    """Return the first of *runs* of words as a list of quotations."""
    return series([f"`{_shortened(run)}`" for run in runs[:MAX_RUNS]])


def _shortened(text: str) -> str:
    return text if len(text) <= MAX_QUOTED else f"{text[: MAX_QUOTED - 3]}..."


def doubts_on_other_text(
    dismissal: DraftDismissal,
    draft: Draft,
    way: Way,
    texts: Sequence[tuple[str, SourcePlace]],
    names: Sequence[str],
) -> Iterator[Doubt]:
    """Yield a doubt for each run of *texts*, and of sections after the signatures, that may limit the *dismissal*.

    *names* are understood, besides those of the parties.
    """
    below_signatures = draft.closing.lines[-1][1] if draft.closing.lines else NOWHERE
    after = [
        (f"{section.heading}. {printed_text(section.text)}", below_signatures)
        for section in draft.closing.after
        if not SERVICE.match(section.heading)
    ]
    run: list[tuple[str, SourcePlace]] = []
    for text, place in (*texts, APART, *after, APART):
        if text and not is_harmless(text, dismissal, draft, way, names):
            run.append((text, place))
        elif run:
            first_text, first_place = run[0]
            more = f" and {counted(len(run) - 1, 'more paragraph')} below it" if len(run) > 1 else ""
            about = f"`{_shortened(first_text)}`{more} may limit or take back the dismissal, or say more on it"
            yield Doubt(f"{about}: compare `dismisses:` and `prejudice:`", first_place)
            run = []


def is_harmless(text: str, dismissal: DraftDismissal, draft: Draft, way: Way, names: Sequence[str]) -> bool:
    """Whether *text* has only words of a plain paper, and does not say anything else than *dismissal* on its effect."""
    parties = draft.caption.parties
    if words_not_understood(text, parties, way, names):
        return False
    bare = without_names(text, parties)
    kinds = {kind for kind, words in KINDS_OF_EFFECT.items() if words.search(bare)}
    if kinds - {dismissal.prejudice}:
        return False
    if DISMISSES.search(text):
        return dismissed_parties(text, parties, way, names) == dismissal.dismisses
    bare = ON_OTHER_MATTERS.sub("", text)
    defendants = {party.key for party in parties if party.side == "defendant"}
    named = named_keys(bare, parties, names) & defendants
    if dismissal.dismisses == ("all",):
        is_on_some = named not in (set(), defendants)
        return not (is_on_some and (MORE_ON_EFFECT.search(bare) or CONCERNS.search(bare)))
    return not (named - {*dismissal.dismisses} and MORE_ON_EFFECT.search(bare))


def limits_in_title(title: str, parties: Sequence[DraftParty], dismissed: Sequence[str]) -> bool:
    """Whether the *title* of a paper names other parties than those *dismissed*, a part of the case, or a condition."""
    bare = without_names(title, parties)
    defendants = {party.key for party in parties if party.side == "defendant"}
    named = named_keys(title, parties) & defendants
    is_for_all = [*dismissed] == ["all"]
    names_others = bool(named) and named != (defendants if is_for_all else {*dismissed})
    return bool(names_others or TITLE_LIMITS.search(bare) or (is_for_all and PARTIAL.search(bare)))
