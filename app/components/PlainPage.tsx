import type { ReactNode } from 'react';

/** A page outside Shopify's admin, where neither Polaris's provider nor App Bridge is at hand. */
export function PlainPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main style={{ maxWidth: '40rem', margin: '0 auto', padding: '3rem 1rem', lineHeight: 1.6 }}>
      <h1 style={{ fontSize: '1.75rem', lineHeight: 1.2, marginBlockEnd: '1rem' }}>{title}</h1>
      {children}
    </main>
  );
}
