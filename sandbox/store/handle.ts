/** `  Weird Handle / 100%  ` becomes `weird-handle-100`; what has no letter or digit becomes nothing. */
export function handleize(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
