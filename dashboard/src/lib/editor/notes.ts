// What the editor says about names of the SDK whose name and signature alone say too little. Texts alone.

/** Fields below `ctx`, by their path. */
export const CTX_NOTES: Record<string, string> = {
  sdk_version: "major.minor of the SDK that runs the script",
  execution_id: "id of this execution, as in the answer's header x-execution-id",
  script: "id, name and revision of this script",
  trigger: 'what started it: "http" or "schedule"',
  event: "what caused the run: id, payload, attempt, due_at_ms",
  is_trial: "true in a trial run and in a replay: services change nothing then",
  now_ms: "when the run began, in milliseconds since 1970 UTC",
  request: "what was asked for",
  "request.method": '"GET", "POST", …',
  "request.path": 'decoded path below the script, "/" when there is none',
  "request.query": "the query parameters; of a repeated one the first value",
  "request.query_all": "all values of each query parameter",
  "request.headers": 'lower-case names; one with a hyphen goes into brackets: headers["user-agent"]',
  "request.body": "parsed by its content type: JSON, form, text, else a blob",
  "request.body_error": "why a body could not be read as its content type says, or ()",
  "request.raw_body": "always exactly the bytes that came",
  "request.remote_addr": "address of the peer, or ()",
};

const LOG_LINE = "adds a line to the log of this execution; the second argument is a map of fields";

const SERVICES: Record<string, string> = {
  "kv.get": "the value of a key; without it the second argument, else ()",
  "kv.get_all": "a map of those of at most 100 keys that exist",
  "kv.entry": "key, value, version and expires_at_ms, or ()",
  "kv.set": "stores a value and returns its version. Options: ttl_s",
  "kv.cas":
    "stores only if the key still has this version; 0: if it does not exist. False when another call was faster",
  "kv.swap": "stores a value and returns the one before",
  "kv.delete": "true when the key existed",
  "kv.delete_prefix": "deletes at most 1,000 keys that begin so, and returns how many",
  "kv.incr":
    "adds to an integer without losing any, and returns the sum. Options: ttl_s, which counts from the first call",
  "kv.expire": "lets a key expire in this many seconds; false when there is none",
  "kv.ttl_s": "seconds until a key expires, or ()",
  "kv.list": "items in order and next, for the option after. Options: limit, after, values, reverse",
  "kv.atomic": "several checks and changes together, all or none; () when a check failed",
  "kv.open": "a namespace that scripts share; needs a grant",
  "http.get": "a GET request; needs a grant for its host. Any status is a response, faults are thrown",
  "http.post": "a map or an array is sent as JSON, a text as text, a blob as bytes",
  "http.request": "one map: method, url, and the options of http.get",
  "http.all": "several requests at once; a failed one is #{ ok: false, error } in its place",
  "http.try_get": "like http.get, but a fault is #{ ok: false, error } instead of an exception",
  "http.try_request": "like http.request, but a fault is #{ ok: false, error } instead of an exception",
  "secrets.get": "the secret's value; needs a grant. Prefer secrets.ref, with which the script never has it",
  "secrets.ref":
    'for a header of http or the key of hmac_*: the value is filled in outside the script. Second argument: a prefix such as "Bearer "',
};

const TOOLS: Record<string, string> = {
  "request.json": "the body as JSON, or the script ends with a 400 or 415 that says why",
  "request.form": "the body as a form, or the script ends with a 400 or 415 that says why",
  "request.text": "the body as text, or the script ends with a 400 or 415 that says why",
  now_ms: "milliseconds since 1970 UTC, now; ctx.now_ms is when the run began",
  parse_time: "milliseconds since 1970 UTC of an RFC 3339 or RFC 2822 time, or of a local time in a zone",
  format_time: 'strftime letters, "rfc3339" or "rfc2822"; UTC unless a zone is given',
  time_parts: "year, month, day, hour, minute, second, weekday and offset_s in a zone",
  shift_time: "adds days, hours … by the calendar of a zone",
  uuid: "a new UUID, version 7",
  random_text: "so many characters that fit a URL",
  same: "compares in constant time, for signatures and tokens",
  hmac_sha256: "a blob; the key is a text, a blob or secrets.ref(…)",
  ed25519_verify: "whether a signature belongs to a message",
  matches: "whether a regular expression matches somewhere; always in linear time",
  find_match: "text, start, groups and names of the first match, or ()",
  html_escape: "the text for the inside of HTML",
  html_text: "HTML without its tags",
  parse_xml: "name, attributes, text and children; no DTD",
  parse_csv: "rows; with header: true a map for each. Options: header, separator",
  parse_feed: "title, link and items of RSS, Atom or a JSON Feed",
  json_text: "a text that is JSON already, for an answer or a request",
  jwt_sign: "HS256",
  jwt_verify: "the claims, or () when the signature or the time does not hold; HS256",
  cookie: "the value of a set-cookie header. Options: max_age_s, http_only, same_site …",
  render: "fills in a template; values are escaped for HTML",
  redirect: "an answer that leads elsewhere",
};

/** Functions, and methods of nouns as `noun.method`. */
export const NOTES: Record<string, string> = {
  "log.debug": LOG_LINE,
  "log.info": LOG_LINE,
  "log.warn": LOG_LINE,
  "log.error": LOG_LINE,
  ...SERVICES,
  ...TOOLS,
  respond: "an answer with a status, and headers, of your choice. throw respond(…) ends the script with it",
  trim: "changes the text itself and returns nothing",
  replace: "changes the text itself and returns nothing",
  push: "adds to the array itself",
  parse_json: "the value that a JSON text stands for",
  to_json: "the value as JSON text",
};

export const NOUN_NOTES: Record<string, [detail: string, note: string]> = {
  ctx: ["the request", "a read-only map that tells of the request"],
  log: ["log lines", "writes to the execution's log"],
  kv: ["stored values", "the script's own key-value store; kv.open(…) is one that scripts share"],
  http: ["outgoing HTTP", "requests to hosts that the script has a grant for"],
  secrets: ["secret values", "values that are set in the dashboard and that the script has a grant for"],
};

/** Keys of maps that the contract does not list: those of tools, and of an element of `kv.atomic`. */
export const MORE_OPTIONS: [called: string, keys: string[]][] = [
  ["kv.atomic", ["check", "set", "delete", "incr", "version", "value", "by", "ttl_s"]],
  ["chart_bars", ["color", "height", "title", "width"]],
  ["chart_line", ["color", "height", "title", "width"]],
  ["cookie", ["http_only", "max_age_s", "path", "same_site", "secure"]],
  ["parse_csv", ["header", "separator"]],
  ["shift_time", ["years", "months", "weeks", "days", "hours", "minutes", "seconds"]],
  ["to_json", ["pretty"]],
];

export const OPTION_NOTES: Record<string, string> = {
  ttl_s: "seconds until the key expires",
  limit: "most items, 100 unless given, at most 1,000",
  after: "begins behind this key",
  values: "with the values",
  reverse: "the last key first",
  check: "a key that must have the version beside it",
  headers: "a value may be secrets.ref(…)",
  query: "a map for the query of the URL",
  form: "a map, sent as a form",
  timeout_ms: "10,000 unless given",
  max_bytes: "of the response; 1 MiB unless given",
  redirect: '"follow" or "none"',
  retries: "0 to 3, of requests that may be repeated",
};
