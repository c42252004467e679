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
};
