// A hook that updates one record for each request: what a counter in the key-value store is measured beside.
onBootstrap((e) => {
  e.next();
  try {
    $app.findCollectionByNameOrId("counters");
  } catch {
    const collection = new Collection({ type: "base", name: "counters", fields: [{ name: "n", type: "number" }] });
    $app.save(collection);
    $app.save(new Record(collection, { id: "counter00000001", n: 0 }));
  }
});
routerAdd("GET", "/kv-incr", (e) => {
  let n = 0;
  $app.runInTransaction((transaction) => {
    const record = transaction.findRecordById("counters", "counter00000001");
    n = record.getInt("n") + 1;
    record.set("n", n);
    transaction.save(record);
  });
  return e.json(200, { n });
});
