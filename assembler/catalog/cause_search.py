"""Searches for a cause of action by words in its name, elements, authorities and notes."""

from collections.abc import Iterator

from assembler.catalog import Catalog
from assembler.catalog.court_search import matches, words_of
from assembler.language.places import STATE_CODES, state_name
from assembler.model.cause import Cause
from assembler.model.court import Court

BY_EXACT_NAME, BY_WHOLE_NAME, BY_NAME, BY_VARIANT, BY_WORDS = range(1, 6)
"""Kinds of match, from best to worst: exact name, whole words, beginnings of words, a variant, any other words."""

NOT_LISTED = "for a claim that is not listed, write `title:` and `law:` instead of `cause:` (docs/not-here.md)"
"""The remedy for a cause that the catalog lacks."""


def cause_words(cause: Cause) -> str:
    """Return the words by which *cause* can be found besides its id, its name and its elements' names."""
    statements = (element.statement for element in cause.elements.values())
    cites = (authority.cite for authority in cause.authorities)
    variants = (f"{variant.name} {variant.heading} {variant.differs}" for variant in cause.variants)
    law = "federal" if cause.federal else state_name(cause.jurisdiction)
    return " ".join((law, cause.count_cite, *statements, *cites, *variants, *cause.notes))


def find_causes(catalog: Catalog, query: str, court: Court) -> list[Cause]:
    """Return the causes under federal law, or under the law of the court's state, that match *query*, best first.

    Causes with a matching name come first, then causes with a matching variant; other words are considered only if no
    name or variant matches. Among equally good matches, causes under state law come first. For a state court, claims
    within exclusive federal jurisdiction are left out.
    """
    causes = {cause.id: cause for cause in applicable(catalog, court)}
    ranks = {id_: rank for id_, cause in causes.items() if (rank := _match_rank(cause, query))}
    ranks_by_name = {id_: rank for id_, rank in ranks.items() if rank < BY_WORDS}
    chosen_ranks = ranks_by_name or ranks
    best_first = sorted(chosen_ranks, key=lambda id_: (chosen_ranks[id_], causes[id_].federal, id_))
    return [causes[id_] for id_ in best_first]


def best_causes(catalog: Catalog, query: str, court: Court) -> list[Cause]:
    """Return the causes whose match with *query* is as good as the best."""
    causes = find_causes(catalog, query, court)
    return [cause for cause in causes if _match_rank(cause, query) == _match_rank(causes[0], query)]


def is_whole_name(cause: Cause, query: str) -> bool:
    """Whether *query* contains every word of the name of *cause*."""
    return {*words_of(cause.name)} <= {*words_of(query)}


def is_named(cause: Cause, query: str) -> bool:
    """Whether *query* matches the name, law, elements or authorities of *cause*, not only a variant or a note."""
    law = "federal" if cause.federal else f"{cause.jurisdiction} {state_name(cause.jurisdiction)}"
    cites = " ".join(authority.cite for authority in cause.authorities)
    return matches(query, f"{cause.id} {cause.name} {law} {' '.join(cause.elements)} {cause.count_cite} {cites}")


def applicable(catalog: Catalog, court: Court) -> Iterator[Cause]:
    """Yield the causes under the law of the court's state, and the federal causes that the court may hear."""
    for name in catalog.names("cause"):
        if (law := name.partition("-")[0].upper()) in STATE_CODES and law != court.state:
            continue  # skip another state's cause without reading it: a cause's id begins with its state
        cause: Cause = catalog.record("cause", name)
        is_exclusive = court.system == "state" and cause.exclusive_federal_authority
        if cause.jurisdiction == court.state or (cause.federal and not is_exclusive):
            yield cause


def _match_rank(cause: Cause, query: str) -> int:
    """Return the kind of match between *query* and *cause*, where 1 is the best; 0 if *query* does not match."""
    id_and_name = f"{cause.id} {cause.name}"
    if [*words_of(query)] == [*words_of(cause.name)]:
        return BY_EXACT_NAME
    if {*words_of(query)} <= {*words_of(id_and_name)}:
        return BY_WHOLE_NAME
    if matches(query, id_and_name):
        return BY_NAME
    if any(matches(query, f"{variant.name} {variant.heading}") for variant in cause.variants):
        return BY_VARIANT
    return BY_WORDS if matches(query, f"{id_and_name} {' '.join(cause.elements)} {cause_words(cause)}") else 0
