const FILES = import.meta.glob<Record<string, string>>('./en/**/*.json', {
  import: 'default',
  eager: true,
});

/** Of each sentence, the name of the file that it stands in, such as `rules/prices`. */
export const FILE_OF_TEXT: ReadonlyMap<string, string> = new Map(
  Object.entries(FILES).flatMap(([path, texts]) => {
    const file = path.replace(/^\.\/en\/|\.json$/g, '');
    return Object.keys(texts).map((id) => [id, file]);
  }),
);
