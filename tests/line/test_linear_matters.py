"""The time of `check` grows no faster than the number of parties, exhibits or other entries of a matter."""

from collections.abc import Callable
from cProfile import Profile
from functools import partial
from pathlib import Path
from pstats import Stats

import pytest

from assembler.pipeline import examine_matter
from assembler.results import Options
from tests.support.growth import growth
from tests.support.runs import write_file

pytestmark = pytest.mark.slow

SUIT = """
court: wawd
division: Seattle
parties:
  alpha: {{name: Alpha Manufacturing Inc., role: plaintiff, kind: corporation, counsel: [{counsel}]}}
  beta: {{name: Beta Repairs Inc., role: defendant, kind: corporation}}
{parties}
firms:
  office: {{name: Example & Sample LLP, address: [1 Main Street, 'Seattle, Washington 98101']}}
counsel:
{attorneys}
exhibits:
{exhibits}
facts:
  - id: story
    heading: The Story
    paragraphs:
      - {{id: sold, text: Alpha sold goods to Beta.}}
{paragraphs}
claims:
  - {{id: breach, title: Breach, against: {against}, law: Washington, paragraphs: [Beta broke the contract.]}}
filings:
  - {{id: complaint, paper: complaint}}
"""

ATTORNEY = "  c{n}: {{name: Ann Lawyer{n}, firm: office, bar_number: {n}, email: a{n}@example.com}}"

PARTY = (
    "  d{n}: {{name: '{word} Repairs Inc.', role: defendant, kind: corporation, formed_in: Washington, "
    "principal_place: 'Seattle, Washington'}}"
)


def words(count: int) -> list[str]:
    """Return *count* different invented words, capitalized."""
    letter_of_digit = str.maketrans("0123456789", "abcdefghij")
    return [f"{index:05}".translate(letter_of_digit).capitalize() + "son" for index in range(count)]


def write_suit(folder: Path, kind: str, count: int) -> Path:
    """Return the file of a matter with *count* entries of the *kind*, such as "exhibits"."""
    paragraphs = {
        "exhibits": [f"A copy is attached as [[e{n}]]." for n in range(count)],
        "terms": [
            f"Alpha sold the {word} machine (the “{word} Machine”). The {word} Machine failed." for word in words(count)
        ],
        "references": [
            *(f"Alpha sold lot {n}." for n in range(count)),
            f"Alpha refers to [[{', '.join(f'p{n}' for n in range(count))}]].",
        ],
        "parties": [f"{word} Repairs Inc. bought lot {n} from Alpha." for n, word in enumerate(words(count))],
        "quotations": [" ".join(f"Beta wrote “the {word} part is late” and left." for word in words(count))],
    }.get(kind, [])
    parties: list[str] = []
    against = "beta"
    if kind == "parties":
        parties = [PARTY.format(n=n, word=word) for n, word in enumerate(words(count))]
        against = "all"
    attorney_count = count if kind == "attorneys" else 1
    exhibit_count = count if kind == "exhibits" else 1
    text = SUIT.format(
        against=against,
        counsel=", ".join(f"c{n}" for n in range(attorney_count)),
        parties="\n".join(parties),
        attorneys="\n".join(ATTORNEY.format(n=n) for n in range(attorney_count)),
        exhibits="\n".join(f"  e{n}: {{title: Letter {n}}}" for n in range(exhibit_count)),
        paragraphs="\n".join(f'      - {{id: p{n}, text: "{text}"}}' for n, text in enumerate(paragraphs)),
    )
    return write_file(folder, text, f"{kind}{count}.yaml")


@pytest.mark.parametrize("kind", ["parties", "exhibits", "terms", "attorneys", "references", "quotations"])
def test_the_time_of_check_is_linear_in_the_number_of_entries(folder: Path, kind: str) -> None:
    checks: list[Callable[[], object]] = [
        partial(examine_matter, write_suit(folder, kind, count), Options()) for count in (10, 80, 640)
    ]
    checks[0]()  # fills the caches
    # The limits are far above the time on a busy machine, because only growth is tested here.
    assert growth(checks, max_first_seconds=10.0, limit=60.0) == ""


def test_a_matter_with_hundreds_of_parties_that_is_read_again_compiles_no_pattern(folder: Path) -> None:
    file = write_suit(folder, "parties", count=600)
    for _ in range(2):
        examine_matter(file, Options())
    profile = Profile()
    profile.runcall(examine_matter, file, Options())
    calls = Stats(profile).stats  # type: ignore[attr-defined]  # typeshed does not list it
    functions = [function for _, _, function in calls]
    assert [function for function in functions if "compile" in function and "sre" in function] == []
