"""Draws figures as SVG: bars with their names, curves over sizes. Knows nothing of where they come from."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

_WIDTH: Final = 760
_LABEL: Final = 330
_ROW: Final = 26
_TOP: Final = 48
_INK: Final = 'fill="#1f2328"'
_BAR: Final = _WIDTH - _LABEL - 80
"""The longest bar: names before it, its figure behind it."""
_CHART_HEIGHT: Final = 190
_LINE: Final = 'stroke="#3b6ea5" stroke-width="2"'
_SMALL: Final = f'font-size="11" text-anchor="middle" {_INK}'


def bars(title: str, values: Mapping[str, float], unit: str) -> str:
    """One bar for each value, the longest first, readable on light and dark pages."""
    ordered = sorted(values.items(), key=lambda item: -item[1])
    largest = max((value for _, value in ordered), default=0.0) or 1.0
    parts = _begin(title, _TOP + _ROW * len(ordered) + 12)
    for number, (name, value) in enumerate(ordered):
        y = _TOP + number * _ROW
        length = max(1.0, value / largest * _BAR)
        parts += [
            f'<text x="{_LABEL - 8}" y="{y + 16}" font-size="13" text-anchor="end" {_INK}>{escape(name)}</text>',
            f'<rect x="{_LABEL}" y="{y + 3}" width="{length:.1f}" height="{_ROW - 8}" fill="#3b6ea5"/>',
            f'<text x="{_LABEL + length + 6:.1f}" y="{y + 16}" font-size="13" {_INK}>{value:.1f} {unit}</text>',
        ]
    return "\n".join([*parts, "</svg>", ""])


def curves(title: str, xs: Sequence[float], figures: Mapping[str, Sequence[float]]) -> str:
    """One small chart for each figure, two in a row; each y axis begins at 0, the sizes stand at equal distances."""
    parts = _begin(title, _TOP + _CHART_HEIGHT * -(-len(figures) // 2) + 8)
    for number, (name, ys) in enumerate(figures.items()):
        left, top = number % 2 * (_WIDTH // 2) + 24, _TOP + number // 2 * _CHART_HEIGHT
        parts += _chart(left, top, name, xs, ys)
    return "\n".join([*parts, "</svg>", ""])


def _chart(left: int, top: int, name: str, xs: Sequence[float], ys: Sequence[float]) -> list[str]:
    width, height = _WIDTH // 2 - 80, _CHART_HEIGHT - 86
    foot, largest = top + 30 + height, max(ys, default=0.0) or 1.0
    points = [
        (left + 24 + width * number / max(1, len(ys) - 1), foot - y / largest * (height - 18))
        for number, y in enumerate(ys)
    ]
    parts = [
        f'<text x="{left}" y="{top + 14}" font-size="12" font-weight="bold" {_INK}>{escape(name)}</text>',
        f'<path d="M{left} {foot}h{width + 48}" stroke="#8c959f" fill="none"/>',
        f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}" fill="none" {_LINE}/>',
    ]
    for size, value, (x, y) in zip(xs, ys, points, strict=True):
        parts += [
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="#3b6ea5"/>',
            f'<text x="{x:.1f}" y="{y - 8:.1f}" {_SMALL}>{_short(value)}</text>',
            f'<text x="{x:.1f}" y="{foot + 16}" {_SMALL}>{size:,}</text>',
        ]
    return parts


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _begin(title: str, height: int) -> list[str]:
    """The opening of a picture, with its name for screen readers and on top."""
    return [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" font-family="sans-serif">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>',
        f'<text x="12" y="28" font-size="16" font-weight="bold" {_INK}>{escape(title)}</text>',
    ]
