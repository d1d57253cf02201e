"""The table of authorities: the order of its entries, and the words that it emphasizes."""

from assembler.language.authorities import authorities
from assembler.language.authority import CitingText
from assembler.plan.tables.authorities import GROUPS, table_of_authorities
from assembler.plan.tables.table import FrontTable
from assembler.plan.tables.texts import text_without_notes

TITLES = {key: key for key in ("authorities", *GROUPS)}


def table(text: CitingText) -> FrontTable:
    """Return the table of the authorities that *text* cites."""
    read = authorities([text])
    return table_of_authorities(read, ["place" for _ in read.mentions], TITLES, 0)


def test_an_article_is_ignored_in_the_order_of_cases_but_a_party_called_a_is_not() -> None:
    cases = ("An Yacht v. Doe, 1 U.S. 1 (1790)", "Kite v. Y, 3 U.S. 3 (1795)", "A v. B, 2 U.S. 2 (1791)")
    (group,) = table(CitingText("; ".join(cases))).groups
    listed = [text_without_notes(entry.words).replace("\N{NO-BREAK SPACE}", " ") for entry in group.entries]
    assert listed == [*reversed(cases)]
