"""SIG013."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.places import country_named, state, state_named
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, rule
from assembler.rules.signatures._sworn_papers import SwornPaper, sworn_papers


@rule(
    "SIG013",
    cite="28 U.S.C. § 1746, and the laws of the states on declarations",
    basis="verified",
    severity=Severity.WARNING,
    fix="read the court's law on oaths abroad; swear before an officer of the consulate, or write the words in"
    " `words: {oath: ...}`",
)
def oath_place_uncertain(matter: Matter) -> Iterator[Problem]:
    """A person swears abroad or at an unknown place, for which no form of oath is recorded.

    Some laws prescribe different words for a declaration that is signed outside the United States, or do not accept
    one.
    """
    for paper in sworn_papers(matter):
        path = ("people", paper.key, "signs_in")
        place = paper.person.signs_in or ""
        if place and not state_named(state(place)) and not country_named(state(place)):
            fix = "end it with the name of a state or a country, after a comma if a city comes first"
            yield Problem(path, f"`{place}` names neither a state nor a foreign country", fix=fix)
        elif paper.law and paper.where == "abroad" and not _covers_abroad(paper):
            message = f"`{paper.key}` signs in `{place}`, and whether {matter.court.citation} accepts this form of oath"
            yield Problem(path, f"{message} from abroad is not recorded", cite=paper.law.authority)


def _covers_abroad(paper: SwornPaper) -> bool:
    return bool(paper.law and (paper.law.value.abroad or paper.law.value.anywhere))
