// How the dashboard is built: a static single-page app with a fallback page, precompressed, with a strict policy.
import adapter from "@sveltejs/adapter-static";
import { readFileSync } from "node:fs";

const { version } = JSON.parse(readFileSync(new URL("./package.json", import.meta.url), "utf-8"));

/** @type {import('@sveltejs/kit').Config} */
export default {
  compilerOptions: { runes: true },
  kit: {
    adapter: adapter({ pages: "build", assets: "build", fallback: "index.html", precompress: true }),
    version: { name: version },
    csp: {
      mode: "hash",
      directives: {
        "default-src": ["none"],
        "script-src": ["self"],
        // the editor makes its own style elements
        "style-src": ["self", "unsafe-inline"],
        "img-src": ["self", "data:"],
        "font-src": ["self"],
        "connect-src": ["self"],
        "manifest-src": ["self"],
        "base-uri": ["none"],
        "form-action": ["self"],
      },
    },
  },
};
