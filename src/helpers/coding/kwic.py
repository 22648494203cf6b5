"""Key words in context: where an expression of the codebook stands in the bodies of many texts."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from helpers.coding.article import Article
from helpers.coding.codebook import Codebook
from helpers.coding.cues import Cue, lists_in, parse
from helpers.coding.matcher import Matcher
from helpers.errors import CodebookError


class InContext(NamedTuple):
    """One place: the text's name, what stands before, the words found, what stands behind."""

    doc: str
    before: str
    found: str
    behind: str


def find_in_context(
    pattern: str, texts: Iterable[tuple[str, str]], codebook: Codebook, width: int = 60
) -> Iterator[InContext]:
    """Where the words of a cue stand, as the coder would find them.

    Parameters
    ----------
    pattern : str
        A cue as the codebook writes it: ``menyerahkan ... (santunan | =klaim)``, ``{government} ...3 menggandeng``.
    texts : iterable of (str, str)
        Names and texts.
    width : int
        Characters shown on either side, within the paragraph.

    Raises
    ------
    CodebookError
        If the pattern cannot be read, or uses a named list that the codebook does not have.
    """
    unknown = sorted(lists_in(parse(pattern)) - set(codebook.lists))
    if unknown:
        raise CodebookError(f"The list {unknown[0]!r} is unknown; lists: {', '.join(sorted(codebook.lists))}.")
    matcher = Matcher([("kwic", Cue(find=pattern, id="kwic"))], codebook.lists, codebook.real_words)
    for doc, text in texts:
        article = Article(text)
        for hit in matcher.hits(article):
            paragraph = article.paragraphs[hit.words.sentence.paragraph]
            before = article.body[max(paragraph.start, hit.start - width) : hit.start]
            behind = article.body[hit.end : min(paragraph.end, hit.end + width)]
            yield InContext(doc, before, article.body[hit.start : hit.end], behind)
