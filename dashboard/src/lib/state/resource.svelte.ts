// Something that is fetched and shown: its data, its error, whether it is on its way. The newest request wins.
import { ApiError, messageOf } from "$lib/api/client";

export class Resource<T> {
  data = $state.raw<T>();
  error = $state.raw<ApiError>();
  loading = $state(false);
  #turn = 0;
  #fetcher: (() => Promise<T>) | null = null;

  /** Fetches and keeps what came; what is shown stays until then. Never throws. */
  async load(fetcher: () => Promise<T>): Promise<void> {
    const turn = ++this.#turn;
    this.#fetcher = fetcher;
    this.loading = true;
    try {
      const data = await fetcher();
      if (turn !== this.#turn) return;
      this.data = data;
      this.error = undefined;
    } catch (thrown) {
      if (turn !== this.#turn) return;
      this.error = thrown instanceof ApiError ? thrown : new ApiError(0, "unknown", messageOf(thrown));
    }
    this.loading = false;
  }

  /** The same once more. */
  reload = async (): Promise<void> => {
    if (this.#fetcher) await this.load(this.#fetcher);
  };
}

/** A page of a list, and where the next one begins. */
export interface Paged {
  items: unknown[];
  next_cursor?: string | null;
}

/** Appends the page that is fetched, unless the list was replaced meanwhile: then the page belongs to another list. */
export async function appendPage<P extends Paged>(list: Resource<P>, fetcher: () => Promise<P>): Promise<void> {
  const before = list.data;
  const next = await fetcher();
  if (before === undefined || list.data !== before) return;
  list.data = { ...next, items: [...before.items, ...next.items] };
}
