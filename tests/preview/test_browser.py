"""The preview in a real browser: pages after an edit, findings that link to pages, no errors, full accessibility."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.preview.test_previewed import PAPER
from tests.support.places import ROOT
from tests.support.runs import end_after, write_file
from tests.support.small_matter import TEXT

pytestmark = pytest.mark.tools


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert chromium, "`make test-tools` installs Chromium"
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])


@pytest.fixture
def faults() -> list[str]:
    """The errors that the console and the network of the page have reported."""
    return []


@pytest.fixture
def editor() -> str:
    """The value of `--editor`: what opens when a printed line is clicked; here nothing."""
    return "none"


@pytest.fixture
def text() -> str:
    """The text of the matter."""
    return TEXT


@pytest.fixture
def page(browser: Browser, folder: Path, faults: list[str], editor: str, text: str) -> Iterator[Page]:
    write_file(folder, text, "a b # $é/matter.yaml")
    command = [sys.executable, "-m", "assembler", "preview", "a b # $é", "--no-open", "--editor", editor]
    with (
        subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": str(ROOT), "PATH": "/bin"}
        ) as server,
        end_after(server, 120),
    ):
        assert server.stdout
        address = server.stdout.readline().partition("preview: ")[2].strip()
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(address)
        yield page
        context.close()
        server.terminate()


@pytest.mark.parametrize("editor", ["vscode"])
def test_an_edit_is_shown_and_a_finding_links_to_its_page(page: Page, folder: Path, faults: list[str]) -> None:
    expect(page.locator(".page")).not_to_have_count(0, timeout=30_000)
    expect(page.locator(".page text").filter(has_text="wrote the pattern")).to_have_count(1)
    expect(page.locator("#status")).to_contain_text("as saved")
    first_picture = page.locator(".page img").first.get_attribute("src")
    page.evaluate("window.scrollTo(0, 700)")
    file = folder / "a b # $é" / "matter.yaml"
    file.write_text(TEXT.replace("printed copies of the whole", "printed the the whole"), "utf-8")
    expect(page.locator("#findings")).to_contain_text("TXT002", timeout=10_000)
    expect(page.locator(".page text").filter(has_text="the the")).to_have_count(1, timeout=10_000)
    assert page.evaluate("window.scrollY") == 700
    assert page.locator(".page img").first.get_attribute("src") == first_picture
    page.locator("#findings li").filter(has_text="TXT002").get_by_role("button").click()
    expect(page.locator("rect.here")).to_have_count(1)
    expect(page.locator("rect.here")).to_be_in_viewport()
    link = page.locator("#findings li").filter(has_text="TXT002").get_by_role("link").first.get_attribute("href")
    assert re.match(r"vscode://file/.*a%20b%20%23%20%24%C3%A9/matter\.yaml:\d+:\d+$", link or "")
    assert faults == []


def test_every_view_can_be_used_with_a_keyboard_and_a_screen_reader_in_light_and_dark(
    page: Page, faults: list[str]
) -> None:
    expect(page.locator(".page")).not_to_have_count(0, timeout=30_000)
    axe = Axe()
    tabs = page.get_by_role("tab")
    names = tabs.all_text_contents()
    assert names == ["Papers", "Elements", "Parties", "Timeline", "Dismissal"]
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        tabs.first.focus()
        for name in [*names[1:], names[0]]:
            page.keyboard.press("ArrowRight")
            expect(page.get_by_role("tab", name=name)).to_have_attribute("aria-selected", "true")
            expect(page.locator("#view > *")).not_to_have_count(0)
            results = axe.run(page)
            assert results.response["violations"] == [], results.generate_report()
    assert faults == []


def test_a_line_is_reached_and_looked_up_with_the_keyboard(page: Page, faults: list[str]) -> None:
    expect(page.locator("#status")).to_contain_text("as saved", timeout=30_000)
    expect(page.locator('.page text[tabindex="0"]')).to_have_count(1)
    page.get_by_role("tab", name="Papers").focus()
    for _ in range(3):  # the tab panel, perhaps a mark, the line
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "text":
            break
    expect(page.locator("text:focus")).to_have_attribute("role", "link")
    assert Axe().run(page).response["violations"] == []
    page.keyboard.press("Enter")
    expect(page.locator("#origin")).to_contain_text("The name of the court is printed from court")
    expect(page.locator("#status")).to_contain_text("as saved")
    page.keyboard.press("Escape")
    expect(page.locator("#origin")).to_be_empty()
    page.keyboard.press("PageDown")
    expect(page.locator("text:focus")).to_be_in_viewport()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#origin")).to_contain_text("matter.yaml:")
    assert page.locator('.page text[tabindex="0"]').count() == 1
    assert faults == []


def test_the_focus_stays_on_the_same_button_when_the_findings_are_updated(
    page: Page, folder: Path, faults: list[str]
) -> None:
    file = folder / "a b # $é" / "matter.yaml"
    with_fault = TEXT.replace("printed copies of the whole", "printed the the whole")
    file.write_text(with_fault, "utf-8")
    finding = page.locator("#findings li").filter(has_text="TXT002")
    expect(finding.get_by_role("button")).to_have_count(1, timeout=30_000)
    finding.get_by_role("button").focus()
    old_place = finding.get_by_role("link").or_(finding.locator("span")).first.text_content()
    file.write_text(f"# moved by a line\n{with_fault}", "utf-8")
    expect(finding).not_to_contain_text(old_place or "", timeout=10_000)
    expect(finding.get_by_role("button")).to_be_focused()
    file.write_text(TEXT, "utf-8")
    expect(finding).to_have_count(0, timeout=10_000)
    assert page.evaluate("document.activeElement.closest('aside') !== null")
    assert faults == []


def test_the_text_of_a_line_is_over_its_picture(page: Page) -> None:
    line = page.locator(".page text").filter(has_text="wrote the pattern")
    expect(line).to_have_count(1, timeout=30_000)
    layer, picture = line.evaluate("""line => {
      const [image, overlay] = line.closest(".page").children, to = line.getScreenCTM(), y = line.y.baseVal[0].value;
      const {top, height} = image.getBoundingClientRect();
      return [to.d * y + to.f, top + height * y / overlay.viewBox.baseVal.height];
    }""")
    assert abs(layer - picture) < 1


@pytest.mark.parametrize("text", [PAPER])
def test_adding_paragraphs_above_moves_no_line_on_the_screen_and_all_pages_can_be_searched(
    page: Page, folder: Path, faults: list[str]
) -> None:
    line = page.locator(".page text").filter(has_text="Sample Kites sold pattern 50 to a shop")
    expect(line).to_have_count(1, timeout=30_000)
    line.evaluate("line => window.scrollTo(0, line.getBoundingClientRect().top + window.scrollY - 200)")
    box_before = line.bounding_box()
    longer_paper = PAPER.replace(
        "      - Sample Kites sold pattern 0 ",
        "      - Sample Kites opened a store.\n" * 9 + "      - Sample Kites sold pattern 0 ",
    )
    (folder / "a b # $é" / "matter.yaml").write_text(longer_paper, "utf-8")
    expect(page.locator(".page text").filter(has_text="opened a store")).to_have_count(9, timeout=20_000)
    page.wait_for_timeout(500)
    box_after = line.bounding_box()
    assert box_before
    assert box_after
    assert abs(box_after["y"] - box_before["y"]) < 2
    assert faults == []


@pytest.mark.parametrize("text", [PAPER])
@pytest.mark.parametrize("size", ["Letter", "A4"])
def test_each_page_is_printed_on_a_separate_sheet_with_its_text(page: Page, size: str) -> None:
    expect(page.locator(".page text").filter(has_text="Sample Kites sold pattern 59")).to_have_count(1, timeout=30_000)
    expect(page.locator("#status")).to_contain_text("as saved", timeout=30_000)
    expect(page.locator(".page text").filter(has_text="DATED: June 2")).to_have_count(1, timeout=30_000)
    with pdfium.PdfDocument(page.pdf(format=size)) as pdf:
        words = [sheet.get_textpage().get_text_range() for sheet in pdf]
    assert len(words) == page.locator(".page").count()
    assert all("1 Example Street" in text for text in words)


def test_an_updated_view_keeps_its_open_parts_and_the_focus(page: Page, folder: Path, faults: list[str]) -> None:
    expect(page.locator("#status")).to_contain_text("as saved", timeout=30_000)
    page.get_by_role("tab", name="Dismissal").click()
    details = page.locator("summary").filter(has_text="More on Stipulation of Dismissal")
    details.click()
    details.focus()
    changed = TEXT.replace("docket_read: 2025-06-02", "docket_read: 2025-06-03")
    (folder / "a b # $é" / "matter.yaml").write_text(changed, "utf-8")
    expect(page.locator("#view")).to_contain_text("complete to 2025-06-03", timeout=10_000)
    expect(details).to_be_focused()
    expect(page.locator("details[open]").filter(has_text="More on Stipulation of Dismissal")).to_have_count(1)
    assert faults == []


def test_a_page_of_another_site_cannot_read_the_preview(page: Page) -> None:
    expect(page.locator("#status")).to_contain_text("as saved", timeout=30_000)
    address = page.url
    page.route("http://localhost:9/", lambda route: route.fulfill(content_type="text/html", body="<p>Another site</p>"))
    page.goto("http://localhost:9/")
    successful_requests = page.evaluate(
        """async (address) => {
          const loaded = (name, source) => new Promise((done) => {
            const tag = document.createElement(name);
            document.body.append(Object.assign(tag, {onload: () => done(name), onerror: () => done("")}, source));
          });
          return Promise.all([
            fetch(address).then(() => "fetch", () => ""),
            fetch(address, {mode: "no-cors"}).then((answer) => answer.ok ? "no-cors" : "", () => ""),
            loaded("img", {src: `${address}static/preview.css`}),
            loaded("script", {src: `${address}static/preview.js`, type: "module"}),
            loaded("link", {href: `${address}static/preview.css`, rel: "stylesheet"}),
          ]);
        }""",
        address,
    )
    assert successful_requests == [""] * 5
