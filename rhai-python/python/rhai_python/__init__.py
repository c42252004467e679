"""Rhai scripts from Python: the real engine, sandboxed.

RhaiError                   line, column
├── RhaiSyntaxError         the source does not compile
├── RhaiRuntimeError        a throw (thrown), a wrong type, an unknown name...
├── RhaiLimitError          limit, value
│   └── RhaiTimeoutError    the deadline
├── RhaiConversionError     path: a value that the other language has no form for
└── RhaiPanicError          the engine failed; it was replaced
"""

from rhai_python._rhai import (
    AST,
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
)

__all__ = [
    "AST",
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
]
