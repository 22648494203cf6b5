"""How sure a share is."""

from math import sqrt
from typing import NamedTuple


class Interval(NamedTuple):
    """A share with its 95 % interval; all between 0 and 1."""

    share: float
    low: float
    high: float


def wilson_interval(count: int, total: int, z: float = 1.96) -> Interval:
    """Wilson score interval of a share.

    Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
    Journal of the American Statistical Association 22 (1927).

    >>> [round(x, 3) for x in wilson_interval(8, 10)]
    [0.8, 0.49, 0.943]
    """
    if not 0 <= count <= total or total == 0:
        raise ValueError(f"{count} of {total} is no share: expected 0 <= count <= total and a total above 0.")
    share = count / total
    middle = share + z * z / (2 * total)
    half = z * sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    low, high = (middle - half) / (1 + z * z / total), (middle + half) / (1 + z * z / total)
    # Rounding must not put the end of an interval beyond the share itself, which at 0 and 1 is that end.
    return Interval(share, max(min(low, share), 0.0), min(max(high, share), 1.0))
