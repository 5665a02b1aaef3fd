import sharp from 'sharp';
import { fontFile, type FontName } from './fonts';

export interface TextStyle {
  font: FontName;
  /** Of the letters, in pixels. */
  size: number;
  colour: string;
}

/** A line of text on nothing, as it would be laid over a photo. */
export async function drawText(text: string, { font, size, colour }: TextStyle): Promise<Buffer> {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return sharp({
    text: {
      text: `<span foreground="${colour}">${escaped}</span>`,
      // Without the comma Pango takes a last word such as Black for a weight, and draws with another font.
      font: `${font}, ${size}`,
      fontfile: fontFile(font),
      rgba: true,
      dpi: 72,
    },
  })
    .png()
    .toBuffer();
}
