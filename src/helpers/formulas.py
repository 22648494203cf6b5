"""What a spreadsheet takes for a formula, and runs, when it opens a table."""

# with the full-width forms of the signs, which some spreadsheets take for the same
SIGNS = tuple("=+-@＝＋－＠\t\r\n")


def begins_formula(cell: str) -> bool:
    """Whether a cell would be run.

    >>> begins_formula("=1+1"), begins_formula("1+1")
    (True, False)
    """
    return cell.startswith(SIGNS)
