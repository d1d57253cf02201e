"""Citations that are incomplete, not in the court's style, inconsistent, or short forms without a full citation."""

from collections.abc import Iterator, Sequence

from assembler.catalog.reporters import citation_table
from assembler.facts.texts import NOTE
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.blanks import fill
from assembler.language.citations import ID, OTHER_SOURCE, Citation, citations, without_spaces
from assembler.language.regex import Regex, passages
from assembler.model.citation_style import CitationStyle
from assembler.model.matter import Matter
from assembler.model.walk import Text, allegations, texts
from assembler.plan.papers import Papers
from assembler.plan.plan import Plan
from assembler.rules._printed_texts import Cited, all_citations, citations_by_paper, is_heading, texts_by_paper
from assembler.rules.rule import Problem, rule

SERIES = Regex(r"\d(?:d|th)$|Supp\.$|App\.$|Ct\.$|Ed\.$|Rptr\.$")
"""The end of an abbreviation that only reporters have, such as "Cal. 4th", but not "P."."""

STATE_CODE = Regex(r"\b(?:Code|Stat|Proc|Law|Laws|Ann)\.?,?\s+§{1,2}(?=\s*(?:[.,;)]|\Z))")
"""A state's code followed by a section sign without a section number."""


@rule("CIT001", cite="house style", basis="convention", fix="complete the citation, or delete it")
def half_citation(matter: Matter) -> Iterator[Problem]:
    """A citation is incomplete.

    A volume and reporter without a page, a code without a section, or a set of rules without a rule cannot be looked
    up. If the page number is not yet published, write a blank for it: 598 U.S. ___.
    """
    for cited in all_citations(matter):
        part = _missing_part(cited.citation)
        if part:
            yield Problem(cited.text.path, f"`{cited.written}` has no {part}")
    for text in texts(matter):
        for match in passages(STATE_CODE, text.words):
            yield Problem(text.path, f"`{one_line(match[0])}` has no section")


def _missing_part(citation: Citation) -> str:
    """Return the part that *citation* lacks; empty if it is complete, or may not be a citation."""
    if citation.number:
        return ""
    if citation.kind == "case":
        return "page" if SERIES.search(without_spaces(citation.code)) else ""
    if citation.kind == "statute":
        return "section" if citation.sign.startswith("§") else ""
    return "rule number" if citation.kind == "rule" and citation.code.startswith("Fed.") else ""


@rule(
    "CIT005",
    cite="the court's form of citation",
    basis="memory",
    severity=Severity.NOTE,
    fix="write the citation as the message shows, or as the court's own rule says",
)
def foreign_form(matter: Matter) -> Iterator[Problem]:
    """A citation is not written in the style of the court.

    Federal courts use the Bluebook's forms (Wash. 2d, Cal. 4th, F.3d), and a state may have its own style sheet (Wn.2d,
    Wn. App. 2d, RCW). Where the court's record names no style, nothing is reported. The finding is only a note, because
    many good lawyers cite in another style.
    """
    court = matter.court
    if court.citation_styles is None:
        return
    styles, cite = court.citation_styles.value, court.citation_styles.authority
    for cited in all_citations(matter):
        usual_form = _in_style(cited.citation, styles)
        if usual_form not in {"", cited.written}:
            message = f"`{cited.written}` is usually written `{usual_form}` in {court.citation}"
            yield Problem(cited.text.path, message, cite=cite)


def _in_style(citation: Citation, styles: Sequence[CitationStyle]) -> str:
    """Return *citation* in the style that it follows or in the first of *styles*; "" if the styles do not say."""
    written = one_line(citation.written)
    if citation.kind == "case":
        reporter = citation_table().reporters.get(citation.key[1])
        if not reporter:
            return ""
        return written.replace(one_line(citation.code), _reporter_in_style(citation, reporter.name, styles))
    if citation.kind != "statute":
        return ""
    if citation.key[1] in {"USC", "CFR"} and citation.number:
        return _federal_code(citation, written)
    form_of_code = styles[0].codes.get(citation.key[1])
    return fill(form_of_code, {"number": citation.number}) if form_of_code else ""


def _federal_code(citation: Citation, written: str) -> str:
    """Return the usual form of *citation*, which cites a federal code; empty if its present form is just as good."""
    code = {"USC": "U.S.C.", "CFR": "C.F.R."}[citation.key[1]]
    is_annotated = citation.code.rstrip().endswith(("A.", "A"))
    if is_annotated or without_spaces(citation.code) != citation.code or citation.sign[:1].isalpha():
        return ""  # annotated codes, the Supreme Court's spacing and a spelled-out "section" are all accepted
    has_no_space = citation.sign and f"{citation.sign}{citation.number}" in written  # `§501` without a space is fine
    return f"{citation.key[0]} {code} {citation.sign or '§'}{'' if has_no_space else ' '}{citation.number}"


def _reporter_in_style(citation: Citation, name: str, styles: Sequence[CitationStyle]) -> str:
    """Return the abbreviation of the reporter *name* in the style that *citation* follows, or in the first style."""
    forms = [style.reporters.get(name, name) for style in styles]
    matching_forms = [form for form in forms if without_spaces(form) == without_spaces(citation.code)]
    form = (matching_forms or forms)[0]
    if form != name or without_spaces(citation.code) != citation.code:
        return form
    return name if "." in citation.code.rstrip(".") or " " in name else citation.code


@rule("CIT006", cite="house style", basis="convention", severity=Severity.NOTE, fix="cite each code in one form only")
def cited_two_ways(matter: Matter) -> Iterator[Problem]:
    """A paper cites the same code or set of rules in two forms.

    A reader who sees both RCW and Wash. Rev. Code wonders whether they differ. Each form after the first is reported
    once.
    """
    for _, citations_of_paper in citations_by_paper(matter):
        first_by_law: dict[str, Cited] = {}
        reported_forms: set[str] = set()
        for cited in citations_of_paper:
            law = _cited_law(cited.citation)
            form = one_line(cited.citation.code)
            earlier_citation = first_by_law.setdefault(law, cited) if law else cited
            earlier_form = one_line(earlier_citation.citation.code)
            if earlier_form != form and form not in reported_forms:
                reported_forms.add(form)
                message = f"the citation is to `{form}` here, but an earlier citation is to `{earlier_form}`"
                yield Problem(cited.text.path, message, also=(earlier_citation.text.path,))


def _cited_law(citation: Citation) -> str:
    """Return one name for all forms of the cited code or set of rules; empty for a case or an incomplete citation."""
    if citation.kind == "rule" and citation.number:
        return f"rule {citation.key[0]}"
    return citation.key[1] if citation.kind == "statute" and citation.number else ""


@rule("CIT007", cite="The Bluebook, R. 4.1 and B4", basis="memory", fix="write out the citation")
def id_without_citation(matter: Matter) -> Iterator[Problem]:
    """`Id.` has no earlier citation to refer to.

    `Id.` refers to the authority cited last. Text and footnotes are checked separately: `Id.` in a footnote does not
    refer to a citation in the text, and `Id.` in the text does not refer to a footnote. Exhibits and papers in the
    record count as authorities too.
    """
    texts_with_exhibit = {(*path, "text") for path, allegation in allegations(matter) if allegation.exhibit}
    for _, texts_of_paper in texts_by_paper(matter):
        has_citation = {"text": False, "note": False}
        for text in texts_of_paper:
            for part, words in _text_and_notes(text):
                id_match = None if has_citation[part] else ID.search(words)
                if id_match and not _cites(words[: id_match.start()]):
                    reason = "no earlier footnote cites anything" if part == "note" else "no citation comes before it"
                    yield Problem(text.path, f"`{id_match[0]}` has nothing to refer to: {reason}")
                cites_exhibit = part == "text" and text.path in texts_with_exhibit
                has_citation[part] = has_citation[part] or _cites(words) or cites_exhibit


def _text_and_notes(text: Text) -> Iterator[tuple[str, str]]:
    """Yield *text* without its footnotes, and then each footnote; nothing if *text* is a heading."""
    if is_heading(text):
        return
    yield "text", NOTE.sub(" ", text.words)
    for match in passages(NOTE, text.words):
        yield "note", match[0]


def _cites(words: str) -> bool:
    """Whether *words* cite an authority or a paper in the record; `Id.` does not count."""
    return bool(OTHER_SOURCE.search(words)) or any(citation.kind != "id" for citation in citations(words))


@rule(
    "CIT009",
    cite="The Bluebook, R. 10.9 and B10.2",
    basis="memory",
    severity=Severity.NOTE,
    fix="cite the case in full where it is first cited",
)
def short_before_full(matter: Matter) -> Iterator[Problem]:
    """A case is cited in short form before it is cited in full.

    A reader understands a short form, such as "12 F.3d at 36", only if the paper has already named the case.
    """
    for _, citations_of_paper in citations_by_paper(matter):
        cited_in_full: set[tuple[str, ...]] = set()
        for cited in citations_of_paper:
            citation = cited.citation
            volume = citation.key[:2]
            if citation.kind == "case" and not citation.short and citation.number:
                cited_in_full.add(volume)
            elif citation.kind == "case" and citation.short and volume not in cited_in_full:
                yield Problem(cited.text.path, f"`{cited.written}` is a short form of a case not yet cited in full")


@rule(
    "CIT012", cite="The Bluebook, R. 4.2 and 10.9", basis="memory", fix="cite the case in full where it is first cited"
)
def citation_unlisted(papers: Papers) -> Iterator[Problem]:
    """The table of authorities leaves out a citation.

    The table lists a case by its full citation; without it, the program does not know which case a short form means.
    The table also leaves out a citation whose reporter or code the program does not know.
    """
    for plan, path in _with_paths(papers):
        for citation in plan.unlisted:
            fact = f"the table of authorities leaves out `{citation.written}`"
            if citation.why == "short form":
                yield Problem(path, f"{fact}, because the case is never cited in full")
            else:
                source = citation.why.removeprefix("unknown ")
                reason = f"because no {source} with this abbreviation is on record"
                yield Problem(path, f"{fact}, {reason}", fix=f"correct the abbreviation of the {source}")


@rule(
    "CIT013",
    cite="The Bluebook, R. 10.2",
    basis="memory",
    fix="write the case's name directly before the citation",
)
def case_unnamed(papers: Papers) -> Iterator[Problem]:
    """The table of authorities lists a case without its name.

    The name of a case is read from the words directly before its citation, from an emphasized name shortly before it
    or, for a citation that begins a footnote, from the words before the footnote's mark.
    """
    for plan, path in _with_paths(papers):
        for case in plan.unnamed:
            yield Problem(path, f"the table of authorities lists `{case}` without the name of the case")


def _with_paths(papers: Papers) -> Iterator[tuple[Plan, KeyPath]]:
    """Yield each plan of *papers*, and the path of its filing in the matter."""
    names = [filing.name for filing in papers.matter.filings]
    for plan in papers.plans:
        yield plan, ("filings", names.index(plan.id))
