//! A script thread as the pool sees it: where it sleeps, what wakes it.

use super::Job;
use std::sync::atomic::{
    AtomicBool,
    Ordering::{Relaxed, SeqCst},
};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, Thread};

pub struct Sleeper {
    /// Its number among the threads of the pool.
    pub index: usize,
    thread: Thread,
    is_called: AtomicBool,
    is_full: AtomicBool,
    job: Mutex<Option<Job>>,
}

impl Sleeper {
    /// Of the thread that calls this.
    pub fn new(index: usize) -> Self {
        Self {
            index,
            thread: thread::current(),
            is_called: AtomicBool::new(false),
            is_full: AtomicBool::new(false),
            job: Mutex::new(None),
        }
    }

    /// Whether it must forget a compiled script to keep another one.
    pub fn is_full(&self) -> bool {
        self.is_full.load(Relaxed)
    }

    pub fn note_full(&self, is_full: bool) {
        self.is_full.store(is_full, Relaxed);
    }

    /// Leaves a job for the thread, which must be woken then.
    pub fn give(&self, job: Job) {
        *self.job.lock().unwrap_or_else(PoisonError::into_inner) = Some(job);
    }

    pub fn take_job(&self) -> Option<Job> {
        self.job.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    pub fn wake(&self) {
        self.is_called.store(true, SeqCst);
        self.thread.unpark();
    }

    pub fn sleep(&self) {
        while !self.is_called.swap(false, SeqCst) {
            thread::park();
        }
    }
}
