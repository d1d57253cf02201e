"""Reads the statements in the grounds of a motion that an event in the case happened or did not happen."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from assembler.language.dates import WRITTEN_DATE, days_in, in_figures, printed_date
from assembler.language.regex import Regex
from assembler.law.dismissal.scope import Scope
from assembler.model.event import Event
from assembler.model.event_kinds import SCHEDULED_EVENTS
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.model.printed import page_texts
from assembler.model.walk import of_side
from assembler.papers.ending.dismissal_papers import DismissalPaper, principal
from assembler.plan.text.party_names import short_name
from assembler.rules.dismissal.own_words.sentences import POINT, sentences
from assembler.rules.dismissal.own_words.stated_facts.facts import FACTS, PARTY, Fact
from assembler.rules.dismissal.own_words.texts import OwnText, own_words, plain

FACT_KEYS = frozenset({"paragraphs", "grounds", "words", "after_signature"})
"""Keys of a filing whose texts may state facts."""

MIN_NAME_LENGTH = 4
"""The minimum length, in characters, of a name that is recognized."""

ASKS = r"\b(?:moves?|seeks|asks|comes|is (?:made|filed)|dismisses|requests)\b"


def grounds(paper: DismissalPaper) -> Iterator[OwnText]:
    """Yield the user's own texts of *paper*, if it is a motion, and of the papers that accompany it."""
    if paper.instrument.way != "motion":
        return
    yield from (text for text in own_words(paper) if text.key in FACT_KEYS)
    for index, filing in enumerate(paper.matter.filings):
        if filing is not paper.filing and principal(paper.matter, filing) is paper.filing:
            for path, words in page_texts(filing):
                if path[0] in FACT_KEYS:
                    yield OwnText(("filings", index, *path), plain(words), str(path[0]))


@dataclass(frozen=True)
class Statement:
    """A statement about the case: its sentence, the fact, whether the fact is negated, who acted, and the date."""

    words: str
    fact: Fact
    is_negated: bool
    by: frozenset[str]
    """The parties who acted; empty if the statement names none."""
    as_of: dt.date | None

    def is_of(self, event: Event) -> bool:
        """Whether the statement is about *event*."""
        by_same_party = not self.by or not event.by or bool(self.by & set(event.by))
        return by_same_party and bool(event.kinds & self.fact.events)


MARK = "\ue000"
"""The first character of a party's token; it is removed from a text before the tokens are put in."""


def marked_sentences(matter: Matter, text: OwnText) -> Iterator[tuple[str, str]]:
    """Yield each sentence of *text* in two forms: with tokens for parties and ISO dates, and as it is printed."""
    parties = [*matter.parties.values()]
    index_by_name = {name.casefold(): index for index, party in enumerate(parties) for name in _party_names(party)}
    longest_first = sorted(map(re.escape, index_by_name), key=len, reverse=True)
    any_name = Regex(rf"(?i)\b(?:{'|'.join(longest_first)})(?!\w)" if longest_first else r"\Z")

    def name_of(token: re.Match[str]) -> str:
        return short_name(parties[int(token[0].removeprefix(MARK))])

    marked_text = any_name.sub(lambda match: _with_token(match[0], index_by_name), text.words.replace(MARK, ""))
    for sentence in sentences(in_figures(marked_text).replace(";", ",")):
        full_sentence = sentence.replace(POINT, ".")
        yield full_sentence, WRITTEN_DATE.sub(_printed_date, re.sub(PARTY, name_of, full_sentence))


ENTITY_ENDING = Regex(r"(?i),? (?:Inc|Corp|Co|Ltd|L\.?L\.?[CP]|P\.?L\.?L\.?C|L\.?P|N\.?A|P\.?[CSA])\.?\Z")
"""The abbreviation at the end of an entity's name, such as ", Inc."."""


def _party_names(party: Party) -> Iterator[str]:
    """Yield the names that a sentence may use for *party*."""
    for name in (party.name, party.called, short_name(party).replace("\N{NO-BREAK SPACE}", " ")):
        for form in (name or "", ENTITY_ENDING.sub("", name or "")):
            if len(form) >= MIN_NAME_LENGTH:
                yield form


def _with_token(name: str, index_by_name: Mapping[str, int]) -> str:
    """Return the token of the party with *name*; *name* itself if no party has it."""
    index = index_by_name.get(name.casefold())
    return name if index is None else f"{MARK}{index}"


def _printed_date(match: re.Match[str]) -> str:
    """Return the date in *match* as papers print it; its words if they are not a date."""
    for day in days_in(match[0]):
        return printed_date(day)
    return match[0]


CLAUSE = Regex(
    r"[,:()—–]+|\b(?:because|since|but|so that|while|though|although)\b"
    rf"|\b(?:as|for|and|yet)\b(?= (?:the|no|it|an?|has|have|there|trial|[Dd]efendants?|[Pp]laintiffs?|{PARTY})\b)"
)
"""The punctuation or the word at which a clause of a sentence ends."""

DAY_FIRST = Regex(r"^((?:As of|On|By) \d{4}-\d\d-\d\d),")

HYPOTHETICAL = Regex(
    r"(?i)\b(?:if|whether|unless|until|would|could|should|may|might|where|when|whenever|once|before|after|courts|such"
    r"|an? (?:defendant|plaintiff|party|court)|any|other|another|related|prior|companion|former|state|federal)\b"
)
"""Words earlier in the clause that show that the statement is hypothetical, or about the law or another case."""

CONTINUES_SUBJECT = Regex(
    r"(?i)\s*(?:(?:and|or|nor|also|then)\s+)*(?:it|they|he|she|who|which|has|have|had|was|were|did|never|not)\b"
)
"""The beginning of a clause whose subject is the subject of the preceding clause."""

ABOUT_A_CASE = Regex(r"\A(?:In|See|Cf|As in|There)\b.*(?:\bv\.|\b[FU]\.)")
"""A sentence about another case."""

CITES_SOURCE = Regex(r"\bv\.|\b[FU]\.|\bSupp\b|§|[“”\"]")
"""Marks that show that a clause cites or quotes a source."""


def statements(paper: DismissalPaper, text: OwnText) -> Iterator[Statement]:
    """Yield the statements of *text* about the case; a clause without a subject inherits the preceding subject."""
    subject: frozenset[str] = frozenset()
    for sentence, words in marked_sentences(paper.matter, text):
        for clause in filter(str.strip, CLAUSE.split(DAY_FIRST.sub(r"\1", sentence))):
            inherited_subject = subject if CONTINUES_SUBJECT.match(clause) else frozenset()
            subject = _parties(paper.scope, clause) or inherited_subject
            if ABOUT_A_CASE.search(sentence) or CITES_SOURCE.search(clause):
                continue
            for fact in FACTS:
                negation_match = _denial_of(fact).search(clause)
                match = negation_match or _statement_of(fact).search(clause)
                if match and _is_earnest(clause, match, is_negated=bool(negation_match)):
                    actors = _parties(paper.scope, _actors(clause, match)) or inherited_subject
                    yield Statement(
                        words=words,
                        fact=fact,
                        is_negated=bool(negation_match),
                        by=actors,
                        as_of=next(days_in(clause), None),
                    )


def _actors(clause: str, match: re.Match[str]) -> str:
    """Return the words of *clause* that name the actor of *match*: the words up to the match's end and after "by".

    In "Plaintiff moves before any answer", the words before the match name the moving party, not the answering party.
    """
    before = "" if re.match(ASKS, match[0]) else clause[: match.end()]
    return before + "".join(re.findall(r"\bby .*", clause[match.end() :]))


def _is_earnest(clause: str, match: re.Match[str], *, is_negated: bool) -> bool:
    """Whether *match* asserts a fact of this case, rather than supposing or retracting it."""
    if re.match(r"\s*Had\b", clause) or HYPOTHETICAL.search(clause[: match.start()]):
        return False
    if is_negated:
        return not re.search(r"(?i)\b(?:until|before)\b", clause[match.end() :])
    return not re.search(r"(?i)\b(?:not|never|no|nor|neither)\b|n['’]t\b", clause)


def _parties(scope: Scope, words: str) -> frozenset[str]:
    """Return the parties whom *words* name or, without names, whose role they name; possessives do not count."""
    keys = [*scope.matter.parties]
    if tokens := re.findall(rf"{PARTY}\b(?!['’])", words):
        return frozenset(keys[int(token[1:])] for token in tokens)
    if re.search(r"(?i)(?<!no )\bplaintiffs?\b(?!['’])", words):
        return frozenset(of_side(scope.matter.parties, "plaintiff"))
    if re.search(r"(?i)(?<!no )\bdefendants?\b(?!['’])", words):
        return frozenset(scope.dismissed_parties)
    return frozenset()


def recorded_event_index(paper: DismissalPaper, statement: Statement) -> int | None:
    """Return the index of an earlier event that matches *statement*; None if no event does."""
    scheduled = [(index, event) for index, event in enumerate(paper.matter.events) if event.event in SCHEDULED_EVENTS]
    past = [(index, event) for index, event in paper.scope.events if event.day <= (statement.as_of or event.day)]
    events = [*past, *scheduled]
    undoing_events = [event for _, event in events if event.event in statement.fact.undone_by]
    for index, event in events:
        is_undone = any(undoing_event.day >= event.day for undoing_event in undoing_events)
        if statement.is_of(event) and not is_undone:
            return index
    return None


DONE = (
    r"(?:served|filed|pleaded|pled|asserted|made|entered|interposed|brought|taken|held|begun|set|certified|rendered|had"
    r"|pending|on file|scheduled)"
)
DO = rf"(?:{DONE}|serve|file|plead|assert|make|enter|interpose|bring)"
NOT = r"(?:\bnot|\bnever|n['’]t)(?: (?:yet|ever|even|been|previously|formally)\b)*"
HAS = r"(?: (?:has|have|had|also|then|already|since|timely|duly|later|first|now|is|are|was|were|been)\b)*"
NOBODY = r"\b(?:no (?:defendants?|part(?:y|ies)|one)|nobody|none of the \w+|not one \w+)"
WORD = r"[\w\uE000’'-]+"


@cache
def _denial_of(fact: Fact) -> Regex:
    """Return the pattern for words that deny *fact*."""
    ways = [
        *([fact.lacking] if fact.lacking else []),
        rf"{ASKS}(?: {WORD}){{0,6}}? before (?:an?|any|the|its|their) {fact.noun}\b",
        rf"{NOBODY}{HAS} {DONE} (?:an?|the|its|any) (?:{WORD} ){{0,2}}?{fact.noun}\b",
        rf"\b(?:no|neither|nor)(?: (?!longer|later|more){WORD}){{0,2}} {fact.noun}\b",
        rf"{NOT} {DO}(?: {WORD}){{0,5}}? {fact.noun}\b",
        rf"\b{fact.noun} (?:has|have|had|was|were|is|are)(?: not| never|n['’]t)(?: yet)?(?: been)? {DONE}\b",
    ]
    if fact.subject:
        ways += [rf"{fact.subject}(?: {WORD}){{0,3}}? {NOT} (?:been )?{fact.did}\b"]
    elif fact.did:
        ways += [
            rf"{NOT} {fact.did}\b",
            rf"{NOT} {WORD}(?: {WORD}){{0,8}}? (?:or|nor)(?: been)? {fact.did}\b",
            rf"\b(?:yet to|neither|nor)(?: (?:has|have|had|it|they)\b)*(?: be| been)? {fact.did}\b",
            rf"{NOBODY}{HAS} {fact.did}\b",
            rf"\bfail(?:s|ed)? to {fact.did}\b(?! (?:on|in) time| within)",
        ]
    return Regex(rf"(?i){'|'.join(ways)}")


@cache
def _statement_of(fact: Fact) -> Regex:
    """Return the pattern for words that state *fact*."""
    subject_pattern = rf"(?:{PARTY}|\bdefendants?|\bplaintiffs?|\bparties)"
    ways = [
        rf"{subject_pattern}{HAS} {DONE} (?:an?|the|its|his|her|their) (?:{WORD} ){{0,2}}?{fact.noun}\b",
        rf"\b(?:an?|the|its|his|her|their) (?:{WORD} )?{fact.noun} (?:was|were|has|have|is|are){HAS} {DONE}\b",
    ]
    if fact.did:
        ways += [rf"{fact.subject or subject_pattern}{HAS} {fact.did}\b"]
    return Regex(rf"(?i){'|'.join(ways)}")
