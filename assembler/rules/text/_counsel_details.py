"""Checks that papers print the addresses, telephone numbers and e-mail addresses of the lawyers they name."""

from collections.abc import Iterator

from assembler.findings.path import KeyPath
from assembler.language.characters import letters
from assembler.model.counsel import Attorney, Firm
from assembler.plan.papers import Papers
from assembler.plan.plan import Plan
from assembler.rules._printed_words import is_printed, strings

CONTACT_KEYS = ("telephone", "fax", "email")
"""Keys of an attorney or a firm for numbers and e-mail addresses that a signature block or the first page prints."""


def counsel_details(papers: Papers) -> Iterator[tuple[KeyPath, bool]]:
    """Yield the path of each address line and number of lawyers whom *papers* name, and whether the papers print it.

    A lawyer counts as named only on the first page or in a signature block, not in a list of the people served. An
    attorney's own number or address replaces the firm's. If the matter removes a label, as in `sentences: {signature:
    {fax: none}}`, the numbers after that label are not printed and not checked.
    """
    matter = papers.matter
    blocks = "\n".join(map(_blocks, papers.plans))
    removed_keys = {key for key in CONTACT_KEYS if matter.own_sentence("signature", key) == "none"}
    for name, attorney in matter.counsel.items():
        firm = matter.firms[attorney.firm] if attorney.firm else None
        if is_printed(attorney.name, blocks):
            for key in CONTACT_KEYS:
                if key not in removed_keys:
                    yield from _number_or_email(key, name, attorney, firm, blocks)
            path, address = _address(name, attorney, firm)
            for index, line in enumerate(address):
                yield (*path, index), is_printed(line, blocks)


def _blocks(plan: Plan) -> str:
    """Return the letters and digits of counsel's block on the first page of *plan* and of its signature blocks."""
    return letters(" ".join(strings((plan.counsel, plan.signature))))


def _number_or_email(
    key: str, name: str, attorney: Attorney, firm: Firm | None, blocks: str
) -> Iterator[tuple[KeyPath, bool]]:
    """Yield the path of the attorney's own value of *key*, or else of the firm's, and whether *blocks* print it."""
    if own_value := getattr(attorney, key):
        yield ("counsel", name, key), is_printed(own_value, blocks)
    elif firm_value := getattr(firm, key, None):
        yield ("firms", str(attorney.firm), key), is_printed(firm_value, blocks)


def _address(name: str, attorney: Attorney, firm: Firm | None) -> tuple[KeyPath, tuple[str, ...]]:
    """Return the path and the lines of the attorney's own address, or else of the firm's."""
    if attorney.address or firm is None:
        return ("counsel", name, "address"), attorney.address
    return ("firms", str(attorney.firm), "address"), firm.address
