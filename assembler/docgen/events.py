"""The page on events: what each means, what follows from it, and the words that count as it."""

from collections.abc import Iterator

from assembler.docgen.markdown import mono, page, prose, table
from assembler.model.event_table import KINDS
from assembler.model.event_words import INSTEAD, SYNONYMS


def events_page() -> str:
    """Return the page: each event, and each word that is not an event, with the words to write instead."""
    return page(
        "# Events",
        prose(
            "What `events:` of a [matter](matter.md) may list. "
            "What an event does to a paper that ends a case depends on the court: [dismissals](dismissals.md).\n\n"
            "An event shows what happened with it and what must have come before it, so that a notice is not open after"
            " an answer that was struck though the matter lists no answer. "
            "What came before counts from the day of the event that shows it, by the party that it names if the ruling"
            " is on that party's paper, and otherwise by a party who is not known; list it if you know its day. "
            "A party whose `default` is listed, and not set aside, need not have answered before a trial.\n\n"
            "Capitals, hyphens and articles do not matter in the name of an event. "
            "Where laws differ on a word, such as a demurrer or a jury that was sworn, it is an event of its own, and"
            " leaves a doubt under a law that does not speak of it."
        ),
        table(["event", "what happened", "with it happened", "before it came", "also written"], [*_rows()]),
        "## Words that are no event",
        table(["word", "what to write"], [[mono(words.split("; ")), text] for words, text in INSTEAD.items()]),
    )


def _rows() -> Iterator[list[str]]:
    for event, kind in KINDS.items():
        words = SYNONYMS.get(event, "").split("; ") if event in SYNONYMS else []
        yield [mono([event]), kind.means, mono(kind.implies), mono(kind.requires), ", ".join(words)]
