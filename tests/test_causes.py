"""The causes of action, walked one by one: elements, sentences that plead them, authorities, an example."""

import json
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import pytest

from assembler.catalog.template_folder import PROGRAM
from assembler.findings.finding import Stopped
from assembler.language.english import Side
from assembler.model.cause import Authority, Cause, Remedy, Standard, values
from assembler.model.law import was_read
from assembler.model.limitations import Limitations, OtherPeriod
from assembler.plan import make_plan
from assembler.plan.blocks import Block, Count
from assembler.rules.claims.unpleaded_element import unpleaded_element
from assembler.validate import validate
from tests.matters import COMPLAINT, catalog, source
from tests.plan_text import body_text
from tests.walks import faults

FILES = sorted((PROGRAM / "data" / "causes").glob("*.yaml"))
CAUSES: dict[str, Cause] = {file.stem: catalog().record("cause", file.stem) for file in FILES}


def pleadings(name: str) -> list[str]:
    elements = CAUSES[name].elements.values()
    return [text for element in elements for text in (element.pleading, *element.choices.values()) if text]


def pleaded(pattern: str, *, many: bool) -> str:
    """Return the sentence for one party on each side, or for many."""
    ours = ("Alpha", "Gamma", "Delta") if many else ("Alpha",)
    theirs = ("Beta", "Epsilon", "Zeta") if many else ("Beta",)
    return pattern.format_map(values(Side("plaintiff", ours, ours), Side("defendant", theirs, theirs)))


BASES = ("official", "copy", "secondary", "memory")

COUNTS = {
    "US": (43, 19, 75, 73, 63),
    "AL": (2, 0, 0, 2, 2),
    "AR": (3, 2, 0, 1, 0),
    "AZ": (4, 0, 6, 1, 2),
    "CA": (33, 1, 64, 65, 29),
    "CO": (6, 0, 7, 4, 3),
    "CT": (4, 4, 0, 0, 0),
    "DC": (2, 0, 0, 2, 0),
    "DE": (6, 0, 0, 9, 4),
    "FL": (14, 1, 5, 27, 8),
    "GA": (4, 0, 1, 3, 1),
    "IA": (1, 0, 0, 1, 1),
    "IL": (10, 1, 1, 16, 13),
    "IN": (3, 0, 0, 3, 2),
    "KS": (3, 0, 1, 2, 1),
    "KY": (1, 0, 0, 1, 0),
    "LA": (1, 0, 0, 1, 0),
    "MA": (2, 0, 0, 4, 1),
    "MD": (2, 0, 0, 2, 1),
    "ME": (3, 0, 0, 3, 2),
    "MI": (4, 0, 4, 0, 2),
    "MN": (4, 0, 0, 4, 1),
    "MO": (3, 0, 0, 3, 1),
    "MS": (2, 0, 0, 2, 0),
    "MT": (1, 0, 0, 1, 1),
    "NC": (4, 0, 1, 7, 4),
    "NE": (3, 0, 2, 1, 0),
    "NH": (1, 0, 0, 1, 0),
    "NJ": (4, 0, 0, 4, 2),
    "NM": (1, 0, 1, 0, 0),
    "NV": (6, 0, 2, 16, 2),
    "NY": (27, 6, 37, 35, 21),
    "OH": (9, 0, 14, 2, 5),
    "OK": (1, 0, 0, 1, 1),
    "OR": (1, 0, 0, 1, 1),
    "PA": (3, 0, 0, 3, 3),
    "PR": (1, 0, 0, 1, 1),
    "SC": (3, 0, 0, 3, 0),
    "TN": (4, 0, 4, 2, 0),
    "TX": (21, 1, 19, 37, 17),
    "UT": (2, 1, 0, 1, 0),
    "VA": (3, 0, 0, 3, 0),
    "WA": (25, 20, 70, 26, 12),
    "WI": (2, 0, 0, 2, 0),
    "WV": (2, 0, 2, 0, 0),
    "WY": (1, 0, 0, 1, 1),
}
"""Of each law, how many causes there are, and how many of their authorities have each basis: none rises in silence."""


def test_there_are_causes_to_walk() -> None:
    assert len(CAUSES) == sum(count for count, *_ in COUNTS.values()) == 285
    assert set(CAUSES) == set(catalog().names("cause"))
    assert len({cause.id for cause in CAUSES.values()}) == len(CAUSES)


def test_the_authorities_of_each_law_have_the_basis_with_which_they_were_read() -> None:
    def tally(law: str) -> tuple[int, ...]:
        causes = [cause for cause in CAUSES.values() if cause.jurisdiction == law]
        counts = Counter[str](authority.basis for cause in causes for authority in cause.authorities)
        assert counts.keys() <= {*BASES}
        return (len(causes), *(counts[basis] for basis in BASES))

    assert {law: tally(law) for law in COUNTS} == COUNTS


def test_the_id_of_a_cause_is_the_name_of_its_file_and_begins_with_its_law() -> None:
    def wrong(name: str) -> bool:
        return CAUSES[name].id != name or not name.startswith(f"{CAUSES[name].jurisdiction.lower()}-")

    assert faults(CAUSES, wrong) == {}


def is_statement(text: str) -> bool:
    """Whether *text* is a sentence without a blank, as what must be shown is."""
    return text[:1].isupper() and text.endswith(".") and "{" not in text


def test_each_element_has_a_statement_a_sentence_and_the_facts_that_it_takes() -> None:
    def lacking(name: str) -> object:
        elements = CAUSES[name].elements
        bare = [
            key
            for key, element in elements.items()
            if not (is_statement(element.statement) and (element.pleading or element.choices) and element.needs)
        ]
        return bare or len(elements) < 2

    assert faults(CAUSES, lacking) == {}


def family(name: str) -> str:
    """Return the id of a cause without its law: `fraud` for that of each state."""
    return name.partition("-")[2]


def test_an_element_has_one_name_in_all_states() -> None:
    """A former name of an element is no element of the like cause of another state; `damages` has no other name."""
    former: dict[str, set[str]] = {}
    loss = {"harm", "injury", "damage", "loss", "actual-damages"}
    for name, cause in CAUSES.items():
        former.setdefault(family(name), set(loss)).update(*(element.formerly for element in cause.elements.values()))
    assert faults(CAUSES, lambda name: former[family(name)] & CAUSES[name].elements.keys()) == {}


def claim(name: str, elements: str, more: str = "") -> str:
    """Return the YAML of a claim of the cause *name*."""
    return f"claims:\n  - {{cause: {name}, against: [beta], elements: {elements}{more}}}\n"


def test_a_claim_may_call_an_element_by_its_former_name_and_a_fault_of_it_is_shown_there() -> None:
    pleaded = "{scienter: Beta knew it., damages: Alpha lost it.}"
    made = validate(source(claim("ny-fraud", pleaded)), catalog())
    assert list(made.claims[0].elements) == ["knowledge", "damages"]
    read = source(claim("ny-fraud", pleaded, ", choices: {scienter: knew}"))
    with pytest.raises(Stopped) as stopped:
        validate(read, catalog())
    assert {finding.place for finding in stopped.value.findings} == {
        read.where_key(("claims", 0, "choices", "scienter"))
    }


def test_an_element_called_by_two_names_is_refused_with_both() -> None:
    with pytest.raises(Stopped) as stopped:
        validate(source(claim("ny-fraud", "{scienter: Beta knew it., knowledge: Beta was told.}")), catalog())
    (finding,) = stopped.value.findings
    assert "names the element `knowledge` twice; `scienter` is another name of it" in finding.message


def test_an_example_pleads_each_element_in_whole_sentences() -> None:
    def wrong(name: str) -> object:
        example = CAUSES[name].example
        unfinished = [key for key, text in example.items() if not text.rstrip('"”').endswith(".")]
        return unfinished or example.keys() ^ CAUSES[name].elements.keys()

    assert faults(CAUSES, wrong) == {}


CITED_CODE = re.compile(r"\b(?:U\.S\.C|A\.R\.S|C\.R\.S|R\.C|Tex|R|Civ|P|Tenn|Ann|Stat)\. (?=[§\dRCPA])")
"""Points of citations, which end no sentence."""


@pytest.mark.parametrize("many", [False, True], ids=["for one party", "for many"])
def test_what_pleads_an_element_is_one_sentence(many: bool) -> None:  # noqa: FBT001
    def is_sentence(text: str) -> bool:
        whole = text[0].isupper() and text.endswith(".") and ". " not in CITED_CODE.sub("", text)
        return whole and "  " not in text and "'" not in text

    def wrong(name: str) -> list[str]:
        texts = (pleaded(pattern, many=many) for pattern in pleadings(name))
        return [text for text in texts if not is_sentence(text)]

    assert faults(CAUSES, wrong) == {}


def test_no_sentence_of_the_catalog_has_an_alternative_without_a_choice() -> None:
    """A count says what happened: where an element can be met in two ways, each has its own sentence and a name."""
    either = re.compile(r"\b(?:or|either|unless|and/or|third (?:party|person)|a person who)\b")
    known = re.compile(r"[a-z]+(?:-[a-z]+)*")

    def undecided(name: str) -> list[str]:
        elements = CAUSES[name].elements
        short = [key for key, element in elements.items() if len(element.choices) == 1]
        strange = [key for element in elements.values() for key in element.choices if not known.fullmatch(key)]
        return [*(text for text in pleadings(name) if either.search(text)), *short, *strange]

    assert faults(CAUSES, undecided) == {}
    assert sum(bool(element.choices) for cause in CAUSES.values() for element in cause.elements.values()) > 100


VERB = r"(?:is|are|was|were|has|have|does|do)\b"
"""A verb of the catalog that one form serves for one party and another for many."""


def test_a_verb_that_changes_with_the_number_of_a_side_has_both_forms() -> None:
    """`{defendant} was` reads ill for many; `{defendant} {defendant:was|were}` reads well for all."""

    def has_one_form(text: str) -> bool:
        alone = re.sub(r"\{plaintiff\} and \{defendant\}", "Both", text)
        if re.search(rf"\{{(?:plaintiff|defendant)s?\}} (?:also |then )?(?:{VERB}|[a-z]+[^s]s\b)", alone):
            return True
        return bool(re.match(r"\{(?:plaintiff|defendant)\} ", alone) and re.search(rf"\b(?:or|and) {VERB}", alone))

    assert faults(CAUSES, lambda name: [text for text in pleadings(name) if has_one_form(text)]) == {}


def test_a_sentence_that_pleads_an_element_reads_well_for_one_party_and_for_many() -> None:
    def reads_ill(pattern: str) -> bool:
        alone, several = pleaded(pattern, many=False), pleaded(pattern, many=True)
        return bool(
            re.search(r"\b(?<!and )(Alpha|Beta) (are|were|have|do|[a-z]+ threaten)\b", alone)
            or re.search(r"(Plaintiffs|Defendants) (is|was|has|does|[a-z]+ threatens)\b", several)
        )

    assert faults(CAUSES, lambda name: [pattern for pattern in pleadings(name) if reads_ill(pattern)]) == {}


def test_a_cause_cites_an_authority_for_its_elements() -> None:
    def without(name: str) -> bool:
        return not any(authority.says == "elements" and authority.cite for authority in CAUSES[name].authorities)

    assert faults(CAUSES, without) == {}


def test_what_was_read_has_the_address_of_the_text_and_what_was_read_of_it_says_where() -> None:
    assert faults(CAUSES, unsourced) == {}


def unsourced(name: str) -> list[object]:
    """Return what the cause *name* says was read without saying where."""
    cause = CAUSES[name]
    limitations: list[Limitations | OtherPeriod] = []
    if cause.limitations:
        limitations = [cause.limitations, *cause.limitations.also]
    laws: list[Authority | Remedy | Standard | Limitations | OtherPeriod]
    laws = [*cause.authorities, *cause.remedies, cause.pleading, *cause.pleading.also, *limitations]
    return [
        *(law for law in laws if was_read(law.basis) and not law.url),
        *(law.url for law in laws if law.url and not law.url.startswith("http")),
        *(
            authority
            for authority in cause.authorities
            if authority.basis == "secondary" and not (authority.url or authority.read or "read" in authority.detail)
        ),
    ]


def test_a_cause_has_a_remedy_and_a_standard_of_pleading() -> None:
    def lacking(name: str) -> bool:
        return not (CAUSES[name].remedies and CAUSES[name].pleading.text)

    assert faults(CAUSES, lacking) == {}


def test_a_federal_cause_cites_its_statute_in_the_heading_of_the_count() -> None:
    def without(name: str) -> bool:
        authority = "Fed. R. Civ. P." if CAUSES[name].remedy_not_claim else "U.S.C. §"
        return authority not in CAUSES[name].count_cite

    assert faults([name for name, cause in CAUSES.items() if cause.federal], without) == {}


def test_a_period_that_is_computed_says_from_what_it_runs() -> None:
    computed = {
        name: period
        for name, cause in CAUSES.items()
        if (period := cause.limitations) and (period.years or period.months or period.days)
    }

    def lacking(name: str) -> bool:
        return not (computed[name].event and computed[name].element and computed[name].authority)

    assert faults(computed, lacking) == {}


def test_most_periods_can_be_computed() -> None:
    found = [cause.limitations for cause in CAUSES.values() if cause.limitations]
    assert len([one for one in found if one.years or one.months or one.days]) > 0.8 * len(found) > 0


def test_a_cause_says_what_must_be_pleaded_with_particularity() -> None:
    particular = [name for name, cause in CAUSES.items() if cause.pleading.standard.startswith("particular")]
    assert faults(particular, lambda name: not (CAUSES[name].pleading.particulars or CAUSES[name].before_suit)) == {}


def test_each_law_has_a_remedy_that_is_no_claim_and_a_claim_that_a_contract_bars() -> None:
    enriched = {cause.jurisdiction for name, cause in CAUSES.items() if family(name) == "unjust-enrichment"}
    assert {cause.jurisdiction for cause in CAUSES.values() if cause.remedy_not_claim} == {"WA", "CA", "US", "NY", "TX"}
    assert {cause.jurisdiction for cause in CAUSES.values() if cause.barred_by_contract} == enriched
    assert CAUSES["us-copyright-infringement"].needs_registration
    assert CAUSES["us-patent-infringement"].exclusive_federal
    assert CAUSES["us-title-vii"].before_suit


def exemplary(names: Sequence[str]) -> str:
    """Return the YAML of a section and a claim for each of *names*: the example of the cause, each element by its own.

    A claim makes every choice that its cause has.
    """
    sections, claims = "", ""
    for number, name in enumerate(names):
        example, elements = CAUSES[name].example, CAUSES[name].elements
        pleads = ", ".join(f"{key}: [{key}-{number}]" for key in example)
        ways = {key: [*element.choices] for key, element in elements.items() if element.choices}
        sections += f"  - id: section-{number}\n    heading: {json.dumps(CAUSES[name].name)}\n    paragraphs:\n"
        sections += "".join(
            f"      - {{id: {key}-{number}, text: {json.dumps(text)}}}\n" for key, text in example.items()
        )
        claims += f"  - {{id: count-of-{number}, cause: {name}, against: [beta], elements: {{{pleads}}}"
        claims += (f", choices: {json.dumps(ways)}" if ways else "") + "}\n"
    return f"more_facts:\n{sections}claims:\n{claims}"


def test_a_count_from_the_example_pleads_each_element_and_says_where() -> None:
    names = [*CAUSES]
    unpleaded: dict[str, list[str]] = {}
    for some in (names[start : start + 60] for start in range(0, len(names), 60)):
        made = validate(source(exemplary(some)), catalog())
        planned = make_plan(made, made.filings[COMPLAINT], catalog())
        begins = [place for place, block in enumerate(planned.body) if isinstance(block, Count)]
        counts = [planned.body[one:following] for one, following in pairwise([*begins, None])]
        unpleaded |= {name: not_pleaded(name, count) for name, count in zip(some, counts, strict=True)}
        assert not [*unpleaded_element(made)]
    assert faults(CAUSES, lambda name: unpleaded[name]) == {}


def not_pleaded(name: str, count: Sequence[Block]) -> list[str]:
    """Return the sentences of the cause *name* that *count*, made from its example, does not print."""
    text = " ".join(body_text(*count))
    plain = re.sub(r"\[([^\]]*)\]\(#[^)]*\)", r"\1", text).replace("~", " ").replace("|", "")
    sentences = [f"{pleaded(pattern, many=False)[:-1]}, as alleged in paragraph" for pattern in pleadings(name)]
    return [sentence for sentence in sentences if sentence not in plain]
