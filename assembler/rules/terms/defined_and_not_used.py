"""TRM002."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.model.walk import texts
from assembler.rules._printed_texts import texts_by_paper
from assembler.rules.rule import Problem, rule
from assembler.rules.terms._definitions import Defined, defined, spelled, term_uses, used

APOSTROPHES = str.maketrans("‘’", "''")


@rule(
    "TRM002",
    cite="house style",
    basis="convention",
    severity=Severity.NOTE,
    fix="use the term, or take the definition out",
    bad="""
        more_facts:
          - id: more
            heading: More
            paragraphs: ["On May 5, 2025, Imaginary Strings signed a license for 500 copies (the “Permit”)."]
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
    good=(
        """
        more_facts:
          - id: more
            heading: More
            paragraphs: ["On May 5, 2025, Imaginary Strings signed a license (the “Permit”). The Permit was for 500."]
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
        """
        more_facts:
          - id: more
            heading: More
            paragraphs: ["On May 5, 2025, Imaginary Strings signed a license (the “Permit”)."]
          - id: ending
            heading: The End of the Permit
            paragraphs: ["On May 7, 2025, it ended."]
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
    ),
)
def defined_and_not_used(matter: Matter) -> Iterator[Problem]:
    """A term is defined, and nothing uses it.

    A definition asks the reader to remember a word; one that never comes back is a sign that something was cut, or that
    another word took its place. A term that a paper refers to once is printed with a definition that nothing follows.
    """
    referred = {name for text in texts(matter) for _, _, name in term_uses(text, matter)}
    for name, term in matter.terms.items():
        if name not in referred:
            yield Problem(("terms", name), f"no text refers to `{term.term}`")
    for filing, written in texts_by_paper(matter):
        said = "\n".join([*(spelled(text, matter) for text in written), *_headings(matter, filing)])
        for one in defined(written, matter):
            if _uses(one, said) < 2:
                yield Problem(one.text.path, f"`{one.one.term}` is defined here, and not used in this paper")


def _headings(matter: Matter, filing: Filing) -> Iterator[str]:
    """Yield what a paper prints in larger type: its title, the headings of its counts, the titles of exhibits."""
    yield from (filing.title or "", *filing.legends)
    yield from (one.title for one in matter.exhibits.values())
    for claim in matter.claims:
        yield from (claim.title or claim.cause.name, claim.variant or "", *claim.statutes)


def _uses(one: Defined, said: str) -> int:
    """Return how often the term stands in *said*, in capitals or not, one or many; its definition is one of them."""
    term, said = (text.lower().translate(APOSTROPHES) for text in (one.one.term, said))
    several = term.endswith("s") and not term.endswith("ss")
    return len(used(term[:-1] if several else term).findall(said))
