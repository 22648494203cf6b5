"""Jangkau: from news texts to comparable evidence on outreach for employment social security.

The rooms, in the order that data walks them: ``corpus`` (files to documents), ``coding`` (documents to evidence),
``tables`` (evidence to tidy tables), ``comparison`` (tables to findings), ``reporting`` (findings to pages),
``running`` (notebooks to runs). A later room may import an earlier one, never the other way round.
"""

from importlib.metadata import version

__version__ = version("jangkau")
