//! `rhai_python.worker`: PiCloud's executor runtime for Python, as a process of its own or in this
//! one. Hands bytes over; what they say is the business of the `picloud-worker` crate.

use picloud_worker::wire::{HostMessage, FRAME_HEAD_BYTES};
use picloud_worker::{Reply, RuntimeError};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use std::sync::{mpsc, Arc};

/// Turns this process into an executor; see the type stub. The lock is released for ever.
#[pyfunction]
pub fn worker_main(py: Python<'_>, fd: i32) -> i32 {
    py.detach(|| picloud_worker::worker_main(fd))
}

/// What the walls of an executor process hold back; see the type stub. The lock stays with the caller:
/// nothing else may run in the process any more.
#[pyfunction]
pub fn probe_walls() -> (Vec<&'static str>, Vec<(&'static str, i32)>) {
    picloud_worker::probe_walls()
}

/// The SDK of this build as a text; see the type stub.
#[pyfunction]
pub fn sdk_contract(py: Python<'_>) -> String {
    py.detach(picloud_worker::sdk_contract)
}

/// The executor's runtime inside this process: the same code, without a socket.
#[pyclass(frozen, module = "rhai_python.worker")]
pub struct Runtime {
    runtime: picloud_worker::Runtime,
}

#[pymethods]
impl Runtime {
    #[new]
    #[pyo3(signature = (thread_count=0, max_memory_bytes=0))]
    fn new(thread_count: usize, max_memory_bytes: u64) -> Self {
        if max_memory_bytes > 0 {
            rhai_sandbox::memory::set_process_wall(max_memory_bytes);
        }
        Self { runtime: picloud_worker::Runtime::new(thread_count) }
    }

    fn submit(&self, py: Python<'_>, payload: &[u8]) -> PyResult<()> {
        py.detach(|| {
            match decode(payload)? {
                HostMessage::Load(_) | HostMessage::Unload { .. } => (),
                _ => return Err(PyValueError::new_err("submit takes load and unload only")),
            }
            let nobody: Reply = Arc::new(|_| ());
            self.runtime.handle(payload, &nobody).map_err(refused)
        })
    }

    fn call<'py>(&self, py: Python<'py>, payload: &[u8]) -> PyResult<Bound<'py, PyBytes>> {
        let answer = py.detach(|| {
            match decode(payload)? {
                HostMessage::Run(_) | HostMessage::Check(_) => (),
                _ => return Err(PyValueError::new_err("call takes run and check only")),
            }
            let (sender, receiver) = mpsc::sync_channel(1);
            let reply: Reply = Arc::new(move |frame: &[u8]| {
                // the receiver waits below until this was called
                let _ = sender.send(frame[FRAME_HEAD_BYTES..].to_vec());
            });
            self.runtime.handle(payload, &reply).map_err(refused)?;
            drop(reply);
            receiver.recv().map_err(|_| PyValueError::new_err("the call was never answered"))
        })?;
        Ok(PyBytes::new(py, &answer))
    }

    fn close(&self, py: Python<'_>) {
        py.detach(|| self.runtime.close());
    }
}

fn decode(payload: &[u8]) -> PyResult<HostMessage<'_>> {
    HostMessage::decode(payload).map_err(|error| refused(error.into()))
}

fn refused(error: RuntimeError) -> PyErr {
    PyValueError::new_err(error.to_string())
}
