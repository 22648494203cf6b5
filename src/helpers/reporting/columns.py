"""How wide the columns of a table want to be, from the words in them."""

from dataclasses import dataclass

from helpers.reporting.blocks import Table, plain

WORDY = 26  # characters from which a cell is a text to read rather than a name or a number
LONGEST = 56  # no column asks for more characters than this: longer texts run over lines
HEAD_LINES = 3  # a heading may run over so many lines before it widens its column


@dataclass(frozen=True)
class Extent:
    """Characters that a column must have for its longest word, and those it wants for its longest cell."""

    least: int
    wanted: int

    @property
    def is_wordy(self) -> bool:
        """Whether its cells are texts that may run over lines."""
        return self.wanted > WORDY


def extents(table: Table) -> list[Extent]:
    """The extent of each column, in order."""
    return [_extent(table, at) for at in range(len(table.columns))]


def _extent(table: Table, at: int) -> Extent:
    column = table.columns[at]
    cells = [plain(row[at]) for row in table.rows]
    is_whole = column.align == "right"  # numbers never run over lines
    words = [word for cell in cells for word in ([cell] if is_whole else cell.split())] + column.label.split()
    least = min(max(map(len, words), default=1), LONGEST)
    head = -(-len(column.label) // HEAD_LINES)
    return Extent(least, min(max([least, head, *map(len, cells)]), LONGEST))


def fit_columns(found: list[Extent], room: float) -> tuple[list[float], float]:
    """Share out ``room`` characters: widths in characters, and the factor by which letters must shrink.

    >>> fit_columns([Extent(5, 5), Extent(8, 50)], 40)
    ([5.0, 35.0], 1.0)
    """
    least, wanted = sum(e.least for e in found), sum(e.wanted for e in found)
    if wanted <= room:
        return [float(e.wanted) for e in found], 1.0
    if least >= room:
        return [e.least * room / least for e in found], room / least
    return [e.least + (room - least) * (e.wanted - e.least) / (wanted - least) for e in found], 1.0
