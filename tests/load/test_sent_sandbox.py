"""A template that the user names can read the plan, but cannot reach Python, files or addresses."""

import os
import re
from pathlib import Path

import pytest

from assembler.load.packed import templates_folder
from tests.support.runs import build, check, errors, run_here, write_file
from tests.support.sent import (
    OWN_TEMPLATE,
    PAPER,
    TEMPLATE_THAT_RUNS_PYTHON,
    enter_sent_folder,
    trust_codes,
    words,
    write_template,
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Change to a folder from a stranger."""
    return enter_sent_folder(tmp_path, monkeypatch)


# -- what a template reaches ------------------------------------------------------------------------------------------

PAYLOADS = [
    TEMPLATE_THAT_RUNS_PYTHON,
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ plan.__init__.__globals__ }}",
    "{{ plan|attr('__class__') }}",
    "{{ plan['__class__'] }}",
    "{{ '{0.__class__.__mro__}'.format(plan) }}",
    "{{ ('{0.__class__}'|string).format_map({'0': plan}) }}",
    "{{ cycler.__init__.__globals__.os.system('touch ran') }}",
    "{{ self.__init__.__globals__ }}",
    "{{ lipsum.__globals__ }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ plan.body.__class__ }}",
    "{{ (plan.body|map(attribute='__class__')|list) }}",
    "{% set x = plan.metadata.__setattr__('title', 'x') %}",
    "{% include '../matter.yaml' %}",
    "{% include '/etc/passwd' %}",
    "{% import '../../sent/matter.yaml' as x %}",
    "{% for i in range(999999999) %}{% endfor %}",
    "{{ url_for.__globals__ }}",
]


TEMPLATES_PER_RUN = 8
"""The number of templates that are tried in each run of the tests."""


@pytest.mark.parametrize(
    "payload",
    [
        *PAYLOADS[:TEMPLATES_PER_RUN],
        *(pytest.param(payload, marks=pytest.mark.slow) for payload in PAYLOADS[TEMPLATES_PER_RUN:]),
    ],
)
def test_even_a_named_template_reaches_neither_python_nor_a_file(folder: Path, payload: str) -> None:
    write_template(folder, OWN_TEMPLATE.replace("OURS ALONE", payload))
    run = build("--root", ".", "matter.yaml")
    is_built = (folder / f"output/matter/{PAPER}.pdf").exists()
    assert [finding["code"] for finding in errors(run)] == ([] if is_built else ["PAG001"])
    if is_built:  # a value that is refused may be printed as nothing
        assert "class" not in words(folder)
    assert not (folder / "ran").exists()
    assert "Alpha Kites" not in run.out
    assert "root:" not in run.out


@pytest.mark.slow
def test_a_template_fetches_nothing(folder: Path) -> None:
    for tag in (
        '<img src="/etc/passwd" alt="x">',
        '<img src="http://127.0.0.1:9/x" alt="x">',
        "<style>@import 'x';</style>",
    ):
        write_template(folder, OWN_TEMPLATE.replace("OURS ALONE", f"OURS {tag}"))
        (finding,) = errors(build("--root", ".", "matter.yaml"))
        assert finding["code"] == "PAG001"


# -- links and odd files ----------------------------------------------------------------------------------------------


def test_a_template_that_leads_out_of_the_root_is_not_read(folder: Path) -> None:
    write_file(folder.parent, OWN_TEMPLATE, "outside.html")
    (folder / "templates").mkdir()
    (folder / f"templates/{PAPER}.html").symlink_to("../../outside.html")
    run = build("--root", ".", "matter.yaml")
    assert trust_codes(run) == ["TRU004"]
    assert run_here("trust", ".").status == 2
    assert trust_codes(check("matter.yaml")) == []


@pytest.mark.slow
def test_a_folder_of_templates_that_leads_out_of_the_root_is_not_read(folder: Path) -> None:
    write_file(folder.parent / "theirs", OWN_TEMPLATE, f"{PAPER}.html")
    (folder / "templates").symlink_to("../theirs")
    assert trust_codes(build("--root", ".", "matter.yaml")) == ["TRU004"]
    assert run_here("trust", ".").status == 2
    assert build("--templates", "templates", "matter.yaml").status == 0


def test_a_template_that_never_ends_or_is_too_large_is_not_read(folder: Path) -> None:
    (folder / "templates").mkdir()
    os.mkfifo(folder / f"templates/{PAPER}.html")
    with (folder / "templates/large.html").open("wb") as file:
        file.truncate(3_000_000)
    run = build("--root", ".", "matter.yaml")
    assert [finding["message"] for finding in run.findings] == [
        "the file is larger than 2,000,000 bytes",
        "cannot be read: it is not a file",
    ]
    assert run_here("trust", ".").status == 2
    assert trust_codes(check("matter.yaml")) == []


@pytest.mark.parametrize(
    "section", ["_order_text", "..frame.titles", "facts.x", "__init__", "../../os", "os", "x" * 5000]
)
def test_a_section_of_a_document_type_is_not_read_as_a_path(folder: Path, section: str) -> None:
    document = (templates_folder() / f"{PAPER}.yaml").read_text("utf-8")
    changed_document = re.sub(r"(?m)^sections:.*$", f'sections: ["{section}"]', document)
    assert changed_document != document
    write_template(folder, changed_document, f"{PAPER}.yaml")
    (finding,) = errors(check("--root", ".", "matter.yaml"))
    assert finding["code"] == "MAT004"


def test_templates_without_end_are_not_read_to_the_end(folder: Path) -> None:
    (folder / "templates").mkdir()
    for index in range(12):
        with (folder / f"templates/{index}.html").open("wb") as file:
            file.truncate(2_000_000)
    (finding,) = build("--root", ".", "matter.yaml").findings
    assert finding["message"] == "has more than 1,000 templates, or 20,000,000 bytes of them"
    assert trust_codes(check("matter.yaml")) == []
