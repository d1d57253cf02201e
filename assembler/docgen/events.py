"""Generates the page on events: each event's meaning and consequences, and the words that count as its name."""

from collections.abc import Iterator

from assembler.docgen.markdown import mono, page, prose, table
from assembler.model.event_table import KINDS
from assembler.model.event_words import ADVICE_BY_WORDS, SYNONYMS


def events_page() -> str:
    """Return the page: a table of events, and a table of words that are not events, with the words to use instead."""
    return page(
        "# Events",
        prose(
            "What `events:` of a [matter](matter.md) may list. "
            "What an event does to a paper that ends a case depends on the court: [dismissals](dismissals.md).\n\n"
            "An event also implies what happened at the same time and what must have come before: if an answer was"
            " struck, there was an answer, so a notice is not open even if the matter does not list the answer. "
            "The earlier event counts from the date of the event that shows it; its party is the party that the later"
            " event names if the ruling is on that party's paper, and is otherwise unknown. "
            "List the earlier event if you know its date. "
            "A party whose `default` is listed, and not set aside, need not have answered before a trial.\n\n"
            "Capitals, hyphens and articles do not matter in the name of an event. "
            "Where laws treat a step differently, such as a demurrer or the swearing of a jury, it is a separate event,"
            " and leaves a doubt under a law that does not mention it."
        ),
        table(["event", "what happened", "what happened with it", "what came before", "also written"], [*_rows()]),
        "## Words that are not events",
        table(["word", "what to write"], [[mono(words.split("; ")), text] for words, text in ADVICE_BY_WORDS.items()]),
    )


def _rows() -> Iterator[list[str]]:
    for event, kind in KINDS.items():
        synonyms = SYNONYMS.get(event, "").replace("; ", ", ")
        yield [mono([event]), kind.meaning, mono(kind.implies), mono(kind.requires), synonyms]
