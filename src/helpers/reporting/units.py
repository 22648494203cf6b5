"""What the search of the site can find."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Unit:
    """Something to be found.

    Parameters
    ----------
    page : str
        Name of its page with the anchor.
    title, about : str
        What the page is called, and what is said below the title.
    text : str
        What is searched and shown.
    labels : str
        What is searched besides: the codes that were read from the text.
    """

    page: str
    title: str
    about: str
    text: str
    labels: str = ""
