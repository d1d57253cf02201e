"""The order of imports among the program's folders: a folder imports only folders that are listed before it."""

ORDER = tuple(
    """
    .
    memory own_processes engine
    findings language load model catalog law exhibits plan papers validate proof facts rules check
    outputs results attach write comparing pipeline watching redline verify
    batch new_matter importing commands preview language_server
    cli __main__ docgen
    """.split()
)
"""The folders, and the modules beside them, without the name of the package; `.` is the package itself."""


def folder_of(module: str) -> str:
    """Return the folder of *module* (`plan` of "assembler.plan.text.draft"), or the module's own name beside them."""
    name = module.removeprefix("assembler").removeprefix(".")
    return name.partition(".")[0] or "."


def position(module: str) -> int:
    """Return the position of the folder of *module* in the order. Raises ValueError if it has none."""
    return ORDER.index(folder_of(module))
