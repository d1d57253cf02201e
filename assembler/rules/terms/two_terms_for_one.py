"""TRM003."""

import re
from collections.abc import Iterator, Mapping

from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.model.matter import Matter
from assembler.rules._printed_texts import texts_by_paper
from assembler.rules.rule import Problem, rule
from assembler.rules.terms._definitions import Definition, defined


@rule(
    "TRM003",
    cite="house style",
    basis="convention",
    severity=Severity.NOTE,
    fix="keep one of the two terms",
    bad="""
        parties:
          strings: {called: Strings}
        more_facts:
          - id: more
            heading: More
            paragraphs: ["Sample Kites wrote to Imaginary Strings, Inc. (“Imaginary”). Imaginary did not answer."]
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
    good=(
        """
        parties:
          strings: {called: Strings}
        more_facts:
          - id: more
            heading: More
            paragraphs: ["Sample Kites wrote to Imaginary Press, Inc. (“Imaginary”). Imaginary did not answer."]
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
        """
        parties:
          strings: {called: Strings}
        more_facts:
          - id: more
            heading: More
            paragraphs:
              - "Sample Kites and Imaginary Strings, Inc. (together, the “Makers”) met. The Makers agreed."
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
    ),
)
def two_terms_for_one(matter: Matter) -> Iterator[Problem]:
    """One thing has two defined terms.

    A reader takes two terms for two things. A party has the term that its `called:` gives; a name of several words has
    the first that a text gives it.
    """
    yield from _of_the_matter(matter)
    for filing, written in texts_by_paper(matter):
        called = {letters(one.name): one.called for one in matter.parties.values() if one.called and filing.paper.opens}
        first: dict[str, tuple[str, KeyPath]] = {}
        for one in defined(written, matter):
            if one.one.several or not (name := _name(one.one, called)):
                continue
            if name in called and one.one.term != called[name]:
                yield Problem(one.text.path, f"`{one.one.term}` stands for whom the paper calls `{called[name]}`")
                continue
            term, path = first.setdefault(name, (one.one.term, one.text.path))
            if term != one.one.term:
                message = f"`{one.one.term}` stands for what an earlier paragraph calls `{term}`"
                yield Problem(one.text.path, message, also=(path,))


def _of_the_matter(matter: Matter) -> Iterator[Problem]:
    """Two entries of `terms` that mean the same."""
    first: dict[str, str] = {}
    for name, term in matter.terms.items():
        earlier = first.setdefault(letters(term.means), name)
        if matter.terms[earlier].term != term.term:
            message = f"`{term.term}` and `{matter.terms[earlier].term}` mean the same"
            yield Problem(("terms", name), message, also=(("terms", earlier),))


def _name(one: Definition, called: Mapping[str, str]) -> str:
    """Return the letters of the name that *one* defines a term for: a party's, or another of two words or more."""
    name = letters(one.name)
    party = next((party for party in called if name.endswith(party)), "")
    return party or (name if len(re.findall(r"\b[A-Z]", one.name)) > 1 else "")


def letters(name: str) -> str:
    """Return the letters and digits of *name* alone."""
    return re.sub(r"\W", "", name).lower()
