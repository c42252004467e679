//! A script thread as the pool sees it: where it sleeps, what wakes it.

use super::seat::Seat;
use super::Job;
use std::sync::atomic::{
    AtomicBool,
    Ordering::{Relaxed, SeqCst},
};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, Thread};
use std::time::{Duration, Instant};

pub struct Sleeper {
    /// Its number among the threads of the pool.
    pub index: usize,
    pub seat: Arc<Seat>,
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
            seat: Arc::default(),
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

    /// Sleeps until the thread is woken, or for `most`; returns whether it was woken.
    pub fn sleep(&self, most: Option<Duration>) -> bool {
        let until = most.map(|most| Instant::now() + most);
        while !self.is_called.swap(false, SeqCst) {
            match until.map(|until| until.saturating_duration_since(Instant::now())) {
                None => thread::park(),
                Some(Duration::ZERO) => return false,
                Some(left) => thread::park_timeout(left),
            }
        }
        true
    }
}
