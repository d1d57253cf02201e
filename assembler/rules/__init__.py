"""The rules, one a file, in folders by family. Importing this package enters them all into the register."""

import importlib
import pkgutil

for _module in pkgutil.walk_packages(__path__, f"{__name__}."):
    importlib.import_module(_module.name)
