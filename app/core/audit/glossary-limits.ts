export const MAX_GLOSSARY_TERMS = 500;

/** In characters: longer than any product name that Shopify takes. */
export const MAX_TERM_LENGTH = 255;
