"""The pages in a real browser, from the folder: no request, no error, no sideways scroll, no barrier."""

import shutil
from dataclasses import dataclass, field

import pytest

from tests.reports.kinds_of_pages import PAGES

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
INSIDE = ("units.html", "evaluations.html", "evaluations/home_visits.html", "evaluations/teams.html")
"""Pages of the internal edition alone."""

LONG = (
    "reconciliation.html",
    "measures/exits_by_reason.html",
    "measures/caseload_per_worker.html",
    "glossary.html",
    "catalogue.html",
    "quality.html",
)
"""Pages on which axe looks at everything but colours, which takes it seconds there: they are the theme's own,
whose contrast `test_contrast.py` computes."""

ALIKE = (
    "courts_and_partners.html",
    "evaluations/home_visits.html",
    "units.html",
    "layouts/ncands_child.html",
    "measures/recurrence_of_maltreatment.html",
)
"""Pages made from a template of which axe looks at another page."""

AXE = {
    "internal": (*PAGES, *INSIDE),
    "public": ("index.html", "about.html", "quality.html", "counties.html"),
}
"""Pages alike in both editions are looked at once."""
RUN_AXE = """
([rules, colours]) => axe.run(document, {
    runOnly: rules,
    rules: {"color-contrast": {enabled: colours}},
    resultTypes: ["violations"],
    preload: false,
}).then((found) => found.violations.map((one) => `${one.id}: ${one.nodes[0].html.slice(0, 120)}`))
"""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
USABLE = "a[href], button, input, summary, [tabindex='0']"
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
    while not page.evaluate(DRAWN):  # asked again from here: the pages' policy forbids the browser to
        page.wait_for_timeout(50)


@dataclass
class Visit:
    """What a browser met on the pages of an edition, each opened once."""

    asked: list[str] = field(default_factory=list)
    logged: list[str] = field(default_factory=list)
    widths: dict[str, int] = field(default_factory=dict)
    barriers: dict[str, list[str]] = field(default_factory=dict)


@pytest.fixture(scope="module")
def visits(browser, editions) -> dict[str, Visit]:
    """Every page kind of both editions opened once, narrow; then wide, where axe looks at it."""
    found = {}
    for audience, folder in editions.items():
        visit = found[audience] = Visit()
        page = visited(
            browser,
            320,
            request=lambda request, to=visit.asked: to.append(request.url),
            console=lambda m, to=visit.logged: to.append(m.text) if m.type != "log" else None,
            pageerror=lambda error, to=visit.logged: to.append(str(error)),
        )
        for name in (*PAGES, *(INSIDE if audience == "internal" else ("downloads.html",))):
            page.set_viewport_size({"width": 320, "height": 640})
            go(page, folder / name)
            visit.widths[name] = page.evaluate("document.documentElement.scrollWidth")
            if audience == "internal" and name not in ALIKE:
                visit.barriers[name] = barriers(page, is_long=name in LONG)
        page.close()
    return found


def barriers(page, *, is_long: bool) -> list[str]:
    """What axe finds on a page with everything opened."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    page.evaluate(axe.Axe().axe_script)
    return page.evaluate(RUN_AXE, [RULES, not is_long])


@pytest.mark.parametrize("audience", ["internal", "public"])
def test_pages_request_only_files_of_the_folder_and_log_no_error(visits, editions, audience):
    own = (editions[audience].as_uri(), "data:", "blob:")
    assert [url for url in visits[audience].asked if not url.startswith(own)] == []
    assert visits[audience].logged == []


@pytest.mark.parametrize("audience", ["internal", "public"])
def test_no_page_scrolls_sideways_at_320_pixels(visits, audience):
    assert {name: width for name, width in visits[audience].widths.items() if width > 320} == {}


def test_axe_finds_no_barrier_on_any_page_kind_with_everything_open(visits):
    assert {name: found for name, found in visits["internal"].barriers.items() if found} == {}
    assert len(visits["internal"].barriers) == len(PAGES) + len(INSIDE) - len(ALIKE)


@pytest.mark.parametrize("name", ["index.html", "counties/alder.html", "search.html"])
def test_the_keyboard_reaches_all_that_can_be_used(browser, editions, name):
    page = visited(browser, 1280)
    go(page, editions["internal"] / name)
    page.evaluate("addEventListener('focusin', (event) => { event.target.dataset.reached = '1'; })")
    usable = f":is({USABLE}):not([hidden] *)"
    for _ in range(page.locator(usable).count()):
        page.keyboard.press("Tab")
    missed = page.evaluate(
        "(usable) => [...document.querySelectorAll(usable)].filter((one) => !one.dataset.reached)"
        ".map((one) => one.outerHTML.slice(0, 80))",
        usable,
    )
    page.close()
    assert missed == []


def test_search_finds_measures_counties_and_words_and_says_how_many(browser, editions):
    page = visited(browser, 1280)
    go(page, editions["internal"] / "search.html")
    page.get_by_label("What do you look for?").fill("recurr maltr")
    page.locator(".found a").first.wait_for()
    assert page.locator(".found a").first.get_attribute("href") == "measures/recurrence_of_maltreatment.html"
    assert page.locator("#search [role=status]").inner_text().endswith("found")
    assert page.locator("#everything").is_hidden()
    page.get_by_label("What do you look for?").fill("alder")
    page.locator(".found a").first.filter(has_text="Alder").wait_for()
    page.get_by_label("What do you look for?").fill("")
    page.locator("#everything").wait_for()
    page.close()


def test_the_list_of_counties_is_filtered_by_their_names(browser, editions):
    page = visited(browser, 1280)
    go(page, editions["internal"] / "counties.html")
    page.get_by_label("Show counties that hold").fill("ald")
    page.locator(".filter [role=status]").filter(has_text="1 of 4 counties").wait_for()
    assert page.locator("#places tbody tr:visible").count() == 1
    page.close()


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
    page.goto((editions["public"] / "search.html").as_uri())
    assert page.locator("#everything a").count() > 20
    assert page.locator("input").count() == 0, "nothing that does nothing"
    context.close()


def test_the_skip_link_comes_first_and_leads_to_the_content(browser, editions):
    page = visited(browser, 1280)
    page.goto((editions["public"] / "index.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.close()
