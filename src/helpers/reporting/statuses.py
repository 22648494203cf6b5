"""How the furthest status of a strategy is told: by a sign and a word, in tables as in figures."""

from helpers.reporting.wording import msgid

SIGNS = {"done": "●", "ongoing": "◐", "planned": "○"}
STATUS_WORDS = {"done": msgid("done"), "ongoing": msgid("under way"), "planned": msgid("planned")}
