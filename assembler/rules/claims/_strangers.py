"""Finds wrongs that a count attributes to somebody who is not a party."""

import re
from collections.abc import Collection, Iterator

from assembler.facts.texts import prose, unquoted
from assembler.findings.visible import one_line
from assembler.language.regex import compiled
from assembler.language.spelling import on_record
from assembler.model.matter import Matter
from assembler.rules._definitions import definitions
from assembler.rules._party_names import PartyNames, names_of
from assembler.rules._subjects import OPENING_PHRASE, WRONGS

STRANGER = (
    r"(?:(?:Mr|Ms|Mrs|Dr)\.?\s+)?(?!(?:Mr|Ms|Mrs|Dr|The|Plaintiffs?|Defendants?)\b)"
    r"[A-Z][a-z]{3,20}(?:\s[A-Z][a-z]{2,20}){0,2}"
)
ADVERBS = r"(?:(?:has|have|had|thereby|also|then|[a-z]+ly)\s+){0,3}"
WRONG = (
    rf"(?:{WRONGS}|(?:interfered|conspired)\b|(?:discriminated|retaliated)\s+against|withheld|concealed"
    r"|failed\s+to\s+(?:exercise|use)\b|had\s+a\s+duty\s+(?:to|of)\b|owed\b|acted\s+(?:negligently|unreasonably|maliciously|in\s+bad\s+faith))"
)
STATUS = (
    r"(?:acted,?\s+directly\s+or\s+indirectly,?\s+in\s+the\s+interest"
    r"|is\s+(?:(?:also|therefore|thus|individually|personally|jointly|severally|and)\s+){0,5}(?:liable|an?\s+(?:joint\s+)?employer\s+(?:under|within))\b)"
)
"""What makes somebody liable, which a count says of its defendants alone."""

GROUP_OF_PARTIES = re.compile(r"(?:Plaintiff|Defendant|Petitioner|Respondent)s?\b")
"""The last word of a name for several parties, such as "Individual Defendants"."""

AGENT = (
    r"(?:employee|agent|officer|manager|president|director|supervisor|driver|representative|on\sbehalf\sof|through"
    r"|acting\sfor)"
)


def wrongs_of_strangers(text: str, accused: Collection[str], names: PartyNames, matter: Matter) -> Iterator[str]:
    """Yield the words of *text* that attribute a wrong to a person or entity that is not a party.

    Nothing is yielded if *text* names a party among *accused*, unless the stranger's name is added to a party's, as in
    "Ferrante and Hale", or if another text calls the stranger the agent of an accused party. What makes a person liable
    is yielded in any case: "Mr. Hale is an employer under the Act".
    """
    stranger_alone = rf"(?P<alone>{STRANGER})"
    stranger_added = rf"(?P<list>{names.list_pattern}),?\s+and\s+(?P<added>{STRANGER})"
    subject = rf"(?:{stranger_added}|{stranger_alone})"
    pattern = compiled(rf"(?:\A|[.;]\s+){OPENING_PHRASE}(?P<words>{subject}\s+{ADVERBS}{WRONG})\b")
    own_words = unquoted(text)
    if "liable" in own_words or "employer" in own_words or "indirectly" in own_words:
        for match in compiled(rf"(?:\A|[.;]\s+){OPENING_PHRASE}(?P<words>{stranger_alone}\s+{STATUS})").finditer(
            own_words
        ):
            if not any(names.parties_in(match["alone"])) and _is_in_the_case(match["alone"], matter):
                yield one_line(match["words"])
    for match in pattern.finditer(own_words):
        name = match["added"] or match["alone"]
        if any(names.parties_in(name)) or (match["alone"] and set(names.parties_in(own_words)) & {*accused}):
            continue
        if _is_in_the_case(name, matter) and not _is_agent(name, accused, names, matter):
            yield one_line(match["words"])


def _is_in_the_case(name: str, matter: Matter) -> bool:
    """Whether the texts use the last word of *name* more than once, and it is neither a party's name nor a plain word.

    A name such as "Individual Defendants" means parties. A word of the spelling record counts as a plain word unless
    the matter defines *name* as a term.
    """
    last_word = name.rsplit(maxsplit=1)[-1]
    party_words = {
        word for party in matter.parties.values() for party_name in names_of(party) for word in party_name.split()
    }
    if last_word in party_words or GROUP_OF_PARTIES.match(last_word):
        return False
    if on_record(last_word.lower()):
        defined_terms = {definition.term for _, text in prose(matter) for definition in definitions(text)}
        if name not in defined_terms:
            return False
    return sum(len(re.findall(rf"\b{last_word}\b", text)) for _, text in prose(matter)) > 1


def _is_agent(name: str, accused: Collection[str], names: PartyNames, matter: Matter) -> bool:
    """Whether a text connects *name* with an accused party: "Kite's driver Hale", "Hale, the manager of Kite"."""
    last_word = name.rsplit(maxsplit=1)[-1]
    owners = "|".join(re.escape(owner) for owner, key in names.key_by_name.items() if key in accused)
    pattern = compiled(
        rf"(?:{owners})[’']s?\s[^.;]{{0,60}}\b{last_word}\b"
        rf"|\b{last_word},\s[^.;]{{0,60}}(?:{owners})"
        rf"|\b{last_word}\b[^.;]{{0,60}}\b{AGENT}\b[^.;]{{0,40}}(?:{owners})"
    )
    return any(pattern.search(text) for _, text in prose(matter) if last_word in text)
