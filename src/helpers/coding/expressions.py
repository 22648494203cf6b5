"""Cue expressions made ready to be looked for: each tree of ``cues`` becomes a function of a sentence and a place.

A function gives the places where the expression can end when it begins at a word. All places are followed at once, as
sets, so that nothing is tried twice: the work grows with the sentence and the longest gap, never with their powers.
"""

from collections.abc import Callable, Iterable, Mapping

from helpers.coding.cues import Choice, Gap, Maybe, Named, Node, Number, Phrase, Word, lists_in, parse
from helpers.coding.inflection import cue_keys

NUMBER = 0  # the number that stands for "any number in digits"
Ends = Callable[["object", int], Iterable[int]]


class Expression:
    """An expression ready to be looked for.

    Parameters
    ----------
    ends : callable
        ``ends(words, at)`` gives where it can end when it begins at word ``at``.
    first : frozenset of int
        Numbers of the words that it can begin with.
    needed : tuple of frozenset of int
        Of each set, one word must be in the sentence.
    own : frozenset of int
        Numbers of all its words.
    """

    __slots__ = ("ends", "first", "needed", "own")

    def __init__(self, ends: Ends, first: frozenset[int], needed: tuple[frozenset[int], ...], own: frozenset[int]):
        self.ends, self.first, self.needed, self.own = ends, first, needed, own

    def can_stand_in(self, atoms: set[int]) -> bool:
        """Whether a sentence with these words has one of each set that is needed."""
        for needed in self.needed:
            if needed.isdisjoint(atoms):
                return False
        return True


class Expressions:
    """Turns expressions into functions and files the words that they are made of.

    Parameters
    ----------
    lists : mapping of str to sequence of str
        Named lists of expressions; one may use others.
    """

    def __init__(self, lists: Mapping[str, Iterable[str]]):
        self.filed: dict[str, set[int]] = {}
        self.words: dict[tuple[str, str], int] = {}
        self.lists: dict[str, Expression] = {}
        for name in in_order(lists):
            options = [self.made(parse(expression)) for expression in lists[name]]
            self.lists[name] = _remembered(name, _one_of(options))

    def made(self, node: Node) -> Expression:
        """A tree as an expression."""
        if isinstance(node, Word):
            return _word(frozenset({self._number(node)}))
        if isinstance(node, Number):
            return _word(frozenset({NUMBER}))
        if isinstance(node, Named):
            return self.lists[node.name]
        if isinstance(node, Choice):
            return _one_of([self.made(option) for option in node.options])
        assert isinstance(node, Phrase)
        return self._phrase(node)

    def _number(self, word: Word) -> int:
        key = (word.kind, word.word)
        if key not in self.words:
            self.words[key] = len(self.words) + 1
            for form in cue_keys(*key):
                self.filed.setdefault(form, set()).add(self.words[key])
        return self.words[key]

    def _phrase(self, node: Phrase) -> Expression:
        steps: list[tuple[str, object]] = []
        first: frozenset[int] = frozenset()
        needed: list[frozenset[int]] = []
        own: frozenset[int] = frozenset()
        for item in node.items:
            if isinstance(item, Gap):
                steps.append(("gap", item.most))
                continue
            part = self.made(item.item if isinstance(item, Maybe) else item)
            first = first if needed else first | part.first
            own |= part.own
            if isinstance(item, Maybe):
                steps.append(("maybe", part.ends))
            else:
                steps.append(("part", part.ends))
                needed += part.needed
        return Expression(_in_a_row(tuple(steps)), first, tuple(needed), own)


def _word(numbers: frozenset[int]) -> Expression:
    def ends(words, at):
        return () if numbers.isdisjoint(words.atoms[at]) else (at + 1,)

    return Expression(ends, numbers, (numbers,), numbers)


def _one_of(options: list[Expression]) -> Expression:
    """Alternatives: single words as one set, the others found by the word that they begin with."""
    if len(options) == 1:
        return options[0]
    first = frozenset().union(*(option.first for option in options))
    own = frozenset().union(*(option.own for option in options))
    if all(option.first == option.own and option.needed == (option.own,) for option in options):
        return _word(own)
    by_word: dict[int, list[Ends]] = {}
    for option in options:
        for number in option.first:
            by_word.setdefault(number, []).append(option.ends)

    def ends(words, at):
        found = set()
        for number in words.atoms[at]:
            for option in by_word.get(number, ()):
                found.update(option(words, at))
        return found

    return Expression(ends, first, (first,), own)


def _remembered(name: str, expression: Expression) -> Expression:
    """A named list is looked for at most once at each place of a sentence."""

    def ends(words, at):
        if expression.first.isdisjoint(words.atoms[at]):
            return ()
        key = (name, at)
        if key not in words.found:
            words.found[key] = tuple(expression.ends(words, at))
        return words.found[key]

    return Expression(ends, expression.first, expression.needed, expression.own)


def _in_a_row(steps: tuple[tuple[str, object], ...]) -> Ends:
    """Items one after another; a place is joined when a word of the phrase stands right before it, with no comma."""

    def ends(words, at):
        count, breaks = len(words), words.breaks
        joined: set[int] = set()
        free = {at}
        for kind, content in steps:
            if kind == "gap":
                places = joined | free
                joined, free = set(), {p for start in places for p in range(start, min(start + content + 1, count))}
                continue
            after: set[int] = set()
            for place in free:
                if place < count:
                    after.update(content(words, place))
            for place in joined:
                if place < count and not breaks[place]:
                    after.update(content(words, place))
            if kind == "maybe":
                joined |= after
            else:
                joined, free = after, set()
                if not joined:
                    return ()
        return joined | free

    return ends


def in_order(lists: Mapping[str, Iterable[str]]) -> list[str]:
    """Names of lists so that each comes after those that it uses; ``codebook`` refuses circles beforehand."""
    uses = {name: {used for expression in lists[name] for used in lists_in(parse(expression))} for name in lists}
    ordered: list[str] = []

    def visit(name: str, above: tuple[str, ...]) -> None:
        for used in sorted(uses[name] - set(above)):
            visit(used, (*above, used))
        if name not in ordered:
            ordered.append(name)

    for name in lists:
        visit(name, (name,))
    return ordered
