"""Colours Rhai source on the site; Pygments has no lexer for it."""

from typing import Any, ClassVar, Final

from pygments.lexer import RegexLexer, words
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

_KEYWORDS: Final = (
    *("break", "catch", "const", "continue", "do", "else", "fn", "for", "if", "in", "let", "loop", "private"),
    *("return", "switch", "this", "throw", "try", "until", "while"),
)


class RhaiLexer(RegexLexer):
    name = "Rhai"
    aliases: ClassVar = ["rhai"]
    tokens: ClassVar[dict[str, list[Any]]] = {
        "root": [
            (r"//.*?$", Comment.Single),
            (r"/\*", Comment.Multiline, "comment"),
            (words(_KEYWORDS, suffix=r"\b"), Keyword),
            (words(("true", "false"), suffix=r"\b"), Keyword.Constant),
            (words(("ctx", "log", "respond", "respond_json"), suffix=r"\b"), Name.Builtin),
            (r"\"(\\.|[^\"\\])*\"", String),
            (r"`[^`]*`", String.Backtick),
            (r"'(\\[^']+|[^'\\])'", String.Char),
            (r"0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|\d[\d_]*(\.\d[\d_]*)?(e[+-]?\d+)?", Number),
            (r"[A-Za-z_]\w*(?=\s*\()", Name.Function),
            (r"[A-Za-z_]\w*", Name),
            (r"[-+*/%=<>!&|^~?.:]+", Operator),
            (r"[#(){}\[\],;@$\\]", Punctuation),
            (r"\s+", Text),
            (r"[^\s]", Text),
        ],
        "comment": [(r"[^*]+", Comment.Multiline), (r"\*/", Comment.Multiline, "#pop"), (r"\*", Comment.Multiline)],
    }
