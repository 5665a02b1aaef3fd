/** A SKU as people mean it: whatever its case, and the blanks around and within it. */
export function skuKey(sku: string): string {
  return sku.trim().replace(/\s+/g, ' ').toLowerCase();
}
