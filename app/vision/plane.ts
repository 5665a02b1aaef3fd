/** A picture's brightness, 0 to 255, row by row. */
export interface Plane {
  pixels: Uint8Array;
  widthPx: number;
  heightPx: number;
}

/** A place in it, in pixels; its edges belong to it. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}
