"""A count for breach of a contract against one party, although another party made the contract."""

from collections.abc import Iterator, Sequence

from assembler.facts.sentences import sentence
from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.english import series
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._complaint import has_complaint
from assembler.rules._definitions import Definition, definitions, use_pattern
from assembler.rules._party_names import party_names
from assembler.rules.rule import Problem, Words, rule

MAKING_VERB = Regex(r"\b(?:signed|executed|entered\sinto|made|issued|contracted|concluded|delivered)\b")
CONTRACTS = frozenset(
    "Agreement Contract Subcontract Lease Policy Note Guaranty Guarantee Bond License Addendum Order".split()
)
"""Nouns with which the defined term for a contract ends."""

SUCCESSION_WORDS = Regex(
    r"(?i)\b(?:assign\w*|successor|succeeded|transferred|assumed|predecessor|on\sbehalf|agent|through|acquired)\b"
)
"""Words that show that a party may be bound by a contract that another party made."""


@rule(
    "FCT056",
    cite="house style: the texts agree on who made a contract",
    basis="convention",
    severity=Severity.WARNING,
    fix="find out who made the contract, and correct the text or the count's `against:`",
)
def contract_of_another_party(matter: Matter) -> Iterator[Problem]:
    """A count for breach of a contract is against a party, but the text that defines the contract names another.

    In a count against Ferrante for breach of the Lease, the sentence "Plaintiffs and Stone signed a lease (the
    “Lease”)" is reported. A count that speaks of two contracts, and a contract that was assigned or assumed, are not
    checked.
    """
    if not has_complaint(matter):
        return
    texts = [(path, text) for path, text in prose(matter) if path[-1] != "heading"]
    contracts = {
        definition.term: (path, text, definition)
        for path, text in reversed(texts)
        for definition in (definitions(text) if path[0] != "claims" else ())
        if definition.term.rpartition(" ")[2] in CONTRACTS
    }
    for index, claim in enumerate(matter.claims):
        name = claim.title or claim.cause.name
        if "Breach" not in name or "Warrant" in name or "Fiduciary" in name:
            continue
        count_text = "\n".join([name, *(text for path, text in texts if path[:2] == ("claims", index))])
        terms = [term for term in contracts if use_pattern(term).search(count_text)]
        if len(terms) == 1:
            yield from _contract_made_by_another(*contracts[terms[0]], claim.against, matter)


def _contract_made_by_another(
    path: KeyPath, text: str, definition: Definition, against: Sequence[str], matter: Matter
) -> Iterator[Problem]:
    """Yield a problem if the sentence of *definition* names a defendant as maker, but none of the parties *against*."""
    own_words = unquoted(text)
    begin, end = sentence(own_words, definition.start, definition.end)
    before = own_words[begin : definition.start]
    verb_match = MAKING_VERB.search(before)
    if not verb_match or SUCCESSION_WORDS.search(own_words[begin:end]):
        return
    named_parties = dict.fromkeys(party_names(matter).parties_in(before))
    makers = [key for key in named_parties if matter.parties[key].on_side == "defendant"]
    if makers and not set(named_parties) & set(against):
        fact = f"the text says that {_names_of(makers, matter)} made the {definition.term}"
        message = f"{fact}, but the count for its breach is against {_names_of(against, matter)}"
        yield Problem(path, message, at=Words(verb_match[0], begin + verb_match.start()))


def _names_of(keys: Sequence[str], matter: Matter) -> str:
    return series([matter.parties[key].called or matter.parties[key].name for key in keys], "and")
