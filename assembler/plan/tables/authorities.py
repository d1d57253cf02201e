"""The table of authorities: the authorities that a paper cites, in groups, with the pages that cite them."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from assembler.language.authority import Authorities, Authority, Key
from assembler.plan.blocks import RichText, Words
from assembler.plan.tables.table import FrontTable, TableEntry, TableGroup
from assembler.plan.text.markdown import with_print_signs

AUTHORITY_GROUPS = ("cases", "statutes", "rules", "other")
"""The groups of a table of authorities, in the order in which they are printed."""


def table_of_authorities(
    authorities: Authorities, targets: Sequence[str], titles: Mapping[str, str], passim: int
) -> FrontTable:
    """Return the table of *authorities*; *targets* has the ids of the mentions, *titles* the headings."""
    targets_by_key: dict[Key, list[str]] = defaultdict(list)
    for mention, target in zip(authorities.mentions, targets, strict=True):
        targets_by_key[mention.key].append(target)
    groups = []
    for group in AUTHORITY_GROUPS:
        group_keys = [key for key in targets_by_key if authorities.by_key[key].group == group]
        group_keys.sort(key=lambda key: _sort_key(authorities.by_key[key]))
        entries = tuple(
            TableEntry(_entry_words(authorities.by_key[key]), tuple(targets_by_key[key])) for key in group_keys
        )
        if entries:
            groups.append(TableGroup(titles[group], entries, group))
    return FrontTable("authorities", titles["authorities"], tuple(groups), passim)


def _entry_words(authority: Authority) -> RichText:
    """Return the words of an entry: the name of a case, and the title of a work that emphasizes it, are emphasized."""
    runs = [Words(with_print_signs(authority.name), "emphasis")] if authority.name else []
    remaining_text = f"{authority.separator}{authority.cite}" if authority.name else authority.cite
    for passage in authority.emphasized:
        before, title, after = remaining_text.partition(passage)
        if title:
            if before:
                runs.append(Words(with_print_signs(before)))
            runs.append(Words(with_print_signs(title), "emphasis"))
            remaining_text = after
    if remaining_text:
        runs.append(Words(with_print_signs(remaining_text)))
    return tuple(runs)


def _sort_key(authority: Authority) -> list[tuple[bool, int, str]]:
    """Return the sort key of *authority*: its words and its numbers, with numbers before words."""
    words = re.sub(r"^(?:The|A|An)\s(?!v\.)", "", authority.full_citation).casefold()
    parts = re.split(r"(\d+)", words)
    return [(False, int(part), "") if part.isdecimal() else (True, 0, part) for part in parts if part.strip()]
