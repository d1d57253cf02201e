"""`PleadingChange`: words that an amended pleading deletes or adds, and where they are."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PleadingChange:
    """Words that are deleted from the earlier pleading, or added in the later one.

    *part* is the part of that pleading in which they are printed, such as "paragraph 12". *words* are "" if only the
    part is named. The page and the lines are 0 until that pleading has been typeset, and for words that are not located
    in it.
    """

    deleted: bool
    part: str
    words: str
    page: int = 0
    first_line: int = 0
    last_page: int = 0
    last_line: int = 0
