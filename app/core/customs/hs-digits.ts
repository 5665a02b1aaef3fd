/** The code as customs compare it: `4202.92 10` → `42029210`. */
export function bareHsCode(code: string): string {
  return code.replace(/[.\s]+/g, '');
}
