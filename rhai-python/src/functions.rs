//! Functions and closures of scripts that Python holds. They stay on the engine's thread, beside the
//! script that they belong to; Python has tickets for them.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::{Arc, Mutex, PoisonError};

use rhai_sandbox::rhai::{FnPtr, AST};

/// A syntax tree beside the source that it came from.
pub struct Script {
    pub ast: AST,
    pub source: Box<str>,
}

type Released = Arc<Mutex<Vec<u64>>>;

/// Stands for one function. When the last copy is gone, so is the function, at the next job.
#[derive(Clone, Debug)]
pub struct Ticket(Arc<TicketNumber>);

#[derive(Debug)]
struct TicketNumber {
    id: u64,
    released: Released,
}

impl Drop for TicketNumber {
    fn drop(&mut self) {
        self.released.lock().unwrap_or_else(PoisonError::into_inner).push(self.id);
    }
}

/// The functions of one engine.
#[derive(Default)]
pub struct Functions {
    kept: RefCell<HashMap<u64, (FnPtr, Rc<Script>)>>,
    /// The script whose values are crossing; without one, functions cannot be kept.
    current: RefCell<Option<Rc<Script>>>,
    last_id: Cell<u64>,
    released: Released,
}

impl Functions {
    /// Does something with the values of a script.
    pub fn within<T>(&self, script: Option<Rc<Script>>, body: impl FnOnce() -> T) -> T {
        let before = self.current.replace(script);
        let value = body();
        *self.current.borrow_mut() = before;
        value
    }

    /// None when no script's values are crossing.
    pub fn keep(&self, pointer: &FnPtr) -> Option<Ticket> {
        let script = self.current.borrow().clone()?;
        let id = self.last_id.get() + 1;
        self.last_id.set(id);
        self.kept.borrow_mut().insert(id, (pointer.clone(), script));
        let released = Arc::clone(&self.released);
        Some(Ticket(Arc::new(TicketNumber { id, released })))
    }

    /// The function of a ticket; None when its engine failed since.
    pub fn get(&self, ticket: &Ticket) -> Option<(FnPtr, Rc<Script>)> {
        self.kept.borrow().get(&ticket.0.id).cloned()
    }

    /// Forgets the functions whose tickets are gone.
    pub fn tidy(&self) {
        let released =
            std::mem::take(&mut *self.released.lock().unwrap_or_else(PoisonError::into_inner));
        for id in released {
            // dropped after the borrow: a closure can hold objects of all kinds
            let function = self.kept.borrow_mut().remove(&id);
            drop(function);
        }
    }

    /// Forgets all of them, whoever holds tickets.
    pub fn clear(&self) {
        let all = self.kept.take();
        drop(all);
    }
}
