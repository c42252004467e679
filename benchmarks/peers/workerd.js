import work from "work";

export default {
  async fetch(request) {
    const name = new URL(request.url).pathname.slice(1);
    return Response.json(work[name](await request.json()));
  },
};
