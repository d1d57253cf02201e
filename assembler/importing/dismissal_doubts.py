"""Doubts about the other text of a paper that dismisses, which may limit the dismissal, and about who signs it."""

import re
from collections.abc import Collection, Iterator, Sequence

from assembler.importing.dismissal_grammar import words_not_understood
from assembler.importing.dismissal_words import DISMISSES, KINDS_OF_EFFECT, MORE_ON_EFFECT, dismissed_parties
from assembler.importing.draft import Doubt, Draft, DraftDismissal, DraftSection
from assembler.importing.notation import LITERAL_BRACKET
from assembler.importing.read_document import NOWHERE, SourcePlace
from assembler.importing.representation import is_named
from assembler.importing.zones.after_signature import SERVICE
from assembler.importing.zones.counsel_signs import BLANK
from assembler.language.english import counted, series
from assembler.model.dismissal import Way

NOTE = re.compile(r"\^\[([^\[\]]{0,4000})\]")
"""A footnote in the notation of a matter."""

MAX_QUOTED = 60
"""The maximum number of characters of the words that a doubt quotes."""

MAX_RUNS = 3
"""The maximum number of runs of words that a doubt quotes."""

APART = ("", NOWHERE)
"""The end of a run of texts."""


def printed_text(notation: str) -> str:
    """Return *notation*, a paragraph of a matter, as running text without its marks."""
    text = re.sub(r"(?m)^\s{0,9}>\s|(?<!\\)</?u>|(?<!\\)\*{1,3}", "", notation.replace(LITERAL_BRACKET, "["))
    return " ".join(re.sub(r"\\(?=\W)", "", text).split())


def without_notes(text: str) -> tuple[str, list[str]]:
    """Return *text* without its footnotes, and the footnotes."""
    return NOTE.sub("", text), NOTE.findall(text)


JOINED_TO_RULE = ("pursuant to ", "under ", "by ", "per ", "")
"""The words before the rule by which a paper dismisses."""


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
        if text and not _is_harmless(text, dismissal, draft, way, names):
            run.append((text, place))
        elif run:
            first_text, first_place = run[0]
            more = f" and {counted(len(run) - 1, 'more paragraph')} below it" if len(run) > 1 else ""
            about = f"`{_shortened(first_text)}`{more} may limit or take back the dismissal, or say more on it"
            yield Doubt(f"{about}: compare `dismisses:` and `prejudice:`", first_place)
            run = []


def _is_harmless(text: str, dismissal: DraftDismissal, draft: Draft, way: Way, names: Sequence[str]) -> bool:
    """Whether *text* has only words of a plain paper, and does not say anything else than *dismissal* on its effect."""
    parties = draft.caption.parties
    if words_not_understood(text, parties, way, names):
        return False
    kinds = {kind for kind, words in KINDS_OF_EFFECT.items() if words.search(text)}
    if kinds - {dismissal.prejudice}:
        return False
    if DISMISSES.search(text):
        return dismissed_parties(text, parties, way, names) == dismissal.dismisses
    others = [party for party in parties if party.side == "defendant" and party.key not in dismissal.dismisses]
    leave_all = dismissal.dismisses == ("all",)
    return leave_all or not MORE_ON_EFFECT.search(text) or not any(is_named(party, text) for party in others)


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
