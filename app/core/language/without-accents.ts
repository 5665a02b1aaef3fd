/** `Érable à sucre` → `Erable a sucre`: for whoever compares what people type, or what file names lose. */
export function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '');
}
