"""Whom a sentence dismisses: one list of defendants, or the whole action, and nothing if its grammar is not plain."""

import re
from collections.abc import Sequence

from assembler.importing.dismissal_grammar import words_not_understood
from assembler.importing.dismissal_names import with_tokens
from assembler.importing.dismissal_phrases import ANSWERS, COSTS
from assembler.importing.dismissal_words import DISMISSES, ENDS, WHOLE_ACTION
from assembler.importing.draft import DraftParty
from assembler.model.dismissal import Way

DEFENDANT = r"(?:(?:defendants?|respondents?)\s)?Party\d{1,4}def(?!\w)"
"""A defendant by name, as a pattern, once names are tokens."""

ANY_DEFENDANT = rf"(?:{DEFENDANT}|(?:(?:the|all|both|each|any)\s)?(?:defendants?|respondents?)(?!\w))"
"""A defendant by name or by role, as a pattern."""

ANY_PLAINTIFF = (
    r"(?:(?:(?:the|all|both)\s)?(?:plaintiffs?|petitioners?)(?:\sParty\d{1,4}pla)?(?!\w|\sParty)|Party\d{1,4}pla(?!\w))"
)
"""A plaintiff by name or by role, as a pattern."""

ACTION = (
    r"(?:(?:this|the|its|his|her|their|all|any|of|entire)\s){1,3}(?:[\w-]{1,30}\s){0,2}?"
    r"(?:action|case|lawsuit|matter|suit|proceeding|cause|complaint|petition|claims|causes)(?!\w)"
)
"""The whole action, or claims, as a pattern."""

ON_OTHER_MATTERS = re.compile(
    rf"(?i)(?<!\w)(?:{'|'.join(COSTS)}|(?:{ANY_DEFENDANT},?\s)?(?:{'|'.join(ANSWERS)}))(?!\w)"
)
"""The words on who bears the costs, which may name all parties, and on the answer that nobody has served."""

NOT_PLAIN = re.compile(
    rf"(?i)(?<!\w)(?:{ANY_DEFENDANT},?\s(?:and/)?or(?!\w)|or\s{ANY_DEFENDANT}"
    r"|with(?:out)?\s(?:any\s|full\s)?prejudice\sto(?!\w)"
    rf"|{DEFENDANT},?\s(?:defendants?,?\s)?(?:and|or)\s{ACTION}"
    rf"|{ANY_DEFENDANT}[’']s?\s(?:[\w-]{{1,30}}\s){{0,3}}?(?:claims|causes|action|complaint|petition)"
    rf"|(?:claims|causes|action|complaint|petition)(?:,?\s[\w-]{{1,30}}){{0,6}},?\sby\s{ANY_DEFENDANT}"
    rf"|(?:against|as\sto|with\s(?:respect|regard)\sto|dismiss(?:es)?)\s{ANY_PLAINTIFF}(?![’']))"
)
"""An alternative, a right that is reserved, a defendant's own claims, or claims against a plaintiff."""

NOT_PLAIN_IN_NOTICE = re.compile(rf"(?i)(?<!\w)by\s{ANY_DEFENDANT}")
"""Words of a notice by which a defendant does something."""

ACTION_AND_DEFENDANT = re.compile(rf"(?i)(?<!\w){ACTION},?\s(?:and|or)\s{DEFENDANT}")
"""The whole action beside a defendant, as if the defendant were not in it."""

ACTION_AND_CLAIMS = re.compile(rf"(?i)(?<!\w){ACTION},?\s(?:and|or)\s(?:any\sand\s)?{ACTION}")
"""The whole action beside claims, of which only the claims may be those against a defendant."""

AGAINST = re.compile(
    rf"(?i)(?<!\w)(?:against|as\sto|with\s(?:respect|regard)\sto)\s{ANY_DEFENDANT}(?:,?\s(?:and\s)?{ANY_DEFENDANT}){{0,50}}"
)
"""Defendants against whom something is."""

SOMEBODY: dict[str, re.Pattern[str]] = {
    "defendant": re.compile(rf"(?i)(?<!\w){ANY_DEFENDANT}"),
    "plaintiff": re.compile(rf"(?i)(?<!\w)(?:{ANY_PLAINTIFF}|part(?:y|ies)(?!\w))"),
}
"""Somebody on each side."""

AGREES = re.compile(r"(?i)\b(?:that|stipulat\w{1,5}|agree\w{0,3})\b")
"""The words of a stipulation above what it dismisses."""

PASSIVE = re.compile(r"(?i)(?:is|are|be|been|mark)\b")
"""The beginning of words that dismiss without saying who dismisses."""

END_OF_CASE = re.compile(rf"(?i)\b{ENDS}\b")

OBJECTS = re.compile(
    r"(?i)\b(?:against|as\sto|with\s(?:respect|regard)\sto|in\sfavor\sof"
    r"|dismiss(?:es)?(?=(?:\s\w+){0,2}\s(?:defendants?\b|Party\d{1,4}def\b)))\s"
    r"(?P<object>.{1,400}?)(?=[;:]|(?<=(?-i:[a-z]{2}))\.\s(?-i:[A-Z])|\swith(?:out)?\s(?:any\s|full\s)?prejudice|\.?$)"
    r"|(?<!\w)defendants?\s(?P<subject>(?:(?!\bthat\b).){1,400}?)\s(?:is|are|be)\s(?:\w{1,20}\s){0,2}dismissed\b"
)
"""The parties whom a sentence dismisses: named after "against" or similar words, or before "is dismissed"."""

TOKEN = re.compile(r"Party(\d{1,4})(def|pla)\b")

END_OF_SENTENCE = re.compile(r"(?<=[a-z]{2})\.\s(?=[A-Z])")

UNNAMED = re.compile(r"(?i)(?:the\s)?(?:above-)?(?:named\s|captioned\s)?defendants?\b")
UNNAMED_SEVERAL = re.compile(r"(?i)(?:the\s)?(?:above-)?(?:named\s|captioned\s)?defendants\b")

ALL_DEFENDANTS = re.compile(
    r"(?i)\b(?:all|each|every|both)\s(?:of\sthe\s)?(?:[\w-]+\s)?(?:defendants?|part(?:y|ies))\b"
)
"""All defendants, or all parties."""


def dismissed_parties(
    sentence: str, parties: Sequence[DraftParty], way: Way, other_names: Sequence[str] = ()
) -> tuple[str, ...]:
    """Return whom the *sentence* that dismisses by *way* dismisses: `all`, or the keys of defendants among *parties*.

    The result is empty if the sentence has words that are not among those of a plain dismissal, such as those of a
    single claim or an exception, if its grammar is not that of a plain dismissal, or if it speaks of plaintiffs or
    defendants that cannot be identified. The *other_names*, such as those of counsel, are understood.
    """
    defendants = [party for party in parties if party.side == "defendant"]
    if not defendants or words_not_understood(sentence, parties, way, other_names):
        return ()
    text = with_tokens(sentence, parties, other_names)
    if text is None or not _is_for_all_plaintiffs(text, parties):
        return ()
    text = ON_OTHER_MATTERS.sub("", text)
    if not _is_plain(text, way):
        return ()
    objects = _objects(text)
    named = _named(objects, parties)
    if len(named) == len(defendants):
        return ("all",)
    if named:
        is_clear = not (ALL_DEFENDANTS.search(objects) or ACTION_AND_CLAIMS.search(text))
        return tuple(named) if is_clear and _all_sentences_name(text, parties) else ()
    if ALL_DEFENDANTS.search(objects or text):
        return ("all",)
    if not objects and _named(_what_is_dismissed(text, way), parties):
        return ()
    is_general = not objects or (UNNAMED.match(objects) and (len(defendants) == 1 or UNNAMED_SEVERAL.match(objects)))
    return ("all",) if is_general and WHOLE_ACTION.search(text) else ()


def _is_plain(text: str, way: Way) -> bool:
    """Whether the plaintiffs dismiss in *text*, and dismiss one list of defendants or the whole action."""
    is_unclear = NOT_PLAIN.search(text) or ACTION_AND_DEFENDANT.search(_what_is_dismissed(text, way))
    if is_unclear or (way == "notice" and NOT_PLAIN_IN_NOTICE.search(text)):
        return False
    position = 0
    for match in DISMISSES.finditer(text):
        before = text[position : match.start()]
        position = match.end()
        if PASSIVE.match(match[0]):
            continue
        if way == "stipulation":
            before = AGREES.split(before)[-1]
        subject = AGAINST.sub("", before)
        is_shared = way == "stipulation" and SOMEBODY["plaintiff"].search(subject)
        if SOMEBODY["defendant"].search(subject) and not is_shared:
            return False
    return True


def _what_is_dismissed(text: str, way: Way) -> str:
    """Return *text* from the words by which the parties to a stipulation agree, which come after their names."""
    end = END_OF_CASE.search(text)
    starts = [match.end() for match in AGREES.finditer(text, 0, end.start())] if end and way == "stipulation" else []
    return text[starts[-1] :] if starts else text


def _objects(text: str) -> str:
    return " ".join(f"{match['object'] or match['subject']}." for match in OBJECTS.finditer(text))


def _named(text: str, parties: Sequence[DraftParty], side: str = "def") -> list[str]:
    """Return the keys of the *parties* on a *side* whose tokens *text* has, in the order of the caption."""
    indexes = {int(match[1]) for match in TOKEN.finditer(text) if match[2] == side}
    return [party.key for index, party in enumerate(parties) if index in indexes]


def _all_sentences_name(text: str, parties: Sequence[DraftParty]) -> bool:
    """Whether each sentence of *text* that dismisses names a defendant."""
    sentences = [part for part in END_OF_SENTENCE.split(text) if DISMISSES.search(part)]
    return all(_named(_objects(part), parties) for part in sentences)


def _is_for_all_plaintiffs(text: str, parties: Sequence[DraftParty]) -> bool:
    """Whether all plaintiffs dismiss by *text*: there is only one, or all or none of them are named in it."""
    count = sum(party.side == "plaintiff" for party in parties)
    return count == 1 or len(_named(text, parties, "pla")) in {0, count}
