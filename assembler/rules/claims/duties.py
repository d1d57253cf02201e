"""Sections of a contract that bind one party, and texts in which another party owes or breaks what they require."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from assembler.facts.sentences import sentence_span
from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.regex import Regex, compiled
from assembler.model.matter import Matter
from assembler.rules._complaint import has_complaint
from assembler.rules._party_names import PartyNames, party_names
from assembler.rules.claims.acts_of_sides import part_of_the_other_side
from assembler.rules.claims.wrongs_of_parties import wrong_of_another_party
from assembler.rules.rule import Problem, Words, matched, rule

SECTION = r"[Ss]ection\s(?P<number>\d{1,3}(?:\.\d{1,3})?)(?![\d.]*\d|\()"
OF_CONTRACT = r"(?:\sof\s(?:the|that|this|its|their)\s(?P<contract>[A-Z][\w’'-]{1,20}(?:\s[A-Z][\w’'-]{1,20}){0,3}))?"
BINDS = (
    r"(?:\s(?:also|thus|further|expressly))?\s(?:(?:requires?|required|obligate[sd]?|oblige[sd]?|forbids?|forbade"
    r"|prohibits?|prohibited|bars?|barred|binds?|bound)\s|makes?\s(?=(?:[\w’',.&-]+\s){1,5}liable\b))"
)
"""What a section does to the party whom it binds: "requires Sample to", "makes Sample liable"."""

PROMISED = (
    r"(?:also\s|further\s|expressly\s){0,2}(?:agreed|promised|undertook|covenanted|pledged|warranted|guaranteed)"
    r"\s(?:to|that|not|never)\b"
)
"""What the party does whom a section binds: "In section 2, Sample agreed to"."""

SEVERAL = Regex(r"(?i)\b(?:each|both|either|other|parties|mutual\w*|and\s[A-Z][\w’' ]{1,40}\sto\b)")
"""Words of a section's description that show that it may bind others too."""

NOT_A_DUTY = Regex(
    r"(?i)\b(?:not|never|no(?!\.\s?\d)|nothing|whether|if|unless|claim\w*|contend\w*|assert\w*|alleg\w*|demand\w*|den\w+|says?|said|wrote"
    r"|told|excus\w*|reimburs\w*|indemn\w*|instead|rather)\b"
)
"""Words of a sentence that may name a party for a reason other than its own duty."""


SUPPORTED = Regex(r"\bas\s\N{FULL BLOCK}[\N{FULL BLOCK}\s]{0,120}(?:alleges?|describes?|shows?|states?)\b")
"""The words by which a sentence refers to the paragraph that supports it; `unquoted` has blanked out the reference."""


@rule(
    "FCT062",
    cite="house style: the texts agree on whom a section binds",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the contract, and name the party whom the section binds",
)
def duty_of_another_party(matter: Matter) -> Iterator[Problem]:
    """A text says that a party owes or broke what a section of a contract requires of another party only.

    An example is "Example owes Sample the cost of repair under section 6.3", where another text says "Section 6.3
    requires Sample to bear the cost of repair", or "In section 6.3, Sample agreed to bear it". A section that binds
    several parties, or with the same number in another contract, is not compared; neither is a sentence that reports a
    claim, a condition or a denial.
    """
    names = party_names(matter)
    if not has_complaint(matter) or not names.key_by_name:
        return
    texts = [(path, unquoted(text)) for path, text in prose(matter) if path[-1] != "heading" and "ection" in text]
    duties = _duties(texts, names)
    other_rules = (wrong_of_another_party, part_of_the_other_side) if duties else ()
    reported_paths = {problem.path for check in other_rules for problem in check(matter)}
    for path, text in texts if duties else ():
        for pattern in _patterns_of_uses(names):
            for match in pattern.finditer(text):
                parties = frozenset(names.parties_in(match["who"]))
                duty = duties.get(match["number"])
                if duty is None or len(parties) != 1 or path in reported_paths or path == duty.path:
                    continue
                is_one_contract = not match["contract"] or duty.contract in {"", match["contract"]}
                sentence = SUPPORTED.sub("", text[slice(*sentence_span(text, *match.span()))])
                if is_one_contract and duty.parties.isdisjoint(parties) and not NOT_A_DUTY.search(sentence):
                    fact = f"`{one_line(match['shown'])}` under section {match['number']}"
                    message = f"the text says {fact}, but elsewhere `{one_line(duty.words.words)}`"
                    at = Words(match["shown"], match.start("shown"))
                    yield Problem(path, message, at=at, also=(duty.path,), also_at=(duty.words,))


class _Duty(NamedTuple):
    """A section that binds some parties: their keys, the contract ("" if not named), and the words that say so."""

    parties: frozenset[str]
    contract: str
    path: KeyPath
    words: Words


def _duties(texts: Sequence[tuple[KeyPath, str]], names: PartyNames) -> Mapping[str, _Duty]:
    """Return the duty that each section states, by its number, if one text states it and it binds one party."""
    binding = rf"\b{SECTION}{OF_CONTRACT}{BINDS}(?P<who>{names.list_pattern})\s(?:to|from|liable)\b"
    promising = rf"\b[Ii]n\s{SECTION}{OF_CONTRACT}(?:,\salso)?,\s(?P<who>{names.list_pattern})\s{PROMISED}"
    patterns = (compiled(binding), compiled(promising))
    duties: dict[str, list[_Duty]] = {}
    any_duty = compiled(rf"{SECTION}{OF_CONTRACT}(?:{BINDS}|(?:,\salso)?,\s{names.list_pattern}\s{PROMISED})")
    mentions = Counter(match["number"] for _, text in texts for match in any_duty.finditer(text))
    for path, text in texts:
        for match in (match for pattern in patterns for match in pattern.finditer(text)):
            sentence = text[slice(*sentence_span(text, *match.span()))]
            parties = frozenset(names.parties_in(match["who"]))
            if len(parties) == 1 and not SEVERAL.search(sentence):
                duty = _Duty(parties, match["contract"] or "", path, matched(match))
                duties.setdefault(match["number"], []).append(duty)
    return {number: duties[number][0] for number in duties if len(duties[number]) == 1 == mentions[number]}


def _patterns_of_uses(names: PartyNames) -> tuple[Regex, ...]:
    """Return the patterns of sentences in which a party owes or broke what a section requires."""
    who = rf"(?P<who>{names.titled_name_pattern})"
    owner = rf"(?P<who>{names.owner_pattern})"
    adverbs = r"(?:(?:has|also|then|thereby|materially|thus|therefore)\s){0,2}"
    owes = r"(?:owes|must\s(?:pay|repay|bear|return|reimburse)|is\s(?:liable|bound|obligated))\b"
    return (
        compiled(rf"(?P<shown>{who}\s{adverbs}(?:broke|breached|violated))\s{SECTION}{OF_CONTRACT}"),
        compiled(rf"(?P<shown>{owner}[’']s?\s(?:breach|violation))\sof\s{SECTION}{OF_CONTRACT}"),
        compiled(
            rf"(?P<shown>{who}\s{adverbs}{owes})[^.;]{{0,90}}?\b(?:under|as\srequired\sby)\s{SECTION}{OF_CONTRACT}"
        ),
    )
