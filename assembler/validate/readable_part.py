"""Checks a matter without its faulty parts, and keeps only the findings that the faults cannot have caused."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from assembler.findings.finding import Finding, Place
from assembler.findings.path import KeyPath, walk_texts
from assembler.language.regex import Regex
from assembler.load.source import Source
from assembler.model.keys import FILE_KEYS
from assembler.model.matter import Matter
from assembler.validate.repaired import REMOVAL, Repair, repair_of, uncertain_words, with_repairs

MAX_ROUNDS = 6
"""The maximum number of rounds of repair. A part that loses a required key in one round is left out in the next."""

CERTAIN_CODES = frozenset({"MAT002", "MAT004", "MAT005", "MAT006", "EXH007"})
"""The codes of faults that cannot be caused by leaving out a part, unless the fault names that part."""

UNDEFINED_NAME = "MAT004"
"""The code of the fault for an undefined name."""

UNKNOWN_KEY = "MAT002"
"""The code of the fault for a key that is unknown or that the document type does not allow."""

COURT_KEYS = frozenset("county division district city judge magistrate statements assignment venue".split())
"""Keys of a matter whose values only its court can confirm."""

QUOTED = Regex(r"`([^`]*)`")

ReadErrors = Callable[[Sequence[Any], Source], list[tuple[KeyPath, Finding]]]
"""Turns pydantic's errors in a source into findings, each with its path."""


@dataclass(frozen=True)
class ReadableMatter:
    """A matter without its faulty parts, with the facts about those parts."""

    source: Source
    matter: Matter
    corrected_findings: tuple[Finding, ...]
    """The findings on parts whose misspelled key was corrected."""
    certain_codes: frozenset[str] | None
    """The codes of the faults that cannot be caused by leaving out parts; None if no part was left out."""
    doubtful_words: frozenset[str]
    """The words that may be undefined only because a part was left out."""
    reported_places: frozenset[Place]
    """The places of the faulty parts."""
    has_court: bool
    """Whether the matter was read with its own court, not with a substitute."""
    is_whole: bool
    """Whether only unknown keys were left out, so that the rules can be applied to the matter."""

    def certain_findings(self, findings: Sequence[Finding]) -> list[Finding]:
        """Return the *findings* that the faulty parts cannot have caused."""
        return [
            finding for finding in findings if finding.place not in self.reported_places and self._is_certain(finding)
        ]

    def _is_certain(self, finding: Finding) -> bool:
        has_certain_code = self.certain_codes is None or finding.code in self.certain_codes
        return has_certain_code and self.doubtful_words.isdisjoint(QUOTED.findall(finding.message))


def readable_part(
    source: Source, errors: Sequence[Any], read_matter: Callable[[Source], Matter], read_errors: ReadErrors, court: str
) -> ReadableMatter | None:
    """Return *source* without the parts in which pydantic reports *errors*; None if too much is faulty.

    A matter without a court is read with the court *court*, but without the values that only its own court can confirm.
    The result is also None for the base of a batch.
    """
    if not source.filled_row and any("<<" in text for _, text in walk_texts(source.data)):
        return None
    corrected_findings: list[Finding] = []
    doubtful_words: set[str] = set()
    reported_places: set[Place] = set()
    renamed_places: set[Place] = set()
    names_are_known = True
    has_court = True
    is_whole = True
    for round_index in range(MAX_ROUNDS):
        results = read_errors(errors, source)
        missing_keys = [finding for path, finding in results if not path]
        if len(missing_keys) > 1 or (missing_keys and "court" in source.data):
            return None
        results = [(path, finding) for path, finding in results if path]
        corrected_findings += [
            finding for path, finding in results if round_index and source.place_at(path) in renamed_places
        ]
        repairs = _repairs(results, source)
        if any(repair.key in FILE_KEYS for repair in repairs.values()):  # a misspelled `extends`
            return None
        reported_places |= {finding.place for _, finding in results}
        removed_paths = [path for path, repair in repairs.items() if repair == REMOVAL]
        is_whole &= not missing_keys and all(
            finding.code == UNKNOWN_KEY for path, finding in results if path in removed_paths
        )
        doubtful_words |= {*uncertain_words(source, removed_paths)}
        names_are_known &= not any(_may_define_names(path, results, source) for path in removed_paths)
        renamed_places |= {source.place_at(path) for path, repair in repairs.items() if repair.key}
        source = with_repairs(source, repairs)
        if missing_keys:
            source = _in_court(source, court)
            has_court = False
        try:
            matter = read_matter(source)
        except ValidationError as problem:
            errors = problem.errors(include_url=False)
        else:
            certain_codes = CERTAIN_CODES if names_are_known else CERTAIN_CODES - {UNDEFINED_NAME}
            return ReadableMatter(
                source=source,
                matter=matter,
                corrected_findings=tuple(corrected_findings),
                certain_codes=certain_codes if doubtful_words else None,
                doubtful_words=frozenset(doubtful_words),
                reported_places=frozenset(reported_places),
                has_court=has_court,
                is_whole=is_whole,
            )
    return None


def without_disallowed_keys(source: Source, faults: Sequence[Finding]) -> Source | None:
    """Return *source* without the keys at *faults*; None if a fault is not about a key."""
    if any(finding.code != UNKNOWN_KEY for finding in faults):
        return None
    places = {finding.place for finding in faults}
    return with_repairs(source, {path: REMOVAL for path, place in source.keys.items() if place in places})


def misplaced_keys(faults: Sequence[Finding]) -> frozenset[str]:
    """Return the keys that *faults* report as wrong in their place, and the keys that may have been meant."""
    names: set[str] = set()
    for finding in faults:
        if finding.code == UNKNOWN_KEY:
            names.update(QUOTED.findall(finding.message))
            if finding.fix.startswith("did you mean"):
                names.update(QUOTED.findall(finding.fix))
    return frozenset(names)


def asks_for(finding: Finding, keys: Collection[str]) -> bool:
    """Whether the remedy of *finding* adds one of *keys*. The matter may already have this key in the wrong place."""
    return any(key.partition(":")[0] in keys for key in re.findall(r"\badd `([^`]*)`", finding.fix))


def _in_court(source: Source, court: str) -> Source:
    data = {key: value for key, value in source.data.items() if key not in COURT_KEYS}
    return replace(source, data={**data, "court": court})


def _repairs(results: Sequence[tuple[KeyPath, Finding]], source: Source) -> dict[KeyPath, Repair]:
    """Return the repairs of the faulty parts. A part that lacks a key is kept if a correction may supply the key."""
    repairs = {path: repair_of(path, finding, source) for path, finding in results}
    corrected_paths = [path for path, repair in repairs.items() if repair != REMOVAL]
    return {
        path: repair
        for path, repair in repairs.items()
        if repair != REMOVAL or not any(corrected_path[: len(path)] == path for corrected_path in corrected_paths)
    }


def _may_define_names(path: KeyPath, results: Sequence[tuple[KeyPath, Finding]], source: Source) -> bool:
    """Whether leaving out the part at *path* may hide the definitions of names that other parts use."""
    is_unknown_key = any(finding.code == UNKNOWN_KEY for finding_path, finding in results if finding_path == path)
    is_map_or_list = len(path) == 1 and not isinstance(source.data[str(path[0])], str)
    return not is_unknown_key and (is_map_or_list or path[-1] == "id")
