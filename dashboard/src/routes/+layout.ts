// One page application: nothing is rendered by a server, nothing ahead of time.
export const ssr = false;
export const prerender = false;
