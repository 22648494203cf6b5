"""Codings gathered out of a file of another tool: each checked as it comes, all problems told together at the end."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from helpers.exchange.row_checks import nearest, place_problem, printable, refuse, text_problem
from helpers.exchange.rows import CODE_COLUMNS, Coder, build_rows, code_name, codes_of, find_code


class Gathering:
    """What was read so far.

    Parameters
    ----------
    texts : mapping of str to str
        Our documents and their texts; every place is checked against them.
    """

    def __init__(self, texts: Mapping[str, str], codebook):
        self.texts, self._codebook = texts, codebook
        self._rows: dict[str, list[tuple]] = {}
        self._documents: dict[str, set[str]] = {}
        self._unknown: dict[str, int] = {}
        self.problems: list[str] = []
        self.left_out: frozenset[tuple[str, str]] | None = None  # where the form says what was not looked for

    def take_text(self, document_id: str, theirs: str | None) -> bool:
        """Whether a document is ours and has our text; None where the form carries no text."""
        if document_id not in self.texts:
            self.problems.append(no_document(document_id, self.texts))
            return False
        problem = None if theirs is None else text_problem(document_id, theirs, self.texts[document_id])
        self.problems += [problem] if problem else []
        return problem is None

    def document_of(self, named: object, text: str, part: str) -> str | None:
        """The document that a part of a file is about: as it says, else the one with its text. None, and a problem, if none."""
        if named:
            return str(named)
        for made in (lambda words: words.replace("\r\n", "\n"), str.split):  # as it is, else but for blanks
            same = sorted(document for document, ours in self.texts.items() if made(ours) == made(text))
            if len(same) == 1:
                return same[0]
            if same:
                self.problems.append(f"{part}: {', '.join(same)} have its text. Say which in a field 'document_id'.")
                return None
        self.problems.append(
            f"{part}: its text {text[:40]!r} is none of ours. Code the text that the suite exported, or name the corpus it "
            "belongs to."
        )
        return None

    def take_coder(self, coder: str, document_id: str) -> None:
        """Note that a coder went through a document, whether or not a coding follows."""
        self._documents.setdefault(printable(coder), set()).add(document_id)

    def take(self, coder: str, document_id: str, name: str, start: int, end: int, details: str = "") -> None:
        """Take a coding in, by the name of its code."""
        problem = place_problem(document_id, start, end, len(self.texts[document_id]))
        self.problems += [problem] if problem else []
        found = find_code(name, self._codebook)
        if found is None:
            self._unknown[name] = self._unknown.get(name, 0) + 1
        elif problem is None:
            self.take_coder(coder, document_id)
            self._rows.setdefault(printable(coder), []).append((document_id, *found, start, end, details))

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """A part of a file, such as a line; what is not of the expected form in it becomes a problem."""
        try:
            yield
        except (AttributeError, KeyError, IndexError, TypeError, ValueError) as broken:
            self.problems.append(f"{name} is not of the form that was expected ({str(broken)[:80]}). Export it again.")

    def coders(self, source) -> list[Coder]:
        """The coders in the order of their names; raises `ExchangeError` where anything was wrong."""
        refuse([*self.problems, *map(self._on_unknown, sorted(self._unknown))], source)
        if not self._documents:
            refuse(["it holds no coding of any text. Export it with its texts and codings."], source)
        return [self._coder(name) for name in sorted(self._documents)]

    def _coder(self, name: str) -> Coder:
        rows = build_rows(self._rows.get(name, [])).drop_duplicates(ignore_index=True)
        documents = frozenset(self._documents[name])
        return Coder(name, documents, rows, self._never_coded() if self.left_out is None else self.left_out)

    def _never_coded(self) -> frozenset[tuple[str, str]]:
        """The codes of tables that the whole file has none of: it may be of some tables alone."""
        met = {row[1] for rows in self._rows.values() for row in rows}
        return frozenset(
            (table, code) for table in CODE_COLUMNS if table not in met for code in codes_of(table, self._codebook)
        )

    def _on_unknown(self, name: str) -> str:
        near = _nearest_code(name, self._codebook)
        hint = f"; did you mean {near}?" if near else "."
        return (
            f"code {name[:80]!r} ({self._unknown[name]} codings) is not in the codebook{hint} Rename it as the suite "
            "exported it, or add it to the codebook first."
        )


def no_document(document_id: str, texts: Mapping[str, str]) -> str:
    """That a document is not ours, and which may be meant."""
    near = nearest(document_id, texts)
    hint = f"; did you mean {near}?" if near else "."
    return (
        f"{document_id[:80]}: no document of this corpus has this name{hint} Rename it as the suite exported it, or name "
        "the corpus it belongs to."
    )


def _nearest_code(name: str, codebook) -> str | None:
    """The code that a name may mean: one written otherwise, without its table, or by its label in either language."""
    names: dict[str, str] = {}
    for table in CODE_COLUMNS:
        for code, entry in codes_of(table, codebook).items():
            labels = getattr(entry, "label", None) or {}
            names = dict.fromkeys([code_name(table, code), code, *labels.values()], code_name(table, code)) | names
    near = nearest(name, names)
    return near and names[near]
