//! The script threads: how many there are, which one takes the next job. A job goes to an idle thread
//! that has its script compiled. Otherwise it is queued: a thread is started when a job waits and none
//! is idle; of the idle ones, the one that worked last is woken, unless it has no room for another
//! script and others do. While a thread is on its way to the queue (woken, started or about to answer
//! its last job) no other one is called; taking a job while more wait, it calls the next.

use super::holders::Threads;
use super::script_thread::ScriptThread;
use super::sleeper::Sleeper;
use super::Job;
use std::collections::VecDeque;
use std::sync::atomic::{
    AtomicBool, AtomicU64,
    Ordering::{Relaxed, SeqCst},
};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

pub struct Pool {
    shared: Arc<Shared>,
}

struct Shared {
    state: Mutex<State>,
    max_threads: usize,
    closed: AtomicBool,
    compilations: Arc<AtomicU64>,
}

#[derive(Default)]
struct State {
    queue: VecDeque<Job>,
    /// The last one went idle last.
    idle: Vec<Arc<Sleeper>>,
    thread_count: usize,
    /// Threads on their way to the queue.
    coming: usize,
    /// Those of them that have worked before.
    returning: Threads,
}

/// What brings one more thread to the queue; done after the lock is released.
enum Call {
    Nobody,
    Wake(Arc<Sleeper>),
    /// The thread with that number.
    Start(usize),
}

impl Pool {
    pub fn new(max_threads: usize) -> Self {
        let shared = Shared {
            state: Mutex::default(),
            max_threads,
            closed: AtomicBool::new(false),
            compilations: Arc::default(),
        };
        Self { shared: Arc::new(shared) }
    }

    pub fn is_closed(&self) -> bool {
        self.shared.closed.load(SeqCst)
    }

    /// Scripts compiled for runs so far.
    pub fn compilations(&self) -> u64 {
        self.shared.compilations.load(Relaxed)
    }

    /// Hands a job to an idle thread or queues it; a closed pool drops it, which answers its call.
    pub fn submit(&self, job: Job) {
        let mut state = self.shared.lock();
        if self.is_closed() {
            drop(state);
            return;
        }
        if let Some(sleeper) = state.take_idle_holder(&job) {
            sleeper.give(job);
            drop(state);
            sleeper.wake();
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
    /// An idle thread that has the job's script compiled, where those on their way to the queue have
    /// not and the queued jobs do not need all that are idle. With none on its way the queue calls it.
    fn take_idle_holder(&mut self, job: &Job) -> Option<Arc<Sleeper>> {
        let holders = job.holders()?;
        let is_for_the_queue = self.coming == 0 || holders.has_any_of(&self.returning);
        if is_for_the_queue || self.idle.len() <= self.queue.len() {
            return None;
        }
        let place = self.idle.iter().rposition(|sleeper| holders.has(sleeper.index))?;
        Some(self.idle.remove(place))
    }

    fn call_one(&mut self, max_threads: usize) -> Call {
        if self.coming > 0 {
            return Call::Nobody;
        }
        let Some(job) = self.queue.front() else { return Call::Nobody };
        let held = |sleeper: &Arc<Sleeper>| job.holders().is_some_and(|h| h.has(sleeper.index));
        let may_start = self.thread_count < max_threads;
        let best = (self.idle.iter().rposition(held))
            .or_else(|| self.idle.iter().rposition(|sleeper| !sleeper.is_full()));
        let place = match best {
            None if may_start => None,
            best => best.or_else(|| self.idle.len().checked_sub(1)),
        };
        if let Some(place) = place {
            let sleeper = self.idle.remove(place);
            self.coming += 1;
            self.returning.add(sleeper.index);
            return Call::Wake(sleeper);
        }
        if may_start {
            self.thread_count += 1;
            self.coming += 1;
            return Call::Start(self.thread_count - 1);
        }
        Call::Nobody
    }

    /// The next job for a thread: the first in the queue, or one that it has compiled while another
    /// thread can take the first. One that a thread on its way has compiled is left to that.
    fn take_job(&mut self, thread: usize, max_threads: usize) -> Option<Job> {
        let has_others = !self.idle.is_empty() || self.thread_count < max_threads;
        let is_held = |job: &Job| job.holders().is_some_and(|holders| holders.has(thread));
        let is_awaited =
            |job: &Job| job.holders().is_some_and(|holders| holders.has_any_of(&self.returning));
        let place = (has_others && self.queue.len() > 1)
            .then(|| self.queue.iter().position(is_held))
            .flatten()
            .or_else(|| self.queue.iter().position(|job| is_held(job) || !is_awaited(job)))?;
        self.queue.remove(place)
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
            Call::Start(index) => {
                let shared = Arc::clone(self);
                let started = rhai_sandbox::spawn("script", move || shared.work(index));
                if started.is_err() {
                    self.start_failed();
                }
            }
        }
    }

    /// The system gives no more threads: those that there are take the queue, and without one its calls
    /// fail now instead of never.
    fn start_failed(self: &Arc<Self>) {
        let mut state = self.lock();
        state.thread_count -= 1;
        state.coming -= 1;
        // an idle one, if there is one
        let call = state.call_one(0);
        let unstarted = if state.thread_count == 0 {
            std::mem::take(&mut state.queue)
        } else {
            VecDeque::new()
        };
        drop(state);
        drop(unstarted);
        self.make(call);
    }

    fn work(self: Arc<Self>, index: usize) {
        let me = Arc::new(Sleeper::new(index));
        let mut script_thread = ScriptThread::new(index, Arc::clone(&self.compilations));
        while let Some(Job { call, work }) = self.next_job(&me) {
            let frame = script_thread.work(&call, work);
            me.note_full(script_thread.is_full());
            // before the answer goes out: the host may send the next job at once
            let mut state = self.lock();
            state.coming += 1;
            state.returning.add(index);
            drop(state);
            call.answer(&frame);
        }
    }

    /// The next job for a thread that is on its way; sleeps while there is none. None when the
    /// pool is closed.
    fn next_job(self: &Arc<Self>, me: &Arc<Sleeper>) -> Option<Job> {
        loop {
            let mut state = self.lock();
            state.coming -= 1;
            state.returning.remove(me.index);
            if let Some(job) = state.take_job(me.index, self.max_threads) {
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
            if let Some(job) = me.take_job() {
                return Some(job);
            }
        }
    }
}
