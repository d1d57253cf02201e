"""CIT008."""

from collections.abc import Iterator

from assembler.language.citations import case_name, parties
from assembler.model.matter import Matter
from assembler.rules._printed_texts import Cited, citations_by_paper
from assembler.rules.rule import Problem, rule


@rule("CIT008", cite="house style", basis="convention", fix="look up the case, and correct the name or the numbers")
def name_of_another_case(matter: Matter) -> Iterator[Problem]:
    """The same volume and page are cited under two case names.

    One of the two names belongs to another citation. Names that share a distinctive word are taken for the same case: a
    short name shares one with the full name.
    """
    for _, paper in citations_by_paper(matter):
        first: dict[tuple[str, ...], Cited] = {}
        for cited in paper:
            names = _names(cited)
            if not names or cited.citation.short:
                continue
            earlier = first.setdefault(cited.citation.key, cited)
            known = _names(earlier)
            if known and not names & known:
                name, other = (case_name(each.text.words, each.citation) for each in (cited, earlier))
                message = f"`{cited.written}` is `{name}` here and `{other}` before"
                yield Problem(cited.text.path, message, also=(earlier.text.path,))


def _names(cited: Cited) -> frozenset[str] | None:
    """Return the distinctive words of a case's name; None where no name precedes the citation."""
    whole = cited.citation.kind == "case" and cited.citation.number
    return parties(cited.text.words, cited.citation) if whole else None
