/**
 * Which photos of a product show its packaging, as a change keeps it: Shopify's global ids as a JSON list, which is what
 * the product's field holds. `null`: none, hence no field.
 */
export function writePackagingPhotos(photoIds: readonly string[]): string | null {
  return photoIds.length === 0 ? null : JSON.stringify(photoIds);
}

export function readPackagingPhotos(value: string | null): string[] {
  const read: unknown = JSON.parse(value ?? '[]');
  return Array.isArray(read) ? read.filter((id) => typeof id === 'string') : [];
}
