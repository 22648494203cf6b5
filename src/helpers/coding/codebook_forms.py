"""The shapes of the codebook's YAML files, and a mistake of shape said as a sentence."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Lists = dict[Name, list[Said]]


class Form(BaseModel):
    """A mapping in which nothing unknown is let pass."""

    model_config = ConfigDict(extra="forbid")


class Both(Form):
    """A text in Indonesian and English."""

    id: Said
    en: Said


class Term(Form):
    """An entry of a closed list."""

    label: Both
    definition: Both | None = None


class CueForm(Form):
    """A cue with its conditions."""

    find: Said
    id: Name | None = None
    without: Said | None = Field(None, alias="not")
    with_: Said | None = Field(None, alias="with")
    near: Said | None = None
    not_in: Said | None = None
    said_by: Name | None = None
    status: Literal["done", "ongoing", "planned"] | None = None
    reading: Literal["act", "thing", "fact"] = "thing"

    def expressions(self) -> dict[str, str]:
        """The expressions of the cue by the key they stand under in the file."""
        speaker = f"{{{self.said_by}}}" if self.said_by else None
        all_ = {
            "find": self.find,
            "not": self.without,
            "with": self.with_,
            "near": self.near,
            "not_in": self.not_in,
            "said_by": speaker,
        }
        return {key: expression for key, expression in all_.items() if expression is not None}


def _as_mapping(cue: Any) -> Any:
    return {"find": cue} if isinstance(cue, str) else cue


class CodeForm(Term):
    """A code; only strategies have a family, and indicators have no cues."""

    family: str | None = None
    include: Both | None = None
    exclude: Both | None = None
    cues: list[Annotated[CueForm, BeforeValidator(_as_mapping)]] = []


class CodeFile(Form):
    """strategies.yaml, target_groups.yaml, indicators.yaml, programmes.yaml."""

    codes: dict[Name, CodeForm]
    lists: Lists = {}


class VocabularyFile(Form):
    """vocabularies.yaml."""

    families: dict[Name, Term]
    statuses: dict[Name, Term]
    units: dict[Name, Term]
    relations: dict[Name, Term]
    bodies: dict[Name, Term]
    modes: dict[Name, Term]
    kinds: dict[Name, Term]
    flags: dict[Name, Term]
    reasons: dict[Name, Term]
    lists: Lists = {}
    real_words: list[Said] = []


def said(mistake: Mapping[str, Any]) -> str:
    """A mistake that pydantic found: what was met and what is allowed."""
    where = ".".join(str(part) for part in mistake["loc"])
    met, kind = mistake.get("input"), mistake["type"]
    if kind == "missing":
        return f"{where} is missing."
    if kind == "extra_forbidden":
        return f"{mistake['loc'][-1]!r} is not known here; allowed: {', '.join(_allowed_at(mistake['loc']))}."
    if kind == "literal_error":
        return f"{where} is {met!r}; allowed: {mistake['ctx']['expected']}."
    if kind == "string_pattern_mismatch":
        return f"{met!r} is no code; codes are small letters, digits and '_', such as 'door_to_door'."
    return f"{where} is {met!r}: {mistake['msg']}."


def _allowed_at(place: tuple) -> list[str]:
    """Keys that are known where an unknown one was met."""
    if "cues" in place:
        form: type[Form] = CueForm
    elif "codes" in place:
        form = Both if place[-2] in ("label", "definition", "include", "exclude") else CodeForm
    elif len(place) > 2:
        form = Term if len(place) == 3 else Both
    else:
        form = VocabularyFile if place[0] not in ("codes", "lists") else CodeFile
    return [field.alias or name for name, field in form.model_fields.items()]
