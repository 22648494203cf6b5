"""Full-text search without a server: an index in small scripts, which browsers load from a file as well as from a host.

An index that is fetched (as pagefind's is) cannot be read from a file, and one that runs as WebAssembly asks for more
than ``script-src 'self'``. So words are put into one script for each two letters that words begin with, and the texts
into scripts of some 64 kB; the page ``search`` loads those that a question needs. All that is found here is shown on
some page: texts that are not ours to show come as `passages` cuts them.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from helpers.paths import write_text_whole
from helpers.reporting.findings import Findings
from helpers.reporting.links import PAGES, REPORTS, SiteContext
from helpers.reporting.pages import TEMPLATES, render_page
from helpers.reporting.units import Unit
from helpers.reporting.wording import Wording

PART_LENGTH = 64_000  # characters of texts in one script
_WORD = re.compile(r"[^\W_]+")


def write_search(site: Path, articles: dict[str, list[Unit]], found: Findings, context: SiteContext) -> None:
    """Write the page ``search`` in every language, its script and its index.

    Parameters
    ----------
    articles : dict of str to list of Unit
        By language: the passages of the articles.
    """
    for lang in context.langs:
        words = Wording(lang)
        units = [*find_pages(found, words, context), *articles.get(lang, [])]
        for name, script in index_scripts(units):
            write_text_whole(site / "static" / "search" / lang / name, script)
        page = render_page("site/search.html.j2", words, context.frame(lang, "search"), TITLES=PAGES)
        write_text_whole(site / lang / "search.html", page)
    script = (TEMPLATES / "static" / "search.js").read_text(encoding="utf-8")
    write_text_whole(site / "static" / "search.js", script)


def find_pages(found: Findings, words: Wording, context: SiteContext) -> Iterator[Unit]:
    """Reports, regions, provinces, strategies, target groups and voices by their names, codes by their definitions."""
    there, codebook = context.pages[words.lang], found.codebook
    codes = {"strategies": codebook.strategies, "groups": codebook.target_groups}
    for name in (*REPORTS, *context.titles[words.lang]):
        if name in there:
            folder, _, code = name.partition("/")
            entry = codes.get(folder, {}).get(code)
            text = entry.definition.get(words.lang, "") if entry else ""
            yield Unit(name, context.called(words.lang, name), _kind(folder, words), text)
    for table in ("indicators", "programmes", "flags"):
        for code in getattr(codebook, table).values():
            text = code.definition.get(words.lang, "")
            yield Unit(f"methods#{table}-{code.code}", words.label(code), words.text("Codebook"), text)


def _kind(folder: str, words: Wording) -> str:
    kinds = {
        "regions": words.text("Region profile"),
        "provinces": words.text("Province"),
        "strategies": words.text("Strategy"),
        "groups": words.text("Target group"),
        "voices": words.text("Who is quoted"),
    }
    return kinds.get(folder, words.text("Report"))


def words_of(text: str) -> list[str]:
    """The words of a text as they are searched: small letters without marks.

    >>> words_of("Désa Sadar, 46.000")
    ['desa', 'sadar', '46', '000']
    """
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return _WORD.findall(text.lower())


def index_scripts(units: list[Unit]) -> Iterator[tuple[str, str]]:
    """Names and texts of the scripts of an index, in the order of their names within each kind."""
    firsts, parts = [], list(_parts(units))
    number = 0
    for count, part in enumerate(parts):
        firsts.append(number)
        number += len(part)
        rows = [[unit.page, unit.title, unit.about, unit.text, unit.labels] for unit in part]
        yield f"texts-{count}.js", _script(f"texts-{count}", rows)
    shards = _shards(units)
    for shard in sorted(shards):
        yield f"words-{shard}.js", _script(f"words-{shard}", shards[shard])
    yield "all.js", _script("all", {"firsts": firsts, "shards": sorted(shards), "count": len(units)})


def _parts(units: list[Unit]) -> Iterator[list[Unit]]:
    part: list[Unit] = []
    length = 0
    for unit in units:
        part.append(unit)
        length += len(unit.text) + len(unit.labels) + len(unit.title) + len(unit.about)
        if length > PART_LENGTH:
            yield part
            part, length = [], 0
    if part:
        yield part


def shard_of(word: str) -> str:
    """Which script a word is in: its first two letters, where those are plain.

    >>> shard_of("desa"), shard_of("a"), shard_of("\\u6c49")
    ('de', 'a', 'other')
    """
    return word[:2] if word[:2].isascii() else "other"


def _shards(units: Iterable[Unit]) -> dict[str, dict[str, list[int]]]:
    """Words of each script, and by word the numbers of the units, each as its distance from the one before."""
    numbers: dict[str, list[int]] = {}
    for number, unit in enumerate(units):
        for word in sorted(set(words_of(f"{unit.title} {unit.text} {unit.labels}"))):
            numbers.setdefault(word, []).append(number)
    shards: dict[str, dict[str, list[int]]] = {}
    for word in sorted(numbers):
        several = numbers[word]
        steps = [after - before for before, after in zip([0, *several], several, strict=False)]
        shards.setdefault(shard_of(word), {})[word] = steps
    return shards


def _script(name: str, value: object) -> str:
    """A value as a script that hands it to the page; ``<`` is written so that no tag can begin in it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"jangkau.put({json.dumps(name)},{text});\n"
