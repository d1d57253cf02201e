"""Reports of `assembler dismiss` on the smallest matter with changes, as values."""

from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent
from typing import Any

from assembler.commands.dismiss import dismissal_report
from assembler.results import Options
from tests.support.places import MINIMAL

Report = dict[str, Any]


def report_on(changes: str, against: tuple[str, ...] = ()) -> Report:
    """Return the report on the first request in the smallest matter with *changes*, with its instruments by key."""
    with TemporaryDirectory() as folder:
        (Path(folder) / MINIMAL.name).write_text(MINIMAL.read_text("utf-8"), "utf-8")
        file = Path(folder) / "matter.yaml"
        file.write_text(f"extends: {MINIMAL.name}\n{dedent(changes)}", "utf-8")
        return first_request(dismissal_report(file, Options(root=Path(folder)), against))


def first_request(report: Report) -> Report:
    """Return the first request in the report on a matter, with its instruments by key."""
    request: Report = report["wishes"][0]
    return {**request, "instruments": {instrument["key"]: instrument for instrument in request["instruments"]}}
