import type { PhotoWordsView } from '~/core/photos/photo-view';

/** Frames around the words of a photo that fills a square as far as it can, as `MediaPicture` shows it. */
export function PhotoMarks({ words }: { words: PhotoWordsView }) {
  if (words.state !== 'read' || words.marks.length === 0) return null;
  const { width, height, marks } = words;
  // The words stand beside it as text.
  return (
    <svg className="photo-marks" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {marks
        .filter(({ language }) => language !== 'either')
        .map((mark, index) => (
          <rect
            key={index}
            className={`photo-mark-${mark.language}`}
            x={mark.left * width}
            y={mark.top * height}
            width={mark.width * width}
            height={mark.height * height}
          />
        ))}
    </svg>
  );
}
