"""The examples of one rule, run alone: `.venv/bin/python -m tests.one_rule DIS001`.

Prints for each text what the rules find in it, and ends with 1 if an outcome is wrong.
"""

import sys

import click

from assembler.rules import all_rules
from tests.support.rule_examples import laid_over_minimal, waiving
from tests.support.rule_outcomes import outcomes, wrong_outcomes

RULES = all_rules()


def main(code: str) -> int:
    """Print the findings in the example texts of the rule *code*; return the exit code."""
    if code not in RULES or RULES[code].subject.__name__ in {"Proof", "Upload"}:
        click.echo(f"no rule before printing has the code {code}; tests/prove/test_proof_rules.py has those on a proof")
        return 2
    rule = RULES[code]
    for kind, texts in (("bad", rule.bad), ("good", rule.good)):
        for number, text in enumerate(texts, 1):
            findings = [
                f"  {finding.code} {finding.severity}: {finding.message}" for finding in laid_over_minimal(text)
            ]
            click.echo("\n".join([f"{kind} {number}:", *findings]))
    for text in rule.bad:
        left = code in {finding.code for finding in laid_over_minimal(waiving(code, text))}
        click.echo(f"with a waiver: {'still reported' if left else 'waived'} (`waivable` says {rule.waivable})")
    faults = wrong_outcomes(outcomes([rule], lambda text: {finding.code for finding in laid_over_minimal(text)}))
    click.echo("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1].upper() if len(sys.argv) > 1 else ""))
