"""HTML read tag by tag has the same text as HTML read by the library's parser."""

import pytest

from assembler.outputs.pdf.prove import html_text
from assembler.outputs.pdf.prove.html_text import HtmlText, _Reader, read_html

PLAIN_HTML = (
    '<!DOCTYPE html><html lang="en"><head><title>a &amp; b</title><style>p > em { color: red }</style></head>'
    '<body><h1>Title</h1><p class="single" title="x &gt; y">Smith &amp; Co.&nbsp;paid<br> it<br/>. <em>See</em>'
    '<span class="note" data-n="1">1 Note.</span></p><div class="signature"><p hidden>no</p>Signed</div>\n'
    "</body></html>"
)
UNCERTAIN_HTML = (
    "<p>a < b and <em>c</em>",
    '<p title="a > b">c',
    "<p title='a > b'>c",
    "<p>a<!-- b <em>c</em> -->d",
    "<p>a<!-- b -->d",
    "<p>a< em>b</em>",
)
"""HTML with a sign that may begin or end a tag, or may be text."""

UNUSUAL_HTML = (
    "<p>a<1>b",
    "<p>a<?b?>c",
    "<p>a<em",
    "<p>a</>b</p>c",
    "<P CLASS=Single>a</P>b &lt;em&gt;c &#60;d &copy e",
    "<style>a < b</style>c<script>if (a < b) c</script>d",
    "<p>a</em></p></p>b",
    "a<p/>b",
)


def read_by_parser(html: str, monkeypatch: pytest.MonkeyPatch) -> HtmlText:
    with monkeypatch.context() as patch:
        patch.setattr(html_text, "_read_by_tags", lambda *_: False)
        return read_html.__wrapped__(html)


def test_each_text_is_read_as_by_the_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    for html in (PLAIN_HTML, *UNCERTAIN_HTML, *UNUSUAL_HTML, PLAIN_HTML.replace("Smith", "Jones")):
        assert read_html.__wrapped__(html) == read_by_parser(html, monkeypatch), html


def test_an_uncertain_tag_is_left_to_the_parser() -> None:
    assert html_text._read_by_tags(_Reader(), PLAIN_HTML)
    assert [html for html in UNCERTAIN_HTML if html_text._read_by_tags(_Reader(), html)] == []
