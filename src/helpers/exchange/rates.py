"""How often the coder is wrong, strategy by strategy: its coding of texts beside the hand coding of the same texts.

``python -m helpers.exchange.rates TEXTS GOLD.jsonl [TEXTS GOLD.jsonl ...]`` codes the texts of each folder that its gold
file has, and renews ``data/reliability/strategy_rates.csv``: numbers only, not a word of any text.
"""

import json
import sys
from collections import Counter
from pathlib import Path

import pandas as pd

from helpers import paths, reads
from helpers.coding.codebook import load_codebook
from helpers.coding.coder import code_texts, to_gold_form
from helpers.errors import CorpusError

FILE = paths.ROOT / "data" / "reliability" / "strategy_rates.csv"
COLUMNS = ["strategy_code", "gold_count", "hit_count", "false_count"]


def measure_rates(pairs: list[tuple[set[str], set[str]]], codes: list[str]) -> pd.DataFrame:
    """Counts of agreement for each strategy.

    Parameters
    ----------
    pairs : list of (set of str, set of str)
        Of each text, the codes that hand coding has and the codes that the coder found.

    Returns
    -------
    DataFrame
        ``strategy_code``; ``gold_count`` (texts that have it by hand), ``hit_count`` (of those, found), ``false_count``
        (texts where it was found and not by hand); every code, in order.
    """
    gold = Counter(code for hand, _ in pairs for code in hand)
    hits = Counter(code for hand, found in pairs for code in hand & found)
    false = Counter(code for hand, found in pairs for code in found - hand)
    return pd.DataFrame([(code, gold[code], hits[code], false[code]) for code in codes], columns=COLUMNS)


def read_rates(file: Path = FILE) -> pd.DataFrame:
    """The measured rates; without rows where none were measured."""
    reads.note("file", file)
    if not file.is_file():
        return pd.DataFrame({name: pd.Series(dtype="str" if name == COLUMNS[0] else "int64") for name in COLUMNS})
    return pd.read_csv(file, dtype={"strategy_code": "str"})


def _read_pairs(folder: Path, gold: Path) -> list[tuple[set[str], set[str]]]:
    hand = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    missing = [row["doc"] for row in hand if not (folder / f"{row['doc']}.txt").is_file()]
    if missing:
        raise CorpusError(
            f"{folder} has no text of {', '.join(missing[:5])} in {gold}. Name the folder of these texts."
        )
    texts = ((folder / f"{row['doc']}.txt").read_text(encoding="utf-8") for row in hand)
    coded = code_texts(texts, to_gold_form, paths.codebook(), 1)
    return [
        ({s["code"] for s in h["strategies"]}, {s["code"] for s in c["strategies"]})
        for h, c in zip(hand, coded, strict=True)
    ]


def renew(arguments: list[str]) -> None:
    """Measure and write."""
    places = [Path(argument) for argument in arguments]
    if not places or len(places) % 2:
        raise CorpusError("Name folders of texts and their gold files in turn: TEXTS GOLD.jsonl [TEXTS GOLD.jsonl ...]")
    pairs = [pair for at in range(0, len(places), 2) for pair in _read_pairs(places[at], places[at + 1])]
    rates = measure_rates(pairs, list(load_codebook(paths.codebook()).strategies))
    paths.write_text_whole(FILE, rates.to_csv(index=False, lineterminator="\n"))
    print(f"{FILE.name}: {len(pairs)} texts")


if __name__ == "__main__":
    renew(sys.argv[1:])
