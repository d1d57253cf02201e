"""No finding in a state court cites federal rules or the rules of another state."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

import pytest

from assembler.findings.finding import Finding
from assembler.model.court import Court
from assembler.model.dismissal import Dismissals
from tests.support.matters import catalog, findings

RULES_OF_COURT = re.compile(r"([A-Z][\w. ,’-]*?[A-Z][\w.]*\.?(?: Rule| art\.)?)(?: §)? ?\d")
"""The name of a body of rules before its first number."""

FAULTY_MATTER = """
court: {court}
docket_read: none
jurisdiction: none
amount: none
parties:
  alpha: {{counsel: none}}
  gamma: {{name: Ann Example, role: defendant, kind: individual, minor: yes}}
facts:
  - id: story
    heading: The Story
    paragraphs:
      - {{id: signed, text: Alpha and Beta signed a contract.}}
      - {{id: paid, text: "Alpha paid from account 123456789012, and its clerk, born May 5, 1990, is 078-05-1120."}}
      - {{id: broke, text: Beta delivered nothing.}}
events:
  - {{event: answer, by: [beta], date: 2025-05-20}}
  - {{event: judgment, against: [beta], date: 2025-05-21}}
filings:
  - {{paper: complaint, date: 2025-03-03}}
  - {{paper: {paper}, date: 2025-06-02, title: A Petition, dismisses: {dismisses}}}
"""
"""A matter that breaks nearly every rule of court."""

TWO_EFFECTS = "[{parties: beta, prejudice: with}, {parties: [all], prejudice: without}]"


@cache
def courts() -> Mapping[str, Court]:
    """Return a court for each law of dismissal: of each state, district and territory, and a federal one."""
    records = [catalog().record("court", name) for name in catalog().names("court") if name not in {"state", "federal"}]
    return {court.dismissal.value.id: court for court in reversed(records)}


def laws() -> list[Dismissals]:
    return [court.dismissal.value for court in courts().values()]


def bodies_of_rules(law: Dismissals) -> set[str]:
    """Return the names of the bodies of rules that *law* cites: "Fed. R. Civ. P."."""
    matches = [RULES_OF_COURT.match(instrument.rule) for instrument in law.instruments.values()]
    return {match[1] for match in matches if match and len(match[1]) > 1}


@cache
def findings_under(law: str) -> tuple[Finding, ...]:
    """Return the findings on up to two papers of a court under *law*; the first paper has two effects."""
    court = courts()[law]
    instruments = court.dismissal.value.instruments.values()
    papers = {instrument.paper for instrument in instruments if instrument.of == "claims"}
    documents = sorted(papers & set(catalog().names("document")))
    reported: list[Finding] = []
    for paper, dismisses in zip(documents, (TWO_EFFECTS, "all"), strict=False):
        reported += findings(FAULTY_MATTER.format(court=court.id, paper=paper, dismisses=dismisses))
    return tuple(reported)


def foreign_citations(court: Court) -> Iterator[str]:
    """Yield each finding in *court* whose authority or remedy cites a rule of another system."""
    own_names = bodies_of_rules(court.dismissal.value)
    all_names = {name for law in laws() for name in bodies_of_rules(law)}
    foreign_names = "|".join(re.escape(name) for name in sorted(all_names - own_names))
    foreign_name = re.compile(rf"(?<![\w.] )(?<!\w)(?<!\.)(?:{foreign_names})(?= ?[§\d])")
    for finding in findings_under(court.dismissal.value.id):
        if match := foreign_name.search(f"{finding.cite} | {finding.fix}"):
            yield f"{court.id} {finding.code}: {match[0]} ({finding.cite}; {finding.fix})"


def test_each_law_of_dismissal_has_a_court_and_most_cite_rules_of_court() -> None:
    assert len(courts()) >= 54
    assert len({name for law in laws() for name in bodies_of_rules(law)}) > 40


@pytest.mark.slow
def test_no_finding_cites_a_rule_of_another_system() -> None:
    state_courts = [court for court in courts().values() if court.system == "state"]
    citations = [citation for court in state_courts for citation in foreign_citations(court)]
    assert citations == []
    codes = [{finding.code for finding in findings_under(court.dismissal.value.id)} for court in state_courts]
    assert set.intersection(*codes) >= {"DIS001", "SIG003", "CLM012", "PRV001"}
