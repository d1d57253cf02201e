"""TXT019."""

import re
from collections.abc import Iterator, Sequence

from assembler.findings.faults import brief
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.passages import passages
from assembler.model.matter import Matter
from assembler.model.printed import page_texts
from assembler.plan.papers import Papers
from assembler.rules._said import strings
from assembler.rules.rule import Problem, rule

MARK = re.compile(
    r"(?P<reference>\[\[[^\[\]\n]{1,200}+\]\])|(?P<blank><<[^<>\n]{1,100}+>>)|(?P<placeholder>\{[A-Za-z_]{1,40}+\})"
)
"""What the program reads, and no reader should: a reference, a blank of a batch, a placeholder of a sentence."""

TOLD = {
    "reference": ("no reference is looked up here, so", "write the words, or move the sentence into a paragraph"),
    "blank": ("only `assembler batch` fills blanks, so", "write the words, or run `assembler batch BASE ROWS`"),
    "placeholder": ("no placeholder is filled in here, so", "write the words"),
}
"""Why each is printed as it is, and the remedy."""

NARRATED = frozenset({"facts", "more_facts", "claims", "exhibits"})
"""Where words in braces may be what the paper speaks of, such as the address of a page."""


@rule("TXT019", cite="this program", basis="program", fix="write the words")
def printed_as_it_is(papers: Papers) -> Iterator[Problem]:
    """A reference, a blank or a placeholder would be printed as it is written.

    References such as `[[breach]]` are looked up in paragraphs, headings, prayers and the user's own sentences, but not
    in titles, legends and lines of the caption. Blanks such as `<<debtor>>` are filled by `assembler batch` alone, and
    may be a quotation, so that they are a warning. Words in braces are warned of outside the narrative, which may speak
    of them.
    """
    texts = [(path, text) for path, text in page_texts(papers.matter) if MARK.search(text)]
    reported: set[tuple[KeyPath, str]] = set()
    for plan in papers.plans:
        words = "\n".join(strings(plan))
        for found in {match[0].casefold(): match for match in passages(MARK, words)}.values():
            kind = found.lastgroup or ""
            for path, mark in _written(found[0], plan.id, texts, papers.matter):
                if (path, mark) in reported or (kind == "placeholder" and _narrates(path)):
                    continue
                reported.add((path, mark))
                why, fix = TOLD[kind]
                severity = None if kind == "reference" else Severity.WARNING
                yield Problem(path, f"{why} `{brief(mark)}` would be printed", severity, fix=fix)


def _narrates(path: KeyPath) -> bool:
    return path[0] in NARRATED and path[-1] != "wherefore"


def _written(
    mark: str, paper: str, texts: Sequence[tuple[KeyPath, str]], matter: Matter
) -> Sequence[tuple[KeyPath, str]]:
    """Return where the matter writes *mark*, and in what capitals; if it does not, the filing of the *paper*."""
    number = next(number for number, filing in enumerate(matter.filings) if filing.name == paper)
    others = {("filings", other) for other in range(len(matter.filings)) if other != number}
    own = [(path, found) for path, text in texts if path[:2] not in others and (found := _as_written(mark, text))]
    return own or [(("filings", number), mark)]


def _as_written(mark: str, text: str) -> str:
    """Return *mark* in the capitals that it has in *text*; "" if it is not there."""
    line = " ".join(text.split())
    at = line.casefold().find(mark.casefold())
    return line[at : at + len(mark)] if at >= 0 else ""
