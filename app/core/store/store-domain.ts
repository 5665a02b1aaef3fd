/** `example.myshopify.com`: every repository call names the store whose rows it may touch. */
export type StoreDomain = string;
