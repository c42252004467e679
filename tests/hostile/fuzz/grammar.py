"""Random programs that mostly compile: grown from a grammar over the names that a script can see. Deterministic for a
given random source."""

import random
import re
from collections.abc import Callable, Sequence
from typing import Final

_NAMES: Final = ("a", "b", "c", "x", "m", "s", "f")
_INTEGERS: Final = ("0", "1", "2", "-1", "7", "64", "10000", "9223372036854775807", "(-9223372036854775807 - 1)")
_FLOATS: Final = ("0.0", "1.5", "-2.25", "1e300", "(0.0 / 0.0)", "(1.0 / 0.0)")
_TEXTS: Final = ('""', '"a"', '"ab cd"', '"\\U0001f600\\u0301"', '"\\x00\\x01"', '"ctx"', '"map"', '"f"')
_BINARY: Final = ("+", "-", "*", "/", "%", "**", "<<", ">>", "==", "!=", "<", "<=", "&&", "||", "&", "^", "??", "in")
_ASSIGN: Final = ("=", "+=", "-=", "*=", "|=", "<<=")
_FUNCTIONS: Final = re.findall(
    r"\w+",
    """
    blob len is_empty push append insert pad pop shift remove clear truncate chop reverse splice extract split
    drain retain map filter for_each reduce reduce_rev some all find find_map zip sort sort_desc order order_by
    dedup contains index_of keys values mixin fill_with get set to_string to_debug to_json parse_json parse_int
    parse_float to_int to_float chars to_chars split_rev sub_string crop replace trim to_upper make_lower
    starts_with to_blob to_array as_string bits get_bits set_bits set_bit range timestamp abs sign sqrt max min
    hypot exp type_of take tag set_tag exit get_fn_metadata_list to_hex to_binary write_be write_ascii
    parse_le_int parse_be_float respond call elapsed name is_anonymous start end is_exclusive
    """,
)
_HOST: Final = (
    "ctx",
    "ctx.request",
    "ctx.request.body",
    "ctx.request.headers",
    "log",
    "respond(200, 1)",
    "timestamp()",
)
_PRELUDE: Final = """let a = [3, 1, 2]; let b = blob(8, 65); let c = 'c'; let x = 5; let s = "some text";
let m = #{a: 1, x: [1], s: "t"}; let f = |v| v;"""
MAX_DEPTH: Final = 5
_CAUGHT: Final = 0.7
"""How often a statement's errors are caught, so that the next one is reached."""


class Grammar:
    """Makes one program after the other."""

    def __init__(self, source: random.Random) -> None:
        self._random = source
        self._loops = 0
        self._in_function = False

    def program(self) -> str:
        """A few functions, a variable of each type, then some statements."""
        functions = [self._function() for _ in range(self._random.randrange(3))]
        return "\n".join([*functions, _PRELUDE, *self._statements(self._random.randrange(1, 12), 0)])

    def _pick(self, options: Sequence[str]) -> str:
        return self._random.choice(options)

    def _name(self) -> str:
        return self._pick(_NAMES)

    def _function(self) -> str:
        parameters = ", ".join(self._random.sample(_NAMES, self._random.randrange(3)))
        self._in_function = True
        body = self._block(1)
        self._in_function = False
        return f"fn {self._name()}{self._random.randrange(2)}({parameters}) {body}"

    def _block(self, depth: int) -> str:
        return "{ " + " ".join(self._statements(self._random.randrange(4), depth + 1)) + " }"

    def _loop(self, depth: int) -> str:
        self._loops += 1
        body = self._block(depth)
        self._loops -= 1
        return body

    def _condition(self, depth: int) -> str:
        return f"({self._expression(depth)} {self._pick(('==', '!=', '<', '>='))} {self._expression(depth)})"

    def _iterable(self, depth: int) -> str:
        return self._pick(
            ("a", "s", "b", "0..9", "m.keys()", f"[{self._arguments(depth)}]", f"range({self._arguments(depth)})")
        )

    def _end(self, depth: int) -> str:
        ends = ["return 1;", f"throw {self._expression(depth)};", f"exit({self._expression(depth)});"]
        return self._pick([*ends, *(["break;", "continue;"] if self._loops else [])])

    def _statements(self, count: int, depth: int) -> list[str]:
        return [self._caught(self._statement(depth)) for _ in range(count)]

    def _caught(self, statement: str) -> str:
        is_definition = statement.startswith("let ")
        return statement if is_definition or self._random.random() > _CAUGHT else f"try {{ {statement} }} catch {{ }}"

    def _statement(self, depth: int) -> str:
        if depth >= MAX_DEPTH:
            return f"{self._expression(depth)};"
        makers: tuple[Callable[[int], str], ...] = (
            lambda d: f"let {self._name()} = {self._expression(d)};",
            lambda d: f"let {self._name()} = {self._expression(d)};",
            lambda d: f"{self._place(d)} {self._pick(_ASSIGN)} {self._expression(d)};",
            lambda d: f"{self._expression(d)};",
            lambda d: f"{self._expression(d)};",
            lambda d: f"if {self._condition(d)} {self._block(d)} else {self._block(d)}",
            lambda d: f"for {self._name()} in {self._iterable(d)} {self._loop(d)}",
            lambda d: f"while {self._condition(d)} {self._loop(d)}",
            lambda d: f"loop {self._loop(d)}",
            lambda d: f"do {self._loop(d)} until {self._condition(d)};",
            lambda d: f"try {self._block(d)} catch (e) {self._block(d)}",
            lambda d: f"switch {self._expression(d)} {{ 1 => {self._expression(d)}, _ => {self._block(d)} }}",
            self._end,
        )
        return self._random.choice(makers)(depth + 1)

    def _place(self, depth: int) -> str:
        name = self._name()
        return self._pick(
            (
                name,
                f"{name}.{self._name()}",
                f"{name}[{self._expression(depth + 1)}]",
                "this" if self._in_function else name,
            )
        )

    def _expression(self, depth: int) -> str:
        if depth >= MAX_DEPTH:
            return self._leaf()
        makers: tuple[Callable[[int], str], ...] = (
            lambda _: self._leaf(),
            lambda _: self._leaf(),
            lambda d: f"({self._expression(d)} {self._pick(_BINARY)} {self._expression(d)})",
            lambda d: f"{self._expression(d)}.{self._pick(_FUNCTIONS)}({self._arguments(d)})",
            lambda d: f"{self._name()}.{self._pick(_FUNCTIONS)}({self._arguments(d)})",
            lambda d: f"{self._name()}.{self._pick(_FUNCTIONS)}({self._leaf()})",
            lambda d: f"{self._pick(_FUNCTIONS)}({self._arguments(d)})",
            lambda d: f"{self._name()}({self._arguments(d)})",
            lambda d: f"[{self._arguments(d)}]",
            lambda d: f"#{{a: {self._expression(d)}, b: {self._expression(d)}}}",
            lambda d: f"{self._name()}[{self._expression(d)}]",
            lambda d: f"{self._expression(d)}.{self._name()}",
            self._closure,
            lambda d: f"`x${{{self._expression(d)}}}y`",
            lambda d: f"Fn({self._pick(_TEXTS)}).call({self._arguments(d)})",
            lambda d: f"({self._expression(d)}..{self._expression(d)})",
        )
        return self._random.choice(makers)(depth + 1)

    def _closure(self, depth: int) -> str:
        loops, self._loops = self._loops, 0
        in_function, self._in_function = self._in_function, True
        parameters = ", ".join(self._random.sample(_NAMES, self._random.randrange(3)))
        body = self._block(depth) if self._random.random() < 0.5 else self._expression(depth)
        self._loops, self._in_function = loops, in_function
        return f"|{parameters}| {body}"

    def _arguments(self, depth: int) -> str:
        return ", ".join(self._expression(depth + 1) for _ in range(self._random.randrange(4)))

    def _leaf(self) -> str:
        kind = self._random.random()
        if kind < 0.4:
            return self._name()
        if kind < 0.6:
            return self._pick(_INTEGERS)
        if kind < 0.7:
            return self._pick(_FLOATS)
        if kind < 0.85:
            return self._pick(_TEXTS)
        if kind < 0.95:
            return self._pick(_HOST)
        return self._pick(("()", "true", "'x'", "this" if self._in_function else "x", "[]", "#{}", "|| 1"))
