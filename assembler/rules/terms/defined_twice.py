"""TRM005."""

from collections.abc import Iterator

from assembler.findings.path import KeyPath
from assembler.model.matter import Matter
from assembler.rules._printed_texts import texts_by_paper
from assembler.rules.rule import Problem, rule
from assembler.rules.terms._definitions import bare, defined


@rule(
    "TRM005",
    cite="house style",
    basis="convention",
    fix="define the term where it is first used, and once",
    bad="""
        more_facts:
          - id: more
            heading: More
            paragraphs:
              - On May 5, 2025, Imaginary Strings signed a license for 500 copies (the “License”).
              - On May 7, 2025, it signed another for 100 copies (the “License”).
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
    good=(
        """
        more_facts:
          - id: more
            heading: More
            paragraphs:
              - On May 5, 2025, Imaginary Strings signed a license for 500 copies (the “License”).
              - On May 7, 2025, it lost its copy of the License.
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
        """
        parties: {strings: {called: Strings}}
        words: {lead: "Plaintiff sues Imaginary Strings, Inc. (“Strings”) and alleges that Strings copied a pattern."}
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
    ),
)
def defined_twice(matter: Matter) -> Iterator[Problem]:
    """A term is defined twice.

    The second definition may be of another thing, and then each use is open to doubt. The short name of a party is
    defined by the first sentence of the complaint, unless that is in words of the user's own; the program never defines
    again what the text before has defined.
    """
    yield from _of_the_matter(matter)
    for filing, written in texts_by_paper(matter):
        first: dict[str, KeyPath] = {}
        if filing.paper.opens and not (filing.words.lead or matter.words.lead):
            first = {one.called: ("parties", name) for name, one in matter.parties.items() if one.called}
        for one in defined(written, matter):
            earlier = first.setdefault(one.one.term, one.text.path)
            if earlier != one.text.path:
                where = "by the short name of a party" if earlier[0] == "parties" else "in an earlier paragraph"
                yield Problem(one.text.path, f"`{one.one.term}` is defined {where} already", also=(earlier,))


def _of_the_matter(matter: Matter) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for name, term in matter.terms.items():
        if (earlier := first.setdefault(bare(term.term), name)) != name:
            yield Problem(
                ("terms", name), f"`{term.term}` is what `{earlier}` is called too", also=(("terms", earlier),)
            )
