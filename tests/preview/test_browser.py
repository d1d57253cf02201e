"""The preview in a real browser: pages after an edit, findings that lead to pages, no errors, nothing out of reach."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.support.places import ROOT
from tests.support.runs import at_most, written
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
    """What the console and the network of the page have reported."""
    return []


@pytest.fixture
def page(browser: Browser, folder: Path, faults: list[str]) -> Iterator[Page]:
    written(folder, TEXT, "a b # $é/matter.yaml")
    command = [sys.executable, "-m", "assembler", "preview", "a b # $é", "--no-open"]
    with (
        subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": str(ROOT), "PATH": "/bin"}
        ) as server,
        at_most(server, 120),
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


def test_an_edit_is_seen_and_a_finding_is_followed_to_its_page(page: Page, folder: Path, faults: list[str]) -> None:
    expect(page.locator(".page")).not_to_have_count(0, timeout=30_000)
    expect(page.locator(".page text").filter(has_text="wrote the pattern")).to_have_count(1)
    expect(page.locator("#status")).to_contain_text("as saved")
    first = page.locator(".page img").first.get_attribute("src")
    page.evaluate("window.scrollTo(0, 700)")
    file = folder / "a b # $é" / "matter.yaml"
    file.write_text(TEXT.replace("printed copies of the whole", "printed the the whole"), "utf-8")
    expect(page.locator("#findings")).to_contain_text("TXT002", timeout=10_000)
    expect(page.locator(".page text").filter(has_text="the the")).to_have_count(1, timeout=10_000)
    assert page.evaluate("window.scrollY") == 700
    assert page.locator(".page img").first.get_attribute("src") == first
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
