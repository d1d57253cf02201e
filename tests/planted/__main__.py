"""Prints how many planted mistakes `check` reports, by kind: `python -m tests.planted`. It takes some minutes."""

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from tests.planted.changes import matter_folders, outcomes


def main() -> None:
    """Try every change of every complaint, and print the figures."""
    totals: Counter[str] = Counter()
    reported: Counter[str] = Counter()
    noisy_edits = []
    with click.progressbar(matter_folders(), label="complaints") as folders, TemporaryDirectory() as work:
        for folder in folders:
            for result in outcomes(folder, Path(work, folder.name))[1]:
                kind = result.change.kind
                if kind:
                    totals[kind] += 1
                    reported[kind] += result.is_reported
                elif result.findings:
                    noisy_edits.append(f"{folder.name} {result.change.id}")
    for kind in sorted(totals):
        click.echo(f"{kind:13}{reported[kind]:4} of {totals[kind]:3}")
    click.echo(f"{reported.total()} of {totals.total()} mistakes are reported: {reported.total() / totals.total():.1%}")
    click.echo(f"harmless edits with a finding: {', '.join(noisy_edits) or 'none'}")


if __name__ == "__main__":
    main()
