"""All cues of a codebook looked for at once: words of a text lead to the cues that can begin with them.

Every word of the codebook's expressions is filed under the forms it can take. A text's words are looked up once (the
answer is kept, since texts repeat their words), and only expressions that begin with a word present are tried, so the
work grows with the length of the text and hardly with the number of cues.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from helpers.coding.article import Article, Sentence
from helpers.coding.cues import Cue, parse
from helpers.coding.expressions import NUMBER, Expression, Expressions
from helpers.coding.inflection import EXACT, bare_forms, text_keys
from helpers.coding.slips import Slips

# Words that open a number; "satu" is more often an article, "kedua" an ordinal.
NUMBER_WORDS = frozenset(
    "dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas seratus seribu sejuta".split()
)
_WORD = re.compile(r"\d+(?:[.,]\d+)*|\w+")
_BREAK = re.compile(r"[,;:.!?…()\[\]]")
_KEPT = 100_000  # words whose numbers are remembered
_NONE: frozenset[int] = frozenset()


class SentenceWords:
    """The words of one sentence with the numbers of the cue words that each stands for.

    ``breaks`` has the signs before each word: a comma or a bracket keeps two words from being one phrase.
    """

    __slots__ = ("sentence", "spans", "words", "is_small", "atoms", "breaks", "present", "found")

    def __init__(self, sentence: Sentence, text: str, atoms_of):
        self.sentence = sentence
        self.spans, self.words, self.is_small, self.atoms, self.breaks = [], [], [], [], []
        self.present: set[int] = set()
        self.found: dict = {}
        end = sentence.start
        for match in _WORD.finditer(text, sentence.start, sentence.end):
            written, (start, after) = match[0], match.span()
            self.spans.append((start, after))
            self.words.append(written.casefold())
            self.is_small.append(written[0].islower())
            self.atoms.append(atoms_of(written))
            self.breaks.append("" if start - end < 2 else "".join(_BREAK.findall(text, end, start)))
            end = after
        self.present.update(*self.atoms)

    def __len__(self) -> int:
        return len(self.words)


@dataclass(frozen=True)
class Hit:
    """A cue found in a sentence: words ``first`` to ``last`` (exclusive) of ``words``."""

    code: str
    cue: Cue
    words: SentenceWords
    first: int
    last: int
    own: frozenset[int]

    def is_own(self, at: int) -> bool:
        """Whether a word between the ends is one of the cue's own words, not one that a gap passed over."""
        return not self.own.isdisjoint(self.words.atoms[at])

    @property
    def start(self) -> int:
        """First code point of the words found."""
        return self.words.spans[self.first][0]

    @property
    def end(self) -> int:
        """Code point after the words found."""
        return self.words.spans[self.last - 1][1]


class _Rule:
    """A cue of a code with its expressions; ``place`` counts the cues in the order of the codebook."""

    __slots__ = ("place", "code", "cue", "find", "without", "with_", "near", "not_in")

    def __init__(self, place: int, code: str, cue: Cue, expressions: Expressions):
        self.place, self.code, self.cue = place, code, cue
        self.find, self.without, self.with_, self.near, self.not_in = (
            expressions.made(parse(expression)) if expression else None
            for expression in (cue.find, cue.without, cue.with_, cue.near, cue.not_in)
        )

    def holds(self, words: SentenceWords, paragraph: list[SentenceWords], first: int, last: int) -> bool:
        """Whether what must stand near stands there, and what must not does not."""
        if self.not_in and _covers(self.not_in, words, first, last):
            return False
        if self.without and _stands_in(self.without, words):
            return False
        if self.with_ and not _stands_in(self.with_, words):
            return False
        return not self.near or any(_stands_in(self.near, other) for other in paragraph)


class Matcher:
    """The cues of several codes and the named lists they use, ready to be looked for.

    Parameters
    ----------
    cues : iterable of (str, Cue)
        Codes with their cues.
    lists : mapping of str to sequence of str
        Named lists of expressions; one may use others.
    real_words : iterable of str
        Words that are never taken for a slip of another.
    """

    def __init__(
        self, cues: Iterable[tuple[str, Cue]], lists: Mapping[str, Iterable[str]], real_words: Iterable[str] = ()
    ):
        expressions = Expressions(lists)
        self._lists = expressions.lists
        self._rules: dict[int, list[_Rule]] = {}
        for place, (code, cue) in enumerate(cues):
            rule = _Rule(place, code, cue, expressions)
            for number in rule.find.first:
                self._rules.setdefault(number, []).append(rule)
        self._filed = {form: frozenset(numbers) for form, numbers in expressions.filed.items()}
        self._slips = Slips((word for kind, word in expressions.words if kind != EXACT), real_words)
        self._known: dict[str, frozenset[int]] = {}
        self._seen: tuple[Article, list[SentenceWords], list[Hit]] | None = None

    def atoms_of(self, word: str) -> frozenset[int]:
        """Numbers of the cue words that a word of a text stands for."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            known = self._known[word] = self._looked_up(word)
        return known

    def _looked_up(self, written: str) -> frozenset[int]:
        word = written.casefold()
        found = self._numbers(text_keys(word))
        if word[0].isdigit() or word in NUMBER_WORDS:
            return found | {NUMBER}
        if written.isupper():
            found |= self._filed.get("^" + written, _NONE)
        if found or len(word) < 7:
            return found
        return self._numbers(key for meant in self._slips.meant_by(bare_forms(word)) for key in text_keys(meant))

    def _numbers(self, keys: Iterable[str]) -> frozenset[int]:
        return _NONE.union(*(self._filed.get(key, _NONE) for key in keys))

    def hits(self, article: Article) -> list[Hit]:
        """All cues found in the body of an article, in the order of the text."""
        return self._read(article)[2]

    def sentences(self, article: Article) -> list[SentenceWords]:
        """The words of all sentences of the body."""
        return self._read(article)[1]

    def stands_at(self, name: str, words: SentenceWords) -> dict[int, int]:
        """Where a named list is found in a sentence: first word to the end of its longest expression there."""
        ends_at = self._lists[name].ends
        return {at: max(ends) for at in range(len(words)) if (ends := ends_at(words, at))}

    def _read(self, article: Article) -> tuple[Article, list[SentenceWords], list[Hit]]:
        # kept for the last article, since several finders ask for the same one
        if self._seen is None or self._seen[0] is not article:
            sentences = [SentenceWords(sentence, article.text, self.atoms_of) for sentence in article.sentences]
            self._seen = (article, sentences, self._found(sentences))
        return self._seen

    def _found(self, sentences: list[SentenceWords]) -> list[Hit]:
        paragraphs: dict[int, list[SentenceWords]] = {}
        for words in sentences:
            paragraphs.setdefault(words.sentence.paragraph, []).append(words)
        return [hit for words in sentences for hit in self._found_in(words, paragraphs[words.sentence.paragraph])]

    def _found_in(self, words: SentenceWords, paragraph: list[SentenceWords]) -> list[Hit]:
        possible = self._possible(words)
        hits = []
        for at, atoms in enumerate(words.atoms):
            # a word may lead to the same cue twice, by two of its readings; the codebook's order decides, never a set's
            rules = {rule.place: rule for number in atoms for rule in possible.get(number, ())}
            for _, rule in sorted(rules.items()):
                ends = rule.find.ends(words, at)
                if ends and rule.holds(words, paragraph, at, min(ends)):
                    hits.append(Hit(rule.code, rule.cue, words, at, min(ends), rule.find.own))
        return hits

    def _possible(self, words: SentenceWords) -> dict[int, list[_Rule]]:
        """By first word, the cues of which a sentence has all that is needed."""
        present, settled = words.present, {}
        possible: dict[int, list[_Rule]] = {}
        for number in present & self._rules.keys():
            for rule in self._rules[number]:
                if rule not in settled:
                    settled[rule] = rule.find.can_stand_in(present)
                if settled[rule]:
                    possible.setdefault(number, []).append(rule)
        return possible


def _stands_in(expression: Expression, words: SentenceWords) -> bool:
    """Whether an expression stands anywhere in a sentence; asked of each cue found there, so remembered."""
    if not expression.can_stand_in(words.present):
        return False
    key = id(expression)
    if key not in words.found:
        words.found[key] = any(
            not expression.first.isdisjoint(atoms) and any(True for _ in expression.ends(words, at))
            for at, atoms in enumerate(words.atoms)
        )
    return words.found[key]


def _covers(longer: Expression, words: SentenceWords, first: int, last: int) -> bool:
    """Whether words ``first`` to ``last`` are part of a longer expression that begins up to six words before."""
    return any(end >= last for at in range(max(0, first - 6), first + 1) for end in longer.ends(words, at))
