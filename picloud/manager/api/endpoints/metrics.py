"""Counters."""

from typing import Final

from picloud.manager.api import answers
from picloud.manager.api.endpoint import Endpoint, Parameter
from picloud.manager.api.metrics import MAX_WINDOW_S, MIN_WINDOW_S, MetricsHandlers
from picloud.manager.api.services import ServiceNumbersHandlers

METRICS: Final = (
    Endpoint(
        "GET",
        "/admin/metrics",
        "read",
        MetricsHandlers.series,
        "Get call and error counts over time, with duration percentiles.",
        query=(
            "script",
            "since",
            "until",
            Parameter(
                "step",
                "The length of one point.",
                {"type": "string", "enum": ["minute", "hour"], "default": "minute"},
            ),
        ),
        answer=answers.MetricsSeries,
    ),
    Endpoint(
        "GET",
        "/admin/metrics/scripts",
        "read",
        MetricsHandlers.scripts,
        "Get recent call and error counts for each script.",
        query=(
            Parameter(
                "window",
                "Seconds up to now.",
                {"type": "integer", "minimum": MIN_WINDOW_S, "maximum": MAX_WINDOW_S, "default": 3_600},
            ),
        ),
        answer=answers.ScriptMetrics,
    ),
    Endpoint(
        "GET",
        "/admin/metrics/services",
        "read",
        ServiceNumbersHandlers.show,
        "Get what scripts use of services: calls, stores, commits, secrets, and what each script wrote today.",
        answer=answers.ServiceMetrics,
    ),
    Endpoint(
        "GET",
        "/admin/metrics/prometheus",
        "read",
        ServiceNumbersHandlers.prometheus,
        "Get the same as Prometheus text. Also at `/metrics`.",
        media_type="text/plain",
    ),
)
