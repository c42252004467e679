//! The script threads: how many there are, which one takes the next job. A job goes to an idle thread
//! that has its script compiled. Otherwise it is queued: a thread is started when a job waits and none
//! is idle; of the idle ones, the one that worked last is woken, unless it has no room for another
//! script and others do. While a thread is on its way to the queue (woken, started or about to answer
//! its last job) no other one is called; taking a job while more wait, it calls the next.
//!
//! A thread whose run waits for a service does not count as busy, and there may be one more thread for it, up to a
//! bound. Threads above the usual number end when they were idle for some time.

use super::holders::Threads;
use super::script_thread::ScriptThread;
use super::seat::Seat;
use super::sleeper::Sleeper;
use super::{HostLink, Job};
use crate::outcome::Fault;
use std::collections::VecDeque;
use std::sync::atomic::{
    AtomicBool, AtomicU64,
    Ordering::{Relaxed, SeqCst},
};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long a thread above `max_threads` stays idle before it ends.
const EXTRA_IDLE: Duration = Duration::from_secs(30);

pub struct Pool {
    shared: Arc<Shared>,
}

struct Shared {
    state: Mutex<State>,
    max_threads: usize,
    /// Threads on top of that, one for each run that waits.
    max_waiting: usize,
    closed: AtomicBool,
    compilations: Arc<AtomicU64>,
}

#[derive(Default)]
struct State {
    queue: VecDeque<Job>,
    /// The last one went idle last.
    idle: Vec<Arc<Sleeper>>,
    thread_count: usize,
    /// Numbers of threads that live.
    taken: Vec<bool>,
    seats: Vec<Arc<Seat>>,
    /// Runs that wait for a service.
    waiting: usize,
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
    pub fn new(max_threads: usize, max_waiting: usize) -> Self {
        let shared = Shared {
            state: Mutex::default(),
            max_threads,
            max_waiting,
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
        if let Some(sleeper) = state.take_idle_holder(&job, &self.shared) {
            sleeper.seat.take(job.call.call_id());
            sleeper.give(job);
            drop(state);
            sleeper.wake();
            return;
        }
        state.queue.push_back(job);
        let call = state.call_one(&self.shared);
        drop(state);
        self.shared.make(call);
    }

    /// Hand a message that answers a call of a run to its thread; without such a run it is dropped.
    pub fn deliver(&self, call_id: u64, number: u64, message: Arc<[u8]>) {
        let seat = self.shared.lock().seat_of(call_id);
        if let Some(seat) = seat {
            seat.deliver(number, message);
        }
    }

    /// Stop a run, or drop it when it has not begun; without such a run nothing happens.
    pub fn cancel(&self, call_id: u64) {
        let mut state = self.shared.lock();
        let queued = state.queue.iter().position(|job| job.call.call_id() == call_id);
        let queued = queued.and_then(|place| state.queue.remove(place));
        if queued.is_none() {
            if let Some(seat) = state.seat_of(call_id) {
                seat.cancel();
            }
        }
        drop(state);
        if let Some(Job { call, .. }) = queued {
            let frame = call.failure(Fault::new("script_cancelled", "the run was cancelled"));
            call.answer(&frame);
        }
    }

    /// Ends the idle threads, and the others when they finish what they do. Runs that wait for a service are cancelled.
    pub fn close(&self) {
        self.shared.closed.store(true, SeqCst);
        let mut state = self.shared.lock();
        let unstarted = std::mem::take(&mut state.queue);
        let idle = std::mem::take(&mut state.idle);
        state.coming += idle.len();
        state.seats.iter().for_each(|seat| seat.cancel_waiting());
        drop(state);
        drop(unstarted);
        idle.iter().for_each(|sleeper| sleeper.wake());
    }
}

impl State {
    /// An idle thread that has the job's script compiled, where those on their way to the queue have
    /// not and the queued jobs do not need all that are idle. With none on its way the queue calls it.
    fn take_idle_holder(&mut self, job: &Job, pool: &Shared) -> Option<Arc<Sleeper>> {
        let holders = job.holders()?;
        if self.busy(pool) >= pool.max_threads {
            return None;
        }
        let is_for_the_queue = self.coming == 0 || holders.has_any_of(&self.returning);
        if is_for_the_queue || self.idle.len() <= self.queue.len() {
            return None;
        }
        let place = self.idle.iter().rposition(|sleeper| holders.has(sleeper.index))?;
        Some(self.idle.remove(place))
    }

    fn seat_of(&self, call_id: u64) -> Option<Arc<Seat>> {
        self.seats.iter().find(|seat| seat.is_of(call_id)).cloned()
    }

    /// Threads that work or are about to; those above the bound count although they wait.
    fn busy(&self, pool: &Shared) -> usize {
        self.thread_count - self.idle.len() - self.waiting.min(pool.max_waiting)
    }

    fn may_start(&self, pool: &Shared) -> bool {
        self.thread_count < pool.max_threads + self.waiting.min(pool.max_waiting)
    }

    /// Count one more thread and return its number.
    fn add_thread(&mut self) -> usize {
        self.thread_count += 1;
        match self.taken.iter().position(|taken| !taken) {
            Some(index) => {
                self.taken[index] = true;
                index
            }
            None => {
                self.taken.push(true);
                self.taken.len() - 1
            }
        }
    }

    fn remove_thread(&mut self, index: usize) {
        self.thread_count -= 1;
        self.taken[index] = false;
    }

    fn call_one(&mut self, pool: &Shared) -> Call {
        self.call(pool, self.may_start(pool))
    }

    fn call(&mut self, pool: &Shared, may_start: bool) -> Call {
        if self.coming > 0 || self.busy(pool) >= pool.max_threads {
            return Call::Nobody;
        }
        let Some(job) = self.queue.front() else { return Call::Nobody };
        let held = |sleeper: &Arc<Sleeper>| job.holders().is_some_and(|h| h.has(sleeper.index));
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
            self.coming += 1;
            return Call::Start(self.add_thread());
        }
        Call::Nobody
    }

    /// The next job for a thread: the first in the queue, or one that it has compiled while another
    /// thread can take the first. One that a thread on its way has compiled is left to that.
    fn take_job(&mut self, thread: usize, pool: &Shared) -> Option<Job> {
        let busy = self.busy(pool);
        // runs that have waited go on at once: then there is one too many for a moment
        if busy > pool.max_threads {
            return None;
        }
        let is_room = busy < pool.max_threads;
        let has_others = is_room && (!self.idle.is_empty() || self.may_start(pool));
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
                    self.start_failed(index);
                }
            }
        }
    }

    /// The system gives no more threads: those that there are take the queue, and without one its calls
    /// fail now instead of never.
    fn start_failed(self: &Arc<Self>, index: usize) {
        let mut state = self.lock();
        state.remove_thread(index);
        state.coming -= 1;
        // an idle one, if there is one
        let call = state.call(self, false);
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
        self.lock().seats.push(Arc::clone(&me.seat));
        let mut script_thread = ScriptThread::new(index, Arc::clone(&self.compilations));
        while let Some(Job { call, work }) = self.next_job(&me) {
            let waiting = Waiting(Arc::clone(&self));
            let link = HostLink::new(call.call_id(), call.host(), Arc::clone(&me.seat), waiting);
            let frame = script_thread.work(&call, work, link);
            me.seat.leave();
            me.note_full(script_thread.is_full());
            // before the answer goes out: the host may send the next job at once
            let mut state = self.lock();
            state.coming += 1;
            state.returning.add(index);
            drop(state);
            call.answer(&frame);
        }
        script_thread.forget();
        self.lock().seats.retain(|seat| !Arc::ptr_eq(seat, &me.seat));
    }

    /// The next job for a thread that is on its way; sleeps while there is none. None when the
    /// pool is closed, or the thread was idle for long and is one more than usual.
    fn next_job(self: &Arc<Self>, me: &Arc<Sleeper>) -> Option<Job> {
        loop {
            let mut state = self.lock();
            state.coming -= 1;
            state.returning.remove(me.index);
            if let Some(job) = state.take_job(me.index, self) {
                me.seat.take(job.call.call_id());
                let call = state.call_one(self);
                drop(state);
                self.make(call);
                return Some(job);
            }
            if self.closed.load(SeqCst) {
                state.remove_thread(me.index);
                return None;
            }
            state.idle.push(Arc::clone(me));
            drop(state);
            if self.ends_idle(me) {
                return None;
            }
            if let Some(job) = me.take_job() {
                return Some(job);
            }
        }
    }

    /// Sleeps until the thread is called; returns whether it is to end instead.
    fn ends_idle(&self, me: &Arc<Sleeper>) -> bool {
        let is_extra = me.index >= self.max_threads;
        loop {
            if me.sleep(is_extra.then_some(EXTRA_IDLE)) {
                return false;
            }
            let mut state = self.lock();
            // who took it from the idle ones is about to wake it
            if let Some(place) = state.idle.iter().position(|idle| Arc::ptr_eq(idle, me)) {
                state.idle.remove(place);
                state.remove_thread(me.index);
                return true;
            }
        }
    }
}

/// Lends the place of a run that waits for a service.
#[derive(Clone)]
pub struct Waiting(Arc<Shared>);

impl Waiting {
    /// Lets another run have the place of this one for as long as what this returns lives.
    pub fn begin(&self) -> Lent<'_> {
        let mut state = self.0.lock();
        state.waiting += 1;
        let call = state.call_one(&self.0);
        drop(state);
        self.0.make(call);
        Lent(&self.0)
    }
}

pub struct Lent<'a>(&'a Shared);

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        self.0.lock().waiting -= 1;
    }
}
