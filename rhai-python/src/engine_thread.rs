//! The other end of an engine's thread: hands jobs over and waits for the answer without holding
//! the interpreter lock. Ctrl-C stops the run that its caller waits for.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::SeqCst};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex};
use std::thread::{JoinHandle, ThreadId};
use std::time::Duration;

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;

use crate::callback::Held;
use crate::engine_state::{EngineState, Stopper};
use crate::limits::PyLimits;
use crate::types::Types;

type Job = Box<dyn FnOnce(&mut EngineState) + Send>;

/// How often a waiting caller looks for signals such as Ctrl-C.
const SIGNAL_INTERVAL: Duration = Duration::from_millis(50);

/// Hands jobs to one engine's thread; shared by the engine and everything made on it.
pub struct EngineThread {
    jobs: Mutex<Option<Sender<Job>>>,
    thread: Mutex<Option<JoinHandle<()>>>,
    thread_id: ThreadId,
    process_id: u32,
    next_job: AtomicU64,
    stopper: Arc<Stopper>,
    functions: Mutex<Vec<Held>>,
    pub types: Arc<Types>,
}

impl EngineThread {
    /// Starts the thread.
    ///
    /// # Errors
    /// RuntimeError: the system has no room for it.
    pub fn start(limits: PyLimits, max_source_bytes: usize) -> PyResult<Arc<Self>> {
        let (sender, receiver) = mpsc::channel::<Job>();
        let stopper = Arc::new(Stopper::default());
        let for_thread = Arc::clone(&stopper);
        let stack = rhai_sandbox::stack_bytes_for(limits.limits.max_memory_bytes);
        let thread = rhai_sandbox::spawn_with_stack("rhai-engine", stack, move || {
            let mut state = EngineState::new(limits, max_source_bytes, for_thread);
            for job in receiver {
                job(&mut state);
            }
        });
        let thread = thread.map_err(|error| PyRuntimeError::new_err(error.to_string()))?;
        Ok(Arc::new(Self {
            jobs: Mutex::new(Some(sender)),
            thread_id: thread.thread().id(),
            thread: Mutex::new(Some(thread)),
            process_id: std::process::id(),
            next_job: AtomicU64::new(1),
            stopper,
            functions: Mutex::default(),
            types: Arc::default(),
        }))
    }

    /// Runs `work` on the engine's thread and waits for it; it gets the number of its job.
    ///
    /// # Errors
    /// RuntimeError: the engine is closed, belongs to another process, or is the caller itself.
    /// Whatever a signal handler raises, after the run was stopped.
    pub fn ask<T: Send + 'static>(
        &self,
        py: Python<'_>,
        work: impl FnOnce(&mut EngineState, u64) -> T + Send + 'static,
    ) -> PyResult<T> {
        self.check_caller()?;
        let job = self.next_job.fetch_add(1, SeqCst);
        let is_abandoned = Arc::new(AtomicBool::new(false));
        let (for_job, (sender, receiver)) = (Arc::clone(&is_abandoned), mpsc::channel());
        self.send(Box::new(move |state| {
            if !for_job.load(SeqCst) {
                // the caller waits until it has this
                let _ = sender.send(work(state, job));
            }
        }))?;
        // a receiver may be sent to the detached state but not shared with it
        let receiver = Mutex::new(receiver);
        let wait = || {
            let receiver = receiver.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
            receiver.recv_timeout(SIGNAL_INTERVAL)
        };
        let mut interrupted = None;
        loop {
            match py.detach(wait) {
                Ok(answer) => return interrupted.map_or(Ok(answer), Err),
                Err(RecvTimeoutError::Disconnected) => {
                    let broken = || PyRuntimeError::new_err("the engine's thread has ended");
                    return Err(interrupted.unwrap_or_else(broken));
                }
                Err(RecvTimeoutError::Timeout) => (),
            }
            if interrupted.is_none() {
                interrupted = py.check_signals().err();
            }
            if interrupted.is_some() {
                is_abandoned.store(true, SeqCst);
                self.stopper.stop(job);
            }
        }
    }

    /// Leaves work for the engine's thread; without one, there is nothing to do.
    pub fn leave(&self, work: impl FnOnce(&mut EngineState) + Send + 'static) {
        if self.process_id == std::process::id() {
            // a closed engine has forgotten everything anyway
            let _ = self.send(Box::new(work));
        }
    }

    fn send(&self, job: Job) -> PyResult<()> {
        let jobs = self.jobs.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let is_sent = jobs.as_ref().is_some_and(|jobs| jobs.send(job).is_ok());
        is_sent.then_some(()).ok_or_else(|| PyRuntimeError::new_err("the engine is closed"))
    }

    fn check_caller(&self) -> PyResult<()> {
        if std::process::id() != self.process_id {
            let message = "the engine belongs to another process: make one after the fork";
            return Err(PyRuntimeError::new_err(message));
        }
        if std::thread::current().id() == self.thread_id {
            let message =
                "a function called by a script cannot use the engine that runs the script";
            return Err(PyRuntimeError::new_err(message));
        }
        Ok(())
    }

    /// Ends the thread after the jobs that it has. More than once is once.
    ///
    /// # Errors
    /// RuntimeError: called by a function that a script on this engine called.
    pub fn close(&self, py: Python<'_>) -> PyResult<()> {
        self.check_caller()?;
        self.disconnect();
        let thread = self.thread.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).take();
        if let Some(thread) = thread {
            // a panic outside of scripts has been reported by the panic hook
            drop(py.detach(|| thread.join()));
        }
        self.release_functions();
        Ok(())
    }

    /// As [`EngineThread::keep`], for a Python object.
    ///
    /// # Errors
    /// TypeError: not callable.
    pub fn hold(&self, function: &Bound<'_, PyAny>) -> PyResult<Held> {
        let held = Held::new(function)?;
        self.keep(held.clone());
        Ok(held)
    }

    /// Keeps a function for scripts until the engine is closed or gone.
    pub fn keep(&self, function: Held) {
        self.functions.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).push(function);
    }

    fn disconnect(&self) {
        self.jobs.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).take();
    }

    fn release_functions(&self) {
        let mut functions = self.functions.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        for function in functions.drain(..) {
            function.release();
        }
        drop(functions);
        self.types.clear();
    }

    /// # Errors
    /// RuntimeError: the engine is closed.
    pub fn check_open(&self) -> PyResult<()> {
        match self.is_closed() {
            true => Err(PyRuntimeError::new_err("the engine is closed")),
            false => Ok(()),
        }
    }

    pub fn is_closed(&self) -> bool {
        self.jobs.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).is_none()
    }
}

impl Drop for EngineThread {
    /// Whoever had the engine, its scripts or its scopes last is a Python object, so this runs
    /// under the interpreter lock, and no script is running.
    fn drop(&mut self) {
        self.disconnect();
        self.release_functions();
    }
}
