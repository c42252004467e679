"""Threads, shutdown, signals, forks: an engine must neither hang nor end the process."""

import gc
import os
import signal
import subprocess
import sys
import threading
import time
import weakref
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import rhai_python
from rhai_python import Engine, Limits, RhaiRuntimeError

# what a shell starts in the background ignores Ctrl-C, and its children do
HEAR_INTERRUPTS = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"


def run_python(code: str, timeout: float = 20) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", HEAR_INTERRUPTS + code]
    return subprocess.run(command, capture_output=True, text=True, timeout=timeout, check=False)


def test_engine_serves_many_threads_at_once(engine: Engine) -> None:
    ast = engine.compile("let n = 0; for i in 0..100 { n += x; } n")
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda x: engine.eval(ast, {"x": x}), range(200))) == [x * 100 for x in range(200)]


def test_engines_run_side_by_side_without_the_interpreter_lock() -> None:
    source = "let n = 0; while n < 300000 { n += 1; }"
    with Engine() as one, Engine() as other:
        started = time.perf_counter()
        thread = threading.Thread(target=one.run, args=(source,))
        thread.start()
        steps = 0
        while thread.is_alive():
            steps += 1
        thread.join()
        assert steps > 100, "the interpreter stood still while a script ran"
        assert time.perf_counter() - started < 10
        assert other.eval("1") == 1


def test_closed_engine_refuses_calls() -> None:
    engine = Engine()
    ast, scope = engine.compile("1"), engine.scope()
    was_closed = engine.closed
    engine.close()
    engine.close()
    assert (was_closed, engine.closed) == (False, True)
    with pytest.raises(RuntimeError, match="closed"):
        engine.eval("1")
    with pytest.raises(RuntimeError, match="closed"):
        scope["a"] = 1
    del ast, scope
    gc.collect()


def test_close_waits_for_the_calls_before_it() -> None:
    engine = Engine(Limits(timeout_ms=60_000))
    entered = threading.Event()
    engine.register_fn("enter", entered.set)
    results: list[object] = []
    thread = threading.Thread(target=lambda: results.append(engine.eval("enter(); for i in 0..500000 {} 5")))
    thread.start()
    assert entered.wait(10)
    engine.close()
    thread.join(10)
    assert results == [5]


def test_context_manager_closes_after_an_error() -> None:
    with pytest.raises(RhaiRuntimeError), Engine() as engine:
        engine.eval("throw 1")
    assert engine.closed


def thread_count() -> int:
    return len(list(Path("/proc/self/task").iterdir()))


def test_dropped_engine_ends_its_thread_and_frees_its_functions() -> None:
    class Host:
        def answer(self) -> int:
            return 42

    before = thread_count()
    host = Host()
    gone = weakref.ref(host)
    engine = Engine()
    engine.register_fn("answer", host.answer)
    assert engine.eval("answer()") == 42
    del engine, host
    deadline = time.monotonic() + 5
    while (thread_count() > before or gone() is not None) and time.monotonic() < deadline:
        gc.collect()
        time.sleep(0.01)
    assert gone() is None
    # the watchdog of the process may have been started by this test
    assert thread_count() <= before + 1


def test_interrupt_stops_the_script_of_the_main_thread() -> None:
    code = """
import signal, threading, time, os
import rhai_python
engine = rhai_python.Engine(rhai_python.Limits(timeout_ms=60_000, max_operations=2**40))
threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()
started = time.monotonic()
try:
    engine.eval("let a = 0; loop { a += 1; a = 0 }")
except KeyboardInterrupt:
    assert time.monotonic() - started < 5
    assert engine.eval("1") == 1
    print("stopped")
"""
    done = run_python(code)
    assert done.stdout == "stopped\n", done.stderr


def test_interrupt_of_a_queued_call_leaves_the_active_one_alone() -> None:
    code = """
import signal, threading, os, time
import rhai_python
engine = rhai_python.Engine(rhai_python.Limits(timeout_ms=60_000, max_operations=2**40))
entered, release = threading.Event(), threading.Event()
def wait():
    entered.set()
    release.wait(20)
    return 1
engine.register_fn("wait", wait)
results = []
active = threading.Thread(target=lambda: results.append(engine.eval("wait() + 1")))
active.start()
entered.wait(20)
threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT)).start()
threading.Timer(0.6, release.set).start()
try:
    engine.eval("loop {}")
except KeyboardInterrupt:
    active.join()
    print(results)
"""
    done = run_python(code)
    assert done.stdout == "[2]\n", done.stderr


def test_process_ends_while_an_engine_is_open_and_running() -> None:
    code = """
import threading, rhai_python
engine = rhai_python.Engine(rhai_python.Limits(timeout_ms=60_000, max_operations=2**40))
engine.register_fn("f", lambda: 1)
threading.Thread(target=lambda: engine.eval("loop { f(); }"), daemon=True).start()
import time; time.sleep(0.2)
print("end", flush=True)
"""
    done = run_python(code)
    assert (done.returncode, done.stdout) == (0, "end\n"), done.stderr


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_engine_made_before_a_fork_refuses_and_a_new_one_works(engine: Engine) -> None:
    assert engine.eval("1") == 1
    child = os.fork()
    if child == 0:
        code = 1
        try:
            try:
                engine.eval("1")
            except RuntimeError as error:
                limits = Limits(timeout_ms=50, max_operations=2**40)
                try:
                    Engine(limits).eval("loop {}")
                except rhai_python.RhaiTimeoutError:
                    code = 0 if "another process" in str(error) else 2
        finally:
            os._exit(code)
    deadline = time.monotonic() + 20
    while True:
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid or time.monotonic() > deadline:
            break
        time.sleep(0.01)
    if not pid:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    assert pid
    assert os.waitstatus_to_exitcode(status) == 0


def test_module_loads_from_a_path_without_its_package(tmp_path: Path) -> None:
    compiled = next(Path(rhai_python.__file__).parent.glob("_rhai*.so"))
    elsewhere = tmp_path / "native.so"
    elsewhere.write_bytes(compiled.read_bytes())
    code = f"""
import sys
from importlib.machinery import ExtensionFileLoader
from importlib.util import module_from_spec, spec_from_loader
loader = ExtensionFileLoader("_rhai", {str(elsewhere)!r})
module = module_from_spec(spec_from_loader("_rhai", loader))
loader.exec_module(module)
assert module.Engine().eval("40 + 2") == 42
assert callable(getattr(module, "worker_main", None)) == module.HAS_WORKER
print("loaded")
"""
    done = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == "loaded\n", done.stderr
