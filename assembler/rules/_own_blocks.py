"""The entries that the user's own lines of counsel and of the signature block print: address, telephone, e-mail."""

from collections.abc import Iterable

from assembler.language.regex import Regex
from assembler.model.filing import Filing

PRINTED_ENTRIES = {
    "address": Regex(r"(?m)^(?:\d{1,6}(?:-\d{1,5})?\s[A-Z0-9]|P\.?\s?O\.?\s(?:Box|BOX)\s\d)"),
    "telephone": Regex(r"\(?\b\d{3}\)?[-.\s]{1,2}\d{3}[-.]\d{4}\b"),
    "email": Regex(r"[\w.+-]{1,64}@[\w-]{1,63}\.\w"),
}
"""The form of each entry on its line, by the entry's key."""


def own_blocks_print(entry: str, filings: Iterable[Filing]) -> bool:
    """Whether each of *filings* has own lines of counsel or of the signature block that print *entry*."""
    form = PRINTED_ENTRIES.get(entry)
    texts = ["\n".join(_own_lines(filing)) for filing in filings]
    return form is not None and bool(texts) and all(form.search(text) for text in texts)


def _own_lines(filing: Filing) -> list[str]:
    return [*filing.counsel_block, *(line for group in filing.signature_block for line in group.lines)]
