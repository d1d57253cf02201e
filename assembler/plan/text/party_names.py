"""Names of a party in a paper: in the caption, at the first mention, and at later mentions."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assembler.language.english import TAKES_ARTICLE, Side, series
from assembler.language.regex import Regex
from assembler.model.party import Party
from assembler.plan.text.markdown import with_print_signs

KINDS_WITH_ARTICLE = frozenset({"government", "municipality", "state", "state agency", "estate"})
"""The kinds of party whose names may have an article."""

ONE_PERSON = Regex(r"(?:him|her|it|them)self\b")
"""How a single party sues for itself and others: "himself and", "herself and" and the like."""

MANNER_OF_SUING = Regex(r"(?i)(?:individually|personally|derivatively|for|as|in)\b")
"""Matches a description of how a party sues, which "and" joins to the words "on behalf of"."""

OTHER_NAMES = {"dba": "d/b/a", "aka": "a/k/a", "fka": "f/k/a", "nka": "n/k/a"}


def short_name(party: Party) -> str:
    """Return the short name of *party*, which is used after the first mention."""
    return with_print_signs(party.called or full_name(party))


def name_in_sentence(party: Party) -> str:
    """Return the short name of *party* in a sentence, with any article, as in "the City of Example"."""
    name = short_name(party)
    return f"the {name}" if party.kind in KINDS_WITH_ARTICLE and TAKES_ARTICLE.match(name) else name


def defined_name(party: Party) -> str:
    """Return the full name of *party* with any definition of the short name: "Amazon Web Services, Inc. (“AWS”)"."""
    name = with_print_signs(full_name(party))
    return f"{name} (“{short_name(party)}”)" if party.called and party.called != party.name else name


def party_as_side(party: Party) -> Side:
    """Return *party* as a side with one party, named as in a sentence."""
    return Side(party.role, (name_in_sentence(party),), (party.name,), all=False, is_plural=takes_plural([party]))


def party_without_relator(party: Party) -> Side:
    """Return *party* without its relator as a side with one party, such as "the United States"."""
    return party_as_side(party.model_copy(update={"ex_rel": None, "called": None}))


def takes_plural(parties: Sequence[Party]) -> bool:
    """Whether *parties* take a plural verb, which Does 1 through 50 do even as one party."""
    return len(parties) != 1 or any(party.does and party.does.last > party.does.first for party in parties)


def sue_together(party: Party, co_party: Party) -> bool:
    """Whether two parties sue together on behalf of others, as in "themselves and all others"."""
    others = party.on_behalf_of or ""
    same_words = (others, party.capacity) == (co_party.on_behalf_of, co_party.capacity)
    return bool(others) and same_words and not ONE_PERSON.match(others)


def with_shared_descriptions(parties: Sequence[Party]) -> list[Party]:
    """Return *parties*; of adjacent parties who sue on behalf of the same others, only the last keeps those words."""
    described_parties = list(parties)
    for index, (party, next_party) in enumerate(pairwise(parties)):
        if sue_together(party, next_party):
            described_parties[index] = party.model_copy(update={"on_behalf_of": None, "capacity": None})
    return described_parties


def caption_name(party: Party, *, capitals: bool, in_parentheses: bool = False, has_comma: bool = True) -> str:
    """Return the name of *party* for the caption with its description, in *capitals* if the court requires capitals.

    Its other names are *in_parentheses*, or after a comma if *has_comma*.
    """
    name = _titled_name(party)
    name = name.upper() if capitals else name
    if party.ex_rel:
        name = f"{name} ex rel. {party.ex_rel.upper() if capitals else party.ex_rel}"
    if party.does:
        name = f"{name} {_does_range(party)}"
    other_names = list(_other_names(party, capitals=capitals))
    if in_parentheses:
        name = " ".join([name, *(f"({words})" for words in other_names)])
        other_names = []
    elif not has_comma:
        name = " ".join([name, *other_names])
        other_names = []
    return with_print_signs(", ".join([name, *other_names, *_descriptions(party)]))


def full_name(party: Party) -> str:
    """Return the name of *party* with its title, its relator, or its range of Doe numbers ("Does 1 through 20")."""
    if party.ex_rel:
        return f"{_titled_name(party)} ex rel. {party.ex_rel}"
    return f"{_titled_name(party)} {_does_range(party)}" if party.does else _titled_name(party)


def _titled_name(party: Party) -> str:
    """Return the name of *party* with its title before it, such as "Officer Pat Example"."""
    return f"{party.title} {party.name}" if party.title else party.name


def _does_range(party: Party) -> str:
    if party.does is None:
        return ""
    if party.does.first == party.does.last:
        return str(party.does.first)
    joiner = "-" if party.does.joined == "-" else f" {party.does.joined} "
    return f"{party.does.first}{joiner}{party.does.last}"


def is_described(party: Party) -> bool:
    """Whether a description follows the name of *party* in the caption: a capacity, a guardian, another name."""
    return any(_other_names(party)) or any(_descriptions(party))


def _other_names(party: Party, *, capitals: bool = False) -> Iterator[str]:
    """Yield the other names of *party*, each kind with its sign, such as "f/k/a Sample LLC"."""
    for key, abbreviation in OTHER_NAMES.items():
        names = [name.upper() if capitals else name for name in getattr(party, key)]
        if names:
            yield f"{abbreviation} {series(names)}"


def _descriptions(party: Party) -> Iterator[str]:
    """Yield the descriptions after a party's names: "a minor", capacity, whom it sues for and through."""
    behalf = f"on behalf of {party.on_behalf_of}" if party.on_behalf_of else ""
    manner = party.described if behalf and not party.capacity and MANNER_OF_SUING.match(party.described or "") else None
    if party.described and not manner:
        yield party.described
    if party.minor:
        yield "a minor"
    if parts := [part for part in (manner or party.capacity, behalf) if part]:
        yield " and ".join(parts)
    if party.through:
        yield f"by and through {party.through}"
