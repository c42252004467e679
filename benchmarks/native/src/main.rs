//! What this machine could answer at best: Axum and the sandboxed engine in one process, one thread
//! for each core, the kernel shares out connections. `native-limit THREADS SCRIPT...` serves
//! each script at `/NAME` (its file's stem) and prints its address. Keeps no record of calls.

use std::cell::RefCell;
use std::collections::HashMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::rc::Rc;

use axum::body::Bytes;
use axum::extract::Path;
use axum::http::{header, HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use axum::Router;
use rhai_sandbox::json::{from_json, to_json};
use rhai_sandbox::rhai::{Dynamic, Map, Scope, AST};
use rhai_sandbox::{Budget, CountingAllocator, Limits, SandboxEngine};
use socket2::{Domain, Protocol, Socket, Type};

#[global_allocator]
static ALLOCATOR: CountingAllocator = CountingAllocator;

const MAX_ANSWER_BYTES: usize = 4 << 20;

thread_local! {
    static SCRIPTS: RefCell<Option<Rc<Scripts>>> = const { RefCell::new(None) };
}

/// What one thread keeps: an engine and what it compiled.
struct Scripts {
    engine: SandboxEngine,
    compiled: HashMap<String, AST>,
}

impl Scripts {
    fn load(files: &[PathBuf]) -> Self {
        let mut engine = SandboxEngine::new(&Limits::default(), |_| ()).expect("limits in range");
        engine.extend(|engine| {
            engine.set_fast_operators(true);
        });
        let mut compiled = HashMap::new();
        for file in files {
            let name = file.file_stem().expect("a name").to_string_lossy().into_owned();
            let source = std::fs::read_to_string(file).expect("a readable script");
            let ast = engine.compile_with_scope(&scope(Map::new()), &source).expect("it compiles");
            compiled.insert(name, ast);
        }
        Self { engine, compiled }
    }
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let threads: usize = arguments.next().and_then(|count| count.parse().ok()).expect("THREADS");
    let files: Vec<PathBuf> = arguments.map(PathBuf::from).collect();
    let first = listen(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)));
    let address = first.local_addr().expect("an address");
    println!("http://{address}");
    let mut listeners = vec![first];
    listeners.extend((1..threads).map(|_| listen(address)));
    let serving: Vec<_> = listeners
        .into_iter()
        .map(|listener| {
            let files = files.clone();
            rhai_sandbox::spawn("serve", move || serve(listener, &files)).expect("a thread")
        })
        .collect();
    for thread in serving {
        thread.join().expect("no panic");
    }
}

fn listen(address: SocketAddr) -> std::net::TcpListener {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, Some(Protocol::TCP)).expect("a socket");
    socket.set_reuse_port(true).expect("several listeners on one port");
    socket.set_nonblocking(true).expect("a socket that does not block");
    socket.bind(&address.into()).expect("a free port");
    socket.listen(1_024).expect("a listener");
    socket.into()
}

fn serve(listener: std::net::TcpListener, files: &[PathBuf]) {
    SCRIPTS.set(Some(Rc::new(Scripts::load(files))));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build();
    runtime.expect("a runtime").block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener).expect("a listener");
        let app = Router::new().route("/{name}", any(invoke));
        axum::serve(listener, app).await.expect("it serves");
    });
}

async fn invoke(
    method: Method,
    uri: Uri,
    Path(name): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let scripts = SCRIPTS.with_borrow(|scripts| scripts.clone()).expect("loaded");
    let Some(ast) = scripts.compiled.get(&name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let Some(ctx) = context(&method, &uri, &headers, &body) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let run = scripts.engine.run(ast, &mut scope(ctx), &Budget::default());
    let answer = run.outcome.ok().and_then(|value| to_json(&value, MAX_ANSWER_BYTES).ok());
    match answer {
        Some(json) => ([(header::CONTENT_TYPE, "application/json")], json).into_response(),
        None => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// The parts of a request that scripts of the benchmark can see.
fn context(method: &Method, uri: &Uri, headers: &HeaderMap, body: &Bytes) -> Option<Map> {
    let body = if body.is_empty() { Dynamic::UNIT } else { from_json(body).ok()? };
    let headers: Map = headers
        .iter()
        .map(|(name, value)| (name.as_str().into(), value.to_str().unwrap_or("").into()))
        .collect();
    let request = Map::from([
        ("method".into(), method.as_str().into()),
        ("path".into(), uri.path().into()),
        ("headers".into(), headers.into()),
        ("body".into(), body),
    ]);
    Some(Map::from([("request".into(), request.into())]))
}

fn scope(ctx: Map) -> Scope<'static> {
    let mut scope = Scope::new();
    scope.push_constant("ctx", ctx);
    scope
}
