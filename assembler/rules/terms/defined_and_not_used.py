"""TRM002."""

import re
from collections.abc import Iterator
from functools import cache, partial

from assembler.findings.finding import Severity
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.model.walk import texts
from assembler.rules._printed_texts import texts_by_paper
from assembler.rules.rule import Problem, rule
from assembler.rules.terms._definitions import defined, spelled, term_uses, used

APOSTROPHES = str.maketrans("‘’", "''")


@rule(
    "TRM002",
    cite="house style",
    basis="convention",
    severity=Severity.NOTE,
    fix="use the term, or delete the definition",
)
def defined_and_not_used(matter: Matter) -> Iterator[Problem]:
    """A term is defined but not used.

    A definition asks the reader to remember a word. If the word does not come back, something was cut, or another word
    took its place. A term that a paper refers to only once is printed with a definition that is never used. A term of
    one word is used only with its capital, and not by the name of a cause of action.
    """
    referred = {name for text in texts(matter) for _, _, name in term_uses(text, matter)}
    for name, term in matter.terms.items():
        if name not in referred:
            yield Problem(("terms", name), f"no text refers to `{term.term}`")
    for filing, written in texts_by_paper(matter):
        texts_of_it = [spelled(text, matter) for text in written]
        said = "\n".join([*texts_of_it, *_headings(matter, filing)])
        uses = cache(partial(_uses, _alike(said)))
        capital = cache(partial(_with_its_capital, "\n".join([*texts_of_it, *_headings(matter, filing, own=True)])))
        for found in defined(written, matter):
            if uses(found.term) < 2 or (re.fullmatch(r"[A-Z][a-z]+", found.term) and capital(found.term) < 2):
                yield Problem(found.text.path, f"`{found.term}` is defined here but not used in this paper")


def _headings(matter: Matter, filing: Filing, *, own: bool = False) -> Iterator[str]:
    """Yield the other places where a paper uses terms: its title, headings of counts, titles of exhibits.

    If *own*, the names that the catalog gives to causes of action are left out.
    """
    yield from (filing.title or "", *filing.legends)
    yield from (exhibit.title for exhibit in matter.exhibits.values())
    for claim in matter.claims:
        yield from (claim.title or ("" if own else claim.cause.name), claim.variant or "", *claim.statutes)


def _alike(text: str) -> str:
    return text.lower().translate(APOSTROPHES)


def _uses(said: str, term: str) -> int:
    """Return how often *term* occurs in *said*, in any case, singular or plural; its definition is one occurrence."""
    term = _alike(term)
    several = term.endswith("s") and not term.endswith("ss")
    return len(used(term[:-1] if several else term).findall(said))


def _with_its_capital(said: str, term: str) -> int:
    return len(used(term.removesuffix("s")).findall(said.translate(APOSTROPHES)))
