"""What tables that a spreadsheet may open must heed: cells that it would run, and line ends within cells."""

import io

# with the full-width forms of the signs, which some spreadsheets take for the same
SIGNS = tuple("=+-@＝＋－＠\t\r\n")


def begins_formula(cell: str) -> bool:
    """Whether a cell would be run.

    >>> begins_formula("=1+1"), begins_formula("1+1")
    (True, False)
    """
    return cell.startswith(SIGNS)


class UnixLines(io.StringIO):
    """Rows with LF. They are made with CRLF, since only then Python quotes a cell with a lone CR."""

    def write(self, row: str) -> int:
        """Add a row."""
        return super().write(row.removesuffix("\r\n") + "\n")
