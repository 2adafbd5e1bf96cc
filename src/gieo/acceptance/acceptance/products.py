"""Products of a task as the host hands them over and members judge them (pure)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Annotated, Any

from pydantic import AfterValidator

from gieo.acceptance.rules.rating import Product, Quality, Quantity, Rating
from gieo.kernel.refusal import _

LONGEST = 20
NUMBER = re.compile(r"(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?")


def number_of(text: str) -> Fraction:
    """An exact number as it is written here: 1.200 is twelve hundred, 2,5 is two and a half.

    Raises:
        ValueError: it is no such number, or a longer one than anything that is ordered.
    """
    bare = "".join(text.split())
    if len(bare) > LONGEST or not NUMBER.fullmatch(bare):
        raise ValueError(_("Số lượng phải là một số, ví dụ 1.200 hoặc 2,5."))
    return Fraction(bare.replace(".", "").replace(",", "."))


def ordered_of(text: str) -> Fraction | None:
    """The number a contract orders; None where it says it in words that are no number ("từ 4 đến 6")."""
    try:
        return number_of(text)
    except ValueError:
        return None


def _written(text: str) -> str:
    number_of(text)
    return text.strip()


# An amount of a product; kept as it was written.
Amount = Annotated[str, AfterValidator(_written)]


def asked_of(products: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """The products of a task, as far as they are named: name, indicator, unit, quantity ordered."""
    return [
        {
            "name": str(product["name"]),
            "indicator": str(product.get("indicator") or product.get("measure") or ""),
            "unit": str(product.get("unit") or ""),
            "ordered": str(product.get("quantity") or ""),
        }
        for product in products
        if product.get("name")
    ]


def judged(products: Sequence[Mapping[str, str]], judgement: Iterable[Mapping[str, str]]) -> list[Product]:
    """Products with what one person found of each: delivered so much, of such quality.

    Args:
        products: of the dossier, with the number ordered.
        judgement: rows of a place in `products`, a number delivered and a grade.
    """
    found = []
    for row in judgement:
        product = products[int(row["product"])]
        ordered, delivered = number_of(product["ordered"]), number_of(row["delivered"])
        found.append(
            Product(
                name=product["name"],
                quantities=(Quantity(product["name"], ordered, delivered),),
                qualities=(Quality(product["name"], Rating(row["quality"])),),
            )
        )
    return found
