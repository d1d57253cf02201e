"""What an earlier run built with, so that a run in which no row must be built starts no worker.

A worker says it to the byte, and takes most of a second to start. Until something here differs from what was noted, a
new one would say the same: the program and the versions of its packages, and by name, size and time the libraries of
the page engine and the folders of fonts.
"""

import json
import sqlite3
from collections.abc import Sequence

from assembler.batch.ledger import note, noted
from assembler.batch.workshop import workshop
from assembler.unchanged.record import command
from assembler.unchanged.states import fingerprint

FORGOTTEN = {"workshop": "", "libraries": "", "surroundings": ""}


def remember(database: sqlite3.Connection, built_with: dict[str, str], libraries: Sequence[str]) -> None:
    """Note what the workers of this run build with, if they have said which *libraries* they have loaded."""
    if not libraries:
        note(database, **FORGOTTEN)
        return
    told = {"workshop": json.dumps(built_with), "libraries": json.dumps([*libraries])}
    note(database, **told, surroundings=_surroundings(libraries))


def remembered(database: sqlite3.Connection, base: str, *, engine: bool) -> dict[str, str]:
    """Return what workers would build with now over the *base* with this hash; nothing if only they can tell.

    *engine* is whether they make pages.
    """
    known = noted(database)
    if not known.get("workshop"):
        return {}
    built_with: dict[str, str] = json.loads(known["workshop"])
    same = ("engine" in built_with) is engine and built_with | workshop(engine=False) | {"base": base} == built_with
    return built_with if same and _surroundings(json.loads(known["libraries"])) == known["surroundings"] else {}


def _surroundings(libraries: Sequence[str]) -> str:
    """Return a hash of the state of *libraries* and the folders of fonts, and of the variables that bear on paths."""
    from assembler.paginate.font_setup import font_folders  # noqa: PLC0415 - slow to import

    files = fingerprint([*libraries, *map(str, font_folders())])
    return json.dumps([files, command([])["for"]], sort_keys=True)
