"""The program's causes of action, by id."""

from assembler.load.packed import PROGRAM
from assembler.model.cause import Cause
from tests.support.matters import catalog

FILES = sorted((PROGRAM / "data" / "causes").glob("*.yaml"))
CAUSES: dict[str, Cause] = {file.stem: catalog().record("cause", file.stem) for file in FILES}
