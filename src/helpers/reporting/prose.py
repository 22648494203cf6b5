"""The Markdown of notebooks, translated and made into plain nodes or HTML.

A *message* is one paragraph, heading, list item or table cell; its id is its source with white space folded. Raw HTML
is shown as the text it is, and a picture as its alternative text: nothing of a notebook is loaded from elsewhere.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

import mistune
from mistune.core import BlockState

Node = dict[str, Any]


def fold(text: str) -> str:
    """White space folded: the form of a message id."""
    return " ".join(text.split())


def messages(source: str) -> list[str]:
    """The message ids of a Markdown cell, in order."""
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    read(source, note)
    return found


def read(source: str, translate: Callable[[str], str]) -> list[Node]:
    """Markdown as a list of nodes (``type``, ``children`` or ``raw``, ``attrs``), each message translated."""
    markdown = mistune.create_markdown(renderer=None, escape=True, plugins=["table"])
    markdown.before_render_hooks.append(lambda _, state: _translate(state.tokens, translate))
    return [node for node in markdown(source) if node["type"] != "blank_line"]


def _translate(tokens: list[Node], translate: Callable[[str], str]) -> None:
    for token in tokens:
        if token.get("text", "").strip():
            if token["type"] == "heading":
                token["attrs"]["message"] = fold(token["text"])
            token["text"] = translate(fold(token["text"]))
        _translate(token.get("children", []), translate)


def words_of(node: Node) -> str:
    """The plain words of a node.

    >>> words_of(read("## What *is* `done`", str)[0])
    'What is done'
    """
    if "children" in node:
        return "".join(words_of(child) for child in node["children"])
    return node.get("raw", "") or (" " if node["type"] in ("softbreak", "linebreak") else "")


class Outline:
    """The headings of a page, cell by cell: each with an id of its own, none of level 1 and no level left out.

    A heading that was translated has its id from the message: it is the same in every language.
    """

    def __init__(self):
        self.taken = {"content"}  # the id of the page's main part
        self.level = 1  # of the last heading; 1 is the page's title

    def settle(self, nodes: list[Node], *, drop_title: bool) -> list[Node]:
        """Drop a cell's first heading of level 1 if it is the page's title; give the others their level and ``id``."""
        kept = []
        for node in nodes:
            if drop_title and is_title(node):
                drop_title = False
                continue
            if node["type"] == "heading":
                self.level = min(max(2, node["attrs"]["level"]), self.level + 1)
                said = node["attrs"].get("message", words_of(node))
                node["attrs"] = {"level": self.level, "id": self._name(said)}
            kept.append(node)
        return kept

    def _name(self, words: str) -> str:
        letters = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
        name = wanted = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:60] or "section"
        count = 1
        while name in self.taken:
            count += 1
            name = f"{wanted}-{count}"
        self.taken.add(name)
        return name


def is_title(node: Node) -> bool:
    """Whether a node is a heading of level 1."""
    return node["type"] == "heading" and node["attrs"]["level"] == 1


def headings(nodes: list[Node]) -> Iterator[tuple[str, str]]:
    """Id and words of the headings of level 2."""
    for node in nodes:
        if node["type"] == "heading" and node["attrs"]["level"] == 2:
            yield node["attrs"]["id"], words_of(node)


def to_html(nodes: list[Node]) -> str:
    """Nodes as HTML, everything escaped."""
    return _Page()(nodes, BlockState())


class _Page(mistune.HTMLRenderer):
    """HTML without pictures, style attributes or raw HTML."""

    def __init__(self):
        super().__init__(escape=True)
        for name in ("table", "table_head", "table_body", "table_row", "table_cell"):
            self.register(name, globals()[f"_{name}"])

    def image(self, text: str, url: str, title: str | None = None) -> str:
        return mistune.escape(mistune.util.striptags(text))

    def link(self, text: str, url: str, title: str | None = None) -> str:
        return text if self.sanitize_url(url) != url else super().link(text, url, title)

    def heading(self, text: str, level: int, **attrs: str) -> str:
        return f'<h{level} id="{attrs["id"]}">{text}</h{level}>\n'

    def block_code(self, code: str, info: str | None = None) -> str:
        return f'<pre tabindex="0"><code>{mistune.escape(code)}</code></pre>\n'


def _table(_, text: str) -> str:
    return f'<div class="table-scroll" tabindex="0"><table>\n{text}</table></div>\n'


def _table_head(_, text: str) -> str:
    return f"<thead>\n<tr>\n{text}</tr>\n</thead>\n"


def _table_body(_, text: str) -> str:
    return f"<tbody>\n{text}</tbody>\n"


def _table_row(_, text: str) -> str:
    return f"<tr>\n{text}</tr>\n"


def _table_cell(_, text: str, align: str | None = None, head: bool = False) -> str:
    side = ' class="number"' if align == "right" else ""
    return f'<th scope="col"{side}>{text}</th>\n' if head else f"<td{side}>{text}</td>\n"
