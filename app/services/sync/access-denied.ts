/** Of a ShopifyError; services know the Admin API by its port alone. */
export function isAccessDenied(error: unknown): boolean {
  return error instanceof Error && 'kind' in error && error.kind === 'access';
}
