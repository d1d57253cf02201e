"""Converts a sentence to a canonical form, in which it is compared with the known sentences.

Names of parties become tokens, dates become figures, and synonyms become one word, such as `the-action`.
"""

import re
from collections.abc import Iterator

from assembler.findings.visible import one_line
from assembler.language.dates import in_figures
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.plan.text.party_names import short_name
from assembler.rules.dismissal.own_words.effect import effect_of

MARK = "\ue000"
"""The first character of a party's token; the party's index in the matter follows."""

TOKEN = rf"{MARK}\d+"
"""The token of a party."""

PARTY_TOKEN = Regex(TOKEN)

MAX_SENTENCE_LENGTH = 700
"""The maximum length, in characters, of a sentence that is converted to its canonical form."""

MIN_NAME_LENGTH = 4
"""The minimum length, in characters, of a name that is recognized regardless of capitalization."""

ENTITY_ABBREVIATION = Regex(r"(?i),? (?:Inc|Corp|Co|Ltd|L\.?L\.?[CP]|P\.?L\.?L\.?C|L\.?P|N\.?A|P\.?[CSA])\.?\Z")
"""The abbreviation at the end of an entity's name, such as ", Inc."."""

PAPER_NAMES = r"notice|stipulation|dismissal|discontinuance|non-?suit|withdrawal|praecipe|request"

MEANINGS: tuple[tuple[str, str], ...] = (
    (
        (
            r",? (?:by|through|by and through) (?:(?:its|his|her|their|undersigned|respective) )*"
            r"(?:counsel|attorneys?)\b(?: of record)?(?! for),?"
        ),
        "",
    ),
    (r"\b(?:now comes?|comes? now) ([^,]{1,40}?),? and ", r"\1 "),
    (r"\b(?:the )?plaintiffs? and (?:the |all )?(?:named )?defendants?\b", "the parties"),
    (r",? including all claims,?", ""),
    (r"\bfully and finally\b ?", ""),
    (r"\b(parties|will|shall|to) each\b", r"\1"),
    (r"[“”]", '"'),
    (r"[‘’]", "'"),
    (r"[–—]", "-"),
    (
        r"\((?:dkt|ecf|docket|doc)\.?(?: (?:nos?|entry)\b\.?)*[ \d,#&-]{1,20}\)",
        "",
    ),
    (
        r"\bat this time\b|\bherein\b|\bif any\b,?",
        "",
    ),
    (
        (
            r"\((?:the |collectively,? |together,? )*\""
            rf"(?:{TOKEN}"
            r"|(?:\w[\w'-]* ){0,2}"
            r"(?:agreement|action|dismissal|notice|stipulation|defendants?|plaintiffs?|parties|court|complaint"
            r"|settlement|case|release))\"\)"
        ),
        "",
    ),
    (r"\(?attorneys?'?s?'? fees\)?|\b(?:legal|counsel|attorney) fees", "fees"),
    (
        (
            r"\b(?:the|this)"
            r"(?: (?:above-?(?:captioned|entitled|referenced|styled)|captioned|instant|entire|whole|present|above"
            r"|civil))* (?:action|case|matter|lawsuit|suit|litigation|proceedings?|cause)\b(?! of action)"
        ),
        "the-action",
    ),
    (
        (
            rf"\b(?:the|this|such|said)(?: (?:voluntary|joint|foregoing|present|partial))* (?:{PAPER_NAMES})"
            rf"(?: of (?:voluntary )?(?:{PAPER_NAMES}))?\b(?! of\b)"
        ),
        "the-paper",
    ),
    (r"\b(?:the|this) (?:honou?rable )?court\b", "the-court"),
    (r"\b(?:the )?(?:clerk|court clerk|clerk's office)\b(?: of (?:the-)?court\b)?", "the-clerk"),
    (
        (
            r"\b(?:an?|the parties'|the|their|that certain)"
            r"(?: (?:confidential|written|private|mutual|global|separate|full|final|amicable|settlement))*"
            r" (?:agreements?|settlement|resolution)(?: and (?:mutual )?release)?"
            r"(?: (?:between|among|of)(?: and among)? the parties(?: to the-action)?)?"
            r"(?:,? (?:dated|executed|entered into|signed|reached|made)(?: as of| on)? \d{4}-\d\d-\d\d)?"
        ),
        "a-settlement",
    ),
    (
        (
            r"\b"
            r"(?:hereby|respectfully|fully|voluntarily|jointly|expressly|further|also|likewise|therefore|thus"
            r"|mutually|amicably|presently|currently|hereto|hereunder|each of(?= the))\b,? ?"
        ),
        "",
    ),
)
"""Patterns of synonyms, each with its replacement."""

RULE_WORDS = r"(?:federal|fed\.?|rules?|r\.?|of|civil|civ\.?|procedure|proc\.?|p\.?|cplr|sections?|§+|code|frcp)"


def canonical(paper: DismissalPaper, sentence: str) -> str:
    """Return *sentence* in its canonical form, with `as-said` for the prejudice of *paper* and without its rule.

    A sentence longer than `MAX_SENTENCE_LENGTH` is returned unchanged.
    """
    if len(sentence) > MAX_SENTENCE_LENGTH:
        return sentence
    text = in_figures(with_tokens(paper.matter, sentence)).casefold()
    for words, meaning in MEANINGS:
        text = re.sub(words, meaning, text)
    text = _without_rule(text, paper.instrument.rule)
    if effect := effect_of(paper):
        text = re.sub(rf",? {effect} prejudice\b,?", " as-said", text)
    for pattern, replacement in _roles(paper.matter):
        text = re.sub(pattern, replacement, text)
    text = re.sub(rf"\bneither ({TOKEN}) nor ({TOKEN})", r"neither \1\2", text)
    text = re.sub(rf"(?<=\d),? (?:and |or |& )?(?={MARK})", "", text)
    return re.sub(r" (?=[,;:.])", "", one_line(text)).strip(" ,:")


# -- parties ----------------------------------------------------------------------------------------------------------


def with_tokens(matter: Matter, sentence: str) -> str:
    """Return *sentence* with the names of parties replaced by their tokens."""
    index_by_name = {name: index for index, party in enumerate(matter.parties.values()) for name in _party_names(party)}
    if not index_by_name:
        return sentence
    long_names = [name for name in index_by_name if len(name) >= MIN_NAME_LENGTH]
    index_by_folded_name = {name.casefold(): index_by_name[name] for name in long_names}
    longest_first = sorted(index_by_name, key=len, reverse=True)
    any_name = "|".join(
        re.escape(name) if len(name) < MIN_NAME_LENGTH else f"(?i:{re.escape(name)})" for name in longest_first
    )

    def token(match: re.Match[str]) -> str:
        party_index = index_by_name.get(match[0], index_by_folded_name.get(match[0].casefold(), ""))
        return f"{MARK}{party_index}"

    text = sentence.replace(MARK, "").replace("\N{NO-BREAK SPACE}", " ")
    return re.sub(rf"(?<!\w)(?:{any_name})(?!\w)", token, text)


def _party_names(party: Party) -> Iterator[str]:
    """Yield the names that a sentence may use for *party*."""
    for name in (party.name, party.called, short_name(party)):
        plain_name = (name or "").replace("\N{NO-BREAK SPACE}", " ").strip(" .")
        forms = (plain_name, f"{plain_name}.", ENTITY_ABBREVIATION.sub("", plain_name))
        yield from dict.fromkeys(form for form in forms if len(form) > 1)


def _roles(matter: Matter) -> Iterator[tuple[str, str]]:
    """Yield patterns for the matter's names of the sides and for a role before a token, each with its replacement."""
    for side, word in matter.sides.items():
        yield rf"\b{word}(?=s\b|s?'|\b)", side
    for index, party in enumerate(matter.parties.values()):
        role = re.escape(party.on_side if party.on_side in {"plaintiff", "defendant"} else party.role)
        yield rf"\b(?:the )?(?:named )?{role}s? {MARK}{index}\b", f"{MARK}{index}"


def parties_in(matter: Matter, text: str) -> frozenset[str]:
    """Return the parties whose tokens are in *text*."""
    names = [*matter.parties]
    return frozenset(names[int(token[1:])] for token in PARTY_TOKEN.findall(text))


# -- the rule ---------------------------------------------------------------------------------------------------------

NUMBER = Regex(r"(?<![\w.-])\d[\w./-]*(?:\([A-Za-z0-9]{1,3}\))*")
"""The number of a rule, with its subdivisions."""


def _without_rule(text: str, rule: str) -> str:
    """Return *text* without phrases such as "under Rule 41(a)" that name *rule*, with or without its subdivisions."""
    for number in NUMBER.findall(rule.casefold()):
        base_number, *subdivisions = number.split("(")
        optional_subdivisions = ""
        for subdivision in reversed(subdivisions):
            optional_subdivisions = rf"(?:{re.escape(f'({subdivision}')}{optional_subdivisions})?"
        own_number = rf"(?:{RULE_WORDS} )*{re.escape(base_number)}{optional_subdivisions}"
        rule_name = rf"(?:{re.escape(rule.casefold())}|{own_number})(?![\w(])"
        phrase = (
            rf",? ?\b(?:under|pursuant to|in accordance with|by virtue of) (?:the )?{rule_name}"
            r"(?: of the federal rules of civil procedure)?,?"
        )
        text = re.sub(phrase, "", text)
    return text
