"""The text of a new matter: short, commented, whole, with words in parentheses where its writer goes on."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from assembler.findings.finding import Stopped
from assembler.language import placeholders as blanks
from assembler.language.english import series
from assembler.load.yaml_reader import read_yaml
from assembler.model.base import LONGEST_NAME
from assembler.model.cause import Cause, Element
from assembler.model.court import Court
from assembler.model.party import COMPOUND

COMMENT = 40
"""The column at which a comment begins, where the line leaves room."""

NOTICE = "notice_of_voluntary_dismissal"
"""The document type by which a plaintiff ends a case alone."""

TAKEN = frozenset({"all", "none"})
"""Names that mean something else where a party's name may stand."""

KINDS: Mapping[str, str] = {
    r"\bEstate of\b": "estate",
    r"\b(?:City|County|State|Town|Port) of\b|\bDepartment\b|\bDistrict$": "government",
    r"\bTrust$": "trust",
    r"\b(?:Company|Co\.|Ltd\.?|Limited|Bank|N\.A\.|P\.?S\.?|P\.C\.|plc|GmbH|AG|S\.A\.)$|\([^)]*\)$": "corporation",
    r"\b(?:Association|Union|Society|Foundation)$": "association",
}
"""Words of a name, and what it then is, beside the endings that the states' acts reserve."""


@dataclass(frozen=True)
class Start:
    """What a new matter begins with, every part of it known."""

    court: Court
    county: str
    division: str
    plaintiffs: tuple[str, ...]
    defendants: tuple[str, ...]
    attorney: str
    causes: tuple[Cause, ...]

    @property
    def diversity(self) -> bool:
        """Whether a federal court's jurisdiction can rest on nothing but diversity."""
        return self.court.jurisdiction_statement.value and not any(one.federal for one in self.causes)


def matter_text(start: Start) -> str:
    """Return the YAML of a new matter."""
    parts = (_head, _parties, _counsel, _facts, _jurisdiction, _claims, _relief, _filings)
    return "\n".join("\n".join(map(_aligned, part(start))) + "\n" for part in parts)


def _head(start: Start) -> Iterator[str]:
    yield "# A new matter. Fill in what stands in (parentheses); `assembler check` names each place, and"
    yield "# `assembler build` makes the papers. docs/matter.md has every key, with an example."
    yield ""
    yield _commented(f"court: {start.court.id}", start.court.name)
    if start.county:
        yield f"county: {quoted(start.county)}"
    if start.division:
        others = [one.name for one in start.court.divisions.value] if start.court.divisions else []
        yield _commented(f"division: {quoted(start.division)}", series(others, "or"))
    yield _commented("# number:", "once the clerk has given one")


def _parties(start: Start) -> Iterator[str]:
    yield "parties:"
    keys = party_keys(start)
    for role, names in (("plaintiff", start.plaintiffs), ("defendant", start.defendants)):
        for name in names:
            yield f"  {keys[role, name]}:"
            yield from (f"    {line}" for line in _party(name, role, start))


def _party(name: str, role: str, start: Start) -> Iterator[str]:
    kind = kind_of(name)
    state = blanks.PLAINTIFFS_STATE if role == "plaintiff" else blanks.DEFENDANTS_STATE
    yield f"name: {quoted(name)}"
    yield f"role: {role}"
    yield _commented(f"kind: {kind}", "a guess from the name: look it up")
    if kind in {"individual", "estate"}:
        yield _commented(f"citizenship: {state}", "where the person is domiciled")
    elif kind != "government":
        yield f"formed_in: {state}"
        yield f"principal_place: {blanks.CITY}, {state}"
    if start.diversity and kind in COMPOUND:
        yield from _behind(kind, state)
    if role == "plaintiff":
        yield f"counsel: [{attorney_key(start)}]"


def _behind(kind: str, state: str) -> Iterator[str]:
    """Yield those from whom an entity takes its citizenship, to be named down to persons and corporations."""
    key, person = ("trustees", blanks.TRUSTEE) if kind == "trust" else ("members", blanks.MEMBER)
    yield _commented(f"{key}:", "each of them, down to persons and corporations")
    yield "  first:"
    yield f"    name: {person}"
    yield "    kind: individual"
    yield f"    citizenship: {state}"


def _counsel(start: Start) -> Iterator[str]:
    yield "firms:"
    yield "  firm:"
    yield f"    name: {blanks.FIRM}"
    yield "    address:"
    yield f"      - {blanks.STREET}"
    yield f"      - {blanks.TOWN}"
    yield f"    telephone: {blanks.TELEPHONE}"
    yield ""
    yield "counsel:"
    yield f"  {attorney_key(start)}:"
    yield f"    name: {quoted(start.attorney)}"
    yield "    firm: firm"
    yield _commented(f"    bar_number: {blanks.BAR_NUMBER}", "the number without a label")
    yield f"    email: {blanks.EMAIL}"


def _facts(start: Start) -> Iterator[str]:
    yield "# Each allegation is a paragraph; the program numbers them. One that a claim points at has a name, its `id`."
    yield "# Tell the story in the order in which it happened; [[name]] in a text refers to another paragraph."
    yield "facts:"
    yield "  - id: the_facts"
    yield "    heading: Facts"
    yield "    paragraphs:"
    yield from _allegation("", blanks.STORY)
    for cause in start.causes:
        yield ""
        yield from _wrapped(f"{cause.name}, {cause.id}", 6)
        for key, element in cause.elements.items():
            yield from _wrapped(_needs(key, element), 6)
            yield from _allegation(allegation_key(cause, key, start.causes), blanks.FACTS)


def _needs(key: str, element: Element) -> str:
    when = f" ({element.conditional}; else delete it here and below)" if isinstance(element.conditional, str) else ""
    return f"{key}{when if element.conditional else ''}: {element.needs or element.statement}"


def _allegation(key: str, text: str) -> Iterator[str]:
    lines = [*([f"id: {key}"] if key else []), "text: |", f"  {text}"]
    yield from (f"      {'-' if not number else ' '} {line}" for number, line in enumerate(lines))


def _jurisdiction(start: Start) -> Iterator[str]:
    if not start.court.jurisdiction_statement.value:
        return
    state = any(not one.federal for one in start.causes)
    if start.diversity:
        yield _commented("jurisdiction: [diversity]", "28 U.S.C. § 1332; or federal question, supplemental")
        yield _commented("amount: 75000", "dollars, which the amount in controversy exceeds")
    else:
        grounds = "federal question, supplemental" if state else "federal question"
        yield _commented(f"jurisdiction: [{grounds}]", "28 U.S.C. §§ 1331" + (", 1367" if state else ""))
    yield _commented("venue: [events]", "28 U.S.C. § 1391(b)(2); residence is (b)(1)")


def _claims(start: Start) -> Iterator[str]:
    defendants = [key for (role, _), key in party_keys(start).items() if role == "defendant"]
    yield "# A count each. The elements are those of the catalogue; beside each stand the allegations that plead it."
    yield "claims:"
    for cause in start.causes:
        yield _commented(f"  - cause: {cause.id}", cause.name)
        yield f"    against: [{', '.join(defendants)}]"
        yield "    elements:"
        for key in cause.elements:
            yield f"      {key}: [{allegation_key(cause, key, start.causes)}]"


def _relief(start: Start) -> Iterator[str]:
    yield "# Phrases that begin with a verb. What the catalogue has for these claims:"
    for remedy in dict.fromkeys(one.remedy for cause in start.causes for one in cause.remedies):
        yield from _wrapped(f"- {remedy}", 0)
    yield "relief:"
    yield "  - award damages in an amount to be proved at trial"
    yield "  - grant any other relief that is just"
    yield ""
    yield "# jury_demand: true"


def _filings(start: Start) -> Iterator[str]:
    yield "filings:"
    yield _commented("  - paper: complaint", "`assembler explain complaint` says what it takes")
    yield _commented("    # date: 2025-01-31", "the day of filing")
    for one in start.court.dismissal.value.instruments.values():
        if one.paper == NOTICE:
            yield _commented(f"  # - paper: {NOTICE}", f"ends the case, {one.rule}")


def party_keys(start: Start) -> dict[tuple[str, str], str]:
    """Return the name by which the matter knows each party, by its role and full name."""
    keys: dict[tuple[str, str], str] = {}
    for role, names in (("plaintiff", start.plaintiffs), ("defendant", start.defendants)):
        for name in names:
            keys.setdefault((role, name), _unused(_word(name) or role, {*keys.values(), *TAKEN}))
    return keys


def attorney_key(start: Start) -> str:
    """Return the name by which the matter knows the attorney: the last name."""
    last = "" if start.attorney in blanks.BLANKS else start.attorney.split()[-1]
    return _unused(_word(last) or "attorney", TAKEN)


def allegation_key(cause: Cause, element: str, causes: Sequence[Cause]) -> str:
    """Return the name of the allegation that pleads *element*: its own where one cause alone has one so called."""
    if sum(element in one.elements for one in causes) == 1:
        return element
    short = cause.id.partition("-")[2]
    alone = sum(one.id.endswith(f"-{short}") for one in causes) == 1
    return f"{short if alone else cause.id}-{element}"[:LONGEST_NAME]


def kind_of(name: str) -> str:
    """Return what the party called *name* seems to be in law, from how the name ends; a natural person otherwise."""
    from assembler.rules.parties.name_against_kind import ENDINGS  # noqa: PLC0415 - it enters all rules, which takes a moment

    ends = (kind for ending, kind in ENDINGS.items() if re.search(rf"[\s,](?:{ending})$", name))
    within = (kind for words, kind in KINDS.items() if re.search(words, name))
    return next(ends, next(within, "individual"))


def _word(name: str) -> str:
    """Return the first two words of *name* as one in small letters, without the ending that says what it is."""
    if name in blanks.BLANKS:
        return ""
    plain = unicodedata.normalize("NFKD", name.partition(",")[0].casefold()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    telling = [word for word in words if word not in {"the", "llc", "inc", "llp", "lp", "corp", "co"}]
    return "_".join(telling[:2])[: LONGEST_NAME // 2].rstrip("_")


def _unused(word: str, used: set[str] | frozenset[str]) -> str:
    """Return *word*, with a number behind it where it is used already."""
    more = (f"{word}_{number}" for number in range(2, len(used) + 3))
    return word if word not in used else next(one for one in more if one not in used)


def quoted(text: str) -> str:
    """Return *text* as YAML that reads back as it is: plain where that is safe, else in quotation marks."""
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
    """Return *line* with its comment, which a tab parts from it, at the column of comments."""
    text, tab, comment = line.partition("\t")
    return f"{text.ljust(COMMENT)}  # {comment}" if tab else line


def _wrapped(comment: str, indent: int) -> Iterator[str]:
    """Yield *comment* as lines of a comment."""
    margin = " " * indent
    first, later = f"{margin}# ", f"{margin}#   "
    return iter(wrap(comment, 100, initial_indent=first, subsequent_indent=later, break_on_hyphens=False))
