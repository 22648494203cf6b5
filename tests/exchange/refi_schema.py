"""The schema of REFI-QDA as XSD, written out of the models that pyrefiqda made from the standard's own XSD.

Order and number of elements, required attributes, patterns, closed lists and simple types are those of the standard.
"""

import types
import typing
from enum import Enum

from lxml import etree
from pydantic import BaseModel
from xsdata.models.datatype import XmlDate, XmlDateTime

XS = "http://www.w3.org/2001/XMLSchema"
SIMPLE = {"str": "string", "int": "integer", "bool": "boolean", "Decimal": "decimal"}
SIMPLE |= {XmlDate.__name__: "date", XmlDateTime.__name__: "dateTime"}


def schema_of(root: type[BaseModel], name: str, namespace: str) -> etree.XMLSchema:
    """A validator of documents whose root is a model."""
    schema = _element("schema", targetNamespace=namespace, elementFormDefault="qualified", nsmap={"t": namespace})
    schema.append(_element("element", name=name, type=f"t:{root.__name__}"))
    waiting, written = [root], set()
    while waiting:
        model = waiting.pop()
        if model not in written:
            written.add(model)
            schema.append(_complex(model, waiting))
    return etree.XMLSchema(etree.fromstring(etree.tostring(schema)))


def _element(tag: str, /, nsmap=None, **attributes: str) -> etree._Element:
    return etree.Element(f"{{{XS}}}{tag}", attributes, nsmap={"xs": XS, **(nsmap or {})})


def _complex(model: type[BaseModel], waiting: list) -> etree._Element:
    whole, sequence = _element("complexType", name=model.__name__), _element("sequence")
    attributes = []
    kinds = typing.get_type_hints(model)
    for name, field in model.model_fields.items():
        metadata = field.xsdata_metadata
        kind, many = _kind(kinds[name])
        called = metadata.get("name") or name
        if metadata["type"] == "Attribute":
            use = "required" if field.is_required() else "optional"
            attributes.append(_typed(_element("attribute", name=called, use=use), kind, metadata, waiting))
        else:
            fewest = metadata.get("min_occurs", int(field.is_required()))
            most = "unbounded" if many else "1"
            element = _element("element", name=called, minOccurs=str(fewest), maxOccurs=most)
            sequence.append(_typed(element, kind, metadata, waiting))
    whole.extend([sequence, *attributes])
    return whole


def _kind(hint) -> tuple[type, bool]:
    """The type of a value, without "or None", and whether it is a list."""
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        hint = next(part for part in typing.get_args(hint) if part is not type(None))
    many = typing.get_origin(hint) is list
    return (typing.get_args(hint)[0] if many else hint), many


def _typed(element: etree._Element, kind: type, metadata: dict, waiting: list) -> etree._Element:
    if issubclass(kind, BaseModel):
        waiting.append(kind)
        element.set("type", f"t:{kind.__name__}")
    elif issubclass(kind, Enum) or "pattern" in metadata:
        restriction = _element("restriction", base="xs:token")
        values = [value.value for value in kind] if issubclass(kind, Enum) else []
        restriction.extend(_element("enumeration", value=value) for value in values)
        restriction.extend([] if values else [_element("pattern", value=metadata["pattern"])])
        simple = _element("simpleType")
        simple.append(restriction)
        element.append(simple)
    else:
        element.set("type", f"xs:{SIMPLE[kind.__name__]}")
    return element
