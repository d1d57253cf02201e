"""A paper that differs from earlier ones in its words alone has the elements that the engine would parse."""

from typing import Any
from xml.etree.ElementTree import tostring

import pytest

from assembler.paginate import engine_forms, engine_texts, typeset

WORDS = ("Alpha", "Émile &amp; Sons &lt;b&gt;", "שלום &#39;Beta&#39;", "5 > 4\n and 2", "&nbsp;Gamma")
FORM = """<html lang=en><head><title>{0}</title><style>p > em {{ content: "&{1}" }}</style><!-- {2} --></head><body>
<p id=a title="{3} it">{0} pressed <em> {1}</em> cider,\n {2}<br>{3}<p><table><tr><td>{4}<td> {0} </table>
<pre>
 {1}</pre> {2} </body></html>"""


@pytest.fixture(autouse=True)
def anew(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Keep what is parsed from now on, and return what the engine parses anew."""
    read, parse = list[str](), typeset._anew

    def noting(html: str) -> Any:
        read.append(html)
        return parse(html)

    for module, name, value in (
        (engine_texts, "_asked", [True]),
        (engine_forms, "_known", {}),
        (engine_forms, "_once", set()),
        (typeset, "_anew", noting),
    ):
        monkeypatch.setattr(module, name, value)
    return read


def elements(html: str) -> bytes:
    return tostring(typeset.parse(html).etree_element)


def parsed_alone(html: str, monkeypatch: pytest.MonkeyPatch) -> bytes:
    with monkeypatch.context() as patch:
        patch.setattr(engine_texts, "_asked", [])
        return elements(html)


def forms(attribute: str, style: str) -> list[str]:
    """Return papers of one form, each with the words of the one before it in other places."""
    sides = [(*WORDS[turn:], *WORDS[:turn]) for turn in range(len(WORDS))]
    filled = FORM.replace("{3} it", attribute).replace("&{1}", style).replace("<!-- {2} -->", "")
    return [filled.format(*words) for words in sides]


def test_a_third_paper_of_a_form_is_not_parsed_and_has_the_same_elements(
    anew: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    papers = forms("there", "x")
    expected = [parsed_alone(html, monkeypatch) for html in papers]
    anew.clear()
    assert [elements(html) for html in papers] == expected
    assert len(anew) == 3  # the first, then the second, and that with numbers for its words
    assert [elements(html) for html in papers] == expected
    assert len(anew) == 3


@pytest.mark.parametrize(
    "paper",
    [
        forms("5 > 4, it", "x")[0],
        FORM.format(*WORDS).replace("{2}", "a > b"),
        "<html lang=en><p>Alpha < Beta <b</p>",
        "<html lang=en><p>Alpha &copy Beta&#128;</p>",
        "<html lang=en><p>Alpha\r\nBeta</p>",
        "<html lang=en><table>Alpha<tr><td>Beta</table>",
        "<html lang=en><textarea>\n<p>Alpha</p></textarea><title>a<b>c</b></title>",
    ],
)
def test_words_in_places_that_are_not_certain_are_parsed_as_ever(paper: str, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = parsed_alone(paper, monkeypatch)
    assert [elements(paper) for _ in range(3)] == [expected] * 3
    other = paper.replace("Alpha", "Zeta &amp; Eta")
    assert elements(other) == parsed_alone(other, monkeypatch)
