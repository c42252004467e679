//! One call of a service: counted, sent, waited for, and its reply as a value or as an error that the script can catch.

use super::journal::{hash_of, Journal};
use super::Services;
use crate::sdk::{clipped_to, Sdk};
use crate::wire::value::{self, Binary, NotSendable};
use crate::wire::{HostMessage, ServiceCall, ServiceError, MAX_FRAME_BYTES};
use rhai_sandbox::memory::{take_over, with_long_texts};
use rhai_sandbox::rhai::{Dynamic, EvalAltResult, ImmutableString, Map, Position};
use rhai_sandbox::{charge_operations, end_run, ErrorKind, ScriptError, Waited};
use std::sync::Arc;

/// Operations that one call counts as.
const OPERATIONS: u64 = 1_000;
/// Longest text of a target in a message, in characters.
const MAX_TARGET_CHARS: usize = 120;

/// A call that a script makes.
pub struct Call<'a> {
    pub service: &'static str,
    pub method: &'static str,
    pub arguments: &'a [Dynamic],
    /// Named in messages after service and method: a URL, a key, the name of a secret.
    pub target: Option<&'a Dynamic>,
    /// HTTP requests that it makes.
    pub requests: u64,
    pub binary: Binary,
    pub at: Position,
}

/// Why a call returned no value.
pub enum Failure {
    /// The script can catch this.
    Refused(Map),
    /// The run must stop.
    Stop(Box<EvalAltResult>),
}

impl From<Box<EvalAltResult>> for Failure {
    fn from(error: Box<EvalAltResult>) -> Self {
        Self::Stop(error)
    }
}

impl Call<'_> {
    /// Make the call.
    ///
    /// # Errors
    /// What the service refused, as the script catches it; or the run must stop.
    pub fn make(&self, sdk: &Sdk) -> Result<Dynamic, Box<EvalAltResult>> {
        self.try_make(sdk).map_err(|failure| match failure {
            Failure::Stop(error) => error,
            Failure::Refused(error) => self.thrown(error),
        })
    }

    /// As [`Call::make`], with the two kinds of failure apart.
    pub fn try_make(&self, sdk: &Sdk) -> Result<Dynamic, Failure> {
        let number = sdk.services.borrow_mut().count(self).map_err(end_run)?;
        charge_operations(OPERATIONS)?;
        let frame = self.frame(sdk, number)?;
        let message = self.reply(sdk, number, frame)?;
        let Ok(HostMessage::Reply(reply)) = HostMessage::decode(&message) else {
            let error =
                ScriptError::new(ErrorKind::Panic, "a reply that was checked cannot be decoded");
            return Err(end_run(error).into());
        };
        match reply.error {
            Some(error) => Err(Failure::Refused(self.refusal(&message, &error)?)),
            None => Ok(value::read(&message, reply.value, self.binary)?),
        }
    }

    /// An error of the call that does not come from the service.
    pub fn bad_argument(&self, message: impl Into<ImmutableString>, details: Map) -> Map {
        self.error("bad_argument", message.into(), false, details)
    }

    /// The error of a script that does not catch it.
    pub fn thrown(&self, error: Map) -> Box<EvalAltResult> {
        EvalAltResult::ErrorRuntime(Dynamic::from_map(error), self.at).into()
    }

    fn frame(&self, sdk: &Sdk, number: u64) -> Result<Vec<u8>, Failure> {
        let (call_id, room) = sdk.services.borrow().room();
        with_long_texts(|| {
            let (service, method) = (self.service, self.method);
            let mut frame =
                ServiceCall::start(call_id, number, service, method, self.arguments.len());
            let start = frame.byte_count();
            for (index, argument) in self.arguments.iter().enumerate() {
                let left = room.saturating_sub(frame.byte_count() - start);
                frame
                    .argument(argument, left)
                    .map_err(|error| self.not_sendable(sdk, index, error, room))?;
            }
            let bytes = frame.byte_count() - start;
            sdk.services.borrow_mut().take_bytes(bytes).map_err(end_run)?;
            Ok(frame.finish())
        })
    }

    fn not_sendable(&self, sdk: &Sdk, index: usize, error: NotSendable, room: usize) -> Failure {
        // the namespace of a store goes before what the script wrote
        let place = if self.service == "kv" { index } else { index + 1 };
        match error {
            NotSendable::Stopped => stopped().into(),
            NotSendable::Unknown { what, path } => {
                let message = format!("argument {place}: {what} cannot go to a service, at {path}");
                let details = Map::from([("path".into(), path.into())]);
                Failure::Refused(self.bad_argument(message, details))
            }
            NotSendable::TooLarge if room < MAX_FRAME_BYTES => {
                end_run(sdk.services.borrow().bytes_error()).into()
            }
            NotSendable::TooLarge => {
                let message = format!("the arguments are larger than {MAX_FRAME_BYTES} bytes");
                Failure::Refused(self.bad_argument(message, Map::new()))
            }
        }
    }

    /// The message that answers the call: from the journal of an earlier run, or from the host.
    fn reply(&self, sdk: &Sdk, number: u64, frame: Vec<u8>) -> Result<Arc<[u8]>, Failure> {
        let hash = hash_of(&frame);
        let replayed = sdk.services.borrow().replayed(number, hash);
        if let Some(replayed) = replayed {
            let message = replayed.ok_or_else(|| end_run(other_than_before()))?;
            sdk.services.borrow_mut().take_bytes(message.len()).map_err(end_run)?;
            return Ok(message);
        }
        let Some(host) = sdk.services.borrow().host() else {
            let message = "services are not available here";
            let error = self.error("service_unavailable", message.into(), true, Map::new());
            return Err(Failure::Refused(error));
        };
        let waited = host.call(number, frame);
        let mut services = sdk.services.borrow_mut();
        let message = waited.map_err(|waited| {
            services.is_last_call_unknown = true;
            match waited {
                Waited::Overdue => end_run(self.overdue(&services)),
                _ => stopped(),
            }
        })?;
        take_over(message.len());
        services.take_bytes(message.len()).map_err(end_run)?;
        services.note(|journal: &mut Journal| journal.add(hash, &message));
        Ok(message)
    }

    fn overdue(&self, services: &Services) -> ScriptError {
        let timeout_ms = services.timeout_ms();
        let kind = ErrorKind::Timeout { timeout_ms };
        let deadline = with_separators(timeout_ms);
        let what = self.described();
        ScriptError::new(kind, format!("deadline of {deadline} ms passed while waiting for {what}"))
    }

    /// `http.get https://api.github.com/x`: without what may be secret in a URL.
    fn described(&self) -> String {
        let target = self.target.and_then(|target| target.as_immutable_string_ref().ok());
        match target.map(|text| shown(&text)) {
            Some(text) if !text.is_empty() => format!("{}.{} {text}", self.service, self.method),
            _ => format!("{}.{}", self.service, self.method),
        }
    }

    fn refusal(&self, message: &Arc<[u8]>, error: &ServiceError<'_>) -> Result<Map, Failure> {
        let details = value::read(message, error.details, Binary::Blob)?;
        let details = details.try_cast::<Map>().unwrap_or_default();
        Ok(self.error(error.code, error.message.into(), error.retryable, details))
    }

    /// The map that the script catches. The details add fields and replace none.
    fn error(&self, code: &str, message: ImmutableString, retryable: bool, details: Map) -> Map {
        let count = |n: Option<usize>| {
            n.and_then(|n| i64::try_from(n).ok()).map_or(Dynamic::UNIT, Dynamic::from)
        };
        let mut error = details;
        error.insert("code".into(), code.into());
        error.insert("message".into(), message.into());
        error.insert("service".into(), self.service.into());
        error.insert("method".into(), self.method.into());
        error.insert("retryable".into(), retryable.into());
        error.insert("line".into(), count(self.at.line()));
        error.insert("column".into(), count(self.at.position()));
        error
    }
}

/// The error where a native function ends because the run must stop.
fn stopped() -> Box<EvalAltResult> {
    charge_operations(0).err().unwrap_or_else(|| end_run(other_than_before()))
}

/// A replay that makes another call than its run did gives up; its outcome is not used.
fn other_than_before() -> ScriptError {
    ScriptError::new(ErrorKind::Cancelled, "the run was cancelled")
}

/// A target as messages show it: a URL without user, query and fragment, and no long text.
fn shown(target: &str) -> String {
    let end = target.find(['?', '#']).unwrap_or(target.len());
    let text = match target.split_once("://") {
        Some((scheme, rest)) if end > scheme.len() => {
            let rest = &rest[..rest.len() - (target.len() - end)];
            let path = rest.find('/').unwrap_or(rest.len());
            let host = rest[..path].rsplit('@').next().unwrap_or_default();
            format!("{scheme}://{host}{}", &rest[path..])
        }
        _ => target.to_owned(),
    };
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    clipped_to(&text, MAX_TARGET_CHARS)
}

/// `5,000`
fn with_separators(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{shown, with_separators};

    #[test]
    fn shown_target_has_no_part_of_a_url_that_may_be_secret() {
        for (target, expected) in [
            ("https://a.example/x/y", "https://a.example/x/y"),
            ("https://user:word@a.example:8443/x?token=1#f", "https://a.example:8443/x"),
            ("https://a.example?token=1", "https://a.example"),
            ("https://a.example#user@b", "https://a.example"),
            ("counter", "counter"),
            ("a\nb", "a b"),
        ] {
            assert_eq!(shown(target), expected);
        }
        assert_eq!(shown(&"ü".repeat(500)).chars().count(), 121);
    }

    #[test]
    fn separators_stand_between_groups_of_three() {
        let cases = [(0, "0"), (999, "999"), (5_000, "5,000"), (300_000, "300,000")];
        for (number, text) in cases {
            assert_eq!(with_separators(number), text);
        }
    }
}
