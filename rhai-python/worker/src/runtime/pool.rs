//! The script threads: how many there are, which one takes the next job. A thread is started when
//! a job waits and none is idle; of the idle ones, the one that worked last is woken, because its
//! caches are the warmest. While a thread is on its way to the queue (woken, started or about to
//! answer its last job) no other one is called; taking a job while more wait, it calls the next.

use super::script_thread::ScriptThread;
use super::Job;
use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, Thread};

pub struct Pool {
    shared: Arc<Shared>,
}

struct Shared {
    state: Mutex<State>,
    max_threads: usize,
    closed: AtomicBool,
}

#[derive(Default)]
struct State {
    queue: VecDeque<Job>,
    /// The last one went idle last.
    idle: Vec<Arc<Sleeper>>,
    thread_count: usize,
    /// Threads on their way to the queue.
    coming: usize,
}

/// An idle thread.
struct Sleeper {
    thread: Thread,
    is_called: AtomicBool,
}

/// What brings one more thread to the queue; done after the lock is released.
enum Call {
    Nobody,
    Wake(Arc<Sleeper>),
    Start,
}

impl Pool {
    pub fn new(max_threads: usize) -> Self {
        let shared =
            Shared { state: Mutex::default(), max_threads, closed: AtomicBool::new(false) };
        Self { shared: Arc::new(shared) }
    }

    pub fn is_closed(&self) -> bool {
        self.shared.closed.load(SeqCst)
    }

    /// Queues a job; a closed pool drops it, which answers its call.
    pub fn submit(&self, job: Job) {
        let mut state = self.shared.lock();
        if self.is_closed() {
            drop(state);
            return;
        }
        state.queue.push_back(job);
        let call = state.call_one(self.shared.max_threads);
        drop(state);
        self.shared.make(call);
    }

    /// Ends the idle threads, and the others when they finish what they do.
    pub fn close(&self) {
        self.shared.closed.store(true, SeqCst);
        let mut state = self.shared.lock();
        let unstarted = std::mem::take(&mut state.queue);
        let idle = std::mem::take(&mut state.idle);
        state.coming += idle.len();
        drop(state);
        drop(unstarted);
        idle.iter().for_each(|sleeper| sleeper.wake());
    }
}

impl State {
    fn call_one(&mut self, max_threads: usize) -> Call {
        if self.queue.is_empty() || self.coming > 0 {
            return Call::Nobody;
        }
        if let Some(sleeper) = self.idle.pop() {
            self.coming += 1;
            return Call::Wake(sleeper);
        }
        if self.thread_count < max_threads {
            self.thread_count += 1;
            self.coming += 1;
            return Call::Start;
        }
        Call::Nobody
    }
}

impl Sleeper {
    fn wake(&self) {
        self.is_called.store(true, SeqCst);
        self.thread.unpark();
    }

    fn sleep(&self) {
        while !self.is_called.swap(false, SeqCst) {
            thread::park();
        }
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn make(self: &Arc<Self>, call: Call) {
        match call {
            Call::Nobody => (),
            Call::Wake(sleeper) => sleeper.wake(),
            Call::Start => {
                let shared = Arc::clone(self);
                let started = rhai_sandbox::spawn("script", move || shared.work());
                if started.is_err() {
                    self.start_failed();
                }
            }
        }
    }

    /// The system gives no more threads: those that run take the queue, and without one its calls
    /// fail now instead of never.
    fn start_failed(&self) {
        let mut state = self.lock();
        state.thread_count -= 1;
        state.coming -= 1;
        let unstarted = if state.thread_count == 0 {
            std::mem::take(&mut state.queue)
        } else {
            VecDeque::new()
        };
        drop(state);
        drop(unstarted);
    }

    fn work(self: Arc<Self>) {
        let me = Arc::new(Sleeper { thread: thread::current(), is_called: AtomicBool::new(false) });
        let mut script_thread = ScriptThread::default();
        while let Some(Job { call, work }) = self.next_job(&me) {
            let frame = script_thread.work(&call, work);
            // before the answer goes out: the host may send the next job at once
            self.lock().coming += 1;
            call.answer(&frame);
        }
    }

    /// The next job for a thread that is on its way; sleeps while there is none. None when the
    /// pool is closed.
    fn next_job(self: &Arc<Self>, me: &Arc<Sleeper>) -> Option<Job> {
        loop {
            let mut state = self.lock();
            state.coming -= 1;
            if let Some(job) = state.queue.pop_front() {
                let call = state.call_one(self.max_threads);
                drop(state);
                self.make(call);
                return Some(job);
            }
            if self.closed.load(SeqCst) {
                state.thread_count -= 1;
                return None;
            }
            state.idle.push(Arc::clone(me));
            drop(state);
            me.sleep();
        }
    }
}
