"""A hook of the wheel's build that packs the program's YAML files, so that an installed program starts fast."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PackedData(BuildHookInterface[Any]):
    """Adds the packed file to the wheel; an editable install makes it in the checkout."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - as hatchling calls it
        """Make the packed file, and list it in *build_data* as a file to include although git ignores it."""
        sys.path.insert(0, self.root)
        from assembler.load.packed import FILE, pack  # noqa: PLC0415 - importable only once the path is set

        pack()
        build_data["artifacts"].append(str(FILE.relative_to(Path(self.root).resolve())))
