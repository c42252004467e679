//! `secrets`: values that the operator keeps for scripts, and names that stand for them.

use super::call::Call;
use super::methods::{self, Method};
use crate::sdk::Sdk;
use crate::wire::value::Binary;
use rhai_sandbox::rhai::{Dynamic, Engine, EvalAltResult, ImmutableString, Map, NativeCallContext};
use std::fmt;
use std::rc::Rc;

const SERVICE: &str = "secrets";

/// The constant `secrets`.
#[derive(Clone, Copy)]
pub struct Secrets;

/// A secret that a script names without having its value. The host puts `prefix` and the value in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecretRef {
    pub name: ImmutableString,
    pub prefix: ImmutableString,
}

impl fmt::Display for SecretRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<secret {}>", self.name)
    }
}

impl Secrets {
    fn call(
        &self,
        sdk: &Sdk,
        context: &NativeCallContext,
        method: &'static Method,
        given: Vec<Dynamic>,
    ) -> Result<Dynamic, Box<EvalAltResult>> {
        call(context, method.name, &given).make(sdk)
    }
}

fn call<'a>(
    context: &NativeCallContext,
    method: &'static str,
    arguments: &'a [Dynamic],
) -> Call<'a> {
    Call {
        service: SERVICE,
        method,
        arguments,
        target: arguments.first(),
        requests: 0,
        binary: Binary::Blob,
        at: context.call_position(),
    }
}

pub fn install(engine: &mut Engine, sdk: &Rc<Sdk>) {
    engine.register_type_with_name::<Secrets>("Secrets");
    engine.register_type_with_name::<SecretRef>("SecretRef");
    for method in methods::of(SERVICE).filter(|method| method.name != "ref") {
        super::install_method(engine, sdk, method, Secrets::call);
    }
    engine.register_fn("ref", |context: NativeCallContext, _: &mut Secrets, name: Dynamic| {
        reference(&context, name, ImmutableString::new().into())
    });
    engine.register_fn(
        "ref",
        |context: NativeCallContext, _: &mut Secrets, name: Dynamic, prefix: Dynamic| {
            reference(&context, name, prefix)
        },
    );
    for name in ["to_string", "to_debug", "print", "debug"] {
        engine.register_fn(name, |secret: &mut SecretRef| secret.to_string());
    }
    for (function, hash) in
        [("hmac_sha1", "sha1"), ("hmac_sha256", "sha256"), ("hmac_sha512", "sha512")]
    {
        let sdk = Rc::clone(sdk);
        engine.register_fn(
            function,
            move |context: NativeCallContext, key: SecretRef, data: Dynamic| {
                let arguments = [Dynamic::from(key.clone()), hash.into(), data];
                let named = Dynamic::from(key.name);
                Call { target: Some(&named), ..call(&context, "hmac", &arguments) }.make(&sdk)
            },
        );
    }
}

fn reference(
    context: &NativeCallContext,
    name: Dynamic,
    prefix: Dynamic,
) -> Result<SecretRef, Box<EvalAltResult>> {
    let text = |value: &Dynamic| value.as_immutable_string_ref().ok().map(|text| text.clone());
    match (text(&name), text(&prefix)) {
        (Some(name), Some(prefix)) => Ok(SecretRef { name, prefix }),
        _ => {
            let call = call(context, "ref", &[]);
            Err(call.thrown(
                call.bad_argument(
                    "the name and the prefix of a secret must be strings",
                    Map::new(),
                ),
            ))
        }
    }
}
