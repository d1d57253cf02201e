"""Upgrades a matter from one version of the format to the next, with edits to its text."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from assembler.findings.finding import Edit, Finding, Place
from assembler.findings.path import KeyPath
from assembler.findings.suggestions import join_remedies
from assembler.load.files import display_name
from assembler.load.source import Source
from assembler.load.version import FORMAT_VERSION

UNUSED_KEYS = ("hearing", "character")
"""Keys of a filing that version 1 accepted in every kind of paper, although some kinds ignored them."""

UNKNOWN_KEY = "MAT002"

UPGRADE = "`assembler fix --upgrade`"


def version_of(source: Source) -> int:
    """Return the version of the format that *source* declares."""
    version = str(source.data.get("version", 1))
    return int(version) if version.isascii() and version.isdigit() else 1


def upgrade_edits(source: Source, findings: Iterable[Finding]) -> list[Edit]:
    """Return the edits that upgrade *source*, on which validation reports *findings*, to the next version, if any.

    From version 1 to version 2, the edits delete keys that version 1 ignored and that are now an error.
    """
    version = version_of(source)
    if version >= FORMAT_VERSION:
        return []
    return [_new_version(source, version + 1), *_without_unused_keys(source, findings)]


def _new_version(source: Source, version: int) -> Edit:
    """Return the edit that replaces the version in *source* with *version*, or writes it above the first key."""
    if ("version",) in source.keys:
        return Edit(source.place_at(("version",)), str(version))
    name = display_name(source.file)
    top = source.place_at(())
    first_key = min(place for path, place in source.keys.items() if len(path) == 1 and place.file == name)
    place_before = replace(first_key, end_line=first_key.line, end_column=first_key.column)
    return Edit(place_before, f"version: {version}" + (", " if top.end_line else "\n"))


def with_upgrade(findings: Iterable[Finding], source: Source) -> list[Finding]:
    """Return *findings*, with the upgrade as a further remedy for the findings that it would resolve."""
    places = set() if version_of(source) >= FORMAT_VERSION else {source.keys[path] for path in _unused_keys(source)}
    return [_with_remedy(finding) if _is_unknown_key_at(finding, places) else finding for finding in findings]


def _with_remedy(finding: Finding) -> Finding:
    return replace(finding, fix=join_remedies(finding.fix, f"or let {UPGRADE} delete it"))


def _without_unused_keys(source: Source, findings: Iterable[Finding]) -> Iterator[Edit]:
    """Yield an edit to delete each key in `UNUSED_KEYS` that *findings* report as unknown."""
    unknown_places = {finding.place for finding in findings if finding.code == UNKNOWN_KEY}
    for path in _unused_keys(source):
        if source.keys[path] in unknown_places:
            yield from _deletion(source, path)


def _unused_keys(source: Source) -> Iterator[KeyPath]:
    """Yield the path of each key of a filing of *source* that is in `UNUSED_KEYS`."""
    filings = source.data.get("filings", ())
    for index, filing in enumerate(filings if isinstance(filings, list) else ()):
        if not isinstance(filing, dict):
            continue
        for key in UNUSED_KEYS:
            if (path := ("filings", index, key)) in source.keys:
                yield path


def _is_unknown_key_at(finding: Finding, places: set[Place]) -> bool:
    return finding.code == UNKNOWN_KEY and finding.place in places


def _deletion(source: Source, path: KeyPath) -> Iterator[Edit]:
    """Yield the edit that deletes the key at *path* with its value, if the key can be deleted by itself."""
    keys = [key for key in source.keys if len(key) == len(path) and key[:-1] == path[:-1]]
    index = keys.index(path)
    start = source.keys[path]
    end_line, end_column = _end_of_value(source, path)
    if not source.place_at(path[:-1]).end_line and _begins_line(source, start):
        yield Edit(Place(start.file, start.line, 1, end_line + 1, 1), text="")
    elif later_keys := keys[index + 1 :]:  # the map is in braces, or begins after a list's dash
        next_key = source.keys[later_keys[0]]
        lines = source.written_at(Place(start.file, end_line, end_column, next_key.line, next_key.column)).split("\n")
        if any(line.strip() for line in lines[1:]):  # keep a comment that belongs to the next key
            end_column += len(lines[0])
        else:
            end_line = next_key.line
            end_column = next_key.column
        yield Edit(replace(start, end_line=end_line, end_column=end_column), text="")
    elif earlier_keys := keys[:index]:
        previous_end = _end_of_value(source, earlier_keys[-1])
        yield Edit(Place(start.file, *previous_end, end_line, end_column), text="")


def _begins_line(source: Source, place: Place) -> bool:
    return not source.texts[place.file][place.line - 1][: place.column - 1].strip()


def _end_of_value(source: Source, path: KeyPath) -> tuple[int, int]:
    """Return the line and column of the end of the value at *path*, or of the last value in it."""
    places = (place for key, place in source.values.items() if key[: len(path)] == path)
    return max((place.end_line, place.end_column) for place in places)
