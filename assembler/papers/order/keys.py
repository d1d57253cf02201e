"""The keys of a proposed order."""

from typing import ClassVar

from assembler.model.filing import COMMON_KEYS
from assembler.papers.keys import HeardFiling


class OrderFiling(HeardFiling):
    """A proposed order or judgment, which accompanies the paper that requests it."""

    family_keys: ClassVar[frozenset[str]] = COMMON_KEYS | {"hearing"}
