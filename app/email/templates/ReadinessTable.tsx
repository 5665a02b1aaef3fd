import type { DigestContent, ReadinessRow } from './content';
import { Panel, Paragraph, SectionHeading } from './pieces';
import { ink, RULED } from './theme';

/** How ready the store is for each audience, and what moved. */
export function ReadinessTable({ readiness }: { readiness: DigestContent['readiness'] }) {
  const { heading, columns, rows, help, warning } = readiness;
  return (
    <Panel on="card" padding="20px 16px 12px" isRuled>
      <SectionHeading>{heading}</SectionHeading>
      <table width="100%" border={0} cellPadding="0" cellSpacing="0">
        <thead>
          <tr>
            <ColumnHeading text={columns.buyers} />
            <ColumnHeading text={columns.ready} isFigure />
            <ColumnHeading text={columns.opened} isFigure />
            <ColumnHeading text={columns.resolved} isFigure />
            <ColumnHeading text={columns.stillOpen} isFigure />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.buyers} row={row} />
          ))}
        </tbody>
      </table>
      <Paragraph as="subdued">{help}</Paragraph>
      {warning !== null && <Paragraph>{warning}</Paragraph>}
    </Panel>
  );
}

function ColumnHeading({ text, isFigure = false }: { text: string; isFigure?: boolean }) {
  const { className, style } = ink('subdued');
  return (
    <th
      scope="col"
      align={isFigure ? 'right' : 'left'}
      className={className}
      style={{
        ...style,
        ...SMALL,
        verticalAlign: 'bottom',
        fontWeight: 'normal',
        padding: isFigure ? FIGURE_PADDING : LABEL_PADDING,
      }}
    >
      {text}
    </th>
  );
}

function Row({ row }: { row: ReadinessRow }) {
  const { buyers, ready, before, opened, resolved, stillOpen } = row;
  const { className, style } = ink('text');
  const classes = `${className} ${RULED.className}`;
  const styles = {
    ...style,
    ...RULED.style,
    fontSize: '16px',
    lineHeight: '24px',
    verticalAlign: 'top',
  };
  return (
    <tr>
      <th
        scope="row"
        align="left"
        className={classes}
        style={{ ...styles, fontWeight: 'normal', padding: LABEL_PADDING }}
      >
        {buyers}
      </th>
      <td align="right" className={classes} style={{ ...styles, padding: FIGURE_PADDING }}>
        <strong>{ready}</strong>
        {before !== null && (
          <>
            <br />
            <span
              className={ink('subdued').className}
              style={{ ...ink('subdued').style, ...SMALL }}
            >
              {before}
            </span>
          </>
        )}
      </td>
      {[opened, resolved, stillOpen].map((figure, index) => (
        <td
          key={index}
          align="right"
          className={classes}
          style={{ ...styles, padding: FIGURE_PADDING }}
        >
          {figure}
        </td>
      ))}
    </tr>
  );
}

const SMALL = { fontSize: '13px', lineHeight: '18px' };
const LABEL_PADDING = '6px 0';
const FIGURE_PADDING = '6px 0 6px 8px';
