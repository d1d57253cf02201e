"""Ends a command: prints its results, and exits with their status."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from assembler.commands.terminal import print_json, print_line


@contextmanager
def report_matter_errors(output_format: str = "text") -> Iterator[None]:
    """Report the findings and exit, as `report_and_exit` does, if the block raises `MatterError`."""
    from assembler.findings.finding import MatterError  # noqa: PLC0415 - slow to import, and `--help` does not need it

    try:
        yield
    except MatterError as error:
        from assembler.results import Result  # noqa: PLC0415 - slow to import

        report_and_exit([Result(error.findings)], output_format, strict=False, papers=False)


def report_and_exit(
    results: list[Any], output_format: str, *, strict: bool, papers: bool, more_lines: Sequence[str] = ()
) -> None:
    """Print *results* and, in the text format, *more_lines*, and exit.

    The exit status is 2 if the command was wrong, 1 if there is an error or, with *strict*, a warning, and 0 otherwise.
    """
    from assembler.commands import report  # noqa: PLC0415 - slow to import, and `--help` does not need it
    from assembler.findings.finding import Severity  # noqa: PLC0415

    findings = [finding for result in results for finding in result.findings]
    for line in report.lines(results, output_format, papers=papers):
        if output_format == "json":
            print_json(line)
        else:
            print_line(line)
    if output_format == "text":
        for line in more_lines:
            print_line(line)
        if findings:
            print_line(report.last_line(results), err=True)
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if any(finding.code.startswith("CMD") for finding in findings):
        sys.exit(2)
    sys.exit(1 if any(finding.severity in failing for finding in findings) else 0)
