"""The table of authorities: the authorities that a paper cites, in groups, with the pages that cite them."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from assembler.language.authority import Authorities, Authority, Key
from assembler.plan.blocks import Rich, Words
from assembler.plan.tables.table import FrontTable, TableEntry, TableGroup
from assembler.plan.text.markdown import with_print_signs

GROUPS = ("cases", "statutes", "rules", "other")
"""The groups of a table of authorities, in the order in which they are printed."""


def table_of_authorities(
    authorities: Authorities, targets: Sequence[str], titles: Mapping[str, str], passim: int
) -> FrontTable:
    """Return the table of *authorities*; *targets* has the ids of the mentions, *titles* the headings."""
    by_key: dict[Key, list[str]] = defaultdict(list)
    for mention, target in zip(authorities.mentions, targets, strict=True):
        by_key[mention.key].append(target)
    groups = []
    for group in GROUPS:
        cited_authorities = [
            (key, authority)
            for key, authority in authorities.by_key.items()
            if authority.group == group and by_key[key]
        ]
        entries = tuple(
            TableEntry(_entry_words(authority), tuple(by_key[key]))
            for key, authority in sorted(cited_authorities, key=_sort_key)
        )
        if entries:
            groups.append(TableGroup(titles[group], entries, group))
    return FrontTable("authorities", titles["authorities"], tuple(groups), passim)


def _entry_words(authority: Authority) -> Rich:
    """Return the words of an entry: the name of a case, and the title of a work that emphasizes it, are emphasized."""
    runs = [Words(with_print_signs(authority.name), "emphasis")] if authority.name else []
    remaining = f"{authority.between}{authority.cite}" if authority.name else authority.cite
    for passage in authority.emphasized:
        before, title, after = remaining.partition(passage)
        if title:
            if before:
                runs.append(Words(with_print_signs(before)))
            runs.append(Words(with_print_signs(title), "emphasis"))
            remaining = after
    if remaining:
        runs.append(Words(with_print_signs(remaining)))
    return tuple(runs)


def _sort_key(entry: tuple[Key, Authority]) -> list[tuple[bool, int, str]]:
    """Return the sort key of an authority: its words and its numbers, with numbers before words."""
    parts = re.split(r"(\d+)", re.sub(r"^(?:The|A|An)\s(?!v\.)", "", entry[1].whole).casefold())
    return [(False, int(part), "") if part.isdecimal() else (True, 0, part) for part in parts if part.strip()]
