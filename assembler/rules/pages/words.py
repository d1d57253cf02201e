"""Finished pages that differ from the planned paper: in text, notes, tables, filing data or metadata."""

from collections import Counter
from collections.abc import Iterator

from assembler.findings.faults import brief
from assembler.language.english import counted
from assembler.proof.facts import is_printed
from assembler.proof.proof import Proof, ProofPage, comparable_letters
from assembler.proof.text_diff import Difference, differences
from assembler.rules.rule import Problem, rule

MAX_REPORTED = 10
"""The maximum number of differences that are reported individually."""


@rule(
    "PRF001",
    cite="this program",
    basis="program",
    fix="print each word as text in the template, not by `content:`, `display:` or `text-transform:` in a style sheet,"
    " and make sure that no box is cut off",
    no_waiver="the paper would not say what the matter says",
)
def words_lost_or_doubled(proof: Proof) -> Iterator[Problem]:
    """The running text of the PDF differs from the text of the planned paper.

    The text that a search or a screen reader gets from the PDF, in reading order, is compared with the text of the
    planned paper, character by character. White space is ignored.
    """
    text_differences = differences(proof.expected.main, proof.read.main)
    for difference in text_differences[:MAX_REPORTED]:
        yield Problem((), _message(difference), page=_page_of_letter(proof, difference.read_end))
    if len(text_differences) > MAX_REPORTED:
        other_places = counted(len(text_differences) - MAX_REPORTED, "more place")
        yield Problem((), f"the page and the text differ in {other_places}")


def _message(difference: Difference) -> str:
    """Return a message that quotes the words of *difference* and the words before them."""
    expected_words = f"`{brief(difference.expected)}`"
    printed_words = f"`{brief(difference.printed)}`"
    after = f", after `{difference.words_before}`" if difference.words_before else ""
    if not difference.printed:
        return f"{expected_words} is not on the page{after}"
    if not difference.expected:
        return f"{printed_words} is on the page but not in the text, or is printed twice{after}"
    return f"the page says {printed_words}, but the text says {expected_words}{after}"


def _page_of_letter(proof: Proof, index: int) -> int:
    """Return the page of the letter at *index* in the running text."""
    for page in proof.pages:
        index -= sum(len(comparable_letters(line.text)) for line in page.lines if line.part == "main")
        if index < 0:
            return page.number
    return len(proof.pages)


@rule(
    "PRF002",
    cite="this program",
    basis="program",
    fix="shorten the footnote or move part of it into the text, because a footnote is never divided between pages",
    no_waiver="the paper would not say what the matter says",
)
def notes_lost_or_out_of_order(proof: Proof) -> Iterator[Problem]:
    """A footnote is missing, doubled, changed or out of order.

    The number and text of each footnote are compared with the planned paper. White space is ignored.
    """
    expected_notes = [comparable_letters(note) for note in proof.expected.notes]
    read_notes = [comparable_letters(note) for note in proof.read.notes]
    if expected_notes == read_notes:
        return
    if Counter(expected_notes) == Counter(read_notes):
        order = ", ".join(f"`{note.partition('.')[0]}`" for note in read_notes)
        yield Problem((), f"the footnotes are printed in the order {order}")
    yield from _missing_notes(proof, expected_notes, read_notes)
    yield from _unexpected_notes(proof, expected_notes, read_notes)


def _missing_notes(proof: Proof, expected_notes: list[str], read_notes: list[str]) -> Iterator[Problem]:
    read_counts = Counter(read_notes)
    expected_counts = Counter(expected_notes)
    for note, letters in zip(proof.expected.notes, expected_notes, strict=True):
        page = _page_of_call(proof, note)
        if read_counts[letters] < expected_counts[letters]:
            yield Problem((), f"the footnote `{brief(note)}` is missing or changed", page=page)
        elif read_counts[letters] > expected_counts[letters]:
            yield Problem((), f"the footnote `{brief(note)}` is printed {read_counts[letters]} times", page=page)


def _unexpected_notes(proof: Proof, expected_notes: list[str], read_notes: list[str]) -> Iterator[Problem]:
    for note, letters in zip(proof.read.notes, read_notes, strict=True):
        if letters not in expected_notes:
            fact = f"the footnote `{brief(note)}` is printed but is not in the planned paper"
            yield Problem((), fact, page=_page_of_call(proof, note))


def _page_of_call(proof: Proof, note: str) -> int:
    """Return the page of the text that refers to *note*; 0 if no text refers to it."""
    number = note.strip().partition(".")[0]
    return next((page.number for page in proof.pages if number in map(str, page.calls)), 0)


@rule(
    "PRF034",
    cite="this program",
    basis="program",
    fix="print the words with `parts/changes.html`, keep `text-decoration` of `ins` and `del` as in `css/text.css`,"
    " and underline nothing else in a marked copy; print no other bracket by itself in bold",
    no_waiver="a marked copy with errors misleads the court and the other side about the changes",
)
def changes_not_marked(proof: Proof) -> Iterator[Problem]:
    """A marked copy does not show a change, or marks unchanged words as changed.

    In the text and in the footnotes, inserted words must be underlined. Deleted words must be struck through or, if the
    copy shows deletions in brackets, must be in brackets. The underlines, strikethroughs and brackets are read from the
    finished file. A paper that marks no changes is not checked.
    """
    planned_words = proof.expected
    printed_words = proof.read
    if not planned_words.shows_changes:
        return
    deletion_mark = "in brackets" if proof.page_setup.deleted == "brackets" else "struck through"
    for change, mark, changed_words, marked_words in (
        ("inserted", "underlined", planned_words.inserted, printed_words.inserted),
        ("deleted", deletion_mark, planned_words.deleted, printed_words.deleted),
    ):
        for difference in differences(changed_words, marked_words):
            if difference.expected:
                message = f"the {change} words `{brief(difference.expected)}` are not {mark}"
                yield Problem((), message, page=_page_with(proof, difference.expected))
            if difference.printed:
                message = f"`{brief(difference.printed)}` is {mark}, but was not {change}"
                yield Problem((), message, page=_page_with(proof, difference.printed))


def _page_with(proof: Proof, words: str) -> int:
    """Return the first page that contains the first of *words*; 0 if no page contains it."""
    first_word = comparable_letters(words.split(maxsplit=1)[0]).casefold()
    return next((page.number for page in proof.pages if first_word in _page_letters(page)), 0)


@rule(
    "PRF032",
    cite="this program",
    basis="program",
    fix="keep the ids of headings and marked words as they are in the program's own templates",
    no_waiver="a reader would be sent to the wrong page",
)
def table_page_wrong(proof: Proof) -> Iterator[Problem]:
    """A table gives a page on which its entry is not found.

    The page that the table of contents gives for a heading must contain that heading. Each page that the table of
    authorities or of exhibits gives for a citation must contain the citation's first word. The words of a footnote
    count as words on the footnote's page.
    """
    pages = {page.number: _page_letters(page) for page in proof.pages}
    for entry in proof.table_entries:
        if comparable_letters(entry.words).casefold() not in pages.get(entry.page, ""):
            message = f"the {entry.table.lower()} gives page {entry.page} for `{brief(entry.words)}`"
            yield Problem((), message, page=entry.page)


def _page_letters(page: ProofPage) -> str:
    return comparable_letters("".join(line.text for line in page.lines)).casefold()


@rule(
    "PRF033",
    cite="this program",
    basis="program",
    fix="print the matter's values in the template's caption and signature block, or correct the matter",
    no_waiver="the clerk would docket facts that the paper does not state",
)
def filing_data_not_printed(proof: Proof) -> Iterator[Problem]:
    """The data for electronic filing contain a fact that the paper does not print.

    A clerk may reject a paper whose data differ from the document. The text of the finished PDF is searched, ignoring
    capitalization, for the court, the case number, the title, the parties with their other names, and the signers with
    their bar numbers, addresses, telephone numbers and e-mail addresses. A name that is only part of a longer name does
    not count.
    """
    for fact in proof.facts:
        if fact.required and not is_printed(fact, proof.read.text):
            yield Problem((), f"the {fact.kind} `{brief(fact.words)}` of the filing data is not in the paper", page=1)


@rule(
    "PRF013",
    cite="this program",
    basis="program",
    fix="keep `lang` and `<title>` in the base template",
    no_waiver="a viewer would show another title, or a screen reader would read the paper in another language",
)
def metadata_not_as_planned(proof: Proof) -> Iterator[Problem]:
    """The title or the language in the file's metadata differs from the planned paper.

    Viewers show the title, and screen readers use the language (ISO 14289-1, 7.1 and 7.2).
    """
    for name in ("title", "language"):
        planned_value = getattr(proof.metadata, name)
        printed_value = getattr(proof.about, name)
        if planned_value.split() != printed_value.split():
            yield Problem((), f"the {name} of the file is `{printed_value}`, not `{planned_value}`")
