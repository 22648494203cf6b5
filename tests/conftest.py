"""What all tests share: hypothesis without a deadline, which a busy machine would miss now and then, and one Chromium."""

import os
import shutil

import pytest
from hypothesis import settings
from playwright.sync_api import sync_playwright

settings.register_profile("jangkau", deadline=None)
settings.load_profile("jangkau")

ARGUMENTS = """--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
    --disable-component-update --disable-sync""".split()


@pytest.fixture(scope="session")
def browser():
    """Chromium; without one these tests are skipped, except where CI promises it."""
    chromium = shutil.which("chromium")
    if chromium is None:
        missing = (
            "There is no 'chromium' on this machine, so NO PAGE WAS OPENED IN A BROWSER. Install Debian's chromium."
        )
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield running
        running.close()
