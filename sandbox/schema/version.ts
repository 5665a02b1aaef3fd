/** The version of Shopify's Admin API whose schema lies beside this file, and which the sandbox store answers as. */
export const SCHEMA_VERSION = '2026-10';
