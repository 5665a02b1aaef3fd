/** A file's text, which Vite puts into the bundle. */
declare module '*?raw' {
  const text: string;
  export default text;
}
