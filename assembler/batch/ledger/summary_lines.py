"""Writes the summary of a batch as lines for a terminal."""

from collections.abc import Iterator, Mapping

from assembler.batch.filing.outcome import Record, text_lines
from assembler.batch.ledger.compared import NOT_HERE, ONLY_PAPERS, OUTDATED, UNCHANGED
from assembler.batch.ledger.database import substitute_name
from assembler.batch.ledger.summary import WITHOUT_CURRENT_PAPERS, Group, NamedFilings, Summary, Text
from assembler.language.english import counted

YAML_ENDINGS = (".yaml", ".yml")
"""The endings of YAML files, in which rows have no visible numbers."""

HEAD_WIDTH = 31
"""The width in characters of the first columns of a group: the filings, the filings stopped, severity and code."""


def report_lines(summary: Summary) -> Iterator[str]:
    """Yield the findings on the batch as a whole, and the summary."""
    yield from (line for record in summary.notes for line in text_lines(record))
    yield from lines(summary)


def lines(summary: Summary) -> Iterator[str]:
    """Yield the summary as a table for a terminal."""
    counts = ", ".join(f"{count:,} {verdict}" for verdict, count in sorted(summary.verdicts.items()))
    yield f"{counted(summary.filing_count, 'filing')}: {counts or 'none'}; {counted(summary.pages, 'page')}"
    yield from lines_on_state(summary)
    if summary.groups:
        yield ""
        yield f"{'filings':>7}  {'stops':>5}  {'':8}{'code':8}what to fix, by the number of filings stopped"
    for group in summary.groups:
        yield from _note_on_all(group) if _is_common(group, summary) else _lines_of(group, summary)


def _is_common(group: Group, summary: Summary) -> bool:
    """Whether *group* is the same note on all filings."""
    finished_filings = sum(
        count for verdict, count in summary.verdicts.items() if verdict not in WITHOUT_CURRENT_PAPERS
    )
    has_one_message = len(group.texts) == 1 and not group.other_count
    return group.severity == "note" and has_one_message and group.filing_count >= max(finished_filings, 2)


def _note_on_all(group: Group) -> Iterator[str]:
    """Yield the beginning of *group*, a note on all filings; the summary page has the whole note."""
    (text,) = group.texts.values()
    beginning = text.first_record["message"].partition(": ")[0].partition("; ")[0]
    yield f"{_head(group):{HEAD_WIDTH}}{beginning} (all filings; the summary page has the rest)"


def _lines_of(group: Group, summary: Summary) -> Iterator[str]:
    """Yield the messages of *group*, their places, and the remedy."""
    texts = [*group.texts.values()]
    indent = " " * HEAD_WIDTH
    head = _head(group)  # only the first line has it
    for text in texts:
        yield f"{head:{HEAD_WIDTH}}{text.first_record['message']}"
        yield f"{indent}at {place_of(text.first_record)}{more_rows(text, summary)}"
        head = ""
    if group.other_count:
        yield f"{indent}and {counted(group.other_count, 'similar finding')}"
    if fix := texts[0].first_record["fix"]:
        yield f"{indent}fix: {fix}"


def _head(group: Group) -> str:
    return f"{group.filing_count:>7,}  {group.stopped_count:>5,}  {group.severity:8}{group.code:8}"


def lines_on_state(summary: Summary) -> Iterator[str]:
    """Yield lines on the state of the run: the filings left, the filings just built, and the unsigned filings."""
    if summary.remaining > 0:
        yield f"{summary.remaining:,} of {counted(summary.total, 'filing')} left: the run has not finished"
    if summary.unsearched:
        yield "the search for names from other filings is unfinished, so no filing is ready: run the same command again"
    if 0 < summary.new.filing_count < summary.filing_count:
        yield f"{summary.new.filing_count:,} built now: {_names_in_words(summary.new)}"
    if summary.unsigned_count:
        yield _line_on_unsigned_filings(summary.unsigned_count)
    if (differing := summary.differing).filing_count:
        filings = counted(differing.filing_count, "kept filing")
        differ = "differs" if differing.filing_count == 1 else "differ"
        yield f"{filings} {differ} from the rows: {_names_in_words(differing)}"
    if (earlier := summary.with_earlier_papers).filing_count:
        signed = f", {earlier.signed_count:,} of them signed" if earlier.signed_count else ""
        filings = counted(earlier.filing_count, "stopped filing")
        yield f"kept: papers of {filings}{signed}, from an earlier build: {_names_in_words(earlier)}"
    if summary.now:
        yield from _comparison_lines(summary.now)
    if summary.gone_count:
        yield _line_on_gone_filings(summary.gone_count)


def _line_on_unsigned_filings(unsigned: int) -> str:
    reason = "their rows do not say who reviewed them, and when"
    if unsigned == 1:
        reason = "its row does not say who reviewed it, and when"
    return f"{unsigned:,} not signed: {reason}"


def _line_on_gone_filings(gone: int) -> str:
    state = "are no longer in the rows, but still have papers"
    if gone == 1:
        state = "is no longer in the rows, but still has papers"
    return f"{counted(gone, 'filing')} of an earlier run {state}"


def _comparison_lines(comparison: Mapping[str, NamedFilings]) -> Iterator[str]:
    """Yield a line with the number of filings for each comparison result."""
    parts = [
        f"{comparison[word].filing_count:,} {word}" for word in (UNCHANGED, ONLY_PAPERS, NOT_HERE) if word in comparison
    ]
    parts += [
        f"{comparison[word].filing_count:,} {word} ({_names_in_words(comparison[word])})"
        for word in OUTDATED
        if word in comparison
    ]
    scope = "current papers, rows and base"
    if ONLY_PAPERS in comparison:
        scope = "papers only, because the rows or the base were not found"
    yield f"compared with the {scope}: {', '.join(parts)}"


def _names_in_words(filings: NamedFilings) -> str:
    names = ", ".join(filings.first_names)
    return f"{names}, ..." if filings.filing_count > len(filings.first_names) else names


def place_of(record: Record) -> str:
    """Return the place of a finding as "file:line:column"."""
    return ":".join(str(record[key]) for key in ("file", "line", "column") if record[key])


def more_rows(text: Text, summary: Summary, *, with_ids: bool = False) -> str:
    """Return the cells that fill the base's line, and the rows that have the message *text*.

    Rows are named by number. With *with_ids*, and always in YAML, where that is a line number, their ids are added.
    """
    rows = summary.batch.get("rows", "")
    with_ids = with_ids or rows.endswith(YAML_ENDINGS)
    cells = [place for place in text.first_record["also"] if place.startswith(f"{rows}:")] if rows else []
    filled = f", filled by {', '.join(cells)}" if cells and text.first_record["file"] != rows else ""
    names = [
        f"{number} ({name})" if with_ids and name != substitute_name(number) else f"{number}"
        for number, name in text.rows
    ]
    if text.filing_count == 1:
        is_row_in_place = text.first_record["file"] == rows and not with_ids
        return filled if is_row_in_place else f"{filled}; row {names[0]}"
    more_filings = text.filing_count - len(names)
    rows_in_words = f"{filled}; rows {', '.join(names)}"
    return f"{rows_in_words} and {more_filings:,} more" if more_filings else rows_in_words
