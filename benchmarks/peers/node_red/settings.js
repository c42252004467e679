module.exports = {
  uiHost: "127.0.0.1",
  uiPort: Number(process.env.BENCH_PORT),
  flowFile: "flows.json",
  credentialSecret: false,
  httpAdminRoot: false,
  logging: { console: { level: "warn", metrics: false, audit: false } },
};
