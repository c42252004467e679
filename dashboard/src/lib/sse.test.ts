import { describe, expect, it } from "vitest";
import { EventParser } from "./sse";

const STREAM =
  'retry: 500\n\n: heartbeat\n\nid: a1\ndata: {"n":1}\n\nevent: dropped\ndata: {"count":2}\n\nid: a2\r\ndata: x\r\ndata:  y\r\n\r\n';
const EVENTS = [
  { type: "message", data: '{"n":1}' },
  { type: "dropped", data: '{"count":2}' },
  { type: "message", data: "x\n y" },
];

describe("EventParser", () => {
  it("reads events, ids and the time to wait", () => {
    const parser = new EventParser();
    expect(parser.push(STREAM)).toEqual(EVENTS);
    expect(parser.lastId).toBe("a2");
    expect(parser.retryMs).toBe(500);
  });

  it("reads the same from pieces of any size", () => {
    for (let size = 1; size < STREAM.length; size++) {
      const parser = new EventParser();
      const found = [];
      for (let at = 0; at < STREAM.length; at += size) found.push(...parser.push(STREAM.slice(at, at + size)));
      expect(found, `pieces of ${size}`).toEqual(EVENTS);
    }
  });

  it("drops what was not complete when the stream broke, with its id", () => {
    const parser = new EventParser();
    expect(parser.push("id: a1\ndata: 1\n\nid: a2\ndata: 2\n")).toHaveLength(1);
    parser.reset();
    expect(parser.lastId).toBe("a1");
    expect(parser.push("data: 3\n\n")).toEqual([{ type: "message", data: "3" }]);
    expect(parser.lastId).toBe("a1");
  });
});
