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
TEXT_WITH_REFERENCES = TEXT.replace(
    "printed copies of the whole pattern.", "printed copies, as [[owned]] and [[owned..registered]] say."
)


@dataclass(frozen=True)
class ReadMatter:
    matter: Matter
    source: Source


def read_small_matter(folder: Path, text: str = TEXT_WITH_REFERENCES) -> ReadMatter:
    reading = read_matter(write_file(folder, text), OPTIONS, open_texts={})
    assert reading.checked_matter, [finding.message for finding in reading.findings]
    assert reading.source
    return ReadMatter(reading.checked_matter.matter, reading.source)


def name_in(small_matter: ReadMatter, word: str) -> Name:
    """Return the name *word* that the matter defines."""
    return defined_names(small_matter.matter, small_matter.source)[word]


def test_uses_of_a_name_are_references_ranges_and_lists(folder: Path) -> None:
    small_matter = read_small_matter(folder)
    for word, min_count in {"owned": 2, "strings": 1, "placeholder": 1}.items():
        uses = uses_of(name_in(small_matter, word), small_matter.source, OPTIONS)
        assert len(uses) >= min_count, word
        assert {small_matter.source.written_at(place) for place in uses} == {word}
    written_uses = sum(line.count("owned") for line in TEXT_WITH_REFERENCES.split("\n")) - TEXT_WITH_REFERENCES.count(
        "owned by"
    )
    assert len(uses_of(name_in(small_matter, "owned"), small_matter.source, OPTIONS)) + 1 == written_uses


@pytest.mark.slow
def test_a_rename_changes_every_use_and_leaves_a_matter_without_new_faults(folder: Path) -> None:
    small_matter = read_small_matter(folder)
    edits = edits_for_rename(name_in(small_matter, "owned"), "authorship", small_matter.source, OPTIONS)
    texts = with_edits(small_matter.source, edits)
    renamed_source = load(small_matter.source.file, open_texts=texts)
    assert not any("owned" in line for line in renamed_source.texts["matter.yaml"] if "[[" in line)
    assert read_matter(small_matter.source.file, OPTIONS, texts).checked_matter
    owned = name_in(small_matter, "owned")
    with pytest.raises(MatterError):
        edits_for_rename(owned, "registered", small_matter.source, OPTIONS)
    with pytest.raises(MatterError):
        edits_for_rename(owned, "not a name!", small_matter.source, OPTIONS)


def test_of_two_parts_with_the_same_name_the_part_at_the_cursor_is_renamed(folder: Path) -> None:
    text = TEXT_WITH_REFERENCES.replace("{id: copied,", "{id: strings,").replace("[copied]", "[strings]")
    small_matter = read_small_matter(folder, text)
    shared_name = name_in(small_matter, "strings")
    party, paragraph = shared_name.places
    assert part_at(shared_name, lambda place: place == party, small_matter.source, OPTIONS) == Name("strings", (party,))
    part = part_at(shared_name, lambda place: place == paragraph, small_matter.source, OPTIONS)
    assert part == Name("strings", (paragraph,))
    lines = small_matter.source.texts["matter.yaml"]
    edits = edits_for_rename(part, "x", small_matter.source, OPTIONS)
    changed_lines = {lines[edit.place.line - 1] for edit in edits}
    assert not any("against:" in line for line in changed_lines)
    assert any("copying: [strings]" in line for line in changed_lines)


def proposals_at_mark(folder: Path, text: str) -> list[str]:
    """Return the texts of the proposals at the mark `|` in *text*, after the small matter was read."""
    return [proposal.text for proposal in proposals(folder, text, TEXT_WITH_REFERENCES)]


@cache
def checked_matter(text: str) -> Checked | None:
    """Return the matter with *text*, if it can be used."""
    file = Path("matter.yaml").absolute()
    return read_matter(file, OPTIONS, {real_path(file): text}).checked_matter


def typing_at_mark(file: Path, text: str) -> Typing:
    """Return the state of an editor with *text* of *file*, whose cursor is at the mark `|`."""
    before, _, after = text.partition("|")
    return Typing(f"{before}{after}", before.count("\n"), len(before) - before.rfind("\n") - 1, file)


def proposals(folder: Path, text: str, read_before: str) -> list[Proposal]:
    """Return the proposals at the mark `|` in *text*, after the matter was read as *read_before*, if not empty."""
    file = folder / "matter.yaml"
    checked = checked_matter(read_before)
    typing = typing_at_mark(file, text)
    open_texts = {real_path(file): typing.text}
    return completions(typing, TypedMatter(file, checked, names_in_files(file, open_texts)), OPTIONS, open_texts)


def test_keys_values_and_names_are_proposed_where_they_are_allowed(folder: Path) -> None:
    assert {"court: ", "parties: "} <= set(proposals_at_mark(folder, "|\nabout: x\n"))
    assert "court: " not in proposals_at_mark(folder, TEXT_WITH_REFERENCES.replace("about:", "|\nabout:", 1))
    assert "wawd" in proposals_at_mark(folder, TEXT_WITH_REFERENCES.replace("court: wawd", "court: |"))
    assert "ca-breach-of-contract" in proposals_at_mark(folder, "claims:\n  - cause: |\n")
    assert "answer" in proposals_at_mark(folder, "events:\n  - {event: |}\n")
    assert proposals_at_mark(folder, TEXT_WITH_REFERENCES.replace("counsel: [placeholder]", "counsel: [|]")) == [
        "placeholder"
    ]
    assert proposals_at_mark(folder, TEXT_WITH_REFERENCES.replace("counsel: [placeholder]", "counsel:\n      - |")) == [
        "placeholder"
    ]
    defendants = proposals_at_mark(folder, TEXT_WITH_REFERENCES.replace("against: [strings]", "against: [|]"))
    assert set(defendants) == {"kites", "strings"}
    assert proposals_at_mark(folder, TEXT_WITH_REFERENCES.replace("about: Wholly", "about: Wholly # see |")) == []
    assert proposals_at_mark(folder, TEXT_WITH_REFERENCES.replace("counsel: [placeholder]", "counsel: [|")) == [
        "placeholder"
    ]
    assert "defendant" in proposals_at_mark(folder, TEXT_WITH_REFERENCES.replace("role: plaintiff", "role: |"))
    count = "claims:\n  - cause: us-copyright-infringement\n    elements:\n      "
    assert proposals_at_mark(folder, f"{count}|\n")[:2] == ["ownership: ", "registration: "]
    assert "owned" in proposals_at_mark(folder, TEXT_WITH_REFERENCES.replace("ownership: [owned]", "ownership: [|]"))
    targets = proposals_at_mark(folder, TEXT_WITH_REFERENCES.replace("[[owned]]", "[[|]]"))
    assert {"owned", "registered", "copied"} <= set(targets)
    assert proposals_at_mark(folder, TEXT_WITH_REFERENCES.replace("[[owned]]", "[[section:|]]")) == ["pattern"]
    assert "owned" in proposals_at_mark(folder, TEXT_WITH_REFERENCES.replace("[[owned]]", "[[complaint:|]]"))


def line_after_choice(folder: Path, text: str, choice: str) -> str:
    """Return the line at the mark `|` in *text* after the proposal whose text begins with *choice* was accepted."""
    proposal = next(
        proposal for proposal in proposals(folder, text, TEXT_WITH_REFERENCES) if proposal.text.startswith(choice)
    )
    before, _, after = next(line for line in text.split("\n") if "|" in line).partition("|")
    return before[: len(before) - proposal.replaces] + proposal.text + after[proposal.replaces_after :]


def test_a_proposal_replaces_the_whole_word_around_the_cursor(folder: Path) -> None:
    choices = {
        TEXT_WITH_REFERENCES.replace("counsel: [placeholder]", "counsel: [place|hold]"): (
            "placeholder",
            "[placeholder]",
        ),
        TEXT_WITH_REFERENCES.replace("kind: corporation", "kind: limi|ted partnership"): (
            "limited li",
            "limited liability company",
        ),
        TEXT_WITH_REFERENCES.replace("role: plaintiff", "ro|el: plaintiff"): ("role", "    role: plaintiff"),
        TEXT_WITH_REFERENCES.replace("[[owned]]", "[[own|ed]]"): ("owned", "[[owned]]"),
        TEXT_WITH_REFERENCES.replace("[[owned]]", "[[party:|]]"): ("kites", "[[party:kites]]"),
        TEXT_WITH_REFERENCES.replace("[[owned]]", "[[party:ki|]]"): ("kites", "[[party:kites]]"),
    }
    for text, (choice, words) in choices.items():
        assert words in line_after_choice(folder, text, choice)


def test_a_cursor_outside_the_text_is_at_its_end(folder: Path) -> None:
    assert typing_at("a: b\nc: d", line=7, column=9, file=folder) == Typing("a: b\nc: d", line=1, column=4, file=folder)


def test_courts_and_causes_are_found_by_their_names_too(folder: Path) -> None:
    courts = {proposal.text: proposal.title for proposal in proposals(folder, "court: |\n", TEXT_WITH_REFERENCES)}
    assert courts["wawd"] == "United States District Court for the Western District of Washington"
    causes = proposals(
        folder, TEXT_WITH_REFERENCES.replace("cause: us-copyright-infringement", "cause: |"), TEXT_WITH_REFERENCES
    )
    assert "Breach of Contract (California)" in {cause.title for cause in causes}
    jurisdictions_ranked_first = {cause.text.partition("-")[0] for cause in causes if cause.rank == 0}
    assert jurisdictions_ranked_first == {"us", "wa"}
    roles = {
        proposal.text: proposal.title
        for proposal in proposals(folder, TEXT_WITH_REFERENCES.replace("role: plaintiff", "role: |"), read_before="")
    }
    assert roles["petitioner"] == "side: plaintiff"


UNREADABLE_TEXT = TEXT_WITH_REFERENCES.partition("filings:")[0].replace("about: Wholly", "about: [Wholly")


def test_names_are_proposed_before_the_matter_could_ever_be_read(folder: Path) -> None:
    def texts(text: str) -> set[str]:
        assert text != UNREADABLE_TEXT
        return {proposal.text for proposal in proposals(folder, text, read_before="")}

    assert texts(UNREADABLE_TEXT.replace("against: [strings]", "against: [|")) == {"kites", "strings"}
    assert texts(UNREADABLE_TEXT.replace("counsel: [placeholder]", "counsel: |")) == {"placeholder"}
    assert {"owned", "copied"} <= texts(UNREADABLE_TEXT.replace("ownership: [owned]", "ownership: [|]"))
    assert "owned" in texts(UNREADABLE_TEXT.replace("[[owned]]", "[[|"))
    assert texts(UNREADABLE_TEXT.replace("about: [Wholly", "about: |")) == set()


def test_written_names_are_those_of_the_matter(folder: Path) -> None:
    for text in (
        TEXT_WITH_REFERENCES,
        *(file.read_text("utf-8") for file in ROOT.glob("matters/contrast_nysd/*.yaml")),
    ):
        file = write_file(folder, text)
        reading = read_matter(file, OPTIONS, open_texts={})
        assert reading.checked_matter
        assert reading.source
        expected: set[tuple[str, int, int]] = set()
        for word, name in defined_names(reading.checked_matter.matter, reading.source).items():
            expected |= {(word, place.line, place.column) for place in name.places}
        assert {
            (name.name, name.place.line, name.place.column) for name in names_in_files(file, open_texts={})
        } == expected


def test_the_outline_of_an_unreadable_text_has_its_written_names(folder: Path) -> None:
    file = write_file(folder, UNREADABLE_TEXT)
    entries = written_outline(names_in_files(file, open_texts={}), file)
    assert [(entry.kind, entry.words) for entry in entries] == [
        ("party", "kites: Sample Kites, Inc."),
        ("party", "strings: Imaginary Strings, Inc."),
        ("section", "pattern: The Pattern"),
    ]
    assert [entry.words.partition(":")[0] for entry in entries[-1].below] == ["owned", "registered", "copied"]


def hover_text(folder: Path, text: str) -> str:
    """Return the explanation of the word in *text* that ends at the mark `|`."""
    file = folder / "matter.yaml"
    names = names_in_files(file, {real_path(file): TEXT_WITH_REFERENCES})
    typed_matter = TypedMatter(file, checked_matter(TEXT_WITH_REFERENCES), names)
    word = re.search(r"([\w-]*)\|", text)
    assert word
    return about_word(word[1], typing_at_mark(file, text), typed_matter, OPTIONS)


def test_keys_elements_events_and_codes_of_rules_are_explained(folder: Path) -> None:
    assert hover_text(folder, TEXT_WITH_REFERENCES.replace("kind: corporation", "kind|: corporation", 1)).startswith(
        "the legal form"
    )
    assert "copyright" in hover_text(folder, TEXT_WITH_REFERENCES.replace("ownership:", "ownership|:"))
    assert hover_text(folder, TEXT_WITH_REFERENCES.replace("JUR018:", "JUR018|:")).startswith("JUR018 ")
    assert "bad example" not in hover_text(folder, TEXT_WITH_REFERENCES.replace("JUR018:", "JUR018|:"))
    assert "Seattle" in hover_text(folder, TEXT_WITH_REFERENCES.replace("court: wawd", "court: wawd|"))
    assert (
        hover_text(folder, "events:\n  - event: motion| to dismiss\n")
        == "a party moved to dismiss the complaint or a claim"
    )
    assert hover_text(folder, TEXT_WITH_REFERENCES.replace("Sample Kites wrote", "Sample kites| wrote")) == ""
    assert "owns the copyright" in hover_text(folder, TEXT_WITH_REFERENCES.replace("[[owned]]", "[[owned|]]"))


def test_a_name_and_a_record_are_explained(folder: Path) -> None:
    reading = read_matter(write_file(folder, TEXT_WITH_REFERENCES), OPTIONS, open_texts={})
    assert reading.checked_matter
    about = about_name("owned", reading.checked_matter)
    assert about.startswith("¶ ")
    assert "owns the copyright" in about
    assert about_name("nobody", reading.checked_matter) == ""
    assert "Western District of Washington" in about_record("wawd")
    assert about_record("nothing-like-it") == ""


def test_the_outline_has_parties_sections_with_paragraphs_and_papers(folder: Path) -> None:
    small_matter = read_small_matter(folder)
    entries = outline(small_matter.matter, small_matter.source, small_matter.source.file)
    assert {entry.kind for entry in entries} >= {"party", "section", "count", "paper"}
    facts = next(entry for entry in entries if entry.kind == "section")
    assert [entry.kind for entry in facts.below] == ["paragraph"] * len(facts.below)
    assert facts.below


def test_a_file_that_others_extend_is_checked_through_them(folder: Path) -> None:
    base = write_file(folder, TEXT_WITH_REFERENCES, "base.yaml")
    second = write_file(folder, "extends: base.yaml\nabout: A second matter.\n", "second.yaml")
    third = write_file(folder, "extends: second.yaml\n", "third.yaml")
    assert matters_of(base, open_texts={}) == (second, third)
    assert matters_of(third, open_texts={}) == (third,)
    in_inner_folder = write_file(folder / "suit", "extends: ../base.yaml\n")
    assert matters_of(base, open_texts={}) == (second, third, in_inner_folder)
    in_inner_folder.unlink()
    open_texts = {real_path(third): "about: alone\n"}
    assert matters_of(base, open_texts) == (second,)


def test_a_file_of_another_program_is_not_a_matter(folder: Path) -> None:
    assert matters_of(write_file(folder, "services: {web: {image: x}}\n", "docker-compose.yaml"), open_texts={}) == ()
    assert matters_of(write_file(folder, text="", name="matter.yaml"), open_texts={}) != ()
    assert matters_of(write_file(folder, "extends: default\nrules: {}\n", ".yamllint.yaml"), open_texts={}) == ()
    assert matters_of(write_file(folder, "id: own\nextends: wawd\nname: Own Court\n", "own.yaml"), open_texts={}) == ()
    assert matters_of(write_file(folder, "extends: dispute.yaml # of both\n", "heir.yaml"), open_texts={}) != ()
