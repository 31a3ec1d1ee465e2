"""The pages in a real browser, from the folder: no request, no error, no sideways scroll, live charts."""

import shutil

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PAGES = (
    "index.html",
    "catalogue.html",
    "quality.html",
    "about.html",
    "layouts.html",
    "rules.html",
    "compliance.html",
    "rules/missing_exit_reason.html",
    "layouts/ncands_child.html",
    "layouts/contacts.html",
    "measures/recurrence_of_maltreatment.html",
    "measures/exits_by_reason.html",
    "measures/caseload_per_worker.html",
)
SETTINGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

PATIENCE_MS = 120_000
"""How long a page may take on a machine that is busy with other tests; what it should take is no test."""

DRAWN = "!document.querySelector('.live:empty') && document.readyState === 'complete'"
"""No chart is on its way from the drawing to the live one."""

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, headless=True, args=SETTINGS)
        yield opened
        opened.close()


def visited(browser, width, height=900, **listeners):
    """A new page that waits with patience."""
    page = browser.new_page(viewport={"width": width, "height": height})
    page.set_default_timeout(PATIENCE_MS)
    for event, listener in listeners.items():
        page.on(event, listener)
    return page


def go(page, path):
    """Open a page of an edition and wait until its charts in sight are drawn."""
    page.goto(path.as_uri())
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))")
    page.wait_for_function(DRAWN)


@pytest.mark.parametrize("audience", ["internal", "public"])
def test_pages_request_only_files_of_the_folder_and_log_no_error(browser, editions, audience):
    asked, logged = [], []
    page = visited(
        browser,
        1280,
        request=lambda request: asked.append(request.url),
        console=lambda message: logged.append(message.text) if message.type in ("error", "warning") else None,
        pageerror=lambda error: logged.append(str(error)),
    )
    for name in PAGES:
        go(page, editions[audience] / name)
    page.close()
    outside = [url for url in asked if not url.startswith((editions[audience].as_uri(), "data:", "blob:"))]
    assert outside == []
    assert logged == []


@pytest.mark.parametrize("audience", ["internal", "public"])
def test_no_page_scrolls_sideways_at_320_pixels(browser, editions, audience):
    page = visited(browser, 320, 640)
    widths = {}
    for name in PAGES:
        go(page, editions[audience] / name)
        widths[name] = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert {name: width for name, width in widths.items() if width > 320} == {}


def test_charts_come_alive_at_the_width_of_the_page(browser, editions):
    page = visited(browser, 400)
    page.goto((editions["public"] / "measures/recurrence_of_maltreatment.html").as_uri())
    page.wait_for_selector(".live svg")
    assert page.evaluate("document.querySelector('.live svg').getBoundingClientRect().width") <= 400
    assert page.evaluate("document.querySelector('.host').querySelector(':scope > svg')") is None
    page.close()


def test_without_scripts_the_drawings_and_tables_stand(browser, editions):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto((editions["public"] / "measures/recurrence_of_maltreatment.html").as_uri())
    assert page.locator(".host > svg").count() >= 2
    assert page.locator("table").count() >= 2
    context.close()


def test_the_skip_link_comes_first_and_leads_to_the_content(browser, editions):
    page = visited(browser, 1280)
    page.goto((editions["public"] / "index.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.close()
