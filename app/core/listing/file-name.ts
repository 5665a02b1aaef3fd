const IMAGE_EXTENSION = /\.(jpe?g|jfif|png|gif|webp|avif|hei[cf]|tiff?|bmp|svg)$/i;

/** What cameras, phones and editors call a photo: `IMG_1234`, `DSC01234`, `PXL_20260101_120000`, `image (3)`. */
const CAMERA_NAME =
  /^(img|image|dscn?|dscf|pxl|mvimg|gopr|dji|photo|picture|pic|screenshot|capture|untitled)[-_ ]*\(?\d[\d_.\-() ]*$/i;

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
 * True where a text is the name of an image file rather than words about it. The URL's own name without its
 * extension counts when it reads as a name (`blue-mug`, `mug2`); a lone word (`Mug` for mug.jpg) is a description.
 */
export function isFileName(text: string, url: string | null): boolean {
  if (IMAGE_EXTENSION.test(text) || CAMERA_NAME.test(text)) return true;
  const ownName = fileNameOf(url);
  if (/\s/.test(text) && !/\s/.test(ownName)) return false;
  const stem = ownName.replace(/\.[a-z0-9]+$/i, '');
  return same(text, ownName) || (same(text, stem) && /[-_\d]/.test(stem) && !/\s/.test(stem));
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
