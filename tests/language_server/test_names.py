"""All uses of a name are found, and a rename changes them all or is refused."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from assembler.findings.finding import MatterError
from assembler.language_server.completion import Proposal, completions
from assembler.language_server.hover import about_name, about_record, about_word
from assembler.language_server.names import Name, defined_names, edits_for_rename, part_at, uses_of, with_edits
from assembler.language_server.outline import outline, written_outline
from assembler.language_server.readings import TypedMatter, matters_of, names_in_files, read_matter
from assembler.language_server.typed_text import Typing, typing_at
from assembler.load import load
from assembler.load.files import real_path
from assembler.load.source import Source
from assembler.model.matter import Matter
from assembler.results import Checked, Options
from tests.support.places import ROOT
from tests.support.runs import write_file
from tests.support.small_matter import TEXT

OPTIONS = Options()
REFERRING = TEXT.replace(
    "printed copies of the whole pattern.", "printed copies, as [[owned]] and [[owned..registered]] say."
)


@dataclass(frozen=True)
class ReadMatter:
    matter: Matter
    source: Source


def read_small_matter(folder: Path, text: str = REFERRING) -> ReadMatter:
    reading = read_matter(write_file(folder, text), OPTIONS, {})
    assert reading.checked, [finding.message for finding in reading.findings]
    assert reading.source
    return ReadMatter(reading.checked.matter, reading.source)


def name(read: ReadMatter, word: str) -> Name:
    """Return the name *word* that the matter defines."""
    return defined_names(read.matter, read.source)[word]


def test_uses_of_a_name_are_references_ranges_and_lists(folder: Path) -> None:
    read = read_small_matter(folder)
    for word, min_count in {"owned": 2, "strings": 1, "placeholder": 1}.items():
        uses = uses_of(name(read, word), read.source, OPTIONS)
        assert len(uses) >= min_count, word
        assert {read.source.written_at(place) for place in uses} == {word}
    written_uses = sum(line.count("owned") for line in REFERRING.split("\n")) - REFERRING.count("owned by")
    assert len(uses_of(name(read, "owned"), read.source, OPTIONS)) + 1 == written_uses


def test_a_rename_changes_every_use_and_leaves_a_matter_without_new_faults(folder: Path) -> None:
    read = read_small_matter(folder)
    edits = edits_for_rename(name(read, "owned"), "authorship", read.source, OPTIONS)
    texts = with_edits(read.source, edits)
    renamed_source = load(read.source.file, None, texts)
    assert not any("owned" in line for line in renamed_source.texts["matter.yaml"] if "[[" in line)
    assert read_matter(read.source.file, OPTIONS, texts).checked
    owned = name(read, "owned")
    with pytest.raises(MatterError):
        edits_for_rename(owned, "registered", read.source, OPTIONS)
    with pytest.raises(MatterError):
        edits_for_rename(owned, "not a name!", read.source, OPTIONS)


def test_of_two_parts_with_the_same_name_the_part_at_the_cursor_is_renamed(folder: Path) -> None:
    text = REFERRING.replace("{id: copied,", "{id: strings,").replace("[copied]", "[strings]")
    read = read_small_matter(folder, text)
    shared_name = name(read, "strings")
    party, paragraph = shared_name.places
    assert part_at(shared_name, lambda place: place == party, read.source, OPTIONS) == Name("strings", (party,))
    part = part_at(shared_name, lambda place: place == paragraph, read.source, OPTIONS)
    assert part == Name("strings", (paragraph,))
    changed = {
        read.source.texts["matter.yaml"][edit.place.line - 1]
        for edit in edits_for_rename(part, "x", read.source, OPTIONS)
    }
    assert not any("against:" in line for line in changed)
    assert any("copying: [strings]" in line for line in changed)


def proposals_at_mark(folder: Path, text: str) -> list[str]:
    """Return the texts of the proposals at the mark `|` in *text*, after the small matter was read."""
    return [proposal.text for proposal in proposals(folder, text, REFERRING)]


@cache
def usable(text: str) -> Checked | None:
    """Return the matter with *text*, if it can be used."""
    file = Path("matter.yaml").absolute()
    return read_matter(file, OPTIONS, {real_path(file): text}).checked


def proposals(folder: Path, text: str, read_before: str) -> list[Proposal]:
    """Return the proposals at the mark `|` in *text*, after the matter was read as *read_before*, if not empty."""
    file = folder / "matter.yaml"
    checked = usable(read_before)
    before, _, after = text.partition("|")
    typing = Typing(f"{before}{after}", before.count("\n"), len(before) - before.rfind("\n") - 1, file)
    opened = {real_path(file): typing.text}
    return completions(typing, TypedMatter(file, checked, names_in_files(file, opened)), OPTIONS, opened)


def test_keys_values_and_names_are_proposed_where_they_are_allowed(folder: Path) -> None:
    assert {"court: ", "parties: "} & {*proposals_at_mark(folder, "|\nabout: x\n")} == {"court: ", "parties: "}
    assert "court: " not in proposals_at_mark(folder, REFERRING.replace("about:", "|\nabout:", 1))
    assert "wawd" in proposals_at_mark(folder, REFERRING.replace("court: wawd", "court: |"))
    assert "ca-breach-of-contract" in proposals_at_mark(folder, "claims:\n  - cause: |\n")
    assert "answer" in proposals_at_mark(folder, "events:\n  - {event: |}\n")
    assert proposals_at_mark(folder, REFERRING.replace("counsel: [placeholder]", "counsel: [|]")) == ["placeholder"]
    assert proposals_at_mark(folder, REFERRING.replace("counsel: [placeholder]", "counsel:\n      - |")) == [
        "placeholder"
    ]
    assert {*proposals_at_mark(folder, REFERRING.replace("against: [strings]", "against: [|]"))} == {"kites", "strings"}
    assert proposals_at_mark(folder, REFERRING.replace("about: Wholly", "about: Wholly # see |")) == []
    assert proposals_at_mark(folder, REFERRING.replace("counsel: [placeholder]", "counsel: [|")) == ["placeholder"]
    assert "defendant" in proposals_at_mark(folder, REFERRING.replace("role: plaintiff", "role: |"))
    count = "claims:\n  - cause: us-copyright-infringement\n    elements:\n      "
    assert proposals_at_mark(folder, f"{count}|\n")[:2] == ["ownership: ", "registration: "]
    assert "owned" in proposals_at_mark(folder, REFERRING.replace("ownership: [owned]", "ownership: [|]"))
    assert {"owned", "registered", "copied"} <= {*proposals_at_mark(folder, REFERRING.replace("[[owned]]", "[[|]]"))}
    assert proposals_at_mark(folder, REFERRING.replace("[[owned]]", "[[section:|]]")) == ["pattern"]
    assert "owned" in proposals_at_mark(folder, REFERRING.replace("[[owned]]", "[[complaint:|]]"))


def line_after_choice(folder: Path, text: str, choice: str) -> str:
    """Return the line at the mark `|` in *text* after the proposal whose text begins with *choice* was accepted."""
    proposal = next(proposal for proposal in proposals(folder, text, REFERRING) if proposal.text.startswith(choice))
    before, _, after = next(line for line in text.split("\n") if "|" in line).partition("|")
    return before[: len(before) - proposal.replaces] + proposal.text + after[proposal.replaces_after :]


def test_a_proposal_replaces_the_whole_word_around_the_cursor(folder: Path) -> None:
    middle = {
        REFERRING.replace("counsel: [placeholder]", "counsel: [place|hold]"): ("placeholder", "[placeholder]"),
        REFERRING.replace("kind: corporation", "kind: limi|ted partnership"): (
            "limited li",
            "limited liability company",
        ),
        REFERRING.replace("role: plaintiff", "ro|el: plaintiff"): ("role", "    role: plaintiff"),
        REFERRING.replace("[[owned]]", "[[own|ed]]"): ("owned", "[[owned]]"),
        REFERRING.replace("[[owned]]", "[[party:|]]"): ("kites", "[[party:kites]]"),
        REFERRING.replace("[[owned]]", "[[party:ki|]]"): ("kites", "[[party:kites]]"),
    }
    for text, (choice, words) in middle.items():
        assert words in line_after_choice(folder, text, choice)


def test_a_cursor_outside_the_text_is_at_its_end(folder: Path) -> None:
    assert typing_at("a: b\nc: d", 7, 9, folder) == Typing("a: b\nc: d", 1, 4, folder)


def test_courts_and_causes_are_found_by_their_names_too(folder: Path) -> None:
    courts = {proposal.text: proposal.title for proposal in proposals(folder, "court: |\n", REFERRING)}
    assert courts["wawd"] == "United States District Court for the Western District of Washington"
    causes = proposals(folder, REFERRING.replace("cause: us-copyright-infringement", "cause: |"), REFERRING)
    assert "Breach of Contract (California)" in {cause.title for cause in causes}
    first = {cause.text.partition("-")[0] for cause in causes if cause.rank == 0}
    assert first == {"us", "wa"}
    roles = {
        proposal.text: proposal.title
        for proposal in proposals(folder, REFERRING.replace("role: plaintiff", "role: |"), "")
    }
    assert roles["petitioner"] == "side: plaintiff"


UNREADABLE = REFERRING.partition("filings:")[0].replace("about: Wholly", "about: [Wholly")


def test_names_are_proposed_before_the_matter_could_ever_be_read(folder: Path) -> None:
    def texts(text: str) -> set[str]:
        assert text != UNREADABLE
        return {proposal.text for proposal in proposals(folder, text, "")}

    assert texts(UNREADABLE.replace("against: [strings]", "against: [|")) == {"kites", "strings"}
    assert texts(UNREADABLE.replace("counsel: [placeholder]", "counsel: |")) == {"placeholder"}
    assert {"owned", "copied"} <= texts(UNREADABLE.replace("ownership: [owned]", "ownership: [|]"))
    assert "owned" in texts(UNREADABLE.replace("[[owned]]", "[[|"))
    assert texts(UNREADABLE.replace("about: [Wholly", "about: |")) == set()


def test_written_names_are_those_of_the_matter(folder: Path) -> None:
    for text in (REFERRING, *(file.read_text("utf-8") for file in ROOT.glob("matters/contrast_nysd/*.yaml"))):
        file = write_file(folder, text)
        reading = read_matter(file, OPTIONS, {})
        assert reading.checked
        assert reading.source
        names = defined_names(reading.checked.matter, reading.source)
        defined = {(name, place.line, place.column) for name in names for place in names[name].places}
        assert {(name.name, name.place.line, name.place.column) for name in names_in_files(file, {})} == defined


def test_the_outline_of_an_unreadable_text_has_its_written_names(folder: Path) -> None:
    file = write_file(folder, UNREADABLE)
    entries = written_outline(names_in_files(file, {}), file)
    assert [(entry.kind, entry.words) for entry in entries] == [
        ("party", "kites: Sample Kites, Inc."),
        ("party", "strings: Imaginary Strings, Inc."),
        ("section", "pattern: The Pattern"),
    ]
    assert [entry.words.partition(":")[0] for entry in entries[-1].below] == ["owned", "registered", "copied"]


def hover_text(folder: Path, text: str) -> str:
    """Return the explanation of the word in *text* that ends at the mark `|`."""
    file = folder / "matter.yaml"
    before, _, after = text.partition("|")
    typing = Typing(f"{before}{after}", before.count("\n"), len(before) - before.rfind("\n") - 1, file)
    typed_matter = TypedMatter(file, usable(REFERRING), names_in_files(file, {real_path(file): REFERRING}))
    return about_word(re.split(r"[^\w-]", before)[-1], typing, typed_matter, OPTIONS)


def test_keys_elements_events_and_codes_of_rules_are_explained(folder: Path) -> None:
    assert hover_text(folder, REFERRING.replace("kind: corporation", "kind|: corporation", 1)).startswith(
        "the legal form"
    )
    assert "copyright" in hover_text(folder, REFERRING.replace("ownership:", "ownership|:"))
    assert hover_text(folder, REFERRING.replace("JUR018:", "JUR018|:")).startswith("JUR018 ")
    assert "bad example" not in hover_text(folder, REFERRING.replace("JUR018:", "JUR018|:"))
    assert "Seattle" in hover_text(folder, REFERRING.replace("court: wawd", "court: wawd|"))
    assert (
        hover_text(folder, "events:\n  - event: motion| to dismiss\n")
        == "a party moved to dismiss the complaint or a claim"
    )
    assert hover_text(folder, REFERRING.replace("Sample Kites wrote", "Sample kites| wrote")) == ""
    assert "owns the copyright" in hover_text(folder, REFERRING.replace("[[owned]]", "[[owned|]]"))


def test_a_name_and_a_record_are_explained(folder: Path) -> None:
    reading = read_matter(write_file(folder, REFERRING), OPTIONS, {})
    assert reading.checked
    about = about_name("owned", reading.checked)
    assert about.startswith("¶ ")
    assert "owns the copyright" in about
    assert about_name("nobody", reading.checked) == ""
    assert "Western District of Washington" in about_record("wawd")
    assert about_record("nothing-like-it") == ""


def test_the_outline_has_parties_sections_with_paragraphs_and_papers(folder: Path) -> None:
    read = read_small_matter(folder)
    entries = outline(read.matter, read.source, read.source.file)
    assert {entry.kind for entry in entries} >= {"party", "section", "count", "paper"}
    facts = next(entry for entry in entries if entry.kind == "section")
    assert [entry.kind for entry in facts.below] == ["paragraph"] * len(facts.below)
    assert facts.below


def test_a_file_that_others_extend_is_checked_through_them(folder: Path) -> None:
    base = write_file(folder, REFERRING, "base.yaml")
    heir = write_file(folder, "extends: base.yaml\nabout: An heir.\n", "heir.yaml")
    third = write_file(folder, "extends: heir.yaml\n", "third.yaml")
    assert matters_of(base, {}) == (heir, third)
    assert matters_of(third, {}) == (third,)
    below = write_file(folder / "suit", "extends: ../base.yaml\n")
    assert matters_of(base, {}) == (heir, third, below)
    below.unlink()
    opened = {real_path(third): "about: alone\n"}
    assert matters_of(base, opened) == (heir,)


def test_a_file_of_another_program_is_not_a_matter(folder: Path) -> None:
    assert matters_of(write_file(folder, "services: {web: {image: x}}\n", "docker-compose.yaml"), {}) == ()
    assert matters_of(write_file(folder, "", "matter.yaml"), {}) != ()
    assert matters_of(write_file(folder, "extends: default\nrules: {}\n", ".yamllint.yaml"), {}) == ()
    assert matters_of(write_file(folder, "id: own\nextends: wawd\nname: Own Court\n", "own.yaml"), {}) == ()
    assert matters_of(write_file(folder, "extends: dispute.yaml # of both\n", "heir.yaml"), {}) != ()
