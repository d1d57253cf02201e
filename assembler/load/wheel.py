"""A build hook that packs the program's YAML files into the wheel, so that an installed program starts fast."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PackedData(BuildHookInterface[Any]):
    """Adds the packed file to the wheel or, for an editable install, to the checkout."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling passes it
        """Write the packed file, and list it in *build_data*, so that the wheel includes it although git ignores it."""
        sys.path.insert(0, self.root)
        from assembler.load.packed import FILE, pack  # noqa: PLC0415 - importable only once the path is set

        pack()
        build_data["artifacts"].append(str(FILE.relative_to(Path(self.root).resolve())))
