declare global {
  /** The product version that this dashboard was built for. */
  const __PRODUCT_VERSION__: string;
}

export {};
