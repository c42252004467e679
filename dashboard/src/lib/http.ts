// The grammar of HTTP that the dashboard checks before it sends or shows something as a request. Pure.

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const MAX_METHOD_LENGTH = 20;

/** True for a method as the server accepts it: a token of RFC 9110 with at most 20 characters. */
export function isMethod(text: string): boolean {
  return text.length <= MAX_METHOD_LENGTH && TOKEN.test(text);
}

/** True for the name of a header: a token of RFC 9110. */
export function isHeaderName(text: string): boolean {
  return TOKEN.test(text);
}
