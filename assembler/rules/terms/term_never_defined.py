"""TRM007."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.language.passages import passages
from assembler.model.matter import Matter
from assembler.model.walk import Text
from assembler.rules._printed_texts import is_heading, texts_by_paper
from assembler.rules._texts import unquoted
from assembler.rules.rule import Problem, rule
from assembler.rules.terms._definitions import definitions

ONE = (
    "Agreement|Contract|Lease|Note|Guaranty|Guarantee|Mortgage|Deed|Loan|Premises|Property|Project|Policy|Vehicle|Product"
    "|Products|Device|Patent|Patents|Mark|Marks|Work|Works|Website|Software|Accident|Incident|Collision|Class|Subclass"
    "|Closing|Letter|Settlement|License|Permit|Invoice|Invoices|Transaction|Transactions|Facility|Building|Apartment"
    "|Equipment|Goods|Shipment|Vessel|Aircraft|Services|Materials"
)
"""Nouns that have a capital after an article only as defined terms, or as the end of a name."""

TWO = "Information|Products|Product|Marks|Breach|Members|Property|Services|Works|Period|Materials|Devices"
"""The second word of a defined term of two words: Private Information, Accused Products, Class Period."""

USED = re.compile(
    rf"\b(?:[Tt]he|[Tt]his|[Ss]aid|[Ss]uch)\s+(?P<one>{ONE})\b(?!\s+[A-Z\d]|\s+(?:of|to|for|and)\s+[A-Z]|[-’'&]\w\w)"
    rf"|(?<=[a-z,]\s)(?P<two>(?!(?:The|This|A|An|Its|Their|His|Her|Said|Such)\s)[A-Z][a-z]+\s+(?:{TWO}))\b(?!\s+[A-Z])"
)

LONGER = re.compile(
    rf"\b(?!(?:The|This|A|An|Its|Their|His|Her|Said|Such|Each|No|Any)\s)(?=([A-Z][\w.&’'-]{{0,40}}\s(?:{ONE}|{TWO})\b))"
)


@rule(
    "TRM007",
    cite="house style",
    basis="convention",
    severity=Severity.NOTE,
    fix="define it where it is first used, as in: a license for 500 copies (the “License”); or write it in lower case",
)
def term_never_defined(matter: Matter) -> Iterator[Problem]:
    """A term is used and never defined.

    A common noun with a capital, such as the Premises, tells the reader that it was defined. It was not, in this
    complaint: neither a definition, nor `terms:`, nor the name of a party or an exhibit has it, and no longer name ends
    with it. Each term is reported once, where it is first used.
    """
    for filing, written in texts_by_paper(matter):
        if filing.paper.opens:
            given, longer = _given(matter, written), _longer(written)
            seen: set[str] = set()
            for text, term in _uses(written):
                named = given if " " in term else f"{given}\n{longer}"
                if term not in seen and not re.search(rf"\b{term.removesuffix('s')}", named):
                    yield Problem(text.path, f"`{term}` is written like a defined term, and nothing defines it")
                seen.add(term)


def _uses(written: Sequence[Text]) -> Iterator[tuple[Text, str]]:
    found = [
        (text, one_line(match["one"] or match["two"]))
        for text in written
        if not is_heading(text)
        for match in passages(USED, unquoted(text.words))
    ]
    often = Counter(term for _, term in found)
    yield from ((text, term) for text, term in found if " " not in term or often[term] > 1)


def _given(matter: Matter, written: Sequence[Text]) -> str:
    """Return the names that the matter gives: definitions, terms, parties and exhibits, one a line."""
    lines = [definition.term for text in written for definition in definitions(text.words)]
    lines += [term.term for term in matter.terms.values()]
    for party in matter.parties.values():
        lines += [party.name, party.called or "", *party.dba, *party.aka]
    return "\n".join([*lines, *(exhibit.title for exhibit in matter.exhibits.values())])


def _longer(written: Sequence[Text]) -> str:
    """Return the longer names in texts that end with one of the nouns: the Supply Agreement, Example Class."""
    found = (match[1] for text in written if not is_heading(text) for match in passages(LONGER, text.words))
    return "\n".join(found)
