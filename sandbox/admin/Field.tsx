import type { ReactNode } from 'react';

/** An input with its label above. */
export function Field({
  label,
  flag = null,
  children,
}: {
  label: string;
  flag?: string | null;
  children: ReactNode;
}) {
  return (
    <label className="field">
      <span>
        {label} {flag && <em className="flag">{flag}</em>}
      </span>
      {children}
    </label>
  );
}
