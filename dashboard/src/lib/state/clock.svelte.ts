// The current time for relative times: one timer for the whole page.

class Clock {
  now = $state.raw(new Date());

  constructor() {
    setInterval(() => {
      if (!document.hidden) this.now = new Date();
    }, 10_000);
  }
}

export const clock = new Clock();
