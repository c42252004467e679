declare module "virtual:help-pages" {
  import type { Page } from "$lib/help/pages";

  const pages: Page[];
  export default pages;
}
