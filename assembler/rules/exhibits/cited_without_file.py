"""ATT001."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.exhibits import exhibit_labels, how_filed
from assembler.model.matter import Matter
from assembler.model.walk import allegations, used_names
from assembler.rules._complaint import opening
from assembler.rules.rule import Problem, rule


@rule(
    "ATT001",
    cite="house style: what is cited as an exhibit is attached",
    basis="convention",
    severity=Severity.WARNING,
    fix="name its file, or waive this with the reason: filed under seal, filed on paper",
    bad="""
        exhibits: {lease: {title: Lease, file: lease.pdf}, letter: {title: Letter}}
        more_facts:
          - {id: more, heading: More, paragraphs: ["They signed [[lease]].", {text: It wrote., exhibit: letter}]}
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
    good=(
        """
        exhibits: {lease: {title: Lease}, letter: {title: Letter}}
        more_facts:
          - {id: more, heading: More, paragraphs: ["They signed [[lease]].", {text: It wrote., exhibit: letter}]}
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
        """
        exhibits: {lease: {title: Lease, file: lease.pdf}, letter: {title: Letter}}
        exhibit_form: {filed: not attached}
        more_facts:
          - {id: more, heading: More, paragraphs: ["They signed [[lease]].", {text: It wrote., exhibit: letter}]}
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
    ),
)
def cited_without_file(matter: Matter) -> Iterator[Problem]:
    """An exhibit is cited, and it is not attached although others are.

    The matter names the files of some exhibits, which are attached, and none for this one.
    """
    attaches = any(exhibit.file for exhibit in matter.exhibits.values()) and how_filed(matter) != "not attached"
    if not (attaches and any(opening(matter))):
        return
    cited = used_names(matter) | {name for _, allegation in allegations(matter) for name in allegation.exhibit}
    for name, label in exhibit_labels(matter).items():
        if name in cited and not matter.exhibits[name].file:
            yield Problem(("exhibits", name), f"`{name}`, Exhibit {label}, is cited but not attached: no file is named")
