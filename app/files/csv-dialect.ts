/** What stands between the columns of a CSV file. */
export type Separator = ',' | ';' | '\t' | '|';

const SEPARATORS: readonly Separator[] = [',', ';', '\t', '|'];
/** How some programs tell Excel the separator, on a line of its own before the header. */
const TOLD = /^sep=([,;\t|])\r?(?:\n|$)/i;

/**
 * Tells the separator by the header row, in which Excel writes whatever the computer's language asks for: that
 * which stands in it most often, outside of quotes. `headerAt`: where in `head` the header row starts.
 */
export function separatorOf(head: string): { separator: Separator; headerAt: number } {
  const told = TOLD.exec(head);
  const separator = SEPARATORS.find((each) => each === told?.[1]);
  if (told && separator) return { separator, headerAt: told[0].length };
  const header = (head.trimStart().split(/[\r\n]/, 1)[0] ?? '').replace(/"[^"]*"/g, '');
  const [first, ...others] = SEPARATORS.map((each) => ({
    separator: each,
    times: header.split(each).length - 1,
  }));
  const most = others.reduce(
    (most, each) => (each.times > (most?.times ?? 0) ? each : most),
    first,
  );
  return { separator: most?.separator ?? ',', headerAt: 0 };
}

const CARRIAGE_RETURN = 0x0d;
const NEWLINE = 0x0a;

/** Ends every line with `\n`: a file that several programs have saved has lines that end in several ways. */
export async function* withPlainLineEnds(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let endsInReturn = false;
  for await (const chunk of chunks) {
    if (!endsInReturn && !chunk.includes(CARRIAGE_RETURN)) {
      yield chunk;
      continue;
    }
    const plain = Buffer.allocUnsafe(chunk.length);
    let length = 0;
    for (const byte of chunk) {
      if (!(byte === NEWLINE && endsInReturn))
        plain[length++] = byte === CARRIAGE_RETURN ? NEWLINE : byte;
      endsInReturn = byte === CARRIAGE_RETURN;
    }
    yield plain.subarray(0, length);
  }
}
