// The work of benchmarks/scripts in JavaScript, for every peer that runs it: request body in, value out.
function fib(n) {
  return n < 2 ? n : fib(n - 1) + fib(n - 2);
}

const work = {
  tiny: (body) => ({ ok: true, n: body.n + 1 }),

  transform: (body) => {
    let total = 0;
    const items = [];
    for (const item of body.items) {
      total += item.price * item.count;
      items.push({ name: item.name.toUpperCase(), total: item.price * item.count });
    }
    return { total, items };
  },

  fib: () => ({ fib: fib(24) }),

  strings: () => {
    const lines = [];
    for (let i = 0; i < 200; i++) {
      lines.push(`line ${i}: ` + "abcdefgh".substring(i % 8) + "-" + i * 7);
    }
    let text = "";
    for (const line of lines) text += line;
    return { length: text.length };
  },

  rows: (body) => {
    const rows = body.rows
      .filter((row) => row.price > 100)
      .map((row) => ({ id: row.id, name: row.name.toUpperCase(), total: row.price * row.count }));
    rows.sort((a, b) => a.total - b.total);
    return { count: rows.length, rows };
  },

  "len-loop": (body) => {
    const numbers = body.numbers;
    let total = 0;
    let i = 0;
    while (i < numbers.length) {
      total += numbers[i];
      i += 1;
    }
    return { total };
  },

  "map-count": (body) => {
    const counts = {};
    for (const word of body.words) counts[word] = (counts[word] ?? 0) + 1;
    return counts;
  },
};
