"""Counts that allege a wrong of a party who is not sued in them."""

import re
from collections.abc import Iterator

from assembler.facts.texts import unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.regex import Regex, compiled
from assembler.model.matter import Matter
from assembler.model.pleading import Claim
from assembler.model.walk import allegations_of, named_allegations
from assembler.rules._complaint import has_complaint
from assembler.rules._party_names import PartyNames, party_names
from assembler.rules._subjects import OPENING_PHRASE, OTHER_VERB, WRONGS
from assembler.rules.claims._defendants import EVERYBODY, all_defendants, means_group_of, party_list
from assembler.rules.claims._strangers import wrongs_of_strangers
from assembler.rules.rule import Problem, rule

FAULT_NOUN = (
    r"(?:[Tt]he|[Tt]hat|[Tt]his)\s+(?:negligence|carelessness|breach|fraud|misconduct|trespass|infringement|default)"
)
ADVERBS = (
    r"(?:(?:has|have|had|thereby|also|then|further|again|each|both|willfully|knowingly|intentionally|negligently|materially"
    r"|wrongfully|directly|repeatedly|unlawfully|later|first)\s+){0,3}"
)
TAKEN_BY_PARTY = (
    r"(?:\$[\d,.]*\d|money|funds|sums?|goods|property|files|records|data|equipment)\s+(?:that|which)\s+"
    rf"(?P<taken>(?P<taker>NAME)\s+{ADVERBS}(?:took|kept|stole|withheld|diverted|embezzled|retained))"
)
"""What a party took, in a relative clause: "the $365,000 that Example took"."""

FURTHER_WRONGS = (
    r"(?:failed|refused|neglected|omitted)\s+to\b|(?:interfered|conspired|colluded)\b|(?:discriminated|retaliated)\s+against"
    r"|concealed|withheld|terminated|discharged|denied|deprived|deceived|induced|harassed|defamed|published|disclosed"
    r"|acted\s+(?:[a-z]+\s+and\s+)?(?:willfully|maliciously|unreasonably|wantonly|recklessly|negligently|in\s+bad\s+faith|with\s)"
    r"|(?:was|were)\s+(?:negligent|reckless|unjustly\s+enriched|obliged\s+to|required\s+to|bound\s+to)|had\s+a\s+duty"
    r"|(?:is|are)\s+(?:therefore\s+|thus\s+|also\s+)?(?:jointly\s+and\s+severally\s+)?liable"
)
"""Further acts and omissions for which only a party sued in the count is liable."""

LIABLE_FOR_ANOTHER = Regex(
    r"(?i)guarant|suret|\bbonds?\b|vicarious|respondeat|\bagen(?:t|cy)|employ|principal|\baid(?:ed|ing)?\b|abet|conspir"
    r"|contribut|induc|indemn|alter.ego|veil|successor|assign|supervis|interfer|fraudulent|transferee|subrogat|insur|control|assist"
    r"|partner|joint|on behalf of|declar|lien|foreclos|garnish|ratif|scope of|acting for|subsidiar|affiliat|parent"
)
"""Words of a count that may make one party liable for what another party did."""


@rule(
    "CLM027",
    cite="house style: a count says what its defendants did",
    basis="convention",
    severity=Severity.WARNING,
    fix="name the party who did it, or add the party to the claim's `against:`",
)
def wrong_of_another_party(matter: Matter) -> Iterator[Problem]:
    """A count alleges a wrong committed by a party who is not sued in that count.

    An allegation is reported if its subject is a party who is not sued in the count, as in "Tessaro breached section
    2.1", and if it names none of the parties who are sued in the count. So is one that says what all or both Defendants
    did, if the count is not against all of them. A count that may make one party liable for another, such as a count
    against a guarantor or an employer, is not checked. A count is reported as a whole if it never names its defendants
    and its sentences are on one other defendant.
    """
    if not has_complaint(matter):
        return
    for claim_index, claim in enumerate(matter.claims):
        allegations = allegations_of(claim, ("claims", claim_index))
        own_texts = [(path, unquoted(allegation.text or "")) for path, allegation in allegations]
        against: KeyPath = ("claims", claim_index, "against")
        other_defendant = _only_other_defendant(claim, own_texts, matter)
        if other_defendant:
            sued = party_list(claim.against, matter)
            yield Problem(against, f"the count is against {sued}, but its text names only {other_defendant}")
            continue
        other_subject = _only_other_subject(claim, own_texts, matter)
        if other_subject:
            sued = party_list(claim.against, matter)
            message = f"the count is against {sued}, whom its text does not name, but says what {other_subject} did"
            yield Problem(against, message)
            continue
        for path, words in _wrongs_of_others(claim_index, claim, own_texts, matter):
            message = f"the text says `{words}`, but the count is against {party_list(claim.against, matter)}"
            yield Problem((*path, "text"), message, also=(against,))


def _wrongs_of_others(
    claim_index: int, claim: Claim, own_texts: list[tuple[KeyPath, str]], matter: Matter
) -> Iterator[tuple[KeyPath, str]]:
    """Yield the path and the words of each wrong in *own_texts* of *claim* that none of its defendants committed."""
    names = party_names(matter)
    has_several_defendants = len([*all_defendants(matter)]) > 1
    heading = " ".join(filter(None, (claim.title, claim.variant, claim.cause.name, claim.cause.id)))
    may_be_liable_for_another = LIABLE_FOR_ANOTHER.search("\n".join([heading, *(text for _, text in own_texts)]))
    for path, text in own_texts:
        for words in (*wrongs_of_strangers(text, claim.against, names, matter), *_wrongs_of_all(text, claim, matter)):
            yield path, words
        yield from ((path, words) for words in _exchanged_wrongs(text, claim, names, matter))
        accused_keys = set(names.parties_in(text)) & {*claim.against}
        if LIABLE_FOR_ANOTHER.search(text) or accused_keys or re.search(r"\bDefendants?\b(?!\s+[A-Z])", text):
            continue
        other_parties: set[str] = set()
        if may_be_liable_for_another:
            other_parties = _parties_in_other_allegations(path, claim, claim_index, matter)
        for key, words in _wrongs(text, names, has_several_defendants=has_several_defendants):
            if key not in {*claim.against, *other_parties} and _is_accusation(words, matter.parties[key].on_side):
                yield path, words


def _exchanged_wrongs(text: str, claim: Claim, names: PartyNames, matter: Matter) -> Iterator[str]:
    """Yield the words of *text* in which a defendant who is not sued in *claim* has the part of one who is.

    "Example breached that duty" is read in a count that does not name Example elsewhere, and "Example is liable for the
    negligence of Sample" in a count against Sample alone.
    """
    party = names.titled_name_pattern
    yield from _exchanged_inducement(text, claim, names, matter)
    if "breached" not in text and "liable" not in text:
        return
    pattern = compiled(
        rf"(?:\A|(?<=[.;]\s)){OPENING_PHRASE}(?P<words>(?P<who>{party})\s+{ADVERBS}(?:breached\s+(?:that|this|its|the|those|these)\s+dut"
        rf"|(?:is|are)\s+(?:also\s+|therefore\s+|vicariously\s+)?liable\s+for\s+the\s+[a-z]+(?:\s+and\s+[a-z]+)?\s+of\s+(?P<whose>{party})))"
    )
    for match in pattern.finditer(text):
        unsued = {key for key in names.parties_in(match["who"]) if matter.parties[key].on_side == "defendant"}
        is_exchanged = set(names.parties_in(match["whose"] or "")) == {*claim.against}
        texts_of_count = [entry.text or "" for _, entry in allegations_of(claim, path=())]
        uses = sum(text_of_count.count(one_line(match["who"])) for text_of_count in texts_of_count)
        if unsued and not unsued & {*claim.against} and (is_exchanged or (not match["whose"] and uses == 1)):
            yield one_line(match["words"])


INDUCED = (
    r"(?:induced|persuaded|procured|encouraged|convinced|enticed|caused|incited|pressed|pressured|urged|solicited|led)"
)
WRONG_OF_THE_INDUCED = (
    r"to\s+(?:break|breach|violate|disregard|ignore|abandon|leave|quit|terminate|cancel|end|repudiate|disclose)\b"
)


def _exchanged_inducement(text: str, claim: Claim, names: PartyNames, matter: Matter) -> Iterator[str]:
    """Yield the words of *text* by which somebody who is not sued in *claim* induced its only defendant to a wrong."""
    if " to " not in text or len(claim.against) != 1:
        return
    party = names.titled_name_pattern
    pattern = compiled(
        rf"(?P<who>{party})\s+{ADVERBS}{INDUCED}\s+(?P<whom>{party})\s+(?:{ADVERBS}){WRONG_OF_THE_INDUCED}"
    )
    for match in pattern.finditer(text):
        inducers = {key for key in names.parties_in(match["who"]) if matter.parties[key].on_side == "defendant"}
        if inducers and not inducers & {*claim.against} and {*names.parties_in(match["whom"])} == {*claim.against}:
            yield one_line(match[0])


def _is_accusation(words: str, side: str) -> bool:
    """Whether *words*, whose subject is a party on *side*, allege a wrong, not a plaintiff's other act or debt."""
    is_wrong = bool(re.search(rf"(?:{WRONGS})\Z", words))
    return (is_wrong or side == "defendant") and not (words.endswith("owed") and side == "plaintiff")


def _only_other_defendant(claim: Claim, own_texts: list[tuple[KeyPath, str]], matter: Matter) -> str:
    """Return the only defendant named in *own_texts* of *claim*, if that defendant is not sued in it; else ""."""
    if any(re.search(r"\b[Dd]efendants?\b", text) for _, text in own_texts):
        return ""
    names = party_names(matter)
    defendants = {*all_defendants(matter)}
    defendants_by_text = [defendants & set(names.parties_in(text)) for _, text in own_texts]
    named_defendants = set().union(*defendants_by_text)
    if len(named_defendants) != 1 or named_defendants & {*claim.against} or not claim.against:
        return ""
    texts_with_names = [keys for keys in defendants_by_text if keys]
    return party_list(named_defendants, matter) if len(texts_with_names) > 1 else ""


MIN_SENTENCES = 2
"""How many sentences of a count must have one defendant as their subject for the count to be about that defendant."""


def _only_other_subject(claim: Claim, own_texts: list[tuple[KeyPath, str]], matter: Matter) -> str:
    """Return the only defendant who begins sentences of *own_texts*, if they name no defendant of *claim*; else ""."""
    if any(re.search(r"\b[Dd]efendants?\b", text) for _, text in own_texts):
        return ""
    names = party_names(matter)
    sued = {key for key in claim.against if not matter.parties[key].does}
    if not sued or any(sued & set(names.parties_in(text)) for _, text in own_texts):
        return ""
    start = r"(?:\A|(?<=[.;]\s)(?<!\b[MD][rs]\.\s)(?<!\bMrs\.\s))"
    pattern = compiled(rf"{start}{OPENING_PHRASE}(?P<who>{names.titled_name_pattern})(?![’'])")
    subjects = [
        key
        for _, text in own_texts
        for match in pattern.finditer(text)
        for key in names.parties_in(match["who"])
        if matter.parties[key].on_side == "defendant"
    ]
    return party_list({*subjects}, matter) if len({*subjects}) == 1 and len(subjects) >= MIN_SENTENCES else ""


def _parties_in_other_allegations(path: KeyPath, claim: Claim, claim_index: int, matter: Matter) -> set[str]:
    """Return the keys of the parties that the allegations of *claim* name, except the allegation at *path*."""
    own_allegations = dict(allegations_of(claim, ("claims", claim_index)))
    texts = [allegation.text or "" for other_path, allegation in own_allegations.items() if other_path != path]
    names = {entry for entries in claim.elements.values() for entry in entries if isinstance(entry, str)}
    texts += [allegation.text or "" for name, allegation in named_allegations(matter).items() if name in names]
    return {key for text in texts for key in party_names(matter).parties_in(text)}


def _wrongs(text: str, names: PartyNames, *, has_several_defendants: bool) -> Iterator[tuple[str, str]]:
    """Yield the key of each party who is the subject of a wrong alleged in *text*, and the words that allege it.

    If the case has several defendants, more kinds of acts are read.
    """
    verbs = f"{WRONGS}|{FURTHER_WRONGS}|{OTHER_VERB}" if has_several_defendants else WRONGS
    subject = rf"(?P<words>(?P<name>{names.titled_name_pattern})\s+{ADVERBS}(?:{verbs}))"
    wrong_pattern = compiled(
        rf"(?:\A|[.;]\s+){OPENING_PHRASE}(?:{subject}|(?P<noun>{FAULT_NOUN}\s+of\s+(?P<by>{names.titled_name_pattern})))\b"
        rf"|{TAKEN_BY_PARTY.replace('NAME', names.titled_name_pattern)}\b"
    )
    # A match is "X breached", "the breach of Y" or "the $5,000 that Z took", each with two groups of its own.
    for match in wrong_pattern.finditer(text):
        party_name = match["name"] or match["by"] or match["taker"]
        words = match["words"] or match["noun"] or match["taken"]
        for key in names.parties_in(party_name):
            yield key, one_line(words)


WRONG_OF_ALL = Regex(rf"(?:\A|[.;]\s+){OPENING_PHRASE}(?P<words>{EVERYBODY}\s+{ADVERBS}(?:{WRONGS}))\b")


def _wrongs_of_all(text: str, claim: Claim, matter: Matter) -> Iterator[str]:
    """Yield the words of *text* that allege a wrong of all defendants, if *claim* is not against all of them."""
    defendants = set(all_defendants(matter))
    if defendants <= {*claim.against}:
        return
    for match in WRONG_OF_ALL.finditer(text):
        if not means_group_of(len(claim.against), match["everybody"]):
            yield one_line(match["words"])
