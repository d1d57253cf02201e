"""Sections that a count cites, compared with those of its law and of the law of other counts."""

import pytest

from assembler.check.as_findings import problems
from assembler.validate import validate
from tests.support.rule_examples import CATALOG, COMPLAINT, KING, source_of

COPIED = "It copied the pattern."

COOK = "court: ilcir\ncounty: Cook\ndivision: none\nnumber: 2025 L 000000\njurisdiction: none\n"


def count(law: str, text: str = COPIED, title: str = "Copyright Infringement") -> str:
    """Return a count under *law* that alleges *text*."""
    elements = f'{{ownership: [owned], registration: [registered], copying: [copied], exclusive-right: "{text}"}}'
    return (
        f"  - cause: us-copyright-infringement\n    title: {title}\n    against: [strings]\n    statutes: [{law}]\n"
        f"    elements: {elements}\n"
    )


def messages(code: str, *counts: str, court: str = "") -> list[str]:
    """Return what the rule *code* reports in a complaint in *court* with *counts*."""
    source = source_of(f"{court}{COMPLAINT}claims:\n{''.join(counts)}")
    return [problem.message for _, problem in problems(validate(source, CATALOG), code)]


SLIP = "`{}` may be a slip for `RCW 18.27.040`, the law of a count"


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((count("RCW 18.27.040", "It broke RCW 18.37.040."),), [SLIP.format("RCW 18.37.040")]),
        ((count("RCW 18.27.040"), count("RCW 19.86.020", "It broke RCW 18.37.040.")), []),
        ((count("RCW 18.27.040"), count("RCW 18.37.040")), []),
        ((count("RCW 18.27.040", "It broke NRS 18.37.040."),), []),
        ((count("RCW 18.27.040", "It broke RCW 18.85.040 and RCW 18.27.114."),), [SLIP.format("RCW 18.85.040")]),
        ((count("RCW 18.27.040", "It broke RCW 18.85.040."),), []),
        ((count("RCW 18.27.040", "It broke RCW 18.85.040, RCW 18.85.050 and RCW 18.27.114."),), []),
    ],
    ids=[
        "one digit off its own law",
        "one digit off the law of another count",
        "the laws of two counts",
        "another code",
        "alone in its chapter, two of the chapter of its law",
        "each alone in its chapter",
        "two of another chapter",
    ],
)
def test_a_section_one_part_off_the_law_of_a_count_may_be_a_slip(counts: tuple[str, ...], expected: list[str]) -> None:
    assert messages("CIT010", *counts) == expected


def test_a_section_with_two_digits_exchanged_may_be_a_slip_for_the_law_of_any_count() -> None:
    story = count("RCW 19.86.020", "It broke RCW 18.72.040.")
    assert SLIP.format("RCW 18.72.040") in messages("CIT010", count("RCW 18.27.040"), story)


def test_the_laws_of_two_counts_are_not_taken_for_slips_for_each_other() -> None:
    assert [
        message
        for message in messages("CIT010", count("RCW 18.27.040"), count("RCW 18.72.040"))
        if message.endswith("the law of a count")
    ] == []


@pytest.mark.parametrize(
    ("court", "law", "text", "fault"),
    [
        (
            "",
            "Tex. Fam. Code § 17.46(b)",
            "It broke Tex. Bus. & Com. Code § 17.50.",
            ["`Tex. Fam. Code § 17.46(b)` may be in the wrong code: the count cites `Tex. Bus. & Com. Code § 17.50`"],
        ),
        ("", "Tex. Fam. Code § 17.46(b)", "It broke Tex. Code § 17.50.", []),
        ("", "Texas Business and Commerce Code § 17.46(b)", "It broke Tex. Bus. & Com. Code § 17.50.", []),
        (
            "",
            "17 U.S.C. § 505",
            "It owes damages under 17 U.S.C. § 504.",
            ["`17 U.S.C. § 505` may be a slip for `17 U.S.C. § 504`, which the count cites"],
        ),
        (
            COOK,
            "815 ILCS 510/2",
            "It committed fraud under 815 ILCS 505/2.",
            ["`815 ILCS 510/2` may be a slip for `815 ILCS 505/2`, which the count cites"],
        ),
        (COOK, "815 ILCS 510/2", "It caused confusion, and committed fraud under 815 ILCS 505/2.", []),
    ],
)
def test_the_law_of_a_count_is_compared_with_the_sections_that_its_text_cites(
    court: str, law: str, text: str, fault: list[str]
) -> None:
    assert messages("CIT016", count(law, text), court=court) == fault


def test_the_title_of_a_count_may_name_the_subject_of_a_section_near_its_law() -> None:
    def faults(title: str) -> list[str]:
        return messages("CIT016", count("RCW 62A.2-313", title=title), court=KING + "jurisdiction: none\n")

    assert faults("Breach of the Warranty of Merchantability") == [
        "`RCW 62A.2-313` may be a slip for `RCW 62A.2-314`: the title says `Merchantab`"
    ]
    assert faults("Breach of an Express Warranty of Merchantability") == []
