//! `http`: requests to servers that the script has a grant for.

use super::call::{Call, Failure};
use super::methods::{self, Method};
use super::reply;
use crate::sdk::Sdk;
use crate::wire::value::Binary;
use rhai_sandbox::rhai::{Dynamic, Engine, EvalAltResult, Map, NativeCallContext};
use std::rc::Rc;

const SERVICE: &str = "http";

/// The constant `http`.
#[derive(Clone, Copy)]
pub struct Http;

impl Http {
    fn call(
        &self,
        sdk: &Sdk,
        context: &NativeCallContext,
        method: &'static Method,
        given: Vec<Dynamic>,
    ) -> Result<Dynamic, Box<EvalAltResult>> {
        let url = given.first().map(url_of);
        let call = Call {
            service: SERVICE,
            method: method.name,
            arguments: &given,
            target: url.as_ref(),
            requests: requests_of(method, &given),
            binary: Binary::Bytes,
            at: context.call_position(),
        };
        match call.try_make(sdk) {
            Ok(value) => Ok(reply::finished(value, &sdk.services.borrow().engine_limits)),
            Err(Failure::Stop(error)) => Err(error),
            Err(Failure::Refused(error)) if method.name.starts_with("try_") => {
                Ok(Dynamic::from_map(Map::from([
                    ("ok".into(), false.into()),
                    ("error".into(), Dynamic::from_map(error)),
                ])))
            }
            Err(Failure::Refused(error)) => Err(call.thrown(error)),
        }
    }
}

/// The URL of a request, which is a text or the field of a map.
fn url_of(first: &Dynamic) -> Dynamic {
    match first.as_map_ref() {
        Ok(request) => request.get("url").cloned().unwrap_or_default(),
        Err(_) => first.clone(),
    }
}

fn requests_of(method: &Method, given: &[Dynamic]) -> u64 {
    let requests = (method.name == "all").then(|| given.first()).flatten();
    let count = requests.and_then(|all| all.as_array_ref().ok().map(|all| all.len()));
    count.map_or(1, |count| u64::try_from(count).unwrap_or(u64::MAX))
}

pub fn install(engine: &mut Engine, sdk: &Rc<Sdk>) {
    engine.register_type_with_name::<Http>("Http");
    for method in methods::of(SERVICE) {
        super::install_method(engine, sdk, method, Http::call);
    }
}
