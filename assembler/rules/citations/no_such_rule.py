"""CIT002."""

import re
from collections.abc import Iterator

from assembler.catalog.reporters import authorities
from assembler.language.citations import Citation
from assembler.model.matter import Matter
from assembler.rules._printed_texts import all_citations
from assembler.rules.rule import Problem, rule


@rule(
    "CIT002",
    cite="the table of contents of the rules or the code",
    basis="memory",
    fix="look up the rule or section, and correct its number",
)
def no_such_rule(matter: Matter) -> Iterator[Problem]:
    """A citation names a rule, title or section that does not exist.

    A set of rules has a last number, a code has a last title, and some titles have a last section that is known.
    """
    for cited in all_citations(matter):
        if why := impossible(cited.citation, matter.court.state):
            yield Problem(cited.text.path, f"`{cited.written}` does not exist: {why}")


def impossible(citation: Citation, state: str) -> str:
    """Return why the law that *citation* names, in a court of *state*, cannot exist; empty where it may."""
    if citation.kind == "rule" and citation.number:
        known = authorities().rules.get(citation.key[0])
        return known.said if known and known.state in ("", state) and not known.has(citation.number) else ""
    if citation.kind == "statute" and citation.key[1] in authorities().titles:
        last, said = authorities().titles[citation.key[1]]
        digits = "".join(
            letter for letter in (citation.key[0] or citation.number.partition(".")[0]) if letter.isdigit()
        )
        return said if digits and not 1 <= int(digits) <= last else _past_the_last(citation)
    return ""


def _past_the_last(citation: Citation) -> str:
    title, code = citation.key[0], citation.key[1]
    last = authorities().sections.get(code, {}).get(title)
    number = re.match(r"\d+", citation.number)
    past = last is not None and number is not None and int(number[0]) > last
    return f"title {title} ends with section {last}" if past else ""
