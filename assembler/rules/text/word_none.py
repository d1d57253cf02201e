"""Texts that consist of the word `none`, which would be printed."""

from collections.abc import Iterator

from assembler.facts.texts import texts_of_pages
from assembler.load.extends import is_a_value
from assembler.model.matter import Matter
from assembler.model.words import NO_SENTENCE
from assembler.rules.rule import Problem, rule


@rule(
    "TXT025",
    cite="this program",
    basis="program",
    fix="delete the line; without quotation marks, `none` removes an inherited value, or a sentence of the program"
    " under `words:` and `sentences:`",
)
def only_the_word_none(matter: Matter) -> Iterator[Problem]:
    """A text consists only of the word `none`, which a paper would print.

    Under some keys, `none` is a value that leaves something out. Here it would be printed as a heading or a sentence.
    """
    for path, text in texts_of_pages(matter):
        in_a_list = isinstance(path[-1], int)
        if text.strip() == NO_SENTENCE and not is_a_value(path[:-1] if in_a_list else path):
            yield Problem(path, "the text is the word `none`, which the paper would print")
