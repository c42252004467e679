//! `rhai_python.worker`: PiCloud's executor runtime for Python, as a process of its own or in this
//! one. Hands bytes over; what they say is the business of the `picloud-worker` crate.

use picloud_worker::wire::{
    cancel_of, read_service_call, refusal_of, HostMessage, FRAME_HEAD_BYTES,
};
use picloud_worker::{Reply, RuntimeError};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use std::sync::{mpsc, Arc};

/// Turns this process into an executor that serves the wire on the stream socket `fd`, and ends the process with it.
///
/// Takes core dumps, file writes, privileges and most descriptors from the process first. Exit codes: 0 the host closed
/// the socket, 1 the socket failed, 3 the host sent what is not a wire message, 4 the host speaks another version of the wire;
/// the reason of the last three is one line on stderr. No Python code runs in the process again.
#[pyfunction]
pub fn worker_main(py: Python<'_>, fd: i32) -> i32 {
    py.detach(|| picloud_worker::worker_main(fd))
}

/// For tests, in a child process that does nothing else: puts up the walls of an executor process for good, then
/// tries every door. Returns the names of the walls that stand, and what came of each attempt: its name, and the error
/// number or 0 when it went through. Afterwards the process can write to what is open and end, and little else.
#[pyfunction]
pub fn probe_walls() -> (Vec<&'static str>, Vec<(&'static str, i32)>) {
    picloud_worker::probe_walls()
}

/// Every name, type and rule of this build's SDK that a script can rely on: sorted lines, each of which stands for
/// itself. The same on every machine; the host's sandbox limits are not part of it.
#[pyfunction]
pub fn sdk_contract(py: Python<'_>) -> String {
    py.detach(picloud_worker::sdk_contract)
}

/// The executor of PiCloud inside this process: wire messages in and out, without a socket.
///
/// Script threads, loaded revisions and the SDK as in an executor process. Safe to share by threads. A script that gets
/// around every limit of the engine ends this process; that is what executor processes are for.
#[pyclass(frozen, module = "rhai_python.worker")]
pub struct Runtime {
    runtime: picloud_worker::Runtime,
}

#[pymethods]
impl Runtime {
    #[new]
    #[pyo3(signature = (thread_count=0, max_memory_bytes=0, waiting_threads=0))]
    fn new(thread_count: usize, max_memory_bytes: u64, waiting_threads: usize) -> Self {
        if max_memory_bytes > 0 {
            rhai_sandbox::memory::set_process_wall(max_memory_bytes);
        }
        Self { runtime: picloud_worker::Runtime::new(thread_count, waiting_threads) }
    }

    /// Takes a `load`, `unload`, `reply` or `cancel` message: a MessagePack array without the length in front.
    ///
    /// Raises:
    ///     ValueError: another message, or not one at all, or the runtime is closed. Nothing was done.
    fn submit(&self, py: Python<'_>, payload: &[u8]) -> PyResult<()> {
        py.detach(|| {
            match decode(payload)? {
                HostMessage::Load(_)
                | HostMessage::Unload { .. }
                | HostMessage::Reply(_)
                | HostMessage::Cancel { .. } => (),
                _ => {
                    let taken = "submit takes load, unload, reply and cancel only";
                    return Err(PyValueError::new_err(taken));
                }
            }
            let nobody: Reply = Arc::new(|_| ());
            self.runtime.handle(payload, &nobody).map_err(refused)
        })
    }

    /// Takes a `run` or `check` message and returns its answer, without the length in front.
    ///
    /// Blocks this thread for as long as the script takes within its limits; other threads run on. `on_call` is called
    /// on this thread with each `call` message of the script; the caller then submits its `reply`. Without it services
    /// cannot be called: the script gets `service_unavailable`.
    ///
    /// Raises:
    ///     ValueError: another message, or not one at all, or the runtime is closed. Nothing ran.
    ///     Exception: what `on_call` raised; the run is cancelled.
    #[pyo3(signature = (payload, on_call=None))]
    fn call<'py>(
        &self,
        py: Python<'py>,
        payload: &[u8],
        on_call: Option<Py<PyAny>>,
    ) -> PyResult<Bound<'py, PyBytes>> {
        let answer = py.detach(|| {
            match decode(payload)? {
                HostMessage::Run(_) | HostMessage::Check(_) => (),
                _ => return Err(PyValueError::new_err("call takes run and check only")),
            }
            let (sender, receiver) = mpsc::channel();
            let reply: Reply = Arc::new(move |frame: &[u8]| {
                // the receiver waits below for the answer
                let _ = sender.send(frame[FRAME_HEAD_BYTES..].to_vec());
            });
            self.runtime.handle(payload, &reply).map_err(refused)?;
            drop(reply);
            loop {
                let message: Vec<u8> = receiver
                    .recv()
                    .map_err(|_| PyValueError::new_err("the call was never answered"))?;
                let Some((call_id, number)) = read_service_call(&message) else {
                    return Ok(message);
                };
                let Some(on_call) = &on_call else {
                    self.submit_own(&refusal_of(call_id, number))?;
                    continue;
                };
                let taken =
                    Python::attach(|py| on_call.call1(py, (PyBytes::new(py, &message),)).map(drop));
                if let Err(error) = taken {
                    // a runtime that is closed has cancelled the run
                    let _ = self.submit_own(&cancel_of(call_id));
                    return Err(error);
                }
            }
        })?;
        Ok(PyBytes::new(py, &answer))
    }

    /// Takes no more messages. Runs in flight finish; calls that no thread has begun end as `script_panic`.
    fn close(&self, py: Python<'_>) {
        py.detach(|| self.runtime.close());
    }
}

impl Runtime {
    /// Takes a message of this binding's own.
    fn submit_own(&self, payload: &[u8]) -> PyResult<()> {
        let nobody: Reply = Arc::new(|_| ());
        self.runtime.handle(payload, &nobody).map_err(refused)
    }
}

fn decode(payload: &[u8]) -> PyResult<HostMessage<'_>> {
    HostMessage::decode(payload).map_err(|error| refused(error.into()))
}

fn refused(error: RuntimeError) -> PyErr {
    PyValueError::new_err(error.to_string())
}
