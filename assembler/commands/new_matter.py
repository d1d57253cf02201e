"""The text of a new matter: short, commented, complete, with placeholders in parentheses for its writer."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from assembler.findings.finding import Stopped
from assembler.language import placeholders
from assembler.language.english import series
from assembler.load.yaml_reader import read_yaml
from assembler.model.base import LONGEST_NAME
from assembler.model.cause import Cause, Element
from assembler.model.court import Court
from assembler.model.party import COMPOUND

COMMENT = 40
"""The column at which comments begin, if the line is short enough."""

NOTICE = "notice_of_voluntary_dismissal"
"""The document type by which a plaintiff dismisses a case alone."""

TAKEN = frozenset({"all", "none"})
"""Words with another meaning where a party's name is allowed."""

KINDS: Mapping[str, str] = {
    r"\bEstate of\b": "estate",
    r"\b(?:City|County|State|Town|Port) of\b|\bDepartment\b|\bDistrict$": "government",
    r"\bTrust$": "trust",
    r"\b(?:Company|Co\.|Ltd\.?|Limited|Bank|N\.A\.|P\.?S\.?|P\.C\.|plc|GmbH|AG|S\.A\.)$|\([^()]*\)$": "corporation",
    r"\b(?:Association|Union|Society|Foundation)$": "association",
}
"""Words in a name that show the kind of party, besides the endings that state law reserves."""


@dataclass(frozen=True)
class Start:
    """The complete answers for a new matter."""

    court: Court
    county: str
    division: str
    plaintiffs: tuple[str, ...]
    defendants: tuple[str, ...]
    attorney: str
    causes: tuple[Cause, ...]

    @property
    def diversity(self) -> bool:
        """Whether federal jurisdiction can only be based on diversity."""
        return self.court.jurisdiction_statement.value and not any(cause.federal for cause in self.causes)


def matter_text(start: Start) -> str:
    """Return the YAML of a new matter."""
    parts = (_head, _parties, _counsel, _facts, _jurisdiction, _claims, _relief, _filings)
    return "\n".join("\n".join(map(_aligned, part(start))) + "\n" for part in parts)


def _head(start: Start) -> Iterator[str]:
    yield "# A new matter. Replace each value in (parentheses); `assembler check` lists them, and"
    yield "# `assembler build` makes the papers. docs/matter.md describes every key, with an example."
    yield ""
    yield _commented(f"court: {start.court.id}", start.court.name)
    if start.county:
        yield f"county: {quoted(start.county)}"
    if start.division:
        names = [division.name for division in start.court.divisions.value] if start.court.divisions else []
        yield _commented(f"division: {quoted(start.division)}", series(names, "or"))
    yield _commented("# number:", "once the clerk has assigned one")


def _parties(start: Start) -> Iterator[str]:
    yield "parties:"
    keys = party_keys(start)
    for role, names in (("plaintiff", start.plaintiffs), ("defendant", start.defendants)):
        for name in names:
            yield f"  {keys[role, name]}:"
            yield from (f"    {line}" for line in _party(name, role, start))


def _party(name: str, role: str, start: Start) -> Iterator[str]:
    kind = kind_of(name)
    state = placeholders.PLAINTIFFS_STATE if role == "plaintiff" else placeholders.DEFENDANTS_STATE
    yield f"name: {quoted(name)}"
    yield f"role: {role}"
    yield _commented(f"kind: {kind}", "a guess from the name: please verify")
    if kind in {"individual", "estate"}:
        yield _commented(f"citizenship: {state}", "where the person is domiciled")
    elif kind != "government":
        yield f"formed_in: {state}"
        yield f"principal_place: {placeholders.CITY}, {state}"
    if start.diversity and kind in COMPOUND:
        yield from _members(kind, state)
    if role == "plaintiff":
        yield f"counsel: [{attorney_key(start)}]"


def _members(kind: str, state: str) -> Iterator[str]:
    """Yield a placeholder for the members or trustees whose citizenship an entity has."""
    key, person = ("trustees", placeholders.TRUSTEE) if kind == "trust" else ("members", placeholders.MEMBER)
    yield _commented(f"{key}:", "all of them, down to persons and corporations")
    yield "  first:"
    yield f"    name: {person}"
    yield "    kind: individual"
    yield f"    citizenship: {state}"


def _counsel(start: Start) -> Iterator[str]:
    yield "firms:"
    yield "  firm:"
    yield f"    name: {placeholders.FIRM}"
    yield "    address:"
    yield f"      - {placeholders.STREET}"
    yield f"      - {placeholders.TOWN}"
    yield f"    telephone: {placeholders.TELEPHONE}"
    yield ""
    yield "counsel:"
    yield f"  {attorney_key(start)}:"
    yield f"    name: {quoted(start.attorney)}"
    yield "    firm: firm"
    yield _commented(f"    bar_number: {placeholders.BAR_NUMBER}", "the number only, without a label")
    yield f"    email: {placeholders.EMAIL}"


def _facts(start: Start) -> Iterator[str]:
    yield "# Each allegation is a paragraph; the program numbers them. One that a claim uses has a name, its `id`."
    yield "# Tell the story in the order in which it happened; [[name]] in a text refers to another paragraph."
    yield "facts:"
    yield "  - id: the_facts"
    yield "    heading: Facts"
    yield "    paragraphs:"
    yield from _allegation("", placeholders.STORY)
    for cause in start.causes:
        yield ""
        yield from _wrapped(f"{cause.name}, {cause.id}", 6)
        for key, element in cause.elements.items():
            yield from _wrapped(_needs(key, element), 6)
            yield from _allegation(allegation_key(cause, key, start.causes), placeholders.FACTS)


def _needs(key: str, element: Element) -> str:
    when = f" ({element.conditional}; else delete it here and below)" if isinstance(element.conditional, str) else ""
    return f"{key}{when if element.conditional else ''}: {element.needs or element.statement}"


def _allegation(key: str, text: str) -> Iterator[str]:
    lines = [*([f"id: {key}"] if key else []), "text: |", f"  {text}"]
    yield from (f"      {'-' if not number else ' '} {line}" for number, line in enumerate(lines))


def _jurisdiction(start: Start) -> Iterator[str]:
    if not start.court.jurisdiction_statement.value:
        return
    state = any(not cause.federal for cause in start.causes)
    if start.diversity:
        yield _commented("jurisdiction: [diversity]", "28 U.S.C. § 1332; or federal question, supplemental")
        yield _commented("amount: 75000", "in dollars; the amount in controversy exceeds it")
    else:
        grounds = "federal question, supplemental" if state else "federal question"
        yield _commented(f"jurisdiction: [{grounds}]", "28 U.S.C. §§ 1331" + (", 1367" if state else ""))
    yield _commented("venue: [events]", "28 U.S.C. § 1391(b)(2); residence is (b)(1)")


def _claims(start: Start) -> Iterator[str]:
    defendants = [key for (role, _), key in party_keys(start).items() if role == "defendant"]
    yield "# One count each, with the elements from the catalog and, for each, the allegations that plead it."
    yield "claims:"
    for cause in start.causes:
        yield _commented(f"  - cause: {cause.id}", cause.name)
        yield f"    against: [{', '.join(defendants)}]"
        yield "    elements:"
        for key in cause.elements:
            yield f"      {key}: [{allegation_key(cause, key, start.causes)}]"


def _relief(start: Start) -> Iterator[str]:
    yield "# Phrases that begin with a verb. The remedies in the catalog for these claims:"
    for remedy in dict.fromkeys(entry.remedy for cause in start.causes for entry in cause.remedies):
        yield from _wrapped(f"- {remedy}", 0)
    yield "relief:"
    yield "  - award damages in an amount to be proved at trial"
    yield "  - grant any other relief that is just"
    yield ""
    yield "# jury_demand: true"


def _filings(start: Start) -> Iterator[str]:
    yield "filings:"
    yield _commented("  - paper: complaint", "see `assembler explain complaint`")
    yield _commented("    # date: 2025-01-31", "the date of filing")
    for instrument in start.court.dismissal.value.instruments.values():
        if instrument.paper == NOTICE:
            yield _commented(f"  # - paper: {NOTICE}", f"dismisses the case, {instrument.rule}")


def party_keys(start: Start) -> dict[tuple[str, str], str]:
    """Return the name of each party in the matter, by role and full name."""
    keys: dict[tuple[str, str], str] = {}
    for role, names in (("plaintiff", start.plaintiffs), ("defendant", start.defendants)):
        for name in names:
            keys.setdefault((role, name), _unused(_word(name) or role, {*keys.values(), *TAKEN}))
    return keys


def attorney_key(start: Start) -> str:
    """Return the name of the attorney in the matter: the last name."""
    last = "" if start.attorney in placeholders.BLANKS else start.attorney.split()[-1]
    return _unused(_word(last) or "attorney", TAKEN)


def allegation_key(cause: Cause, element: str, causes: Sequence[Cause]) -> str:
    """Return the name of the allegation that pleads *element*: the element's own if only one cause has it."""
    if sum(element in other.elements for other in causes) == 1:
        return element
    short = cause.id.partition("-")[2]
    unique = sum(other.id.endswith(f"-{short}") for other in causes) == 1
    return f"{short if unique else cause.id}-{element}"[:LONGEST_NAME]


def kind_of(name: str) -> str:
    """Return the kind of party that *name* suggests by its ending or words; by default, a natural person."""
    from assembler.rules.parties.name_against_kind import ENDINGS  # noqa: PLC0415 - registers all rules, which is slow

    ends = (kind for ending, kind in ENDINGS.items() if re.search(rf"[\s,](?:{ending})$", name))
    within = (kind for words, kind in KINDS.items() if re.search(words, name))
    return next(ends, next(within, "individual"))


def _word(name: str) -> str:
    """Return the first two words of *name* in lower case, joined, without the ending that shows its kind."""
    if name in placeholders.BLANKS:
        return ""
    plain = unicodedata.normalize("NFKD", name.partition(",")[0].casefold()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    distinctive = [word for word in words if word not in {"the", "llc", "inc", "llp", "lp", "corp", "co"}]
    return "_".join(distinctive[:2])[: LONGEST_NAME // 2].rstrip("_")


def _unused(word: str, used: set[str] | frozenset[str]) -> str:
    """Return *word*, followed by a number if it is already used."""
    numbered = (f"{word}_{number}" for number in range(2, len(used) + 3))
    return word if word not in used else next(name for name in numbered if name not in used)


def quoted(text: str) -> str:
    """Return *text* as YAML that reads back unchanged: plain if that is safe, or else in quotation marks."""
    text = " ".join(text.split())
    single = "'" + text.replace("'", "''") + "'"
    return text if _reads_as(f"key: {text}  # note", text) and text != "none" else single


def _reads_as(line: str, text: str) -> bool:
    try:
        return bool(read_yaml(line, "matter.yaml").data == {"key": text})
    except Stopped:
        return False


def _commented(line: str, comment: str) -> str:
    return f"{line}\t{comment}"


def _aligned(line: str) -> str:
    """Return *line* with its comment, which follows a tab, at the column of comments."""
    text, tab, comment = line.partition("\t")
    return f"{text.ljust(COMMENT)}  # {comment}" if tab else line


def _wrapped(comment: str, indent: int) -> Iterator[str]:
    """Yield *comment* wrapped into comment lines."""
    margin = " " * indent
    first, later = f"{margin}# ", f"{margin}#   "
    return iter(wrap(comment, 100, initial_indent=first, subsequent_indent=later, break_on_hyphens=False))
