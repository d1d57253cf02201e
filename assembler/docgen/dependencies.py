"""Generates the page of dependencies: each package with its license and purpose."""

import re
from collections.abc import Iterator
from importlib.metadata import metadata

from assembler.docgen.markdown import ROOT, page, prose, table

PROJECT = ROOT / "pyproject.toml"
LOCK = ROOT / "requirements.lock"

GROUPS = {
    "dependencies": "The program needs these",
    "authorities": "`pip install '.[authorities]'`: a second reader of citations",
    "xlsx": "`pip install '.[xlsx]'`: rows from Excel",
    "cluster": "`pip install '.[cluster]'`: a batch on several machines",
    "dev": "`sh setup.sh dev`: the tools that check the program",
    "bench": "`sh setup.sh bench`: the programs that it is compared with",
}
"""The dependency lists in `pyproject.toml`, each with the heading for its section of the page."""

LICENSES_ON_RECORD = {"docxtpl": "LGPL-2.1-only", "matplotlib": "PSF-2.0, with its own terms", "typst": "Apache-2.0"}
"""The licenses of packages that the developer setup does not install. They were copied from the packages' metadata."""

SYSTEM_PACKAGES = (
    ("Pango", "LGPL-2.0-or-later", "shapes and breaks lines, for the page engine"),
    ("HarfBuzz", "MIT", "shapes glyphs, and extracts from a font the glyphs that a paper uses"),
    ("Liberation fonts", "OFL-1.1", "serif, sans and mono type as wide as that of courts' forms"),
    ("TeX Gyre fonts", "GUST Font License", "Schola and Termes, where a court requires or allows them"),
    ("Courier Prime", "OFL-1.1", "typewriter type"),
    ("Noto fonts", "OFL-1.1", "other scripts, and signs"),
)
"""The system packages that `setup.sh` installs, with their licenses in Debian's copyright files and their purposes."""

ENTRY = re.compile(r'"(?P<package>[\w.-]++)[^"]*+"(?:,? *# (?P<comment>.+)|,)')
"""Matches a package in a list of `pyproject.toml`, with or without a comment."""

LOCKED_PACKAGE = re.compile(r"(?m)^(?P<name>[\w.-]++)==\S++(?: ; (?P<systems>.+?))? \\")
"""Matches a package in the lock file, with its version, and with a condition on the systems that need it, if any."""

OTHER_PYTHON = re.compile(r"platform_python_implementation != 'CPython'")


def dependencies_page() -> str:
    """Return the page: the project's packages by list, the packages that these require, and the system packages."""
    groups = {group: dict(declared_packages(group)) for group in GROUPS}
    direct_names = {name.lower() for name in groups["dependencies"]}
    indirect_packages = [(name, license_of(name)) for name in locked_packages() if name not in direct_names]
    return page(
        "# Dependencies",
        prose(
            "What the program is built on, with the license that each package declares. "
            "`pyproject.toml` has the ranges of versions, and `requirements.lock` the versions, with hashes, that the "
            "golden papers were made with. [SECURITY.md](../SECURITY.md) says how faults are reported."
        ),
        *(f"## {heading}\n\n{packages(groups[group])}" for group, heading in GROUPS.items()),
        f"## Dependencies of these packages\n\n{table(['package', 'license'], indirect_packages)}",
        f"## System packages\n\n{table(['package', 'license', 'what it is for'], SYSTEM_PACKAGES)}",
    )


def packages(purposes: dict[str, str]) -> str:
    """Return a table of packages, each with its license and its purpose from *purposes*."""
    rows = ((name, license_of(name), purpose) for name, purpose in purposes.items())
    return table(["package", "license", "what it is for"], rows)


def declared_packages(group: str) -> Iterator[tuple[str, str]]:
    """Yield each package in *group* of `pyproject.toml`, and its purpose, which is the package's comment."""
    lines = PROJECT.read_text("utf-8").partition(f"\n{group} = [\n")[2].partition("\n]")[0]
    for match in ENTRY.finditer(lines):
        yield match["package"], match["comment"] or ""


def locked_packages() -> Iterator[str]:
    """Yield the names of packages in the lock file that are needed on CPython."""
    for match in LOCKED_PACKAGE.finditer(LOCK.read_text("utf-8")):
        if not OTHER_PYTHON.search(match["systems"] or ""):
            yield match["name"]


def license_of(package: str) -> str:
    """Return the license that the installed *package* declares as an expression, a classifier or text."""
    if package in LICENSES_ON_RECORD:
        return LICENSES_ON_RECORD[package]
    fields = metadata(package).json
    classifiers = fields.get("classifier", [])
    names = [name.rpartition(" :: ")[2] for name in classifiers if name.startswith("License :: OSI Approved :: ")]
    return str(fields.get("license_expression") or ", ".join(names) or fields.get("license") or "not declared")
