// Writes zip archives, compressed by the browser itself. Just what a push of files needs: no folders, no large files.

export interface ZipEntry {
  /** Relative, with `/` between its parts. */
  path: string;
  data: Uint8Array<ArrayBuffer>;
}

const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
const END_BYTES = 22;
const VERSION = 20;
const UTF8_NAMES = 0x800;
const DEFLATED = 8;
/** 1980-01-01: the same files make the same archive. */
const DATE = 0x21;

/** Returns an archive of the files. */
export async function zip(entries: ZipEntry[]): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (const { path, data } of entries) {
    const name = new TextEncoder().encode(path);
    const packed = await deflate(data);
    const facts = { name, crc: crc32(data), packed: packed.length, size: data.length };
    const head = header(0x04034b50, LOCAL_BYTES, facts);
    parts.push(head, packed);
    directory.push(header(0x02014b50, CENTRAL_BYTES, facts, offset));
    offset += head.length + packed.length;
  }
  const size = directory.reduce((total, entry) => total + entry.length, 0);
  return new Blob([...parts, ...directory, end(entries.length, size, offset)], { type: "application/zip" });
}

interface Facts {
  name: Uint8Array<ArrayBuffer>;
  crc: number;
  packed: number;
  size: number;
}

/** A header of an entry: the one before its data, or with an offset that of the directory. */
function header(signature: number, length: number, facts: Facts, offset?: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length + facts.name.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, signature, true);
  const start = offset === undefined ? 4 : 6;
  if (offset !== undefined) view.setUint16(4, VERSION, true);
  const shorts: number[] = [VERSION, UTF8_NAMES, DEFLATED, 0, DATE];
  for (const [index, value] of shorts.entries()) view.setUint16(start + 2 * index, value, true);
  for (const [index, value] of [facts.crc, facts.packed, facts.size].entries()) {
    view.setUint32(start + 10 + 4 * index, value, true);
  }
  view.setUint16(start + 22, facts.name.length, true);
  if (offset !== undefined) view.setUint32(42, offset, true);
  bytes.set(facts.name, length);
  return bytes;
}

function end(count: number, size: number, offset: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(END_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, count, true);
  view.setUint16(10, count, true);
  view.setUint32(12, size, true);
  view.setUint32(16, offset, true);
  return bytes;
}

async function deflate(data: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([data]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc32(data: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of data) crc = (TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
