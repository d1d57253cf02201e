"""Explains a rule, fault, court, cause of action or document type as text for a terminal."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from textwrap import indent

from assembler.catalog import Catalog, catalog_of
from assembler.catalog.court_search import BY_WORDS, anagrams_of, candidates, find_courts
from assembler.catalog.judges import files_for_judge
from assembler.commands.find_sentence import sentence_sheet
from assembler.commands.record_sheets import Line, cause_sheet, court_sheet, document_sheet, own_sheet
from assembler.commands.terminal import wrapped_lines
from assembler.findings.faults import FAULTS, NO_WAIVER, brief, severity_of
from assembler.findings.finding import MatterError, Severity
from assembler.findings.visible import one_line
from assembler.language.english import series
from assembler.model.court import Court
from assembler.model.law import cite_with_grade
from assembler.rules import all_rules
from assembler.rules.rule import Rule
from assembler.validate.own_files import is_untrusted_document, trust_command

READS = {
    "Matter": "the matter",
    "ExhibitedMatter": "the matter, and the text of its exhibits' files",
    "DismissalPaper": "a dismissal paper, with the court's law of dismissal",
    "PublicTexts": "the texts of a matter and of its exhibits' files",
    "Papers": "the planned papers together",
    "Proof": "the finished PDF, read back",
    "Upload": "a file to upload, read back, with the court's limits",
}
"""Descriptions of the input of rules, by the type of the rule's argument."""

MADE_UP = {"Proof": "a small, made-up proof", "Upload": "a made-up file"}
"""Descriptions of the base to which a rule's examples are added, by the type of the rule's input.

A type that is not listed has a matter as base.
"""


class Unknown(Exception):  # noqa: N818 - a user's mistake, not a program error
    """The name or the words that should be explained are unknown. The message says what to do."""


def explain(name: str, root: Path | None = None, county: str | None = None) -> str:
    """Return the explanation of *name*: a rule's code or name, a fault's code, or the id of a record of law.

    *county* is a county of a state court. The firm's own records are in *root*, which by default is the working folder.
    Raises `Unknown` for an undefined name, or if the records cannot be used.
    """
    try:
        catalog = catalog_of(root)
        lines = [*_sheet(name.strip(), catalog, county)]
        lines += [*own_sheet(catalog)]
    except MatterError as error:
        raise Unknown(str(error)) from None
    return "\n".join(_wrapped(line) for line in lines)


def explain_sentence(text: str, root: Path | None = None) -> str:
    """Return the sentences, of the program or of records, that could have printed *text*, and how to change them.

    *root* is the folder with the firm's own sentences. Raises `Unknown` if there is no such sentence.
    """
    try:
        lines = [*sentence_sheet(text, catalog_of(root))]
    except MatterError as error:
        raise Unknown(str(error)) from None
    if not lines:
        message = f"no sentence of the program, of a cause or of a court prints `{brief(text)}`"
        raise Unknown(f"{message}; give fewer words, as printed")
    return "\n".join(_wrapped(line) for line in lines).rstrip()


def _sheet(name: str, catalog: Catalog, county: str | None) -> Iterator[Line]:
    if not name:
        raise Unknown("give a rule, a court, a cause of action or a document type, as in `assembler explain DIS001`")
    if rule := _rule(name):
        return rule_sheet(rule)
    if name.upper() in FAULTS:
        return fault_sheet(name.upper())
    if judges := [*files_for_judge(catalog.judges, name)]:
        return (line for judge in judges for line in court_sheet(catalog, judge.court, county=None, judge=judge.judge))
    court, _, county_in_name = name.partition("/")
    if court in catalog.names("court"):
        return court_sheet(catalog, court, _county(catalog, court, county or county_in_name))
    if name in catalog.names("cause"):
        return cause_sheet(catalog.record("cause", name))
    if name in catalog.names("document"):
        return document_sheet(catalog.record("document", name))
    raise Unknown(f"nothing is called `{name}`; {_advice_on(name, catalog)}")


def _rule(name: str) -> Rule | None:
    """Return the rule whose code or name is *name*, which may have hyphens or underscores."""
    plain_name = name.lower().replace("_", "-").replace(" ", "-")
    return next((rule for rule in all_rules().values() if plain_name in {rule.code.lower(), rule.name}), None)


def _county(catalog: Catalog, court: str, name: str) -> str | None:
    """Return the county *name* of *court*, as its record spells it; None if no county is named, or none is listed."""
    record: Court = catalog.record("court", court)
    if not name or (record.system == "state" and not record.counties):
        return None
    counties: dict[str, str] = {county.lower().replace(" ", "_"): county for county in record.counties}
    key = name.lower().removesuffix(" county").strip().replace(" ", "_")
    if key in counties:
        return counties[key]
    remedy = f"see the list in `assembler explain {court}`"
    if similar := get_close_matches(key, counties, n=3):
        remedy = f"did you mean {series([f'`{counties[match]}`' for match in similar], 'or')}?"
    raise Unknown(f"no county of `{court}` is called `{name}`; {remedy}")


def _advice_on(name: str, catalog: Catalog) -> str:
    if is_untrusted_document(catalog, name):
        return f"the root has this document type, but its templates are not trusted: {trust_command(catalog)}"
    if anagrams_of(catalog, name) or any(match.fit < BY_WORDS for match in find_courts(catalog, name)):
        return candidates(catalog, name)
    names = [*FAULTS]
    for rule in all_rules().values():
        names += (rule.code, rule.name)
    for kind in ("court", "cause", "document"):
        names += catalog.names(kind)
    spellings = {known_name.lower(): known_name for known_name in names}
    if similar := get_close_matches(name.lower(), spellings, n=3):
        return f"did you mean {series([f'`{spellings[match]}`' for match in similar], 'or')}?"
    return "search with `assembler list courts WORDS`, or `list causes`, `documents` or `rules`"


def rule_sheet(rule: Rule) -> Iterator[Line]:
    """Yield the lines of the sheet on *rule*: title, reason, authority, severity, remedy, and examples."""
    yield Line(f"{rule.code} {rule.name}")
    yield Line(f"{rule.title}.", indent=0)
    for paragraph in re.split(r"\n\s*\n", rule.why):
        if paragraph:
            yield Line("")
            yield Line(one_line(paragraph))
    yield Line("")
    yield Line(f"severity: {rule.severity}; {waiver(rule)}", hang=2)
    yield Line(f"reads: {READS[rule.subject.__name__]}", hang=2)
    cite = rule.cite if rule.basis == "program" else cite_with_grade(rule.cite, rule.basis)
    yield Line(f"cite: {cite}", hang=2)
    yield Line(f"fix: {rule.fix}", hang=2)
    base = MADE_UP.get(rule.subject.__name__, "a small matter")
    for word, examples in (("bad", rule.bad), ("good", rule.good)):
        for example in examples:
            yield Line("")
            yield Line(f"{word} example, added to {base}:")
            yield Line(example, indent=4, verbatim=True)


def waiver(rule: Rule) -> str:
    """Return a sentence on whether and how a matter can waive *rule*."""
    line = f"`waivers: {{{rule.code}: the reason}}`"
    match rule.waivable:
        case "none":
            return f"it cannot be waived: {rule.no_waiver}"
        case "some":
            return f"{line} turns some of its findings into notes; the others cannot be waived: {rule.no_waiver}"
    return f"{line} turns it into a note"


def fault_sheet(code: str) -> Iterator[Line]:
    """Yield the lines of the sheet on the fault *code* of a file or a command: title, severity and remedy."""
    title, remedy = FAULTS[code]
    yield Line(code)
    yield Line(f"{title[0].upper()}{title[1:]}.")
    yield Line("")
    why = f": {NO_WAIVER[code[:3]]}" if severity_of(code) is Severity.ERROR else ""
    yield Line(f"severity: {severity_of(code)}; it cannot be waived{why}", hang=2)
    yield Line("cite: this program", hang=2)
    yield Line(f"fix: {remedy}", hang=2)


def _wrapped(line: Line) -> str:
    """Return *line* wrapped to the width of the terminal."""
    if line.verbatim:
        return indent(line.text, " " * line.indent)
    return "\n".join(wrapped_lines(line.text, line.indent, line.indent + line.hang))
