"""What the compiled module offers; `rhai_python` is its public face.

Values cross between the languages as: None/(), bool, int/i64, float, str (and char, from Rhai
only), bytes (bytearray, memoryview)/blob, list (tuple)/array, dict with str keys/map, functions and
closures (from Rhai only)/`Closure`, objects of classes given to `Engine.register_type`. Anything
else, deeper nesting than 64 and ints outside 64 bits are refused, with the path to them.
"""

from collections.abc import Callable, Iterator, MutableMapping, Sequence
from types import TracebackType
from typing import Any, Literal, NoReturn, Self, TypeAlias, TypeVar, final

T = TypeVar("T")

# objects of any registered class can be anywhere in it, so a union would be wrong
Value: TypeAlias = Any

__version__: str

HAS_WORKER: bool
"""Whether this build has PiCloud's executor (`rhai_python.worker`) and the linter."""

class RhaiError(Exception):
    """Everything that goes wrong with a script. Lines and columns count from 1."""

    line: int | None
    column: int | None
    excerpt: str | None
    """The line of the source with a caret below the column; a note of the exception as well."""
    trace: Sequence[tuple[str | None, int | None]]
    """Function and line of each call that was in progress, the outermost first.

    The function is None for the script's own statements and `<closure>` for a closure; the line
    is None where Rhai does not know it. Empty unless the script was running.
    """

class RhaiSyntaxError(RhaiError):
    """The source does not compile, or uses what the sandbox does not offer."""

class RhaiRuntimeError(RhaiError):
    """The script failed. `__cause__` is the exception of a registered function, if it was one."""

    thrown: Value
    """The value of the script's `throw`; None when there was none or Python has no form for it."""

class RhaiLimitError(RhaiError):
    """A limit was reached."""

    limit: str
    """The name of the limit, as in `Limits`."""
    value: int
    """Its value."""

class RhaiTimeoutError(RhaiLimitError):
    """The deadline passed; `limit` is "timeout_ms"."""

class RhaiPanicError(RhaiError):
    """The engine itself failed. It was replaced: compiled scripts and scopes are gone."""

class RhaiConversionError(RhaiError):
    """A value has no form in the other language."""

    path: str
    """Where in the value, from its root: `$.items[3].x`."""

@final
class Limits:
    """Upper bounds of one run; equal limits are equal and have equal hashes.

    `timeout_ms` is wall time in milliseconds. Names that end in `_bytes` count bytes: of the
    script's memory, of the JSON text that `Engine.run_json` returns, of `Result.output`. Sizes
    count bytes of a string, items of an array or blob and entries of a map, without what is inside them.

    `trusted=True` permits higher limits for scripts of your own: a day, 1 GiB of memory, texts of
    256 MiB, ten million items. Values nested deeper than the stack holds then end the process.

    Raises:
        ValueError: a limit outside the range in which the sandbox holds.
    """

    def __new__(
        cls,
        *,
        trusted: bool = False,
        timeout_ms: int = 5_000,
        max_operations: int = 20_000_000,
        max_memory_bytes: int = 33_554_432,
        max_string_size: int = 1_048_576,
        max_array_size: int = 100_000,
        max_map_size: int = 100_000,
        max_call_levels: int = 32,
        max_expr_depth: int = 64,
        max_function_expr_depth: int = 32,
        max_variables: int = 256,
        max_functions: int = 256,
        max_response_bytes: int = 4_194_304,
        max_log_bytes: int = 65_536,
        max_log_lines: int = 200,
    ) -> Self: ...
    @property
    def trusted(self) -> bool:
        """Whether the higher ceilings for trusted scripts apply."""
    @property
    def timeout_ms(self) -> int:
        """The limit of this name."""
    @property
    def max_operations(self) -> int:
        """The limit of this name."""
    @property
    def max_memory_bytes(self) -> int:
        """The limit of this name."""
    @property
    def max_string_size(self) -> int:
        """The limit of this name."""
    @property
    def max_array_size(self) -> int:
        """The limit of this name."""
    @property
    def max_map_size(self) -> int:
        """The limit of this name."""
    @property
    def max_call_levels(self) -> int:
        """The limit of this name."""
    @property
    def max_expr_depth(self) -> int:
        """The limit of this name."""
    @property
    def max_function_expr_depth(self) -> int:
        """The limit of this name."""
    @property
    def max_variables(self) -> int:
        """The limit of this name."""
    @property
    def max_functions(self) -> int:
        """The limit of this name."""
    @property
    def max_response_bytes(self) -> int:
        """The limit of this name."""
    @property
    def max_log_bytes(self) -> int:
        """The limit of this name."""
    @property
    def max_log_lines(self) -> int:
        """The limit of this name."""
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...

@final
class AST:
    """A compiled script. Belongs to the engine that compiled it, and frees it there when dropped."""

@final
class Scope(MutableMapping[str, Value]):
    """Variables that stay from run to run, by their names. Made by `Engine.scope`.

    A mapping in the order of definition. Deleting a name deletes what it hides as well, constants
    included.

    Functions and closures belong to the script that defines them: another script can hold such a
    value but not call it.

    Raises:
        KeyError: no variable of that name.
        RhaiConversionError: a value has no form in the other language.
        RhaiRuntimeError: assignment to a constant, or the engine failed and the scope went with it.
    """

    def __getitem__(self, name: str) -> Value: ...
    def __setitem__(self, name: str, value: Any) -> None: ...
    def __delitem__(self, name: str) -> None: ...
    def __contains__(self, name: object) -> bool: ...
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[str]: ...
    def push_constant(self, name: str, value: Any) -> None:
        """Define a constant; it hides a variable of the same name."""

@final
class Closure:
    """A function or closure of a script, which Python can call while its engine lives.

    Comes from results, from the arguments of registered functions, and from a `Scope`, where it
    belongs to the script that ran last. Each call is a run of its own, with the limits of one.

    Raises:
        RhaiError: whatever stopped the function, or its engine failed since.
        RuntimeError: the engine is closed, was made before a fork, or is running a script now.
    """

    def __call__(self, *arguments: Any) -> Any:
        """Call the function and return its value."""

@final
class Result:
    """The value of a run, and what the run used."""

    @property
    def value(self) -> Value:
        """The last value of the script."""
    @property
    def operations(self) -> int:
        """Operations in Rhai's sense, as `max_operations` counts them."""
    @property
    def peak_memory_bytes(self) -> int:
        """Most memory that the script held at once, temporary values included."""
    @property
    def duration(self) -> float:
        """Wall time on the engine's thread, in seconds."""
    @property
    def output(self) -> list[str]:
        """What the script printed with `print` and `debug`, in order."""
    @property
    def dropped_output(self) -> int:
        """How many lines were cut or left out by `max_log_bytes` and `max_log_lines`."""

@final
class Diagnostic:
    """One finding of `Engine.diagnose`. Lines and columns count from 1."""

    @property
    def severity(self) -> Literal["error", "warning"]:
        """`error`: `Engine.compile` or the caller's own rules refuse the source."""
    @property
    def code(self) -> str:
        """An error is a `script_compile_error`, `forbidden_symbol` or `reserved_name`.

        A warning is an `undefined_variable`, `undefined_function`, `wrong_argument_count`,
        `unused_result`, `no_value`, `no_effect` or `unreachable`.
        """
    @property
    def message(self) -> str:
        """One sentence for the author of the script."""
    @property
    def line(self) -> int | None:
        """The line, when it is known."""
    @property
    def column(self) -> int | None:
        """The column in characters, when it is known."""
    @property
    def certain(self) -> bool:
        """Whether every run of the script fails because of this; true for each error."""
    def __eq__(self, other: object) -> bool: ...

@final
class Engine:
    """A sandboxed engine with a thread of its own, on which every script runs.

    May be used from any number of threads: calls wait for each other. While a call waits, other
    Python threads run; Ctrl-C stops the script that the main thread waits for. Close it, or use it
    as a context manager, to end its thread at a known time; otherwise that ends when the engine,
    its scripts and its scopes are gone.

    `on_print` is called with each line that a script prints, while it runs; `on_debug` with each
    text of `debug` and its line. `Result.output` has them in any case. An exception of theirs ends
    the run and reaches its caller as it is.

    Raises (every method):
        RuntimeError: the engine is closed, was made before a fork, or is called by a function that
            it is calling itself.
    """

    def __new__(
        cls,
        limits: Limits | None = None,
        *,
        max_source_bytes: int = 262_144,
        on_print: Callable[[str], object] | None = None,
        on_debug: Callable[[str, int | None], object] | None = None,
    ) -> Self: ...
    @property
    def limits(self) -> Limits:
        """The limits of every run."""
    def compile(self, source: str) -> AST:
        """Compile a script.

        Raises:
            RhaiSyntaxError: it does not compile, or uses a word or a function that is switched off.
            RhaiLimitError: it is longer than `max_source_bytes`.
        """
    def run(self, script: AST | str, scope: Scope | dict[str, Any] | None = None) -> Result:
        """Run a script from top to bottom.

        Args:
            scope: the variables it sees. A `Scope` keeps what the script changes and defines;
                a dict is copied and stays as it is.

        Raises:
            RhaiError: whatever stopped the script. ValueError: something of another engine.
        """
    def eval(self, source: AST | str, scope: Scope | dict[str, Any] | None = None) -> Value:
        """Run a script and return its value only."""
    def call(self, script: AST | str, name: str, *arguments: Any) -> Value:
        """Call one function of a script without running its global statements."""
    def run_json(self, script: AST | str, payload: bytes | None = None) -> bytes:
        """Run a script with the constant `input` read from JSON; return its value as JSON.

        Nothing in between becomes a Python object. Strict both ways: no NaN, no duplicate keys.
        A whole number outside 64 bits comes in as the text of its digits, half a surrogate pair as
        U+FFFD.

        Raises:
            RhaiRuntimeError: the payload is not JSON, or the value has no JSON form.
        """
    def register_fn(self, name: str, function: Callable[..., Any], *, arity: int | None = None) -> None:
        """Let scripts call a Python function; it replaces any other of the same name and arity.

        Rhai's own functions are replaced as well, for every type: after `register_fn("len", f)`
        scripts call `f` for strings and arrays. Properties such as `text.len` and the keywords of
        Rhai are not functions.

        Its exceptions can be caught by the script; one that is not comes back as the `__cause__`
        of a `RhaiRuntimeError`. The deadline does not interrupt it. The engine keeps the function
        until it is closed.

        Args:
            arity: how many arguments it takes; read from its signature when not given.

        Raises:
            TypeError: not callable, or with keyword-only arguments. ValueError: not an identifier,
                a keyword (`if`, `print`), a name that the sandbox switches off (`sleep`), or no
                signature and no `arity`.
        """
    def register_type(self, class_: type[T], /, *, to_rhai: Callable[[T], Any] | None = None) -> None:
        """Let objects of a class and its subclasses into scripts; the nearest class counts.

        Without a converter they are opaque: scripts hold them, compare them by identity and hand
        them on, and they come back as the same objects. Scopes and closures keep them until the
        engine drops those.

        Args:
            to_rhai: returns what goes to scripts instead; it does not come back as the object.

        Raises:
            TypeError: not a class, or a converter that is not callable.
        """
    def scope(self, variables: dict[str, Any] | None = None) -> Scope:
        """Return new variables for scripts on this engine."""
    def diagnose(
        self, source: str, *, reserved: list[str] = ..., variables: list[str] | None = None
    ) -> list[Diagnostic]:
        """Return everything that is wrong with a source, in its order, without running it.

        Args:
            reserved: names that the script may neither define nor use.
            variables: the names that its scope will have. When given, a source without errors is
                linted and the result holds warnings.

        Raises:
            NotImplementedError: `variables` are given and the build has no linter (`HAS_WORKER`).
        """
    @property
    def closed(self) -> bool:
        """Whether `close` was called."""
    def close(self) -> None:
        """End the engine's thread after the calls in progress; more than one call does nothing."""
    def __enter__(self) -> Self: ...
    def __exit__(
        self,
        exception_type: type[BaseException] | None,
        exception: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...

@final
class Runtime:
    """The executor of PiCloud inside this process: wire messages in and out, without a socket.

    Script threads, loaded revisions and the SDK as in an executor process. Safe to share by threads. A script that gets
    around every limit of the engine ends this process; that is what executor processes are for.
    """

    def __new__(cls, thread_count: int = 0, max_memory_bytes: int = 0, waiting_threads: int = 0) -> Self:
        """`thread_count` script threads (0: 8), started when needed; `max_memory_bytes` for all scripts of the process
        together (0: leave the wall of the process as it is); `waiting_threads` further threads, one for each run that
        waits for a service."""
    def submit(self, payload: bytes) -> None:
        """Takes a `load`, `unload`, `reply` or `cancel` message: a MessagePack array without the length in front.

        Raises:
            ValueError: another message, or not one at all, or the runtime is closed. Nothing was done.
        """
    def call(self, payload: bytes, on_call: Callable[[bytes], object] | None = None) -> bytes:
        """Takes a `run` or `check` message and returns its answer, without the length in front.

        Blocks this thread for as long as the script takes within its limits; other threads run on. `on_call` is called
        on this thread with each `call` message of the script; the caller then submits its `reply`. Without it services
        cannot be called: the script gets `service_unavailable`.

        Raises:
            ValueError: another message, or not one at all, or the runtime is closed. Nothing ran.
            Exception: what `on_call` raised; the run is cancelled.
        """
    def close(self) -> None:
        """Takes no more messages. Runs in flight finish; calls that no thread has begun end as `script_panic`."""

def worker_main(fd: int) -> NoReturn:
    """Turns this process into an executor that serves the wire on the stream socket `fd`, and ends the process with it.

    Takes core dumps, file writes, privileges and most descriptors from the process first. Exit codes: 0 the host closed
    the socket, 1 the socket failed, 3 the host sent what is not a wire message, 4 the host speaks another version of
    the wire; the reason of the last three is one line on stderr. No Python code runs in the process again.
    """

def probe_walls() -> tuple[list[str], list[tuple[str, int]]]:
    """For tests, in a child process that does nothing else: puts up the walls of an executor process for good, then
    tries every door. Returns the names of the walls that stand, and what came of each attempt: its name, and the error
    number or 0 when it went through. Afterwards the process can write to what is open and end, and little else.
    """

def sdk_contract() -> str:
    """Every name, type and rule of this build's SDK that a script can rely on: sorted lines, each of which stands for
    itself. The same on every machine; the host's sandbox limits are not part of it."""
