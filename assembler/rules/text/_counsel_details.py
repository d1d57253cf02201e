"""How to reach the lawyers whom a paper names, and whether it prints the details."""

from collections.abc import Iterator

from assembler.findings.path import KeyPath
from assembler.language.characters import letters
from assembler.model.counsel import Attorney, Firm
from assembler.plan.papers import Papers
from assembler.plan.plan import Plan
from assembler.rules._printed_words import is_printed, strings

REACHED_AT = ("telephone", "fax", "email")
"""Keys of an attorney or a firm whose values a signature block or the first page prints."""


def counsel_details(papers: Papers) -> Iterator[tuple[KeyPath, bool]]:
    """Yield the address and each number of the lawyers whom *papers* name, and whether these papers print it.

    A paper names counsel on the first page or in its signature block; a list of those who were served is not meant.
    An attorney's own detail replaces the firm's. A label that the matter removes, as in
    `sentences: {signature: {fax: none}}`, removes the numbers after it.
    """
    matter = papers.matter
    blocks = "\n".join(map(_blocks, papers.plans))
    removed = {key for key in REACHED_AT if matter.own_sentence("signature", key) == "none"}
    for name, attorney in matter.counsel.items():
        firm = matter.firms[attorney.firm] if attorney.firm else None
        if is_printed(attorney.name, blocks):
            for key in REACHED_AT:
                if key not in removed:
                    yield from _detail(key, name, attorney, firm, blocks)
            path, address = _address(name, attorney, firm)
            yield from (((*path, number), is_printed(line, blocks)) for number, line in enumerate(address))


def _blocks(plan: Plan) -> str:
    """Return the letters of counsel on the first page of *plan* and of its signature."""
    return letters(" ".join(strings((plan.counsel, plan.signature))))


def _detail(key: str, name: str, attorney: Attorney, firm: Firm | None, blocks: str) -> Iterator[tuple[KeyPath, bool]]:
    if own := getattr(attorney, key):
        yield ("counsel", name, key), is_printed(own, blocks)
    elif shared := getattr(firm, key, None):
        yield ("firms", str(attorney.firm), key), is_printed(shared, blocks)


def _address(name: str, attorney: Attorney, firm: Firm | None) -> tuple[KeyPath, tuple[str, ...]]:
    if attorney.address or firm is None:
        return ("counsel", name, "address"), attorney.address
    return ("firms", str(attorney.firm), "address"), firm.address
