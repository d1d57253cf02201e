"""The user's own sentences about renewal under a savings statute and about the event that closes a notice."""

import pytest

from tests.rules.test_dismissal_own_words import is_stopped, paper, stopped_among

IN_GEORGIA = "court: gasuper\ncounty: Fulton\ndivision: none\njurisdiction: none\n"

RENEWALS = (
    "Plaintiffs reserve the right to renew this action under O.C.G.A. § 9-2-61.",
    "Plaintiff may renew this action within six months as O.C.G.A. § 9-2-61 provides.",
    "Sample Kites reserves its right to refile this action within one year under Ohio Rev. Code § 2305.19.",
    "Plaintiff retains the right to renew its claims against Imaginary Strings pursuant to 735 ILCS 5/13-217.",
    "Plaintiff may recommence this action under CPLR 205(a).",
    "Plaintiff may refile this action under N.C. R. Civ. P. 41(a)(1) within one year.",
    "Plaintiff may refile these claims under Mass. G.L. c. 260, § 32.",
    "Plaintiff may refile these claims within one year, as Okla. Stat. tit. 12, § 100 provides.",
    "Plaintiff may refile this action under Tenn. Code Ann. § 28-1-105.",
    "Plaintiff reserves all rights of renewal under the renewal statute.",
)

OTHER_RESERVATIONS = (
    "Plaintiff reserves the claim against Imaginary Strings in this action.",
    "Plaintiff reserves the right to renew this action under O.C.G.A. § 9-2-61 if Imaginary Strings does not pay.",
    "Plaintiff reserves the right to renew the claim in this action under O.C.G.A. § 9-2-61.",
    "Plaintiff reserves the right to reinstate this action under O.C.G.A. § 9-2-61.",
    "Imaginary Strings may renew this action under O.C.G.A. § 9-2-61.",
    "Plaintiff may renew this action under Fed. R. Civ. P. 60(b).",
    "Plaintiff may renew this action under Rule 60(b).",
    "Plaintiff may renew this action under the settlement of June 1, 2025.",
)


def test_renewal_under_a_savings_statute_may_be_reserved_only_without_prejudice() -> None:
    assert stopped_among(RENEWALS, "without") == []
    assert stopped_among(RENEWALS, "with") == list(RENEWALS)
    assert stopped_among(OTHER_RESERVATIONS, "without") == list(OTHER_RESERVATIONS)


UNSWORN_WITNESSES = (
    "The first witness has not been sworn.",
    "The first witness has not yet been sworn.",
    "No witness has been sworn.",
    "This notice is filed before the first witness is sworn.",
)


@pytest.mark.parametrize("sentence", UNSWORN_WITNESSES)
def test_a_notice_may_say_that_the_event_that_ends_its_time_has_not_happened(sentence: str) -> None:
    text = f"{IN_GEORGIA}{paper(f'paragraphs: [{sentence}]')}"
    assert not is_stopped(text)
    assert not is_stopped(f"{text}events: [{{event: trial begun, date: 2025-05-20}}]\n")
    assert is_stopped(f"{text}events: [{{event: evidence introduced, date: 2025-05-20}}]\n")


def test_a_notice_may_not_mention_an_event_that_does_not_end_its_time() -> None:
    assert stopped_among(["This notice is filed before the first witness is sworn."], "without") != []
