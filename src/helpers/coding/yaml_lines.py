"""YAML read as plain data, with the line of every entry, so that a mistake can be named by its place.

Only text, numbers, lists and mappings are taken. A tag of any kind, an anchor and a key given twice are refused: the
codebook is edited by many hands and its files never need to build objects.
"""

from pathlib import Path
from typing import Any

import yaml
from yaml import MappingNode, MarkedYAMLError, Node, ScalarNode, SequenceNode, YAMLError

from helpers.plain_yaml import refused
from helpers.sources import read_by_hand

Path_ = tuple[str | int, ...]  # where an entry stands: ("codes", "jkk", "cues", 0)

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same in C, where the system has it
_KINDS = ("str", "map", "seq", "int", "float", "bool", "null", "merge", "timestamp", "value")  # all taken as text
_PLAIN = frozenset(f"tag:yaml.org,2002:{kind}" for kind in _KINDS)


class LinedYaml:
    """A YAML file as ``data``, the ``lines`` of its entries, and the ``problems`` met while reading it."""

    def __init__(self, path: Path):
        self.data: Any = None
        self.lines: dict[Path_, int] = {}
        self.problems: list[tuple[int, str]] = []
        try:
            text = read_by_hand(path).decode("utf-8-sig")
        except FileNotFoundError:
            self.problems.append((1, "the file is missing."))
            return
        except (OSError, UnicodeDecodeError) as error:
            self.problems.append((1, f"the file cannot be read as UTF-8 text ({error})."))
            return
        try:
            self.problems += [(line, f"{what}.") for line, what in refused(text, _LOADER)]
            node = None if self.problems else yaml.compose(text, Loader=_LOADER)
        except MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            self.problems.append((mark.line + 1 if mark else 1, f"this is not YAML: {error.problem or error}."))
        except (YAMLError, ValueError, RecursionError) as error:
            self.problems.append((1, f"this is not YAML: {str(error).splitlines()[0]}."))
        else:
            self.data = self._plain(node, ()) if node else {}

    def line(self, where: Path_) -> int:
        """Line of an entry, or of the nearest entry around it."""
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines.get(where, 1)

    def _refuse(self, where: Node, what: str) -> None:
        self.problems.append((where.start_mark.line + 1, what))

    def _plain(self, node: Node, where: Path_) -> Any:
        self.lines.setdefault(where, node.start_mark.line + 1)
        if str(node.tag) not in _PLAIN:
            return self._refuse(node, f"the tag {str(node.tag)!r} is not allowed; write plain text.")
        if isinstance(node, SequenceNode):
            return [self._plain(item, (*where, number)) for number, item in enumerate(node.value)]
        if isinstance(node, MappingNode):
            return self._mapping(node, where)
        assert isinstance(node, ScalarNode)
        return None if str(node.tag).endswith(":null") else node.value

    def _mapping(self, node: MappingNode, where: Path_) -> dict:
        found: dict = {}
        for key, value in node.value:
            name = key.value if isinstance(key, ScalarNode) else None
            if not isinstance(name, str):
                self._refuse(key, "a key must be a word.")
            elif name in found:
                self._refuse(key, f"{name!r} is given twice.")
            else:
                self.lines[(*where, name)] = key.start_mark.line + 1
                found[name] = self._plain(value, (*where, name))
        return found
