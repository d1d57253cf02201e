"""The words Plaintiff and Defendant for one of several parties whom the text does not name."""

from collections.abc import Iterator

from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.language.english import counted
from assembler.language.regex import Regex, passages
from assembler.model.matter import Matter
from assembler.model.walk import of_side
from assembler.rules._complaint import has_complaint
from assembler.rules._definitions import definitions
from assembler.rules._party_names import party_names
from assembler.rules.rule import Problem, matched, rule
from assembler.rules.terms._roles import may_be_another_case

ROLE_AS_SUBJECT = Regex(
    r"(?:\A|(?<=[.;:,]\s)|(?<=\b(?i:and|for)\s)|(?<=\b(?i:that|when)\s)|(?<=\bbecause\s)|(?<=\bsince\s)|(?<=\bif\s)|(?<=\bwhile\s))"
    r"(?:[Tt]he\s)?(?P<role>Plaintiff|Defendant)"
    r"(?=\s(?:has|had|is|was|did|does|will|would|could|knew|failed|refused|breached|violated|owed|[a-z]{3,12}ed"
    r"|seeks|demands|requests|prays|alleges|claims|brings|asks|owes|owns|knows|resides|denies|contends|incorporates"
    r"|realleges|may|can|must|sues)\b)"
)
"""The role as the subject of a verb: "Defendant knew", "that the Defendant refused"."""


@rule(
    "TRM015",
    cite="house style: the text and the matter agree on the parties",
    basis="convention",
    severity=Severity.WARNING,
    fix="name the party, or write the plural",
)
def one_of_several_parties(matter: Matter) -> Iterator[Problem]:
    """A text says Plaintiff or Defendant, but the matter has several such parties.

    The text does not say which party is meant. The rule reports the role as the subject of a verb, as in "Defendant
    knew of it", unless the paragraph names one such party, the count has only one, or a text defines the role as the
    term for a party. Nothing is reported if the matter has a range of Doe defendants.
    """
    if not has_complaint(matter):
        return
    terms = {definition.term for _, text in prose(matter) for definition in definitions(text)}
    terms |= {party.called for party in matter.parties.values() if party.called}
    parties_by_role = {role: of_side(matter.parties, role) for role in ("plaintiff", "defendant")}
    for path, text in prose(matter):
        own_words = unquoted(text)
        for match in passages(ROLE_AS_SUBJECT, own_words):
            parties = parties_by_role[match["role"].lower()]
            if len(parties) < 2 or match["role"] in terms or any(party.does for party in parties.values()):
                continue
            count_parties: tuple[str, ...] = ()
            if path[0] == "claims" and isinstance(path[1], int):
                claim = matter.claims[path[1]]
                count_parties = claim.against if match["role"] == "Defendant" else claim.by
            named_parties = {key for key in party_names(matter).parties_in(text) if key in parties}
            if len(count_parties) == 1 or named_parties or may_be_another_case(own_words, *match.span()):
                continue
            count_words = counted(len(parties), match["role"].lower())
            yield Problem(path, f"`{match[0]}` may be any of the {count_words}", at=matched(match))
