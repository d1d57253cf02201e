"""CIT005."""

from collections.abc import Iterator, Sequence

from assembler.catalog.reporters import authorities
from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.language.blanks import fill
from assembler.language.citations import Citation, plain
from assembler.model.citation_style import CitationStyle
from assembler.model.matter import Matter
from assembler.rules._printed_texts import all_citations
from assembler.rules.rule import Problem, rule


@rule(
    "CIT005",
    cite="the court's form of citation",
    basis="memory",
    severity=Severity.NOTE,
    fix="write it as in the message, or as the court's own rule says",
)
def foreign_form(matter: Matter) -> Iterator[Problem]:
    """A citation is not written in the style of the court.

    Federal courts read the Bluebook's forms (Wash. 2d, Cal. 4th, F.3d), and a state may have its own style sheet
    (Wn.2d, Wn. App. 2d, RCW). Where the court's record names no style, nothing is reported. Many good lawyers write
    otherwise, so it is a note.
    """
    court = matter.court
    if court.citation_styles is None:
        return
    styles, cite = court.citation_styles.value, court.citation_styles.authority
    for cited in all_citations(matter):
        if (wanted := form(cited.citation, styles)) and wanted != cited.written:
            message = f"`{cited.written}` is written `{wanted}` in {court.citation}"
            yield Problem(cited.text.path, message, cite=cite)


def form(citation: Citation, styles: Sequence[CitationStyle]) -> str:
    """Return how a court whose bar uses *styles* writes *citation*; empty where that is not known."""
    written = one_line(citation.written)
    if citation.kind == "case":
        reporter = authorities().reporters.get(citation.key[1])
        return written.replace(one_line(citation.code), _reporter(citation, reporter.name, styles)) if reporter else ""
    if citation.kind == "statute" and citation.key[1] in {"USC", "CFR"} and citation.number:
        return _federal(citation, written)
    if citation.kind == "statute" and (code := styles[0].codes.get(citation.key[1])):
        return fill(code, {"number": citation.number})
    return ""


def _federal(citation: Citation, written: str) -> str:
    """Return how a title and section of a federal code is cited; empty for forms that are as good."""
    code = {"USC": "U.S.C.", "CFR": "C.F.R."}[citation.key[1]]
    annotated = citation.code.rstrip().endswith(("A.", "A"))
    if annotated or plain(citation.code) != citation.code or citation.sign[:1].isalpha():
        return ""  # an annotated code, the Supreme Court's own spacing, or a part named in words
    spaced = not (citation.sign and f"{citation.sign}{citation.number}" in written)  # `§501` is a style of its own
    return f"{citation.key[0]} {code} {citation.sign or '§'}{' ' if spaced else ''}{citation.number}"


def _reporter(citation: Citation, name: str, styles: Sequence[CitationStyle]) -> str:
    """Return the abbreviation of the reporter *name* in the style that *citation* follows, else in the first style."""
    forms = [style.reporters.get(name, name) for style in styles]
    followed = next((form for form in forms if plain(form) == plain(citation.code)), forms[0])
    if followed != name or plain(citation.code) != citation.code:
        return followed
    return name if "." in citation.code.rstrip(".") or " " in name else citation.code
