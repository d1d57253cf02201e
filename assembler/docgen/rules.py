"""Generates a page for each rule, and the tables of rules and faults."""

from collections.abc import Mapping

from assembler.commands.explain import MADE_UP, READS, waiver
from assembler.docgen.markdown import code, page, prose, table
from assembler.findings.faults import FAULTS, NO_WAIVER, severity_of
from assembler.model.law import GRADES
from assembler.rules import all_rules
from assembler.rules.rule import Rule

BASES: Mapping[str, str] = {"verified": "the text of the authority was read", **GRADES}
"""The meaning of each basis of a rule, except `program`, which needs no explanation."""

FAMILIES: Mapping[str, str] = {
    "ATT": "exhibits that are cited and attached",
    "CAP": "the caption",
    "CIT": "citations",
    "CLM": "claims, their elements and the relief",
    "DAT": "dates",
    "DIS": "dismissal",
    "FCT": "facts that contradict each other",
    "FMT": "the form of papers",
    "JRY": "the jury",
    "IMP": "papers brought in from another file",
    "JUR": "jurisdiction",
    "PRF": "the finished PDF",
    "PRV": "privacy",
    "PTY": "parties",
    "SIG": "signatures",
    "TRM": "defined terms",
    "TXT": "the text",
    "UPL": "files to upload",
    "VEN": "venue and assignment",
}
"""The subject of each family of rules, by the letters in the rules' codes."""


def rule_page(rule: Rule) -> str:
    """Return the page of *rule*."""
    base = MADE_UP.get(rule.subject.__name__, "the smallest matter")
    basis = "" if rule.basis == "program" else f" ({rule.basis}: {BASES[rule.basis]})"
    facts = [
        ("reads", READS[rule.subject.__name__]),
        ("severity", f"{rule.severity}; {waiver(rule)}"),
        ("cite", f"{rule.cite}{basis}"),
        ("fix", rule.fix),
    ]
    return page(
        f"# {rule.code} {rule.name}",
        prose(f"{rule.title}.\n\n{rule.why}"),
        table(["", ""], facts),
        f"Examples that break it, added to {base}:",
        *(code(text, "yaml") for text in rule.bad),
        "Examples that do not:",
        *(code(text, "yaml") for text in rule.good),
    )


def rules_page() -> str:
    """Return the page with the tables of rules and of faults in files and commands."""
    rules: list[list[str]] = []
    not_waivable: list[list[str]] = []
    for rule_code, rule in sorted(all_rules().items()):
        link = f"[{rule_code}]({rule_code}-{rule.name}.md)"
        rules.append([link, str(rule.severity), rule.title, rule.cite, rule.basis])
        if rule.waivable != "all":
            extent = "all" if rule.waivable == "none" else "some"
            not_waivable.append([link, str(rule.severity), extent, rule.no_waiver])
    families = [[f"`{letters}`", about] for letters, about in FAMILIES.items()]
    faults = [[f"`{code}`", str(severity_of(code)), title, remedy] for code, (title, remedy) in FAULTS.items()]
    return page(
        "# Rules",
        prose(
            "`assembler explain CODE` prints the page of a rule.\n\n"
            "A rule of law names its authority and a basis. "
            "Only a rule whose authority was read (`verified`) can be an error; any other rule only warns or makes a "
            "note, and so does a rule that depends on a court's value whose text was not read. "
            "`program` marks rules of the program itself.\n\n"
            "A lawyer may overrule a rule with `waivers:`, except where no court accepts the paper or a client could"
            " lose a claim: the second table has these, each with the reason. "
            "Errors of the program that cannot be waived stop a draft too."
        ),
        table(["code", "severity", "what it finds", "authority", "basis"], rules),
        "## What cannot be waived",
        table(["code", "severity", "which findings", "why no lawyer may overrule them"], not_waivable),
        "## Families",
        table(["family", "about"], families),
        "# Faults in files and commands",
        prose("These are findings of the program itself, and cannot be waived; warnings and notes stop no paper."),
        table(
            ["family", "why its errors cannot be waived"],
            [[f"`{family}`", reason] for family, reason in NO_WAIVER.items()],
        ),
        table(["code", "severity", "fault", "remedy"], faults),
    )
