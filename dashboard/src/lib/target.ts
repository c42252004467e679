// The path and query of a call as one line of text. Pure.

const MOST = 160;
/** Controls, separators of lines and characters that change the direction of text. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Return `/path?query` with unseen characters escaped as %XX of their UTF-8, cut to `most` characters. */
export function targetText(path: string, query: string, most = MOST): string {
  const whole = query === "" ? path : `${path}?${query}`;
  const characters = Array.from(whole.slice(0, 2 * most).replace(UNSEEN, encodeURIComponent));
  return characters.length > most ? `${characters.slice(0, most - 1).join("")}…` : characters.join("");
}
