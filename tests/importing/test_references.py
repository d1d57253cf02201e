"""Which numbers of paragraphs become references to paragraphs of the imported paper itself."""

import pytest

from tests.importing.test_body import draft_of


@pytest.mark.parametrize(
    ("citation", "text"),
    [
        ("Sample saw it. ¶ 2.", "Sample saw it. [[¶ {second}]]."),
        ("See ¶ 2.", "See [[¶ {second}]]."),
        ("Id. ¶ 2.", "Id. ¶ 2."),
        ("Sample ¶2.", "Sample ¶2."),
        ("Sample Decl. ¶ 2.", "Sample Decl. ¶ 2."),
        ("See supra ¶ 1; ¶ 2.", "See supra ¶ 1; [[¶ {second}]]."),
        ("Sample ¶ 1; see ¶ 2.", "Sample ¶ 1; see ¶ 2."),
        ("Sample ¶ 1. See ¶ 2 above.", "Sample ¶ 1. See [[¶ {second}]] above."),
    ],
)
def test_a_paragraph_sign_names_a_paragraph_only_if_it_is_surely_of_this_paper(citation: str, text: str) -> None:
    draft = draft_of(f"3. It rained. {citation}")
    ids = [paragraph.id for paragraph in draft.paragraphs]
    expected = f"It rained. {text}".format(second=ids[1])
    assert draft.paragraphs[2].text == expected
