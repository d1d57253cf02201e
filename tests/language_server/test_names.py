"""The places where a name is used are found by the program itself, and a rename changes them all or is refused."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from assembler.findings.finding import MatterError
from assembler.language_server.completion import Typing, completions
from assembler.language_server.hover import about_name, about_record
from assembler.language_server.names import Name, defined_names, renamed, uses_of, with_edits
from assembler.language_server.outline import outline
from assembler.language_server.readings import matters_of, read_matter
from assembler.load import load
from assembler.load.files import real_path
from assembler.load.source import Source
from assembler.model.matter import Matter
from assembler.results import Options
from tests.support.runs import written
from tests.support.small_matter import TEXT

OPTIONS = Options()
REFERRING = TEXT.replace(
    "printed copies of the whole pattern.", "printed copies, as [[owned]] and [[owned..registered]] say."
)


@dataclass(frozen=True)
class Known:
    matter: Matter
    source: Source


def known(folder: Path, text: str = REFERRING) -> Known:
    reading = read_matter(written(folder, text), OPTIONS, {})
    assert reading.checked, [finding.message for finding in reading.findings]
    assert reading.source
    return Known(reading.checked.matter, reading.source)


def name(at: Known, of: str) -> Name:
    return defined_names(at.matter, at.source)[of]


def test_uses_of_a_name_are_references_ranges_and_lists(folder: Path) -> None:
    at = known(folder)
    for called, least in {"owned": 2, "strings": 1, "placeholder": 1}.items():
        uses = uses_of(name(at, called), at.source, OPTIONS)
        assert len(uses) >= least, called
        assert {at.source.written_at(place) for place in uses} == {called}
    written_uses = sum(line.count("owned") for line in REFERRING.split("\n")) - REFERRING.count("owned by")
    assert len(uses_of(name(at, "owned"), at.source, OPTIONS)) + 1 == written_uses


def test_a_rename_changes_every_use_and_leaves_a_matter_without_new_faults(folder: Path) -> None:
    at = known(folder)
    edits = renamed(name(at, "owned"), "authorship", at.source, OPTIONS)
    texts = with_edits(at.source, edits)
    after = load(at.source.file, None, texts)
    assert not any("owned" in line for line in after.texts["matter.yaml"] if "[[" in line)
    assert read_matter(at.source.file, OPTIONS, texts).checked
    taken = name(at, "owned")
    with pytest.raises(MatterError):
        renamed(taken, "registered", at.source, OPTIONS)
    with pytest.raises(MatterError):
        renamed(taken, "not a name!", at.source, OPTIONS)


def proposed(folder: Path, text: str) -> list[str]:
    """Return what is proposed at the mark `|` in *text*, after the small matter was read."""
    file = written(folder, REFERRING)
    checked = read_matter(file, OPTIONS, {}).checked
    before, _, after = text.partition("|")
    typing = Typing(f"{before}{after}", before.count("\n"), len(before) - before.rfind("\n") - 1, file)
    opened = {real_path(file): typing.text}
    return [proposal.text for proposal in completions(typing, checked, OPTIONS, opened)]


def test_keys_values_and_names_are_proposed_where_they_may_stand(folder: Path) -> None:
    assert {"court: ", "parties: "} & {*proposed(folder, "|\nabout: x\n")} == {"court: ", "parties: "}
    assert "court: " not in proposed(folder, REFERRING.replace("about:", "|\nabout:", 1))
    assert "wawd" in proposed(folder, REFERRING.replace("court: wawd", "court: |"))
    assert "ca-breach-of-contract" in proposed(folder, "claims:\n  - cause: |\n")
    assert "answer" in proposed(folder, "events:\n  - {event: |}\n")
    assert proposed(folder, REFERRING.replace("counsel: [placeholder]", "counsel: [|]")) == ["placeholder"]
    assert proposed(folder, REFERRING.replace("counsel: [placeholder]", "counsel:\n      - |")) == ["placeholder"]
    assert {*proposed(folder, REFERRING.replace("against: [strings]", "against: [|]"))} == {"kites", "strings"}
    assert proposed(folder, REFERRING.replace("about: Wholly", "about: Wholly # see |")) == []
    assert proposed(folder, REFERRING.replace("counsel: [placeholder]", "counsel: [|")) == ["placeholder"]
    assert "defendant" in proposed(folder, REFERRING.replace("role: plaintiff", "role: |"))
    count = "claims:\n  - cause: us-copyright-infringement\n    elements:\n      "
    assert proposed(folder, f"{count}|\n")[:2] == ["ownership: ", "registration: "]
    assert "owned" in proposed(folder, REFERRING.replace("ownership: [owned]", "ownership: [|]"))
    assert {"owned", "registered", "copied"} <= {*proposed(folder, REFERRING.replace("[[owned]]", "[[|]]"))}


def test_a_name_and_a_record_are_explained(folder: Path) -> None:
    reading = read_matter(written(folder, REFERRING), OPTIONS, {})
    assert reading.checked
    about = about_name("owned", reading.checked)
    assert about.startswith("¶ ")
    assert "owns the copyright" in about
    assert about_name("nobody", reading.checked) == ""
    assert "Western District of Washington" in about_record("wawd")
    assert about_record("nothing-like-it") == ""


def test_the_outline_has_parties_sections_with_paragraphs_and_papers(folder: Path) -> None:
    at = known(folder)
    entries = outline(at.matter, at.source, at.source.file)
    assert {entry.kind for entry in entries} >= {"party", "section", "count", "paper"}
    facts = next(entry for entry in entries if entry.kind == "section")
    assert [entry.kind for entry in facts.below] == ["paragraph"] * len(facts.below)
    assert facts.below


def test_a_file_that_others_extend_is_checked_through_them(folder: Path) -> None:
    base = written(folder, REFERRING, "base.yaml")
    heir = written(folder, "extends: base.yaml\nabout: An heir.\n", "heir.yaml")
    third = written(folder, "extends: heir.yaml\n", "third.yaml")
    assert matters_of(base, {}) == (heir, third)
    assert matters_of(third, {}) == (third,)
    opened = {real_path(third): "about: alone\n"}
    assert matters_of(base, opened) == (heir,)


def test_a_file_of_another_program_is_no_matter(folder: Path) -> None:
    assert matters_of(written(folder, "services: {web: {image: x}}\n", "docker-compose.yaml"), {}) == ()
    assert matters_of(written(folder, "", "matter.yaml"), {}) != ()
