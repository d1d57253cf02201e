"""Templates print only a plan; document types, sections, choices and sentences are consistent."""

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

import pytest
from jinja2 import meta, nodes

from assembler.attach import sheets
from assembler.model.document import DocumentType
from assembler.model.filing import COMMON_KEYS, Service
from assembler.model.forum import STATE_GROUNDS, STATE_ONLY_GROUNDS, PersonalJurisdiction, VenueReason
from assembler.model.matter import Matter
from assembler.outputs.render import templates
from assembler.papers import every_key, family, family_names, keys_of, paper_context
from assembler.plan.plan import Plan
from assembler.plan.sections import PARAGRAPHS
from tests.support.matters import catalog, matter
from tests.support.places import ASSEMBLER, TEMPLATES, modules
from tests.support.walks import faults_by_name

PAGES = sorted(file.relative_to(TEMPLATES).as_posix() for file in TEMPLATES.rglob("*.html"))
STYLES = sorted(file.relative_to(TEMPLATES).as_posix() for file in TEMPLATES.rglob("*.css"))
DOCUMENTS: dict[str, DocumentType] = {name: catalog().record("document", name) for name in catalog().names("document")}
SECTIONS = {name: set(family(name).sections) for name in family_names()}


def tree_of(name: str) -> Any:
    return templates(TEMPLATES).parse((TEMPLATES / name).read_text("utf-8"))


# -- templates --------------------------------------------------------------------------------------------------------


def test_there_are_templates() -> None:
    assert len(PAGES) > 5
    assert len(STYLES) > 2
    assert len(DOCUMENTS) >= 2


def test_a_template_reads_only_the_plan() -> None:
    def unknown_variables(name: str) -> set[str]:
        parts = {node.target for node in tree_of(name).find_all(nodes.Import)}
        return meta.find_undeclared_variables(tree_of(name)) - parts - {"plan"}

    assert faults_by_name([*PAGES, *STYLES], unknown_variables) == {}


def test_a_template_reads_only_fields_that_a_plan_has() -> None:
    def unknown_fields(name: str) -> set[str]:
        fields_read = re.findall(r"\bplan\.(\w+)", (TEMPLATES / name).read_text("utf-8"))
        plan = sheets.Sheet if name.startswith("exhibits/") else Plan
        return set(fields_read) - plan.__dataclass_fields__.keys() - vars(plan).keys()

    assert faults_by_name([*PAGES, *STYLES], unknown_fields) == {}


def test_no_template_counts_or_switches_escaping_off() -> None:
    forbidden = re.compile(r"loop\.index|\|\s*safe|autoescape false|\|\s*length")
    assert faults_by_name(PAGES, lambda name: forbidden.findall((TEMPLATES / name).read_text("utf-8"))) == {}


def test_a_template_includes_and_extends_only_existing_files() -> None:
    def missing_files(name: str) -> set[str]:
        return {template for template in meta.find_referenced_templates(tree_of(name)) if template} - {*PAGES, *STYLES}

    assert faults_by_name(PAGES, missing_files) == {}


def test_every_template_is_used() -> None:
    used_templates = {template for name in PAGES for template in meta.find_referenced_templates(tree_of(name))}
    documents = {name for name in PAGES if "/" not in name}
    assert {*PAGES, *STYLES} - used_templates == documents | {sheets.COVER, sheets.INDEX}


def test_no_style_sheet_prints_words_or_hides_them() -> None:
    css = "".join((TEMPLATES / name).read_text("utf-8") for name in STYLES)
    assert re.findall(r"text-transform|visibility|::before|::after|display: none|content: \"", css) == []


# -- document types ---------------------------------------------------------------------------------------------------


def test_each_template_beside_the_document_types_belongs_to_a_document_type() -> None:
    template_names = {file.stem for file in TEMPLATES.glob("*.html")}
    assert template_names < set(DOCUMENTS)
    assert template_names


def test_the_id_of_a_document_type_is_the_name_of_its_file() -> None:
    assert faults_by_name(DOCUMENTS, lambda name: DOCUMENTS[name].id != name) == {}


def test_the_needs_of_a_document_are_keys_of_the_matter_or_its_own_choices() -> None:
    def unknown_needs(name: str) -> set[str]:
        return set(DOCUMENTS[name].needs) - Matter.model_fields.keys() - set(DOCUMENTS[name].choices)

    assert faults_by_name(DOCUMENTS, unknown_needs) == {}


def test_each_choice_of_a_filing_is_common_or_taken_by_a_document() -> None:
    choices = {choice for document in DOCUMENTS.values() for choice in document.choices}
    assert every_key() == frozenset().union(*map(keys_of, DOCUMENTS.values()))
    assert choices & COMMON_KEYS == set()


def test_a_document_takes_choices_that_its_family_has() -> None:
    def unknown_choices(name: str) -> frozenset[str]:
        return keys_of(DOCUMENTS[name]) - family(DOCUMENTS[name].family).filing_model.model_fields.keys()

    assert faults_by_name(DOCUMENTS, unknown_choices) == {}


def test_the_sections_of_documents_are_those_that_have_builders() -> None:
    used_sections = {
        name: {section for document in DOCUMENTS.values() if document.family == name for section in document.sections}
        for name in SECTIONS
    }
    used_sections = {name: sections - {PARAGRAPHS} for name, sections in used_sections.items()}
    assert used_sections == SECTIONS  # `paragraphs` is a section of every family
    assert faults_by_name(DOCUMENTS, lambda name: not DOCUMENTS[name].sections) == {}


def test_a_document_type_cites_its_authority() -> None:
    def lacks_authority(name: str) -> bool:
        return not DOCUMENTS[name].authority or not all(law.cite for law in DOCUMENTS[name].authority)

    assert faults_by_name(DOCUMENTS, lacks_authority) == {}


def title_values(document: DocumentType) -> Mapping[str, Any]:
    """Return the values that the family of *document* gives its titles, in the suit of the small matters."""
    paper_family, suit = family(document.family), matter()
    filing = paper_family.filing_model.model_construct(paper=document, filed_by=("beta",), claimant="alpha")
    context = paper_context(suit.model_copy(update={"filings": (filing,)}), filing, catalog().sentences)
    return paper_family.title_values(context)


def test_the_titles_of_a_document_use_the_values_of_its_family() -> None:
    def unfilled_titles(name: str) -> list[str]:
        values = title_values(DOCUMENTS[name])
        titles = [pattern.format(**values) for pattern in (DOCUMENTS[name].title, DOCUMENTS[name].short_title)]
        return [title for title in titles if not title or "{" in title]

    assert faults_by_name(DOCUMENTS, unfilled_titles) == {}


# -- sentences --------------------------------------------------------------------------------------------------------


def leaves(sentences: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in sentences.items():
        if isinstance(value, Mapping):
            yield from leaves(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


SENTENCES = dict(leaves(catalog().sentences))
GROUPS = set(catalog().sentences)


def sentence_key_patterns() -> set[str]:
    """Return a pattern for each key of a sentence in the code, in which a value put into the key may be any word."""
    patterns = {re.escape(document.lead) for document in DOCUMENTS.values() if document.lead}
    for file in (*modules(ASSEMBLER / "plan"), *modules(ASSEMBLER / "papers")):
        tree = ast.parse(file.read_text("utf-8"))
        inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                parts = (
                    re.escape(str(value.value)) if isinstance(value, ast.Constant) else r"\w*" for value in node.values
                )
                patterns.add("".join(parts))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
                patterns.add(re.escape(node.value))
    keys = re.compile(rf"(?:{'|'.join(GROUPS)})\\?\.[\w\\.*]+")
    return {pattern for pattern in patterns if keys.fullmatch(pattern)}


@pytest.mark.slow
def test_there_are_sentences_and_the_program_uses_them() -> None:
    assert len(SENTENCES) > 40
    assert len(sentence_key_patterns()) > 30


@pytest.mark.slow
def test_each_sentence_that_the_program_uses_exists() -> None:
    assert [
        pattern for pattern in sentence_key_patterns() if not any(re.fullmatch(pattern, key) for key in SENTENCES)
    ] == []


@pytest.mark.slow
def test_the_program_uses_each_sentence() -> None:
    patterns = [re.compile(pattern) for pattern in sentence_key_patterns()]
    assert [key for key in SENTENCES if not any(pattern.fullmatch(key) for pattern in patterns)] == []


@pytest.mark.parametrize(
    ("group", "values"),
    [
        ("personal", get_args(PersonalJurisdiction.model_fields["because"].annotation)),
        ("service", get_args(Service.model_fields["by"].annotation)),
        (
            "venue",
            sorted(
                {*get_args(VenueReason.model_fields["because"].annotation)} - STATE_ONLY_GROUNDS - {"real property"}
            ),
        ),
        ("venue_state", sorted(STATE_GROUNDS)),
    ],
)
def test_each_value_that_chooses_a_sentence_has_one(group: str, values: Sequence[str]) -> None:
    assert len(values) >= 2
    assert {f"{group}.{value.replace(' ', '_')}" for value in values} <= SENTENCES.keys()


def test_a_sentence_has_curly_quotes_single_spaces_and_no_legalese() -> None:
    legalese = re.compile(r"(?i)\b(hereby|herein|said|aforementioned|comes now|wherefore)\b")

    def wrong_texts(key: str) -> list[str]:
        texts = SENTENCES[key] if isinstance(SENTENCES[key], list) else [SENTENCES[key]]
        one_line_texts = [" ".join(str(text).split("\n")) for text in texts]
        return [
            text for text in one_line_texts if {"'", '"'} & set(text) or "  " in text.strip() or legalese.search(text)
        ]

    assert faults_by_name(SENTENCES, wrong_texts) == {}
