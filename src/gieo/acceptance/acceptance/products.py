"""Products of a task as the host hands them over and members judge them (pure)."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Annotated, Any

from pydantic import AfterValidator

from gieo.acceptance.rules.rating import Product, Quality, Quantity, Rating
from gieo.kernel.refusal import _


def number_of(text: str) -> Fraction:
    """An exact number as it is written here: 1.200 is twelve hundred, 2,5 is two and a half.

    Raises:
        ValueError: it is no number that is not negative.
    """
    try:
        number = Fraction(Decimal("".join(text.split()).replace(".", "").replace(",", ".")))
    except (InvalidOperation, ValueError, OverflowError):
        number = Fraction(-1)
    if number < 0:
        raise ValueError(_("Số lượng phải là một số, ví dụ 1.200 hoặc 2,5."))
    return number


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
            "indicator": str(product.get("indicator", "")),
            "unit": str(product.get("unit", "")),
            "ordered": str(product.get("quantity", "")),
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
