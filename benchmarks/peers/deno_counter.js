// Deno KV beside a counter in the key-value store: read, check and set until no other request was faster.
const kv = await Deno.openKv(Deno.args[1]);
const server = Deno.serve({ hostname: "127.0.0.1", port: Number(Deno.args[0]), onListen() {} }, async () => {
  for (;;) {
    const entry = await kv.get(["n"]);
    const n = (entry.value ?? 0) + 1;
    if ((await kv.atomic().check(entry).set(["n"], n).commit()).ok) return Response.json({ n });
  }
});
await server.finished;
