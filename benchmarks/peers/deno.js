import work from "./work.mjs";

const server = Deno.serve(
  { hostname: "127.0.0.1", port: Number(Deno.args[0]), onListen() {} },
  async (request) => {
    const name = new URL(request.url).pathname.slice(1);
    return Response.json(work[name](await request.json()));
  },
);
await server.finished;
