const IMAGE_EXTENSION = /\.(jpe?g|jfif|png|gif|webp|avif|hei[cf]|tiff?|bmp|svg)$/i;

/** How cameras, phones and editors begin a photo's name, before its number or the time at which it was taken. */
const NUMBERED_STEMS = [
  'img',
  'image',
  'dsc[nf]?',
  'pxl',
  'mvimg',
  'gopr',
  'dji',
  'vid',
  'fb_img',
  'received',
  'photo',
  'picture',
  'pic',
  'scan',
  'capture',
];

/** Those that are no words about a photo without a number either. */
const NAMELESS_STEMS = [
  'screen ?shot',
  'screen recording',
  "capture d[’' ]?[ée]cran",
  'whatsapp image',
  '(?:copy of )?untitled(?: design| project)?',
  '(?:design )?sans titre',
  'unnamed',
  'new project',
  'nouveau projet',
];

/** Numbers, dates and times: `(3)`, `_E1234`, ` 2024-04-28 at 11.21.10 PM`, ` le 2024-04-28 à 11 h 21`. */
const NUMBERING = String.raw`(?:[\s\d_.,:()@–-]|e(?=\d)|(?<=\d\s?)[xh]|[ap]\.?m\b|\b(?:at|le|copy|copie)\b|à)*`;

/** Of what holds a digit. */
const NUMBERED_NAMES = [
  new RegExp(String.raw`^(?:${NUMBERED_STEMS.join('|')})${NUMBERING}$`, 'iu'),
  // A UUID, or a hash.
  /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?:[-_. ]?\(?\d+\)?)?$/i,
  /^(?=[0-9]*[a-f])[0-9a-f]{16,}$/i,
];
const MACHINE_NAMES = [
  new RegExp(`^(?:${NAMELESS_STEMS.join('|')})${NUMBERING}$`, 'iu'),
  // What programs write where nobody wrote anything.
  /^(?:null|undefined|nan|none|n\/a|true|false|alt(?: text)?|image|img|photo|picture|placeholder|default(?: title)?)$/i,
];

/** Last part of an URL's path, decoded, or an empty string. */
export function fileNameOf(url: string | null): string {
  const path = url ?? '';
  const end = firstOf(path.indexOf('?'), path.indexOf('#'), path.length);
  const name = path.slice(path.lastIndexOf('/', end - 1) + 1, end);
  if (!name.includes('%')) return name;
  try {
    return decodeURIComponent(name);
  } catch {
    // A stray % is legal in a file name and no reason to lose the rest of it.
    return name;
  }
}

/** The first position of two, of which -1 is none. */
function firstOf(a: number, b: number, none: number): number {
  return Math.min(a < 0 ? none : a, b < 0 ? none : b);
}

/**
 * True where a text is what a camera, an editor or a program named rather than words about the photo. The URL's own name without its
 * extension counts when it reads as a name (`blue-mug`, `mug2`); a lone word (`Mug` for mug.jpg) is a description.
 */
export function isFileName(text: string, url: string | null): boolean {
  if (IMAGE_EXTENSION.test(text) || isMachineName(text)) return true;
  const ownName = fileNameOf(url);
  if (/\s/.test(text) && !/\s/.test(ownName)) return false;
  const stem = ownName.replace(/\.[a-z0-9]+$/i, '');
  return same(text, ownName) || (same(text, stem) && /[-_\d]/.test(stem) && !/\s/.test(stem));
}

function isMachineName(text: string): boolean {
  return (
    (/\d/.test(text) && NUMBERED_NAMES.some((name) => name.test(text))) ||
    MACHINE_NAMES.some((name) => name.test(text))
  );
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
