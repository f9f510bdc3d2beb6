"""Reads mtlint's page for editors in Chromium. Usage: browser.py CHROMIUM TARGET"""

import pathlib
import subprocess
import sys
import tempfile

from playwright.sync_api import expect, sync_playwright

CHROMIUM, TARGET = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
MTLINT = TARGET / "debug" / "mtlint"
SHOTS = TARGET / "browser"
SEED = "seeds/euronews-ceasefire.txt"
ONE_RULE = ["--no-builtin", "--rules", "tests/cli/rules"]


def mtlint(*arguments, text=None):
    # Bytes, as Python would make line feeds of carriage returns.
    program = subprocess.run([MTLINT, *arguments], input=(text or "").encode(), capture_output=True)
    assert program.returncode < 2, program.stderr.decode()
    return program.stdout.decode()


class Browser:
    """Opens pages and remembers every complaint of theirs."""

    def __init__(self, browser, folder):
        self.browser, self.folder, self.complaints = browser, folder, []

    def open(self, html, width=1280, scheme="light", javascript=True):
        context = self.browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=javascript,
            reduced_motion="reduce",
        )
        context.set_default_timeout(20_000)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.on("console", lambda message: self.complaints.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("request", lambda it: it.url.startswith("file:") or self.complaints.append(f"loads {it.url}"))
        path = self.folder / "page.html"
        path.write_text(html, encoding="utf-8", newline="")
        page.goto(path.as_uri())
        return page


def clean(page, section="#f1"):
    return page.locator(f"{section} .clean").evaluate("element => element.textContent")


def note(page, word):
    """The note that proposes to write `word`."""
    fixes = page.locator(".note .fixes").filter(has=page.locator("ins", has_text=word))
    return fixes.first.locator("xpath=ancestor::li[contains(@class, 'note')]")


def reads_well(browser):
    html = mtlint("check", "--format", "html", SEED)
    for width in (1280, 400):
        for scheme in ("light", "dark"):
            page = browser.open(html, width, scheme)
            overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert overflow <= 0, f"{overflow} pixels too wide at {width}"
            page.screenshot(path=SHOTS / f"seed-{width}-{scheme}.png")
            page.keyboard.press("j")
            page.screenshot(path=SHOTS / f"seed-{width}-{scheme}-whole.png", full_page=True)
            page.context.close()


def buttons_change_the_text(browser):
    page = browser.open(mtlint("check", "--format", "html", SEED))
    original = pathlib.Path(SEED).read_text(encoding="utf-8")
    assert clean(page) == original
    kremlin = note(page, "the Kremlin")
    kremlin.locator(".accept").first.click()
    assert "foremost, the Kremlin's commitment" in clean(page)
    expect(kremlin.locator(".state")).to_have_text("Accepted")
    expect(page.locator(".progress")).to_contain_text("1 accepted")
    kremlin.locator(".reopen").click()
    assert clean(page) == original
    kremlin.locator(".leave").click()
    expect(page.locator(".progress")).to_contain_text("1 left alone")
    page.locator(".undo").click()
    page.locator(".undo").click()
    assert "foremost, the Kremlin's commitment" in clean(page), "undoing the taking back accepts again"
    page.locator(".undo").click()
    assert clean(page) == original
    assert page.locator(".undo").is_disabled()
    page.locator(".copy").click()
    expect(page.locator(".said")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == original
    page.context.close()


def fixes_of_one_place_give_way(browser):
    page = browser.open(mtlint("check", "--format", "html", SEED))
    capital, parade = note(page, "Victory Day"), page.locator(".note", has_text="parade of the victory day")
    parade.locator(".accept").first.click()
    assert "Victory Day parade" in clean(page)
    casing = page.locator(".note", has_text="takes a capital in English: “Victory Day”")
    expect(casing.locator(".state")).to_have_text("Settled by another fix")
    page.locator(".undo").click()
    casing.locator(".accept").first.click()
    assert "parade of the Victory Day" in clean(page)
    parade.locator(".accept").first.click()
    assert "Victory Day parade" in clean(page), "a later decision counts"
    assert capital.count() == 1
    page.context.close()


def keys_do_what_buttons_do(browser):
    page = browser.open(mtlint("check", "--format", "html", SEED))
    focused = "document.activeElement.id"
    page.keyboard.press("j")
    assert page.evaluate(focused) == "n1-1"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) == "n1-2"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("j")
    page.keyboard.press("a")
    assert "the Kremlin's commitment" in clean(page)
    assert page.evaluate(focused) == "n1-3", "a decision goes on to the next finding"
    page.keyboard.press("l")
    expect(page.locator("#n1-3 .state")).to_have_text("Left as it is")
    page.keyboard.press("u")
    page.keyboard.press("u")
    assert "foremost, Kremlin's commitment" in clean(page)
    page.locator("body").evaluate("() => document.activeElement.blur()")
    page.locator(".prose .mark").nth(1).focus()
    page.keyboard.press("Enter")
    assert page.evaluate(focused) == "n1-2", "Enter on a mark leads to its note"
    outline = page.locator("#n1-2").evaluate("element => getComputedStyle(element).outlineWidth")
    assert outline != "0px", "the focus is to be seen"
    page.keyboard.press("Enter")
    assert "the Kremlin's commitment" in clean(page), "Enter on a note accepts"
    page.context.close()


def all_safe_fixes_are_what_fix_makes(browser):
    text = "The ministers met in kyiv.\r\n\r\nFrom kyiv, “we go to kyiv” – <b>home</b> & away.\r\n"
    page = browser.open(mtlint("check", *ONE_RULE, "--format", "html", "-", text=text))
    expect(page.locator("h1")).to_have_text("Hold this article")
    page.locator(".all-safe").click()
    assert clean(page) == mtlint("fix", *ONE_RULE, "-", text=text)
    expect(page.locator("h1")).to_have_text("Ready to publish")
    expect(page.locator(".article .score")).to_have_text("0.0")
    page.keyboard.press("u")
    assert clean(page) == text
    expect(page.locator("h1")).to_have_text("Hold this article")
    page.context.close()


def nothing_in_a_file_runs(browser):
    hostile = "</script><script>document.hacked = 1</script><img src=x onerror='document.hacked = 1'>\" onload=\"x"
    html = mtlint("check", *ONE_RULE, "--format", "html", "--stdin-filename", hostile, "-", text=f"{hostile} kyiv {hostile}")
    page = browser.open(html)
    assert page.evaluate("document.hacked") is None
    assert page.evaluate("document.images.length + document.scripts.length") == 1
    assert page.locator("h2").first.inner_text() == hostile
    assert clean(page) == f"{hostile} kyiv {hostile}"
    page.context.close()


def it_can_be_read_without_javascript(browser):
    page = browser.open(mtlint("check", "--format", "html", SEED), javascript=False)
    expect(page.locator(".note").first).to_be_visible()
    expect(page.locator(".prose").first).to_be_visible()
    assert page.locator("button:visible").count() == 0
    page.locator(".prose .mark").first.click()
    assert page.url.endswith("#n1-1")
    page.screenshot(path=SHOTS / "without-javascript.png")
    page.context.close()


def many_texts_have_an_index(browser):
    texts = ["tests/corpus/clean", "tests/corpus/dirty", SEED]
    for width in (1280, 400):
        page = browser.open(mtlint("check", "--format", "html", *texts), width)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        page.screenshot(path=SHOTS / f"many-{width}.png")
        row = page.locator(".index tr", has_text="euronews")
        before = float(row.locator(".score").inner_text())
        page.locator(".all-safe").click()
        assert float(row.locator(".score").inner_text()) < before, "the index goes along"
        row.locator("a").click()
        expect(page.locator(".article", has=page.locator("h2", has_text="euronews")).locator("h2")).to_be_in_viewport()
        page.context.close()


CHECKS = [
    reads_well, buttons_change_the_text, fixes_of_one_place_give_way, keys_do_what_buttons_do,
    all_safe_fixes_are_what_fix_makes, nothing_in_a_file_runs, it_can_be_read_without_javascript, many_texts_have_an_index,
]


def main():
    SHOTS.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        # Chromium's own sandbox can't be set up as root, as which CI runs.
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        browser = Browser(chromium, pathlib.Path(folder))
        for check in CHECKS:
            check(browser)
            assert not browser.complaints, (check.__name__, browser.complaints)
            print(f"browser: {check.__name__.replace('_', ' ')}", flush=True)
        chromium.close()


main()
