"""Writes `data/english_words.txt` from a SCOWL word list: `python -m assembler.docgen.word_list FILE`.

On Debian, FILE is `/usr/share/dict/american-english-large`; the package `wamerican-large` installs it.
"""

import sys
from pathlib import Path

from assembler.language.spelling import ENGLISH

HEADER = """\
# From SCOWL, the word lists of which Hunspell's dictionary en_US is also made; size 70, without possessives.
#
# Copyright 2000-2011 by Kevin Atkinson
#
# Permission to use, copy, modify, distribute and sell these word lists, the associated scripts, the output created
# from the scripts, and its documentation for any purpose is hereby granted without fee, provided that the above
# copyright notice appears in all copies and that both that copyright notice and this permission notice appear in
# supporting documentation. Kevin Atkinson makes no representations about the suitability of this array for any
# purpose. It is provided "as is" without express or implied warranty.
"""


MIN_LETTERS = 4
"""The minimum number of letters of a word in the list."""


def main(file: Path) -> None:
    """Write the words of *file* that have at least `MIN_LETTERS` letters and no other characters."""
    words = {
        word
        for word in file.read_text("utf-8").split()
        if len(word) >= MIN_LETTERS and "'" not in word and word.isalpha()
    }
    ENGLISH.write_text(HEADER + "\n" + "\n".join(sorted(words)) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
