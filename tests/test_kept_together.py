"""Parts of a text that a page break does not part: a quotation and the words that lead to it."""

from tests.matters import plan
from tests.proved import proved

LEAD, QUOTED = "The letter says:", "Alpha keeps the orchard."


def pages_of(paragraphs: int) -> tuple[int, int]:
    """Return the pages of a lead-in and of its quotation in a complaint with so many *paragraphs* before them."""
    before = "".join(f"      - Alpha planted tree {n}.\n" for n in range(paragraphs))
    made = plan(
        "more_facts:\n  - id: more\n    heading: More\n    paragraphs:\n"
        f"{before}      - |\n        {LEAD}\n\n        > {QUOTED}\n"
    )
    proof, _ = proved(made)
    page_of = {line.text: number for number, page in enumerate(proof.pages, 1) for line in page.lines}
    lead, quoted = (next(page for text, page in page_of.items() if words in text) for words in (LEAD, QUOTED))
    return lead, quoted


def test_a_quotation_keeps_with_the_words_that_lead_to_it() -> None:
    pages = [pages_of(count) for count in range(14, 30)]
    assert len({lead for lead, _ in pages}) > 1
    assert [count for count, (lead, quoted) in enumerate(pages, 14) if lead != quoted] == []
