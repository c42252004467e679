"""Rhai scripts from Python: the real engine, sandboxed.

RhaiError                   line, column, excerpt, trace
├── RhaiSyntaxError         the source does not compile
├── RhaiRuntimeError        a throw (thrown), a wrong type, an unknown name...
├── RhaiLimitError          limit, value
│   └── RhaiTimeoutError    the deadline
├── RhaiConversionError     path: a value that the other language has no form for
└── RhaiPanicError          the engine failed; it was replaced
"""

from rhai_python._rhai import (
    AST,
    HAS_WORKER,
    Closure,
    Diagnostic,
    Engine,
    Limits,
    Result,
    RhaiConversionError,
    RhaiError,
    RhaiLimitError,
    RhaiPanicError,
    RhaiRuntimeError,
    RhaiSyntaxError,
    RhaiTimeoutError,
    Scope,
    __version__,
)

__all__ = [
    "AST",
    "HAS_WORKER",
    "Closure",
    "Diagnostic",
    "Engine",
    "Limits",
    "Result",
    "RhaiConversionError",
    "RhaiError",
    "RhaiLimitError",
    "RhaiPanicError",
    "RhaiRuntimeError",
    "RhaiSyntaxError",
    "RhaiTimeoutError",
    "Scope",
    "__version__",
]
