"""Draws figures as SVG: bars with their names. Knows nothing of where they come from."""

from collections.abc import Mapping
from html import escape
from typing import Final

_WIDTH: Final = 760
_LABEL: Final = 330
_ROW: Final = 26
_TOP: Final = 48
_INK: Final = 'fill="#1f2328"'
_BAR: Final = _WIDTH - _LABEL - 80
"""The longest bar: names before it, its figure behind it."""


def bars(title: str, values: Mapping[str, float], unit: str) -> str:
    """One bar for each value, the longest first, readable on light and dark pages."""
    ordered = sorted(values.items(), key=lambda item: -item[1])
    largest = max((value for _, value in ordered), default=0.0) or 1.0
    height = _TOP + _ROW * len(ordered) + 12
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" font-family="sans-serif">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>',
        f'<text x="12" y="28" font-size="16" font-weight="bold" {_INK}>{escape(title)}</text>',
    ]
    for number, (name, value) in enumerate(ordered):
        y = _TOP + number * _ROW
        length = max(1.0, value / largest * _BAR)
        parts += [
            f'<text x="{_LABEL - 8}" y="{y + 16}" font-size="13" text-anchor="end" {_INK}>{escape(name)}</text>',
            f'<rect x="{_LABEL}" y="{y + 3}" width="{length:.1f}" height="{_ROW - 8}" fill="#3b6ea5"/>',
            f'<text x="{_LABEL + length + 6:.1f}" y="{y + 16}" font-size="13" {_INK}>{value:.1f} {unit}</text>',
        ]
    return "\n".join([*parts, "</svg>", ""])
