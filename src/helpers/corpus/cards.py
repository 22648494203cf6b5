"""Cards and texts together: do they agree, and how a text gets its card.

A raw file never travels without its card. `check_cards` names every problem at once; `add_files` makes new ones.
"""

import re
import shlex
import shutil
from collections.abc import Iterable
from pathlib import Path

from helpers import paths
from helpers.corpus.articles_csv import CARDS, COLUMNS, Card, problems_of, read_cards, to_csv
from helpers.corpus.decoding import Refused
from helpers.corpus.files import check_file
from helpers.corpus.readers import read_records
from helpers.errors import CorpusError, listed
from helpers.sources import sha256_of

SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._()-]*")


def twice(cards: Iterable[Card]) -> dict[str, list[int]]:
    """Files with more than one card, and the lines of those cards."""
    lines: dict[str, list[int]] = {}
    for card in cards:
        lines.setdefault(card.file, []).append(card.line)
    return {name: met for name, met in lines.items() if len(met) > 1}


def check_cards(folder: Path, files: Iterable[Path]) -> list[str]:
    """Every disagreement between cards and files, as sentences with file and line; empty if all is well."""
    cards = read_cards(folder)
    if cards is None:
        return [f"{folder} has no {CARDS}. Make the cards with: jangkau add FILE…"]
    names = {path.relative_to(folder).as_posix() for path in files}
    repeated = twice(cards)
    problems = []
    for card in cards:
        met = [*problems_of(card), *_against_file(folder, card, names)]
        if card.line in repeated.get(card.file, [])[1:]:
            met.append(f"'{card.file}' has a card already, in line {repeated[card.file][0]}. Keep one of them.")
        problems += [f"{folder / CARDS}, line {card.line}: {problem}" for problem in met]
    for name in sorted(names - {card.file for card in cards}):
        path = folder / name
        no_card = f"the file has no card. Make one with: {add_command(path)}"
        problems.append(f"{path}: {_refusal(path, folder) or no_card}")
    return problems


def add_command(file: Path | str) -> str:
    """The command that makes a card, as a shell takes it.

    >>> add_command("Berita Desa.txt")
    "jangkau add 'Berita Desa.txt'"
    """
    return f"jangkau add {shlex.quote(str(file))}"


def _against_file(folder: Path, card: Card, names: set[str]) -> list[str]:
    path = folder / card.file
    if card.file not in names:
        return [f"'{card.file}' is not there. Restore the text, or take its card out."]
    if refusal := _refusal(path, folder):
        return [f"'{card.file}': {refusal}"]
    try:
        met = sha256_of(path)
    except OSError as broken:
        return [f"'{card.file}' cannot be read ({broken.strerror})."]
    return [] if met == card.sha256 else [differing(card, met, add_command(path))]


def _refusal(path: Path, folder: Path) -> str | None:
    """Why a file of the corpus is never read, whatever it holds."""
    try:
        check_file(path, folder)
    except Refused as refused:
        return str(refused)
    except OSError as broken:
        return f"It cannot be read ({broken.strerror})."
    return None


def differing(card: Card, met: str, command: str) -> str:
    """A text that is not the one its card was made for."""
    return (
        f"'{card.file}' has sha256 {met[:8]}…, its card says {card.sha256[:8]}…. "
        f"Restore the text, or make a new card with: {command}"
    )


def add_files(folder: Path, files: list[Path], **values: str) -> list[Card]:
    """Take files into a corpus: copy each that is not there yet, and make or renew its card.

    Parameters
    ----------
    values : str
        Columns of the new cards (kind, outlet, url, published, retrieved, licence, note).

    Raises
    ------
    CorpusError
        If a file cannot be read as an article, has no safe name, would overwrite another text, or a value is wrong;
        then nothing is added.
    """
    cards = {card.file: card for card in read_cards(folder) or []}
    there = {path.name.casefold(): path for path in folder.iterdir()} if folder.is_dir() else {}
    new: dict[str, tuple[Path, Card]] = {}
    problems = []
    for file in files:
        try:
            name = _name_in(folder, file, there)
            card = Card(file=name, sha256=sha256_of(file), **_card_values(cards.get(name), values))
            wrong = problems_of(card)
            new[name] = (file, card)
        except Refused as refused:
            wrong = [str(refused)]
        except OSError as broken:
            wrong = [f"it cannot be read ({broken.strerror})."]
        problems += [f"{file}: {problem}" for problem in wrong]
    if problems:
        raise CorpusError(listed(problems, "Nothing was added:"))
    _write(folder, new, cards)
    return [card for _, card in new.values()]


def _write(folder: Path, new: dict[str, tuple[Path, Card]], cards: dict[str, Card]) -> None:
    """Texts and cards appear together, the cards last: no fault on the way leaves one without the other."""
    copies = [(file, folder / name) for name, (file, _) in new.items() if not (folder / name).exists()]
    with paths.all_whole([folder / CARDS, *(target for _, target in copies)]) as (table, *temporaries):
        for (file, _), temporary in zip(copies, temporaries, strict=True):
            shutil.copyfile(file, temporary)
        whole = cards | {name: card for name, (_, card) in new.items()}
        table.write_text(to_csv(whole.values()), encoding="utf-8", newline="\n")


def _card_values(old: Card | None, values: dict[str, str]) -> dict:
    kept = {name: getattr(old, name) for name in (*COLUMNS[2:], "own")} if old else {}
    return {"kind": "original"} | kept | {name: " ".join(value.split()) for name, value in values.items() if value}


def _name_in(folder: Path, file: Path, there: dict[str, Path]) -> str:
    """The name that a file has or gets below the corpus folder; `Refused` says why it cannot be taken.

    ``there`` has the corpus' files by name, small and capital letters as one, since Windows and macOS take them so.
    """
    if not file.is_file():
        other = "it is no regular file. Give the article as a file." if file.exists() else "there is no such file."
        raise Refused("unreadable", "it is a folder. Name its files." if file.is_dir() else other)
    place, root = file.parent.resolve() / file.name, folder.resolve()
    inside = place.is_relative_to(root)
    name = place.relative_to(root).as_posix() if inside else file.name
    hidden = any(part.startswith(".") for part in name.split("/"))
    if name == CARDS or hidden or not name.isprintable() or not (inside or SAFE_NAME.fullmatch(name)):
        allowed = f"letters, digits, spaces and ._()- only, and not {CARDS}"
        raise Refused("unsupported", f"the name must be {allowed}. Rename it.")
    if inside:
        check_file(place, root)
    if next(read_records(file), None) is None:
        raise Refused("empty", "it holds no article.")
    same = there.setdefault(name.casefold(), file)
    is_same = same.name == name and same.is_file() and sha256_of(same) == sha256_of(file)
    if not (inside or is_same):
        raise Refused("duplicate", f"another text has the name '{same.name}' in {folder}. Rename one of them.")
    return name
