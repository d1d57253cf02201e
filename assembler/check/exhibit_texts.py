"""Findings on text in exhibit files, which becomes as public as the paper itself."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from assembler.check.as_findings import as_finding, problems
from assembler.check.program_law import with_program_law
from assembler.check.waivers import with_waivers
from assembler.exhibits.files import ExhibitFile, HiddenText
from assembler.exhibits.labels import how_filed
from assembler.findings.finding import Finding, Severity
from assembler.load.source import Source
from assembler.model.matter import Matter
from assembler.rules.public_texts import texts_of_file
from assembler.rules.rule import Problem


def exhibit_findings(
    matter: Matter, exhibits: Mapping[str, ExhibitFile], source: Source, family: str | tuple[str, ...] = ""
) -> Iterator[Finding]:
    """Yield the findings on private numbers and names on the pages of *exhibits* and in their hidden text.

    Only rules whose codes begin with *family* are applied.
    """
    for name, file in exhibits.items():
        pages = [HiddenText(words, number) for number, words in enumerate(file.texts, 1)]
        parts = [*pages, *file.hidden]
        for rule, problem in problems(texts_of_file((part.words for part in parts), matter), family):
            file_problem = replace(problem, path=("exhibits", name, "file"))
            match problem.path:
                case (int(index),):
                    if index >= len(pages):
                        file_problem = _in_hidden_text(file_problem, parts[index], matter)
                    yield as_finding(rule, replace(file_problem, page=parts[index].page), source, paper="")
                case _:  # the rule raised an exception, so its finding names no page of the exhibit
                    yield as_finding(rule, file_problem, source, paper="")


def _in_hidden_text(problem: Problem, part: HiddenText, matter: Matter) -> Problem:
    """Return *problem* with the location of the hidden text *part* in its message."""
    if part.kind:
        return replace(problem, message=f"{problem.message}, in {part.kind}")
    message = f"{problem.message}, in the metadata of the file"
    if how_filed(matter) == "not attached":
        return replace(problem, message=message)
    return replace(problem, message=f"{message}, which the attached copy omits", severity=Severity.NOTE)


def check_exhibits(matter: Matter, exhibits: Mapping[str, ExhibitFile], source: Source) -> list[Finding]:
    """Return the findings on private numbers and names in *exhibits*, for example in text recognized in a scan."""
    findings = with_program_law(lambda matter: exhibit_findings(matter, exhibits, source), matter)
    return [*with_waivers(list(findings), matter, source)]
