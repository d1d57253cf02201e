"""The lock file has the project's dependencies with hashes, and the tested version of the engine."""

import re
import tomllib
from typing import Any

from packaging.requirements import Requirement

from assembler.docgen.dependencies import LOCK, PROJECT, declared_packages, license_of, locked_packages
from assembler.engine.patch import TESTED_VERSIONS

PROJECT_DATA: dict[str, Any] = tomllib.loads(PROJECT.read_text("utf-8"))["project"]
VERSIONS = dict(re.findall(r"^([\w.-]+)==([\w.]+)", LOCK.read_text("utf-8"), re.MULTILINE))


def test_the_lock_file_has_each_dependency_in_its_range() -> None:
    requirements = [Requirement(text) for text in PROJECT_DATA["dependencies"]]
    assert len(requirements) > 10
    versions = [(requirement, VERSIONS.get(requirement.name.lower(), "")) for requirement in requirements]
    assert [requirement.name for requirement, version in versions if version not in requirement.specifier] == []


def test_each_version_in_the_lock_file_has_hashes_and_no_version_has_a_url() -> None:
    text = LOCK.read_text("utf-8")
    entries = re.split(r"\n(?=\w)", text.strip())
    assert len(entries) == len(VERSIONS) > 20
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text


def test_the_lock_file_has_the_engine_that_was_tested() -> None:
    assert [name for name, versions in TESTED_VERSIONS.items() if VERSIONS[name] not in versions] == []


def test_each_package_has_a_purpose_and_a_license() -> None:
    groups = {"dependencies": PROJECT_DATA["dependencies"], **PROJECT_DATA["optional-dependencies"]}
    for group, texts in groups.items():
        purposes = dict(declared_packages(group))
        assert list(purposes) == [Requirement(text).name for text in texts]
        assert all(purposes.values()), group
    assert {license_of(name) for name in locked_packages()} & {"", "not declared"} == set()
