//! `kv`: the key-value store of the script, and with `kv.open(name)` a store that scripts share.

use super::call::Call;
use super::methods::{self, Method};
use crate::sdk::Sdk;
use crate::wire::value::Binary;
use rhai_sandbox::rhai::{Dynamic, Engine, EvalAltResult, ImmutableString, Map, NativeCallContext};
use std::rc::Rc;

const SERVICE: &str = "kv";

/// The constant `kv`, or what `kv.open` returns.
#[derive(Clone)]
pub struct Kv {
    /// None: the store of the script itself.
    namespace: Option<ImmutableString>,
}

impl Kv {
    pub fn own() -> Self {
        Self { namespace: None }
    }

    fn call(
        &self,
        sdk: &Sdk,
        context: &NativeCallContext,
        method: &'static Method,
        given: Vec<Dynamic>,
    ) -> Result<Dynamic, Box<EvalAltResult>> {
        // the first argument chooses the store
        let namespace = self.namespace.clone().map_or(Dynamic::UNIT, Dynamic::from);
        let arguments: Vec<Dynamic> = std::iter::once(namespace).chain(given).collect();
        let call = Call {
            service: SERVICE,
            method: method.name,
            arguments: &arguments,
            target: arguments.get(1),
            requests: 0,
            binary: Binary::Blob,
            at: context.call_position(),
        };
        call.make(sdk)
    }
}

pub fn install(engine: &mut Engine, sdk: &Rc<Sdk>) {
    engine.register_type_with_name::<Kv>("Kv");
    engine.register_fn("open", |context: NativeCallContext, _: &mut Kv, name: Dynamic| {
        open(&context, name)
    });
    for method in methods::of(SERVICE).filter(|method| method.name != "open") {
        super::install_method(engine, sdk, method, Kv::call);
    }
}

fn open(context: &NativeCallContext, name: Dynamic) -> Result<Kv, Box<EvalAltResult>> {
    let found = name.as_immutable_string_ref().ok().map(|text| text.clone());
    found.map(|namespace| Kv { namespace: Some(namespace) }).ok_or_else(|| {
        let call = Call {
            service: SERVICE,
            method: "open",
            arguments: &[],
            target: None,
            requests: 0,
            binary: Binary::Blob,
            at: context.call_position(),
        };
        call.thrown(call.bad_argument("the name of a namespace must be a string", Map::new()))
    })
}
