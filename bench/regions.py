"""How well the place finder names the region where a short regional news text plays.

    python bench/regions.py [REFERENCE_FOLDER] [--errors N]

Reads ``lampung_regions.jsonl.gz`` of a reference folder (default: ``../shared/reference`` beside the project): 2,155
short texts, each with the regency or city that a worker of the statistics office gave it. Of the texts in which at
least one regency or city is found: is the labelled one among them (recall), is it first in rank (accuracy)? The labels
are matched by name, since their numbers are those of the statistics office and not of the Ministry of Home Affairs. The
texts are not ours to publish; where the folder is absent, nothing is measured and the program says so.
"""

import argparse
import gzip
import json
import sys
import time
from pathlib import Path

from helpers.coding.article import Article
from helpers.coding.gazetteer import Gazetteer, key_of
from helpers.coding.places import rank_regions

ROOT = Path(__file__).resolve().parents[1]


def read_rows(path: Path) -> list[dict]:
    """The labelled texts; the few that are labelled with the whole province are left out."""
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        rows = [json.loads(line) for line in handle]
    return [row for row in rows if not row["region_label"].startswith("18. Provinsi")]


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("reference", nargs="?", type=Path, default=ROOT.parent / "shared" / "reference")
    ask.add_argument("--errors", type=int, default=0, help="show so many texts whose first region is another")
    told = ask.parse_args()
    path = told.reference / "lampung_regions.jsonl.gz"
    if not path.is_file():
        print(f"NOT MEASURED: there is no {path}. Name a folder that holds lampung_regions.jsonl.gz.", file=sys.stderr)
        return
    rows, gazetteer = read_rows(path), Gazetteer.read(ROOT / "data" / "codebook")
    began = time.perf_counter()
    ranked = [[code for code, _ in rank_regions(Article(row["text"]), gazetteer)] for row in rows]
    seconds = time.perf_counter() - began
    wanted = [label_code(row["region_label"], gazetteer) for row in rows]
    report(rows, wanted, ranked, seconds, told.errors)


def label_code(label: str, gazetteer: Gazetteer) -> str:
    """Official code of a label such as "08. Tulang Bawang"."""
    return gazetteer.names[key_of(label[3:])][0]


def report(rows: list[dict], wanted: list[str], ranked: list[list[str]], seconds: float, errors: int) -> None:
    """Print the figures and, where asked for, texts that went wrong."""
    found = [(row, want, codes) for row, want, codes in zip(rows, wanted, ranked, strict=True) if codes]
    recall = sum(want in codes for _, want, codes in found) / len(found)
    accuracy = sum(want == codes[0] for _, want, codes in found) / len(found)
    print(f"texts {len(rows)}, with a regency or city {len(found)} ({len(found) / len(rows):.1%})")
    print(f"recall {recall:.3f}, accuracy {accuracy:.3f}, {len(rows) / seconds:.0f} texts a second")
    wrong = [(row, want, codes) for row, want, codes in found if want != codes[0]]
    for row, want, codes in wrong[:errors]:
        print(f"\n{row['id']}: labelled {want}, found {', '.join(codes)}\n  {row['text'][:300]!r}")


if __name__ == "__main__":
    main()
